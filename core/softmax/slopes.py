"""Prediction minus label for logits that have been checked: paths take many steps."""

import numpy as np

from core.shared.domain import FloatArray


def prediction_minus_label(log_p: FloatArray, p: FloatArray, y: FloatArray) -> FloatArray:
    """Return p - y = (1 - y) - (1 - p), where 1 - p keeps its digits as -expm1(ln p)."""
    return np.where(p > 0.5, (1.0 - y) + np.expm1(log_p), p - y)


def slope_of_checked(logits: FloatArray, y: FloatArray) -> FloatArray:
    """Return softmax(o) - y, to the bit what `core.softmax.softmax_cross_entropy_gradient` says."""
    below = logits - np.maximum.reduce(logits, axis=-1, keepdims=True)
    weights = np.exp(below)
    p = weights / np.add.reduce(weights, axis=-1, keepdims=True)
    # ln Σ wᵢ is log1p of all but the largest, which is 1.
    rows = weights.reshape(-1, weights.shape[-1])
    rows[np.arange(len(rows)), rows.argmax(axis=-1)] = 0.0
    below -= np.log1p(np.add.reduce(weights, axis=-1, keepdims=True))
    return prediction_minus_label(below, p, y)
