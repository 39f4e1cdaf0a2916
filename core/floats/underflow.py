"""A product of many probabilities as floats really work it out, beside the sum of its logarithms.

Every number is computed in the type asked for. A power is rounded once; a running product is
rounded at each step, and so is a running sum.
"""

from bisect import bisect_left
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from core.floats.numerics import AnyFloats
from core.shared import domain
from core.shared.domain import BoolArray


@np.errstate(under="ignore")
def power_track(factor: npt.ArrayLike, n: int, *, dtype: npt.DTypeLike = np.float64) -> AnyFloats:
    """Powers f¹, f², …, fⁿ of a factor, each rounded once to ``dtype``.

    Parameters
    ----------
    factor : array_like, any shape
        f in [0, 1]; rounded to ``dtype`` first.
    n : int
        Number of steps, at least 1.
    dtype : {float64, float32, float16}
        The type of the results.

    Returns
    -------
    ``dtype``, shape of ``factor`` followed by ``n``
        Values in [0, 1].

    Raises
    ------
    ValueError
        If a factor lies outside [0, 1], n is not a whole number from 1 on, or the type is not one
        of the three.

    References
    ----------
    Goldberg, D. (1991). What every computer scientist should know about floating-point arithmetic.
    *ACM Computing Surveys* 23, 5-48.

    Examples
    --------
    >>> power_track(0.5, 3)
    array([0.5  , 0.25 , 0.125])
    """
    f = _rounded(factor, dtype)
    return _power(f[..., np.newaxis], np.arange(1, domain.whole("n", n) + 1))


@np.errstate(under="ignore")
def product_track(factor: npt.ArrayLike, n: int, *, dtype: npt.DTypeLike = np.float64) -> AnyFloats:
    """Multiply by f over and over: f, f·f, …, each product rounded to ``dtype``.

    Parameters
    ----------
    factor : array_like, any shape
        f in [0, 1]; rounded to ``dtype`` first.
    n : int
        Number of steps, at least 1.
    dtype : {float64, float32, float16}
        The type the steps are computed in.

    Returns
    -------
    ``dtype``, shape of ``factor`` followed by ``n``
        Values in [0, 1]. With f above 1/2 they stick just above 0: a few times the smallest number
        of the type, times f, rounds back to itself.

    Raises
    ------
    ValueError
        As for `power_track`.

    References
    ----------
    Goldberg, D. (1991). As for `power_track`.

    Examples
    --------
    >>> product_track(0.9, 100_000)[-1]
    np.float64(2.5e-323)
    """
    return np.multiply.accumulate(_repeated(_rounded(factor, dtype), n), axis=-1)


@np.errstate(divide="ignore")  # ln 0 is -inf
def log_sum_track(factor: npt.ArrayLike, n: int, *, dtype: npt.DTypeLike = np.float64) -> AnyFloats:
    """Add ln f over and over: the logarithm of the running product, which cannot underflow.

    A sum has limits of its own: in a short type it stops moving once ln f is less than half the
    distance from one float to the next, for f = 0.9 in float16 at -256.

    Parameters
    ----------
    factor : array_like, any shape
        f in [0, 1]; rounded to ``dtype`` first.
    n : int
        Number of steps, at least 1.
    dtype : {float64, float32, float16}
        The type the steps are computed in.

    Returns
    -------
    ``dtype``, shape of ``factor`` followed by ``n``
        Nats in [-inf, 0].

    Raises
    ------
    ValueError
        As for `power_track`.

    References
    ----------
    Goldberg, D. (1991). As for `power_track`.

    Examples
    --------
    >>> log_sum_track(0.9, 10_000)[-1].round(4)
    np.float64(-1053.6052)
    """
    return np.add.accumulate(_repeated(np.log(_rounded(factor, dtype)), n), axis=-1)


@dataclass(frozen=True)
class UnderflowPoints:
    """The steps at which a track leaves the numbers of full precision; None if it does not.

    Attributes
    ----------
    subnormal_from : int or None
        First step with a result above 0 but below the smallest number of full precision.
    zero_from : int or None
        First step with the result 0.
    sticks_from : int or None
        First step whose result, above 0 and below 1, every later step repeats.
    sticks_at : float or None
        The result that is repeated.
    """

    subnormal_from: int | None
    zero_from: int | None
    sticks_from: int | None = None
    sticks_at: float | None = None


