"""What a wrong belief costs, how steeply, and the path downhill."""

from core.losses.curvature import (
    binary_cross_entropy_curvature,
    slope_ratio,
    squared_error_curvature,
    squared_error_inflection,
)
from core.losses.descent import Path, descend, descent_step
from core.losses.losses import (
    binary_cross_entropy,
    binary_cross_entropy_gradient,
    gaussian_surprisal,
    multi_label_cross_entropy,
    squared_error,
    squared_error_gradient,
    surprisal_of_success,
)
from core.losses.points import Loss, Reduction
from core.losses.regression import (
    cost,
    cost_gradient,
    cost_so_far,
    error_count,
    has_finite_maximum,
    misclassified_points,
    point_losses,
    separable,
)
from core.softmax.categorical import softmax_cross_entropy, softmax_cross_entropy_gradient

__all__ = [
    "Loss",
    "Path",
    "Reduction",
    "binary_cross_entropy",
    "binary_cross_entropy_curvature",
    "binary_cross_entropy_gradient",
    "cost",
    "cost_gradient",
    "cost_so_far",
    "descend",
    "descent_step",
    "error_count",
    "gaussian_surprisal",
    "has_finite_maximum",
    "misclassified_points",
    "multi_label_cross_entropy",
    "point_losses",
    "separable",
    "slope_ratio",
    "softmax_cross_entropy",
    "softmax_cross_entropy_gradient",
    "squared_error",
    "squared_error_curvature",
    "squared_error_gradient",
    "squared_error_inflection",
    "surprisal_of_success",
]
