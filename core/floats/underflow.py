"""A product of many probabilities as floats really work it out, beside the sum of its logarithms.

Every number is computed in the type asked for. A power is rounded once; a running product is
rounded at each step, and so is a running sum. Both race at the few steps that the eye can tell
apart.
"""

from bisect import bisect_left
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
import numpy.typing as npt

from core.floats.numerics import AnyFloats
from core.shared import domain
from core.shared.domain import BoolArray

Kind = Literal["product", "log_sum"]
KINDS = ("product", "log_sum")
BLOCK = 2048  # steps worked out at once
NEAR = 0.9  # of the way to where a track settles


@dataclass(frozen=True)
class Race:
    """Some steps of a track, and the results there.

    Attributes
    ----------
    steps : int64, shape (..., steps)
        Steps from 1 on.
    values : float16, float32 or float64, same shape
        What the track has come to, in the type it was computed in.
    """

    steps: npt.NDArray[np.int64]
    values: AnyFloats


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
        Of the powers, which never stick.
    product : UnderflowPoints
        Of the running product.
    """

    power: UnderflowPoints
    product: UnderflowPoints


def race_values(
    factor: npt.ArrayLike,
    steps: npt.ArrayLike,
    *,
    kind: Kind,
    dtype: npt.DTypeLike = np.float64,
) -> AnyFloats:
    """Results of a running product or a running sum of logarithms at some steps.

    Parameters
    ----------
    factor : array_like, any shape
        f in [0, 1]; rounded to ``dtype`` first.
    steps : array_like, shape (count,)
        Steps to look at, whole, at least 1.
    kind : {"product", "log_sum"}
        Multiply by f over and over, or add ln f over and over.
    dtype : {float64, float32, float16}
        The type the steps are computed in.

    Returns
    -------
    ``dtype``, shape of ``factor`` followed by ``count``
        Products in [0, 1], or sums in nats in [-inf, 0].

    References
    ----------
    Goldberg, D. (1991). What every computer scientist should know about floating-point arithmetic.
    *ACM Computing Surveys* 23, 5-48.

    Examples
    --------
    >>> race_values(0.5, [1, 1074, 1075], kind="product")
    array([5.e-001, 5.e-324, 0.e+000])
    """
    terms = _terms(factor, kind, dtype)
    looks = domain.count("steps", steps).astype(np.int64)
    rows = terms.reshape(-1)
    values, _ = _run(rows, np.broadcast_to(looks, (rows.size, looks.size)), kind)
    return values.reshape((*terms.shape, looks.size))


def powers_at(
    factor: npt.ArrayLike, steps: npt.ArrayLike, *, dtype: npt.DTypeLike = np.float64
) -> AnyFloats:
    """Powers of a factor at some steps, each rounded once.

    Parameters
    ----------
    factor : array_like, any shape
        f in [0, 1]; rounded to ``dtype`` first.
    steps : array_like, shape (count,)
        Exponents, whole, at least 1.
    dtype : {float64, float32, float16}
        The type of the results.

    Returns
    -------
    ``dtype``, shape of ``factor`` followed by ``count``
        Values in [0, 1].

    Examples
    --------
    >>> powers_at(0.5, [1, 2, 1075])
    array([0.5 , 0.25, 0.  ])
    """
    terms = _terms(factor, "product", dtype)
    with np.errstate(under="ignore"):
        return _power(terms[..., np.newaxis], domain.count("steps", steps))


def race_track(
    factor: npt.ArrayLike, n: int, *, kind: Kind, dtype: npt.DTypeLike = np.float64
) -> Race:
    """Thin a track of n steps out to its start, its bend and the step at which it settles.

    Parameters
    ----------
    factor : array_like, any shape
        f in [0, 1]; rounded to ``dtype`` first.
    n : int
        Number of steps, at least 1.
    kind : {"product", "log_sum"}
        As for `race_values`.
    dtype : {float64, float32, float16}
        The type the steps are computed in.

    Returns
    -------
    Race
        Five steps for each factor, ascending: 1, nine tenths of the way to the step whose result
        all later ones repeat, the step before it, that step itself, and n.

    Examples
    --------
    >>> race_track(0.5, 10, kind="product", dtype="float16").steps
    array([ 1,  9,  9, 10, 10])
    """
    terms, last = _terms(factor, kind, dtype), np.int64(domain.whole("n", n))
    rows = terms.reshape(-1)
    ends = np.full((rows.size, 1), last)
    _, settled = _run(rows, ends, kind)
    near = np.ceil(settled * NEAR).astype(np.int64)
    parts = [np.ones_like(settled), near, np.maximum(settled - 1, 1), settled, ends[:, 0]]
    steps = np.sort(np.stack(parts, axis=1), axis=1)
    values, _ = _run(rows, steps, kind)
    shape = (*terms.shape, steps.shape[1])
    return Race(steps=steps.reshape(shape), values=values.reshape(shape))


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

    References
    ----------
    IEEE Std 754-2019. *IEEE Standard for Floating-Point Arithmetic*, section 3.3.

    Examples
    --------
    >>> underflow_points(0.5).power.zero_from
    1075
    """
    domain.single("factor", domain.probability("factor", factor))
    f = _terms(factor, "product", dtype)
    last = domain.whole("limit", limit)
    return Underflow(power=_points_of_power(f, last), product=_points_of_product(f, last))


