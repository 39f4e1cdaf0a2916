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
numerics
    Textbook formulas as float64 really computes them, beside the stable ones.
grading
    Marks a prediction before the answer is revealed.
"""
