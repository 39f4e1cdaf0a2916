"""How well answers agree with the truth, and what the numbers of a run tell."""

from core.evaluation.accuracy import (
    confusion_matrix,
    counts_from,
    margins,
    misclassified,
    point_surprisals,
    predictions,
)
from core.evaluation.calibration import Reliability, reliability
from core.evaluation.crowd import Bins, bins_for, choice_counts, mean_curve
from core.evaluation.diagnosis import Divergence, Overfitting, divergence, overfitting
from core.evaluation.grading import Grade, grade
from core.evaluation.sketches import distance, height_at, highest_place, mean_distance
from core.evaluation.smoothing import debiased_average
from core.evaluation.symptoms import (
    DeadUnits,
    EndlessGrowth,
    VanishingGradient,
    dead_units,
    endless_growth,
    vanishing_gradient,
)

__all__ = [
    "Bins",
    "DeadUnits",
    "Divergence",
    "EndlessGrowth",
    "Grade",
    "Overfitting",
    "Reliability",
    "VanishingGradient",
    "bins_for",
    "choice_counts",
    "confusion_matrix",
    "counts_from",
    "dead_units",
    "debiased_average",
    "distance",
    "divergence",
    "endless_growth",
    "grade",
    "height_at",
    "highest_place",
    "margins",
    "mean_curve",
    "mean_distance",
    "misclassified",
    "overfitting",
    "point_surprisals",
    "predictions",
    "reliability",
    "vanishing_gradient",
]
