"""The normal distribution's own S-curve, and its inverse, the probit."""

import math
from fractions import Fraction
from statistics import NormalDist

import numpy as np
import numpy.typing as npt

from core.shared import domain
from core.shared.domain import Floats

# The standard library knows these functions of one number; NumPy takes them over an array.
_erfc = np.frompyfunc(math.erfc, 1, 1)
_standard_normal_quantile = np.frompyfunc(NormalDist().inv_cdf, 1, 1)

_SQRT_HALF = math.sqrt(0.5)
# c = √½ (1 + ε) in float64, so c² - ½ = ε up to ε².
_SQRT_HALF_ERROR = float(Fraction(_SQRT_HALF) ** 2 - Fraction(1, 2))


@np.errstate(under="ignore")
def normal_cdf(x: npt.ArrayLike) -> Floats:
    """Share of a standard normal population below x: Φ(x) = erfc(-x / √2) / 2.

    Parameters
    ----------
    x : array_like, any shape
        Any real number or an infinity, in standard deviations.

    Returns
    -------
    float64, shape of ``x``
        Probability in [0, 1], within 4 + x² ulp: one rounding of x / √2 costs up to x² of them.

    References
    ----------
    Abramowitz, M. and Stegun, I. A. (1964). *Handbook of Mathematical Functions*. National Bureau
    of Standards, equation 26.2.29.

    Examples
    --------
    >>> normal_cdf([-np.inf, -1, 0, 1]).round(6)
    array([0.      , 0.158655, 0.5     , 0.841345])
    """
    x = domain.real("x", x)
    upper_tail = np.asarray(_erfc(-x * _SQRT_HALF), dtype=np.float64)
    # erfc(t) falls like exp(-t²), so t = |x| √½ (1 + ε) costs the factor exp(-ε x²): give it back
    # on the left, where it shows. Below -39, Φ is 0 in float64.
    left = np.clip(x, -39.0, 0.0)
    return 0.5 * upper_tail * np.exp(_SQRT_HALF_ERROR * left**2)


def normal_quantile(probability: npt.ArrayLike) -> Floats:
    """Probit: the x below which a share p of a standard normal population lies, Φ⁻¹(p).

    Parameters
    ----------
    probability : array_like, any shape
        p in [0, 1].

    Returns
    -------
    float64, shape of ``probability``
        Standard deviations: -inf at p = 0, 0 at p = 1/2, inf at p = 1. Within 8 ulp.

    References
    ----------
    Bliss, C. I. (1934). The method of probits. *Science* 79, 38-39.
    Wichura, M. J. (1988). Algorithm AS 241. *Applied Statistics* 37, 477-484.

    Examples
    --------
    >>> normal_quantile([0, 0.5, 0.975]).round(6)
    array([    -inf, 0.      , 1.959964])
    """
    p = domain.probability("probability", probability)
    inside = (p > 0.0) & (p < 1.0)
    quantile = _standard_normal_quantile(np.where(inside, p, 0.5))
    return np.where(inside, quantile, np.where(p < 0.5, -np.inf, np.inf)).astype(np.float64)[()]
