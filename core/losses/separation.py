"""Whether a threshold on x tells the labels apart, and a best weight exists at all."""

import numpy as np
import numpy.typing as npt

from core.losses.points import labelled_points


def separable(x: npt.ArrayLike, y: npt.ArrayLike) -> bool:
    """Tell whether some threshold on x has all the zeros on one side and all the ones on the other.

    Then every steeper curve fits better, and the weights grow for ever. Labels that are all alike
    need no threshold and count as separable.

    Parameters
    ----------
    x : array_like, shape (n,)
        Inputs, finite, at least one.
    y : array_like, shape (n,)
        Labels, each 0 or 1.

    Returns
    -------
    bool
        Whether one threshold makes no mistake.

    Raises
    ------
    ValueError
        If an x is not finite, a label is neither 0 nor 1, or x and y are not two rows of one
        length, at least 1.

    References
    ----------
    Albert, A. and Anderson, J. A. (1984). On the existence of maximum likelihood estimates in
    logistic regression models. *Biometrika* 71, 1-10.

    Examples
    --------
    >>> separable([0, 1, 2, 3], [0, 0, 1, 1]), separable([0, 1, 2, 3], [0, 1, 0, 1])
    (True, False)
    """
    return _gap(x, y) > 0.0


def has_finite_maximum(x: npt.ArrayLike, y: npt.ArrayLike) -> bool:
    """Tell whether some finite weight and bias have the greatest likelihood.

    It takes labels that overlap along x. Separable data have no such weight, nor have data whose
    two sides touch in one x alone: there the curve still wants to be as steep as it can. If every x
    is the same and both labels occur, a whole line of weights shares the maximum.

    Parameters
    ----------
    x : array_like, shape (n,)
        Inputs, finite, at least one.
    y : array_like, shape (n,)
        Labels, each 0 or 1.

    Returns
    -------
    bool
        Whether the maximum is reached.

    Raises
    ------
    ValueError
        As for `separable`.

    References
    ----------
    Albert, A. and Anderson, J. A. (1984). As for `separable`.

    Examples
    --------
    >>> has_finite_maximum([0, 1, 2, 3], [0, 1, 0, 1])
    True
    >>> has_finite_maximum([0, 1, 1, 2], [0, 0, 1, 1])
    False
    """
    inputs, labels = labelled_points(x, y)
    if np.all(inputs == inputs[0]):
        return bool(labels.min() < labels.max())
    return _gap(inputs, labels) < 0.0


@np.errstate(over="ignore")
def _gap(x: npt.ArrayLike, y: npt.ArrayLike) -> float:
    """Distance from one side to the other; below 0 if they overlap, inf if one side is empty."""
    inputs, labels = labelled_points(x, y)
    zeros, ones = inputs[labels == 0.0], inputs[labels == 1.0]
    if not (zeros.size and ones.size):
        return np.inf
    return float(max(ones.min() - zeros.max(), zeros.min() - ones.max()))
