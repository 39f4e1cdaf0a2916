"""What a network reads: the coordinates of a point, and curved functions of them."""

from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt

from core.shared import domain
from core.shared.domain import FloatArray
from core.training.engine.passes import Array
from core.training.settings import feature_names

FUNCTIONS: dict[str, Callable[[Array, Array], Array]] = {
    "x1": lambda x1, x2: x1,
    "x2": lambda x1, x2: x2,
    "x1x1": lambda x1, x2: x1 * x1,
    "x2x2": lambda x1, x2: x2 * x2,
    "x1x2": lambda x1, x2: x1 * x2,
    "sinx1": lambda x1, x2: np.asarray(np.sin(x1)),
    "sinx2": lambda x1, x2: np.asarray(np.sin(x2)),
}


def _feature_rows(inputs: Array, names: Sequence[str]) -> Array:
    """Compute features, one row each, of points, one row each."""
    return np.stack([FUNCTIONS[name](inputs[:, 0], inputs[:, 1]) for name in names])


@np.errstate(over="ignore", under="ignore")
def expand(inputs: npt.ArrayLike, names: Sequence[str]) -> FloatArray:
    """Compute features of points in the plane.

    The names are those of `core.training.FEATURES`: x₁ and x₂, their squares ``x1x1`` and
    ``x2x2``, their product ``x1x2``, and the waves ``sinx1`` and ``sinx2``, the angle in radians.

    Parameters
    ----------
    inputs : array_like, shape (n, 2)
        Coordinates, finite.
    names : sequence of str
        Which features, in which order; at least one, none twice.

    Returns
    -------
    float64, shape (n, f)
        A column for each name.

    Raises
    ------
    ValueError
        If the inputs are not finite or not of that shape, a name is unknown or comes twice, there
        is no name, or a square or product lies beyond float64.

    Examples
    --------
    >>> expand([[1, 2], [3, 4]], ["x1", "x1x2", "x2x2"])
    array([[ 1.,  2.,  4.],
           [ 3., 12., 16.]])
    """
    points = domain.finite("inputs", inputs)
    if points.ndim != 2 or points.shape[1] != 2:
        raise ValueError(f"inputs must have shape (n, 2); got {points.shape}")
    rows = _feature_rows(points, feature_names(names))
    return domain.finite("features of the inputs", rows).T
