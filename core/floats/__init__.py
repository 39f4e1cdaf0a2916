"""Textbook formulas as floats compute them, beside the stable ones."""

from core.floats.numerics import (
    AnyFloats,
    Gap,
    failure_surprisal,
    first_saturated_logit,
    naive_failure_surprisal,
    naive_sigmoid,
    probit_logit_gap,
)
from core.floats.race import BLOCK, KINDS, NEAR, Kind, Race, powers_at, race_track, race_values
from core.floats.softmax_numerics import SoftmaxSteps, largest_safe_score, softmax_steps
from core.floats.underflow import (
    Underflow,
    UnderflowPoints,
    log_sum_track,
    power_track,
    product_track,
    underflow_points,
)

__all__ = [
    "BLOCK",
    "KINDS",
    "NEAR",
    "AnyFloats",
    "Gap",
    "Kind",
    "Race",
    "SoftmaxSteps",
    "Underflow",
    "UnderflowPoints",
    "failure_surprisal",
    "first_saturated_logit",
    "largest_safe_score",
    "log_sum_track",
    "naive_failure_surprisal",
    "naive_sigmoid",
    "power_track",
    "powers_at",
    "probit_logit_gap",
    "product_track",
    "race_track",
    "race_values",
    "softmax_steps",
    "underflow_points",
]
