"""What a network reads: the coordinates of a point, and curved functions of them."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from core.shared import domain
from core.shared.domain import FloatArray
from core.training.engine.features import FUNCTIONS, feature_rows

FEATURES = tuple(FUNCTIONS)


@np.errstate(over="ignore", under="ignore")
def expand(inputs: npt.ArrayLike, names: Sequence[str]) -> FloatArray:
    """Compute features of points in the plane.

    The names are those of `FEATURES`: x₁ and x₂, their squares ``x1x1`` and ``x2x2``, their product
    ``x1x2``, and the waves ``sinx1`` and ``sinx2``, the angle in radians.

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
    rows = feature_rows(points, feature_names(names))
    return domain.finite("features of the inputs", rows).T


def feature_names(names: Sequence[str]) -> tuple[str, ...]:
    """Check names of features.

    Parameters
    ----------
    names : sequence of str
        Some of `FEATURES`.

    Returns
    -------
    tuple of str
        The same names.

    Examples
    --------
    >>> feature_names(["x1", "sinx2"])
    ('x1', 'sinx2')
    """
    chosen = tuple(domain.choice("features", name, FEATURES) for name in names)
    if not chosen or len(set(chosen)) < len(chosen):
        raise ValueError(f"features must be at least one name, none twice; got {list(names)!r}")
    return chosen
