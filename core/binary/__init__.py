"""One probability on three scales, and the curves and lines that join them."""

from core.binary.even_chances import Distances, distances_from_even
from core.binary.evidence import (
    Evidence,
    likelihood_ratio,
    odds_ratio,
    posterior_logit,
    weigh_evidence,
)
from core.binary.ladder import Ladder, logit_ladder, logit_step, odds_factor
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
from core.binary.slope import input_slope, probability_change

__all__ = [
    "Distances",
    "Evidence",
    "Ladder",
    "affine_score",
    "complement",
    "distances_from_even",
    "input_slope",
    "likelihood_ratio",
    "log_sigmoid",
    "logit",
    "logit_ladder",
    "logit_step",
    "midpoint",
    "normal_cdf",
    "normal_quantile",
    "odds",
    "odds_factor",
    "odds_ratio",
    "posterior_logit",
    "probability_change",
    "probability_from_odds",
    "sigmoid",
    "sigmoid_derivative",
    "softplus",
    "weigh_evidence",
]