@dataclass(frozen=True)
class Underflow:
    """What becomes of a factor's powers, and of its running product.

    Attributes
    ----------
    power : UnderflowPoints
        Of `power_track`, which never sticks.
    product : UnderflowPoints
        Of `product_track`.
    """

    power: UnderflowPoints
    product: UnderflowPoints


def underflow_points(
    factor: float, *, dtype: npt.DTypeLike = np.float64, limit: int = 100_000
) -> Underflow:
    """Find the steps at which a factor's powers and running product become subnormal, stick or end.

    Parameters
    ----------
    factor : float
        f in [0, 1]; rounded to ``dtype`` first, and one that rounds to 1 never underflows.
    dtype : {float64, float32, float16}
        The type to search in.
    limit : int
        Last step to look at, at least 1.

    Returns
    -------
    Underflow
        Steps from 1 to ``limit``, or None.

    Raises
    ------
    ValueError
        If the factor is not one number in [0, 1], the limit is not a whole number from 1 on, or the
        type is not one of the three.

    References
    ----------
    IEEE Std 754-2019. *IEEE Standard for Floating-Point Arithmetic*, section 3.3.

    Examples
    --------
    >>> underflow_points(0.5).power.zero_from
    1075
    """
    f = _rounded(domain.single("factor", domain.probability("factor", factor)), dtype)
    last = domain.whole("limit", limit)
    return Underflow(power=_points_of_power(f, last), product=_points_of_product(f, last))


@np.errstate(under="ignore")
def _points_of_power(f: npt.NDArray[Any], limit: int) -> UnderflowPoints:
    # Powers only fall, so halving the range finds a step without computing all the others.
    steps, tiny = range(1, limit + 1), np.finfo(f.dtype).tiny
    subnormal = bisect_left(steps, True, key=lambda k: bool(_power(f, k) < tiny)) + 1
    zero = bisect_left(steps, True, key=lambda k: bool(_power(f, k) == 0)) + 1
    return UnderflowPoints(
        subnormal_from=subnormal if subnormal <= limit and subnormal < zero else None,
        zero_from=zero if zero <= limit else None,
    )


@np.errstate(under="ignore")
def _points_of_product(f: npt.NDArray[Any], limit: int) -> UnderflowPoints:
    track = _until_it_settles(f, limit)
    above_zero = track > 0
    sticks_from = _first_step(above_zero & (track < 1) & (track * f == track))
    return UnderflowPoints(
        subnormal_from=_first_step(above_zero & (track < np.finfo(f.dtype).tiny)),
        zero_from=_first_step(~above_zero),
        sticks_from=sticks_from,
        sticks_at=None if sticks_from is None else float(track[sticks_from - 1]),
    )


def _until_it_settles(f: npt.NDArray[Any], limit: int) -> npt.NDArray[Any]:
    """Multiply up to the limit, or until one more step leaves them as they are."""
    steps = min(1024, limit)
    while True:
        track = np.multiply.accumulate(_repeated(f, steps), axis=-1)
        # From there on no step changes it: all of them do the same.
        if steps == limit or track[-1] * f == track[-1]:
            return np.asarray(track)
        steps = min(2 * steps, limit)


def _first_step(reached: BoolArray) -> int | None:
    return int(np.argmax(reached)) + 1 if np.any(reached) else None


@np.errstate(under="ignore")
def _rounded(factor: npt.ArrayLike, dtype: npt.DTypeLike) -> npt.NDArray[Any]:
    return domain.probability("factor", factor).astype(domain.float_type("dtype", dtype))


def _power(f: npt.NDArray[Any], exponent: npt.ArrayLike) -> npt.NDArray[Any]:
    # A short type cannot hold every exponent, so float64 does the work. np.float_power is the C
    # library's, nearly always correctly rounded; the vectorised np.power is off in the last place
    # one time in twenty.
    return np.asarray(np.float_power(f, exponent)).astype(f.dtype)


def _repeated(values: npt.NDArray[Any], n: int) -> npt.NDArray[Any]:
    return np.broadcast_to(values[..., np.newaxis], (*values.shape, domain.whole("n", n)))