@np.errstate(under="ignore")
def _run(
    terms: npt.NDArray[Any], steps: npt.NDArray[np.int64], kind: Kind
) -> tuple[AnyFloats, npt.NDArray[np.int64]]:
    """Return the results at ascending steps, and the step from which each row repeats itself."""
    join = np.multiply if kind == "product" else np.add
    state, values = terms.copy(), np.repeat(terms[:, np.newaxis], steps.shape[1], axis=1)
    last = int(steps.max())
    settled = np.full(terms.size, last)
    live, done = np.arange(terms.size), 1
    while done < last and live.size:
        width = min(BLOCK, last - done)
        more = np.broadcast_to(terms[live, np.newaxis], (live.size, width))
        run = join.accumulate(np.concatenate([state[live, np.newaxis], more], axis=1), axis=1)
        # What lies beyond this block is overwritten by the next one, or repeated for good.
        places = np.clip(steps[live] - done, 0, width)
        reached = steps[live] > done
        values[live] = np.where(reached, np.take_along_axis(run, places, axis=1), values[live])
        state[live] = run[:, -1]
        still = run[:, 1:] == run[:, :-1]
        ends = still.any(axis=1)
        settled[live[ends]] = done + still[ends].argmax(axis=1)
        live, done = live[~ends], done + width
    return values, settled


@np.errstate(divide="ignore", under="ignore")  # ln 0 is -inf
def _terms(factor: npt.ArrayLike, kind: Kind, dtype: npt.DTypeLike) -> npt.NDArray[Any]:
    rounded = domain.probability("factor", factor).astype(domain.float_type("dtype", dtype))
    is_product = domain.choice("kind", kind, KINDS) == "product"
    return np.asarray(rounded if is_product else np.log(rounded))


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
        track = np.multiply.accumulate(np.broadcast_to(f, steps))
        # From there on no step changes it: all of them do the same.
        if steps == limit or track[-1] * f == track[-1]:
            return np.asarray(track)
        steps = min(2 * steps, limit)


def _first_step(reached: BoolArray) -> int | None:
    return int(np.argmax(reached)) + 1 if np.any(reached) else None


def _power(f: npt.NDArray[Any], exponent: npt.ArrayLike) -> npt.NDArray[Any]:
    # A short type cannot hold every exponent, so float64 does the work. np.float_power is the C
    # library's, nearly always correctly rounded; the vectorised np.power is off in the last place
    # one time in twenty.
    return np.asarray(np.float_power(f, exponent)).astype(f.dtype)
