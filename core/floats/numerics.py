"""Textbook formulas as a computer's floats really work them out, beside the stable ones.

The functions named ``naive_…`` are demonstrations: right on paper, wrong far out.
"""

from itertools import count
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from core.binary.normal import normal_cdf
from core.binary.scales import sigmoid, softplus
from core.shared import domain
from core.shared.domain import Floats

AnyFloats = Any  # like Floats, in a chosen floating-point type


@np.errstate(over="ignore", under="ignore")
def naive_sigmoid(logit: npt.ArrayLike, *, dtype: npt.DTypeLike = np.float64) -> AnyFloats:
    """Demonstration: 1 / (1 + exp(-z)) as written, every step rounded to ``dtype``.

    Far to the left exp(-z) overflows and the result is 0 too early: below z = -709.8 in float64,
    where the sigmoid itself lasts to -745.

    Parameters
    ----------
    logit : array_like, any shape
        z, any real number or an infinity, in nats.
    dtype : {float64, float32, float16}
        The type the steps are computed in.

    Returns
    -------
    ``dtype``, shape of ``logit``
        Probability in [0, 1].

    Examples
    --------
    >>> naive_sigmoid([-740, 0])
    array([0. , 0.5])
    """
    z = domain.real("logit", logit).astype(domain.float_type("dtype", dtype))
    return 1 / (1 + np.exp(-z))


@np.errstate(divide="ignore")
def naive_failure_surprisal(
    logit: npt.ArrayLike, *, dtype: npt.DTypeLike = np.float64
) -> AnyFloats:
    """Demonstration: -ln(1 - σ(z)) as written, every step rounded to ``dtype``.

    From z = 37 on σ(z) rounds to 1 in float64, and the price of one wrong, confident belief comes
    out infinite; `failure_surprisal` says 37.

    Parameters
    ----------
    logit : array_like, any shape
        z, any real number or an infinity, in nats.
    dtype : {float64, float32, float16}
        The type the steps are computed in.

    Returns
    -------
    ``dtype``, shape of ``logit``
        Nats in [0, inf].

    Examples
    --------
    >>> naive_failure_surprisal([36, 37]).round(3)
    array([36.044,    inf])
    """
    # 0 - ln 1 is 0, where -ln 1 would be -0.
    return 0 - np.log(1 - naive_sigmoid(logit, dtype=dtype))


def failure_surprisal(logit: npt.ArrayLike) -> Floats:
    """Surprise, in nats, at an event of any logit that does not happen: ln(1 + exp(z)).

    Examples
    --------
    >>> failure_surprisal([36, 37])
    array([36., 37.])
    """
    # 1 - σ(z) = σ(-z), and -ln σ(-z) = softplus(z).
    return softplus(domain.real("logit", logit))


def first_saturated_logit(*, dtype: npt.DTypeLike = np.float64) -> int:
    """Find the smallest whole z from which 1 / (1 + exp(-z)) equals 1 exactly.

    A type of b significant bits rounds 1 + exp(-z) to 1 once exp(-z) ≤ 2⁻ᵇ, that is z ≥ b ln 2.

    Parameters
    ----------
    dtype : {float64, float32, float16}
        The type to search in.

    Returns
    -------
    int
        The logit, in nats.

    Examples
    --------
    >>> first_saturated_logit()
    37
    """
    return next(z for z in count() if naive_sigmoid(z, dtype=dtype) == 1)


class Gap(NamedTuple):
    """The widest vertical distance between two curves, and the place where it occurs."""

    value: float
    where: float


def probit_logit_gap(scale: float) -> Gap:
    """Widest distance between two S-curves: max over t of |σ(s t) - Φ(t)|.

    Parameters
    ----------
    scale : float
        s, above 0: how much the sigmoid is squeezed to imitate the normal curve.

    Returns
    -------
    Gap
        ``value``, a probability, and ``where``, the t in [0, 10] (step 0.001); -t does as well.

    References
    ----------
    Camilli, G. (1994). *Journal of Educational and Behavioral Statistics* 19, 293-295.

    Examples
    --------
    >>> round(probit_logit_gap(1.702).value, 5)
    0.00949
    """
    s = domain.single("scale", domain.positive("scale", scale))
    t = np.linspace(0.0, 10.0, 10_001)
    gap = np.abs(sigmoid(s * t) - normal_cdf(t))
    widest = np.argmax(gap)
    return Gap(value=float(gap[widest]), where=float(t[widest]))
