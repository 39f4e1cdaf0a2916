"""Many scores and as many probabilities: softmax, temperature, targets and their loss."""

from core.softmax.categorical import (
    hessian_eigenvalues,
    one_hot,
    smoothed,
    softmax_cross_entropy,
    softmax_cross_entropy_gradient,
    softmax_cross_entropy_hessian,
)
from core.softmax.logit_steps import gradient_path, gradient_step
from core.softmax.normalising import NaiveShares, doubly_exponential, naive_shares
from core.softmax.simplex import Span, move_probability, possible_range, triangle_point
from core.softmax.softmax import (
    identifiable_count,
    linear_scores,
    log_softmax,
    log_sum_exp,
    parameter_count,
    softmax,
)
from core.softmax.temperature import (
    boltzmann,
    preference,
    preference_odds,
    real_softmax,
    real_softmax_gap,
    real_softmax_slope,
    real_softmin,
    tempered,
    winner_takes_all,
)

__all__ = [
    "NaiveShares",
    "Span",
    "boltzmann",
    "doubly_exponential",
    "gradient_path",
    "gradient_step",
    "hessian_eigenvalues",
    "identifiable_count",
    "linear_scores",
    "log_softmax",
    "log_sum_exp",
    "move_probability",
    "naive_shares",
    "one_hot",
    "parameter_count",
    "possible_range",
    "preference",
    "preference_odds",
    "real_softmax",
    "real_softmax_gap",
    "real_softmax_slope",
    "real_softmin",
    "smoothed",
    "softmax",
    "softmax_cross_entropy",
    "softmax_cross_entropy_gradient",
    "softmax_cross_entropy_hessian",
    "tempered",
    "triangle_point",
    "winner_takes_all",
]
