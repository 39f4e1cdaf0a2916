"""The sigmoid on the log scale, where small probabilities keep their digits."""

import numpy as np
import numpy.typing as npt

from core.shared import domain
from core.shared.domain import Floats


@np.errstate(under="ignore")
def softplus(x: npt.ArrayLike) -> Floats:
    """Smooth ramp ln(1 + exp(x)), whose slope is the sigmoid.

    Parameters
    ----------
    x : array_like, any shape
        Any real number or an infinity.

    Returns
    -------
    float64, shape of ``x``
        Nats in [0, inf]: about exp(x) far to the left, ln 2 at 0, about x far to the right.

    Raises
    ------
    ValueError
        If a value is NaN.

    References
    ----------
    Dugas, C. et al. (2001). Incorporating second-order functional knowledge for better option
    pricing. *Advances in Neural Information Processing Systems* 13, 472-478.

    Examples
    --------
    >>> softplus([-np.inf, 0, 1000]).round(6)
    array([0.00000e+00, 6.93147e-01, 1.00000e+03])
    """
    x = domain.real("x", x)
    # ln(1 + exp(x)) = max(x, 0) + ln(1 + exp(-|x|)), so exp cannot overflow.
    return np.maximum(x, 0.0) + np.log1p(np.exp(-np.abs(x)))


def log_sigmoid(logit: npt.ArrayLike) -> Floats:
    """Log-probability ln σ(z) = -softplus(-z).

    Parameters
    ----------
    logit : array_like, any shape
        z, any real number or an infinity, in nats.

    Returns
    -------
    float64, shape of ``logit``
        Nats in [-inf, 0]: about z far to the left, about -exp(-z) far to the right.

    Raises
    ------
    ValueError
        If a logit is NaN.

    References
    ----------
    Mächler, M. (2012). Accurately computing log(1 - exp(-|a|)). Vignette of the R package *Rmpfr*.

    Examples
    --------
    >>> log_sigmoid([-1000, 0]).round(6)
    array([-1.00000e+03, -6.93147e-01])
    """
    z = domain.real("logit", logit)
    return -softplus(-z)
