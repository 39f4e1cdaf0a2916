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
numerics
    Textbook formulas as float64 really computes them, beside the stable ones.
grading
    Marks a prediction before the answer is revealed.
"""
