"""The mathematics of Logit Lab: arrays in, arrays out.

Layer rule: ``core`` imports NumPy and the standard library alone, and nothing in it draws, prints,
reads a clock or keeps state; randomness comes in as an argument. Every function works in float64,
takes arrays of any shape, and refuses a value outside its domain with a ``ValueError``.

Packages
--------
binary
    One probability on three scales, and the curves and lines that join them.
softmax
    Many scores and as many probabilities: softmax, temperature, targets and their loss.
losses
    What a wrong belief costs, how steeply, and the path downhill.
likelihood
    How well a belief explains data, the best one, and how far it strays.
information
    What an outcome costs, what it costs on average, and codes that come close to it.
floats
    Textbook formulas as floats compute them, beside the stable ones.
data
    Points in the plane with a class each, and how they are prepared for training.
training
    Training as pure steps from a frozen state, and the film of a run.
evaluation
    How well answers agree with the truth, and what the numbers of a run tell.
shared
    What several packages need: domains, expectations, labels, random streams.
"""
