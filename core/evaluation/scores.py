"""The checks that all about a model's answers shares: a row per point, a column per class."""

import numpy as np
import numpy.typing as npt

from core.shared import domain
from core.shared.domain import FloatArray
from core.shared.labels import IntArray, class_labels


def table(name: str, scores: npt.ArrayLike) -> FloatArray:
    """Check scores of shape (n, K): at least one point and two classes, and no NaN."""
    checked = domain.real(name, scores)
    if checked.ndim != 2 or not len(checked) or checked.shape[1] < 2:
        rule = f"{name} must have shape (n, K), n at least 1 and K at least 2"
        raise ValueError(f"{rule}; got {checked.shape}")
    return checked


def labelled(scores: npt.ArrayLike, labels: npt.ArrayLike) -> tuple[FloatArray, IntArray]:
    """Check scores and a class number for each of their rows."""
    checked = table("scores", scores)
    return checked, class_labels(labels, points=len(checked), classes=checked.shape[1])


def log_probabilities(
    log_probabilities: npt.ArrayLike, labels: npt.ArrayLike
) -> tuple[FloatArray, IntArray]:
    """Check rows of log-probabilities and a class number for each of them."""
    checked = table("log_probabilities", log_probabilities)
    # exp only sees what is at most 0, so it cannot overflow.
    totals = np.exp(checked, where=checked <= 0.0, out=np.full(checked.shape, np.inf)).sum(axis=1)
    wrong = np.abs(totals - 1.0) > domain.rounding(log_probabilities)
    if wrong.any():
        rule = "log_probabilities must be at most 0, with probabilities that sum to 1"
        raise ValueError(f"{rule}; got {checked[wrong][0].tolist()!r}")
    return checked, class_labels(labels, points=len(checked), classes=checked.shape[1])
