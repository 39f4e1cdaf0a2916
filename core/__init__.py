"""The mathematics of Logit Lab: arrays in, arrays out.

Layer rule: ``core`` imports NumPy and the standard library alone, and nothing in it draws, prints,
reads a clock or keeps state; randomness comes in as an argument. Every function works in float64,
takes arrays of any shape, and refuses a value outside its domain with a ``ValueError``.

Modules
-------
binary
    One belief on three scales: probability, odds and logit, and the curves that join them.
log_scale
    The logarithm of the sigmoid, and softplus, its mirror image.
affine
    The straight line on the score axis, z = w x + b, and where it crosses zero.
ladder
    Equal steps in logit, and the equal factors in odds that they make.
normal
    The normal distribution's own S-curve and its inverse, the probit.
sampling
    Seeded experiments: coin flips, running frequencies, a noisy score that crosses a threshold.
likelihood
    How well a belief explains k heads in n flips, and the belief that does it best.
coins
    Which coins of a row show heads.
estimator
    How far that best belief strays from the truth, flips after flips.
spread
    Many estimates beside the normal curve, in standard errors.
underflow
    A long product of probabilities in the computer's floats, beside the sum of its logarithms.
race
    The same product and sum, at the few steps that the eye can tell apart.
losses
    What a wrong belief costs: surprisals, binary cross-entropy and squared error from the logit.
curvature
    How the slope of a loss changes along the logit.
regression
    The cost of a weight and a bias on a few labelled points.
descent
    The path of gradient descent over that cost.
separation
    Whether a threshold tells the labels apart, and a best weight exists.
datasets
    Points in the plane with a class each, and the seeded shapes they can be drawn from.
real_data
    Measurements of real penguins.
own_data
    A person's own CSV file, read and written.
csv_problems
    What can be wrong with such a file, in a sentence and in parts.
own_points
    Points that a person has drawn, as a short text that fits into an address.
preparation
    A part of the data held back for the test, and axes brought to one scale.
evaluation
    How well scored classes agree with the labels: hits, mix-ups, margins and surprise.
calibration
    Whether a model is right as often as it says it is.
diagnosis
    What the loss curves of a run tell: divergence, overfitting.
smoothing
    The weighted mean of a noisy series so far.
symptoms
    What the model's own numbers tell: dead units, a vanishing gradient, weights that never stop.
softmax
    Many scores to as many probabilities, at any temperature, and the logarithm of their sum.
temperature
    Hot and cold: powers, energies, the soft maximum, and paired preferences.
normalising
    Other ways to make shares of scores, and how they fail.
softmax_numerics
    Softmax step by step in the computer's floats, with the max trick or without.
linear
    A fully connected layer: from pixels to one score for each class.
simplex
    Moving one probability of a distribution, and three of them on a triangle.
information
    What an outcome costs, and what it costs on average under a true or a wrong belief.
categorical
    The loss of several classes: targets, cross-entropy, its slope and its curvature.
logit_steps
    Gradient descent on the logits of one prediction.
coding
    Huffman codes, the price of a code made for another belief, and blocks of symbols.
stream
    Symbols drawn one by one, and the score of one who guesses them.
numerics
    Textbook formulas as float64 really computes them, beside the stable ones.
features
    What a network reads: coordinates, and curved functions of them.
settings
    The choices that make a training run, checked.
optimizers
    One step of gradient descent, momentum or Adam, by its published rule.
training
    Training as pure steps from a frozen state, with its losses and accuracies.
network
    Beliefs, units and layers of a trained network.
portrait
    A network as bytes: the sizes of its weights, and the maps of its units.
frames
    What a film shows: its segments, its grid and its frames.
film
    A run that can be shown from any step, kept in a bounded number of states.
surface
    The loss of a regression over two of its parameters.
export
    Weights as JSON and as NumPy's archive.
training_script
    A run as one Python file that computes the same bits.
grading
    Marks a prediction before the answer is revealed.
"""
