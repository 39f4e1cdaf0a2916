"""Downhill in small steps: the path that gradient descent takes over the cost."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from core.losses.points import Loss, Reduction, cost_slope
from core.losses.regression import cost
from core.shared import domain
from core.shared.domain import BoolArray, FloatArray

# Rounding moves a cost by far less than this share of it.
_ROUNDING = 1e-12


@dataclass(frozen=True)
class Path:
    """Where gradient descent went.

    Attributes
    ----------
    points : float64, shape (..., steps + 1, 2)
        Weight and bias before the first step and after each.
    costs : float64, shape (..., steps + 1)
        The cost there.
    diverged : bool, shape (...)
        Whether the path ends at a higher cost than it began, or met a step beyond float64.
    """

    points: FloatArray
    costs: FloatArray
    diverged: BoolArray | np.bool_


@np.errstate(over="ignore", under="ignore", invalid="ignore")
def descent_step(
    weight: npt.ArrayLike,
    bias: npt.ArrayLike,
    *,
    x: npt.ArrayLike,
    y: npt.ArrayLike,
    loss: Loss,
    rate: npt.ArrayLike,
    reduction: Reduction = "mean",
) -> FloatArray:
    """Where one step downhill leads: (w, b) - rate · gradient.

    The gradient, see `cost_gradient`, points uphill, so the step goes against it. A step beyond
    float64 is not taken.

    Parameters
    ----------
    weight : array_like, any shape
        w to step from, finite.
    bias : array_like, broadcasts with ``weight``
        b to step from, finite.
    x : array_like, shape (n,)
        Inputs, finite, at least one.
    y : array_like, shape (n,)
        Labels, each 0 or 1.
    loss : {"cross_entropy", "squared_error"}
        What being wrong costs.
    rate : array_like, broadcasts with ``weight``
        Learning rate, finite and above 0.
    reduction : {"mean", "sum"}
        How the losses become one number.

    Returns
    -------
    float64, the broadcast shape followed by 2
        Weight and bias after the step.

    Examples
    --------
    >>> descent_step(0, 0, x=[-1, 2], y=[0, 1], loss="cross_entropy", rate=2)
    array([1.5, 0. ])
    """
    start, a = _start(weight, bias, rate)
    slope = cost_slope(x, y, loss=loss, reduction=reduction)
    after = start - a * slope(start)
    return np.where(np.all(np.isfinite(after), axis=-1, keepdims=True), after, start)


@np.errstate(over="ignore", under="ignore", invalid="ignore")
def descend(
    weight: npt.ArrayLike,
    bias: npt.ArrayLike,
    *,
    x: npt.ArrayLike,
    y: npt.ArrayLike,
    loss: Loss,
    rate: npt.ArrayLike,
    steps: int,
    reduction: Reduction = "mean",
) -> Path:
    """Follow the cost downhill: (w, b) ← (w, b) - rate · gradient, ``steps`` times.

    Each is a `descent_step`.

    Both slopes are bounded, so a rate that is too large does not run off to infinity at once: the
    path jumps across the valley to and fro, and ends higher than it began. A step beyond float64 is
    not taken: the path stays where it was.

    Parameters
    ----------
    weight : array_like, any shape
        w to start from, finite; several starts walk side by side.
    bias : array_like, broadcasts with ``weight``
        b to start from, finite.
    x : array_like, shape (n,)
        Inputs, finite, at least one.
    y : array_like, shape (n,)
        Labels, each 0 or 1.
    loss : {"cross_entropy", "squared_error"}
        What being wrong costs.
    rate : array_like, broadcasts with ``weight``
        Learning rate, finite and above 0.
    steps : int
        Number of steps, at least 1.
    reduction : {"mean", "sum"}
        How the losses become one number.

    Returns
    -------
    Path
        Points, costs and whether the path diverged, for each start.

    Examples
    --------
    >>> path = descend(0, 0, x=[-1, 2], y=[0, 1], loss="cross_entropy", rate=1, steps=2)
    >>> path.points.round(3)
    array([[ 0.   ,  0.   ],
           [ 0.75 ,  0.   ],
           [ 1.093, -0.069]])
    """
    start, a = _start(weight, bias, rate)
    slope = cost_slope(x, y, loss=loss, reduction=reduction)
    walked = _walk(start, slope, a, domain.whole("steps", steps))
    inside = np.all(np.isfinite(walked), axis=-1)
    points = _stay_inside(walked, inside)
    w, b = points[..., 0], points[..., 1]
    costs = np.asarray(cost(w, b, x=x, y=y, loss=loss, reduction=reduction))
    higher = costs[..., -1] > costs[..., 0] * (1.0 + _ROUNDING)
    return Path(points, costs, higher | ~inside[..., -1])


def _start(
    weight: npt.ArrayLike, bias: npt.ArrayLike, rate: npt.ArrayLike
) -> tuple[FloatArray, FloatArray]:
    """Points (w, b) along the last axis, and a rate for each."""
    w, b = domain.finite("weight", weight), domain.finite("bias", bias)
    a = domain.positive("rate", rate)
    domain.together(weight=w, bias=b, rate=a)
    w, b, a = np.broadcast_arrays(w, b, a)
    return np.stack([w, b], axis=-1), a[..., np.newaxis]


def _walk(
    point: FloatArray, slope: Callable[[FloatArray], FloatArray], rate: FloatArray, steps: int
) -> FloatArray:
    points = np.empty((*point.shape[:-1], steps + 1, 2))
    points[..., 0, :] = point
    for step in range(1, steps + 1):
        point = point - rate * slope(point)
        points[..., step, :] = point
    return points


def _stay_inside(points: FloatArray, inside: BoolArray) -> FloatArray:
    # What has left float64 does not come back, so the points inside come first.
    last = np.count_nonzero(inside, axis=-1, keepdims=True) - 1
    index = np.minimum(np.arange(points.shape[-2]), last)
    return np.take_along_axis(points, index[..., np.newaxis], axis=-2)
