"""A running product races a running log-sum: both at the few steps that the eye can tell apart."""

from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
import numpy.typing as npt

from core.floats.numerics import AnyFloats
from core.floats.underflow import _power
from core.shared import domain

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


def race_values(
    factor: npt.ArrayLike,
    steps: npt.ArrayLike,
    *,
    kind: Kind,
    dtype: npt.DTypeLike = np.float64,
) -> AnyFloats:
    """Results of `product_track` or `log_sum_track` at some steps, without keeping all the others.

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

    Raises
    ------
    ValueError
        If a factor lies outside [0, 1], a step is not a whole number from 1 on, or the kind or the
        type is unknown.

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
    """Powers of a factor at some steps, each rounded once: `power_track` without all the others.

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

    Raises
    ------
    ValueError
        As for `race_values`.

    References
    ----------
    Goldberg, D. (1991). As for `race_values`.

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

    Raises
    ------
    ValueError
        As for `race_values`.

    References
    ----------
    Goldberg, D. (1991). As for `race_values`.

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


@np.errstate(divide="ignore")  # ln 0 is -inf
def _terms(factor: npt.ArrayLike, kind: Kind, dtype: npt.DTypeLike) -> npt.NDArray[Any]:
    rounded = domain.probability("factor", factor).astype(domain.float_type("dtype", dtype))
    is_product = domain.choice("kind", kind, KINDS) == "product"
    return np.asarray(rounded if is_product else np.log(rounded))
