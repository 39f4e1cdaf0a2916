"""Other ways to make shares of scores, which fail: demonstrations of what softmax is for."""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from core.shared import domain
from core.shared.domain import BoolArray, FloatArray, Floats
from core.softmax.softmax import softmax


class NaiveShares(NamedTuple):
    """Scores over their sum, the sum, and whether the shares are probabilities at all."""

    shares: FloatArray
    total: Floats
    valid: BoolArray


@np.errstate(all="ignore")
def naive_shares(scores: npt.ArrayLike) -> NaiveShares:
    """Demonstration: divide each score by the sum, oᵢ / Σ oⱼ, without exponentials.

    A negative score gives a share below 0 or above 1, and a sum of 0 gives ±inf, or NaN for 0 / 0:
    what the division really says is returned.

    Parameters
    ----------
    scores : array_like, shape (..., K)
        Any finite numbers.

    Returns
    -------
    NaiveShares
        ``shares``, of the shape of ``scores``; ``total`` and ``valid`` without the last axis.

    Examples
    --------
    >>> naive_shares([[1, 3], [-1, 3], [-1, 1]]).shares
    array([[ 0.25,  0.75],
           [-0.5 ,  1.5 ],
           [ -inf,   inf]])
    """
    o = domain.classes("scores", domain.finite("scores", scores))
    total = np.add.reduce(o, axis=-1)
    shares = o / total[..., np.newaxis]
    # Of shares that sum to 1 none is above 1 unless another is below 0.
    return NaiveShares(shares, total, np.logical_and.reduce(shares >= 0.0, axis=-1) & (total != 0))


@np.errstate(over="ignore", under="ignore")
def doubly_exponential(logits: npt.ArrayLike) -> FloatArray:
    """Demonstration: the exponentials are given to softmax, which takes them once more.

    Parameters
    ----------
    logits : array_like, shape (..., K)
        Any numbers up to 709, whose exponentials are finite.

    Returns
    -------
    float64, shape of ``logits``
        Probabilities, far too certain.

    Raises
    ------
    ValueError
        If a logit is NaN or its exponential overflows.

    Examples
    --------
    >>> doubly_exponential([1, 2, 3])[2].round(8)
    np.float64(0.99999691)
    """
    return softmax(np.exp(domain.numbers("logits", logits)))
