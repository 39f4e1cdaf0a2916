"""The coordinates of a point, and curved functions of them."""

from collections.abc import Callable, Sequence

import numpy as np

from core.training.engine.passes import Array

FUNCTIONS: dict[str, Callable[[Array, Array], Array]] = {
    "x1": lambda x1, x2: x1,
    "x2": lambda x1, x2: x2,
    "x1x1": lambda x1, x2: x1 * x1,
    "x2x2": lambda x1, x2: x2 * x2,
    "x1x2": lambda x1, x2: x1 * x2,
    "sinx1": lambda x1, x2: np.asarray(np.sin(x1)),
    "sinx2": lambda x1, x2: np.asarray(np.sin(x2)),
}


def feature_rows(inputs: Array, names: Sequence[str]) -> Array:
    """Compute features, one row each, of points, one row each."""
    return np.stack([FUNCTIONS[name](inputs[:, 0], inputs[:, 1]) for name in names])
