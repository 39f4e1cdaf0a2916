"""Axes of a cost that rarely change when it does."""

import numpy as np
import numpy.typing as npt


def cost_ranges(costs: npt.ArrayLike) -> np.ndarray:
    """Return the axis of each cost, shape (..., 2): up to a power of two, so it rarely changes."""
    top = 2.0 ** np.ceil(np.log2(np.maximum(1.1 * np.asarray(costs), 0.125)))
    return np.stack([np.zeros_like(top), top], axis=-1)
