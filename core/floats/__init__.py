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
from core.floats.softmax_numerics import SoftmaxSteps, largest_safe_score, softmax_steps
from core.floats.underflow import (
    BLOCK,
    KINDS,
    NEAR,
    Kind,
    Race,
    Underflow,
    UnderflowPoints,
    powers_at,
    race_track,
    race_values,
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
    "naive_failure_surprisal",
    "naive_sigmoid",
    "powers_at",
    "probit_logit_gap",
    "race_track",
    "race_values",
    "softmax_steps",
    "underflow_points",
]
