"""A fully connected layer: from the numbers of a picture to one score for each class.

The weights have one row for each class, W of shape (K, d), for one input as for a batch:
o = W x + b, and O = X Wᵀ + b row by row.
"""

import numpy as np
import numpy.typing as npt

from core.shared import domain
from core.shared.domain import FloatArray


@np.errstate(over="ignore", invalid="ignore")
def linear_scores(x: npt.ArrayLike, weights: npt.ArrayLike, bias: npt.ArrayLike) -> FloatArray:
    """Scores of the classes: o = W x + b, for each row of inputs.

    Parameters
    ----------
    x : array_like, shape (..., d)
        Inputs, any finite numbers: the pixels of one picture in each row.
    weights : array_like, shape (K, d)
        W, any finite numbers: how each input speaks for each class.
    bias : array_like, shape (K,)
        b, any finite numbers.

    Returns
    -------
    float64, shape (..., K)
        Logits; they may be negative and need not sum to 1.

    Raises
    ------
    ValueError
        If a number is not finite, the shapes do not fit, or a score is too large for float64.

    References
    ----------
    Zhang, A., Lipton, Z. C., Li, M. and Smola, A. J. (2023). *Dive into Deep Learning*. Cambridge
    University Press, section 4.1.

    Examples
    --------
    >>> linear_scores([1, 0, 0, 1], [[1, 0, 0, 1], [0, 1, 1, 0], [1, 1, 1, 1]], [0, 1, -1])
    array([2., 1., 1.])
    """
    inputs, w, b = (
        domain.finite(name, values)
        for name, values in (("x", x), ("weights", weights), ("bias", bias))
    )
    if w.ndim != 2 or inputs.shape[-1:] != w.shape[1:] or b.shape != w.shape[:1]:
        rule = "x, weights and bias must have shapes (..., d), (K, d) and (K,)"
        raise ValueError(f"{rule}; got {inputs.shape}, {w.shape} and {b.shape}")
    return domain.finite("scores", inputs @ w.T + b)


def parameter_count(inputs: int, classes: int) -> int:
    """Count the numbers in W and b: K (d + 1).

    Parameters
    ----------
    inputs : int
        d, at least 1.
    classes : int
        K, at least 1.

    Returns
    -------
    int
        15 for four pixels and three classes.

    Raises
    ------
    ValueError
        If d or K is not a whole number from 1 on.

    References
    ----------
    Zhang, A. and others (2023). As for `linear_scores`.

    Examples
    --------
    >>> parameter_count(4, 3)
    15
    """
    return domain.whole("classes", classes) * (domain.whole("inputs", inputs) + 1)


def identifiable_count(inputs: int, classes: int) -> int:
    """Count the numbers that softmax can tell apart: (K - 1)(d + 1).

    Adding the same row to every class, in W and b alike, adds the same number to every score, and
    softmax(o + c) = softmax(o): one class's row is free.

    Parameters
    ----------
    inputs : int
        d, at least 1.
    classes : int
        K, at least 1.

    Returns
    -------
    int
        10 for four pixels and three classes.

    Raises
    ------
    ValueError
        If d or K is not a whole number from 1 on.

    References
    ----------
    Bishop, C. M. (2006). *Pattern Recognition and Machine Learning*. Springer, section 4.3.4.

    Examples
    --------
    >>> identifiable_count(4, 3)
    10
    """
    return (domain.whole("classes", classes) - 1) * (domain.whole("inputs", inputs) + 1)
