"""One probability on three scales, and the curves and lines that join them."""

from core.binary.ladder import Ladder, logit_ladder, odds_factor
from core.binary.normal import normal_cdf, normal_quantile
from core.binary.scales import (
    affine_score,
    complement,
    log_sigmoid,
    logit,
    midpoint,
    odds,
    probability_from_odds,
    sigmoid,
    sigmoid_derivative,
    softplus,
)

__all__ = [
    "Ladder",
    "affine_score",
    "complement",
    "log_sigmoid",
    "logit",
    "logit_ladder",
    "midpoint",
    "normal_cdf",
    "normal_quantile",
    "odds",
    "odds_factor",
    "probability_from_odds",
    "sigmoid",
    "sigmoid_derivative",
    "softplus",
]
