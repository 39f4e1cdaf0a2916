"""The straight line on the score axis: z = w x + b, and where it crosses zero."""

import numpy as np
import numpy.typing as npt

from core.shared import domain
from core.shared.domain import Floats


@np.errstate(over="ignore", under="ignore")
def affine_score(x: npt.ArrayLike, *, weight: npt.ArrayLike, bias: npt.ArrayLike) -> Floats:
    """Score of an input: z = w x + b, a straight line on the logit axis.

    Parameters
    ----------
    x : array_like, any shape
        Input, finite.
    weight : array_like, broadcasts with ``x``
        w, finite: the logits gained for each unit of x.
    bias : array_like, broadcasts with ``x``
        b, finite: the logit at x = 0.

    Returns
    -------
    float64, the broadcast shape
        z in nats; an infinity if w x + b is beyond float64. Rounded once for the product and once
        for the sum, so where the two nearly cancel only the absolute error is small.

    Raises
    ------
    ValueError
        If an argument is infinite or NaN, or if the shapes do not broadcast.

    References
    ----------
    Bishop, C. M. (2006). *Pattern Recognition and Machine Learning*. Springer, section 4.3.2.

    Examples
    --------
    >>> affine_score([0, 1, 2], weight=2, bias=-1)
    array([-1.,  1.,  3.])
    """
    w, b = domain.finite("weight", weight), domain.finite("bias", bias)
    place = domain.finite("x", x)
    domain.together(x=place, weight=w, bias=b)
    return w * place + b


@np.errstate(over="ignore", under="ignore")
def midpoint(*, weight: npt.ArrayLike, bias: npt.ArrayLike) -> Floats:
    """Input at which the score is 0 and the probability 1/2: x = -b / w.

    Parameters
    ----------
    weight : array_like, any shape
        w, finite and not 0: a flat line crosses zero nowhere, or everywhere.
    bias : array_like, broadcasts with ``weight``
        b, finite.

    Returns
    -------
    float64, the broadcast shape
        Where the S-curve is steepest, in units of x.

    Raises
    ------
    ValueError
        If a weight is 0, an argument is infinite or NaN, or the shapes do not broadcast.

    References
    ----------
    Agresti, A. (2013). *Categorical Data Analysis*, 3rd ed. Wiley, chapter 5.

    Examples
    --------
    >>> midpoint(weight=2, bias=-3)
    np.float64(1.5)
    """
    w, b = domain.nonzero("weight", weight), domain.finite("bias", bias)
    domain.together(weight=w, bias=b)
    # 0 - b/w is 0 where b = 0; -b/w might be -0.
    return 0.0 - b / w
