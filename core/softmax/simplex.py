"""Distributions as points: moving one probability, and three of them on a triangle."""

from collections.abc import Collection
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from core.shared import domain
from core.shared.domain import BoolArray, FloatArray


class Span(NamedTuple):
    """The least and the greatest value that a probability can take."""

    low: float
    high: float


def possible_range(p: npt.ArrayLike, index: int, *, locked: Collection[int] = ()) -> Span:
    """Range over which a probability can move while the locked ones stay where they are.

    Parameters
    ----------
    p : array_like, shape (K,)
        Probabilities in [0, 1], of sum 1.
    index : int
        The class that moves, from 0 to K - 1.
    locked : collection of int
        Classes that stay.

    Returns
    -------
    Span
        From 0 to what the locked ones leave; a single value where no other class is free to give
        way, or where the class is locked itself.

    Examples
    --------
    >>> possible_range([0.5, 0.25, 0.25], 0, locked=[1])
    Span(low=0.0, high=0.75)
    """
    return _span(*_split(p, index, locked))


def move_probability(
    p: npt.ArrayLike, index: int, value: npt.ArrayLike, *, locked: Collection[int] = ()
) -> FloatArray:
    """Set one probability; the others share what is left in their old proportions.

    Where the others are all 0 they have no proportions, and share alike.

    Parameters
    ----------
    p : array_like, shape (K,)
        Probabilities in [0, 1], of sum 1.
    index : int
        The class that moves, from 0 to K - 1.
    value : array_like, any shape
        Its new probability, within `possible_range` (up to 1e-9).
    locked : collection of int
        Classes that stay.

    Returns
    -------
    float64, shape of ``value`` followed by K
        Distributions.

    Raises
    ------
    ValueError
        If a value lies outside `possible_range`.

    Examples
    --------
    >>> move_probability([0.5, 0.25, 0.25], 0, [0.2, 1.0])
    array([[0.2, 0.4, 0.4],
           [1. , 0. , 0. ]])
    >>> move_probability([0.5, 0.25, 0.25], 0, 0.25, locked=[1])
    array([0.25, 0.25, 0.5 ])
    """
    values, moving, free = _split(p, index, locked)
    low, high = _span(values, moving, free)
    new = domain.probability("value", value)
    domain.between("value", new, low, high, slack=domain.SUM_TOLERANCE)
    moved = np.repeat(values[np.newaxis], new.size, axis=0).reshape(*new.shape, len(values))
    moved[..., moving] = new
    if free.any():
        left = np.maximum(high - new, 0.0)  # the range itself is rounded
        moved[..., free] = left[..., np.newaxis] * _proportions(values[free])
    return moved


def triangle_point(p: npt.ArrayLike) -> FloatArray:
    """Place of three probabilities on a triangle of side 1: the mean of its corners, weighted by P.

    The corners of the classes are (0, 0), (1, 0) and (1/2, √3/2).

    Parameters
    ----------
    p : array_like, shape (..., 3)
        Probabilities in [0, 1], of sum 1.

    Returns
    -------
    float64, shape (..., 2)
        Coordinates x and y.

    Examples
    --------
    >>> triangle_point([[1, 0, 0], [0, 0, 1], [1 / 3, 1 / 3, 1 / 3]]).round(6)
    array([[0.      , 0.      ],
           [0.5     , 0.866025],
           [0.5     , 0.288675]])
    """
    values = domain.distribution("p", p, axis=-1)
    if values.shape[-1] != 3:
        raise ValueError(f"p must have three classes; got an array of shape {values.shape}")
    x, height = values[..., 1] + 0.5 * values[..., 2], np.sqrt(0.75)
    return np.stack([x, height * values[..., 2]], axis=-1)


def _split(
    p: npt.ArrayLike, index: int, locked: Collection[int]
) -> tuple[FloatArray, int, BoolArray]:
    """Return the distribution, the class that moves, and which others are free to give way."""
    values = domain.distribution("p", p, axis=-1)
    if values.ndim != 1:
        raise ValueError(f"p must be one distribution; got an array of shape {values.shape}")
    moving = int(domain.position("index", index, len(values)))
    free = np.ones(len(values), dtype=bool)
    if locked:
        free[domain.position("locked", list(locked), len(values))] = False
    stays = not free[moving]
    free[moving] = False
    return values, moving, np.zeros_like(free) if stays else free


def _span(values: FloatArray, moving: int, free: BoolArray) -> Span:
    if not free.any():
        return Span(float(values[moving]), float(values[moving]))
    held = ~free
    held[moving] = False
    return Span(0.0, max(1.0 - float(values[held].sum()), 0.0))


def _proportions(shares: FloatArray) -> FloatArray:
    total = np.sum(shares)
    return shares / total if total > 0.0 else np.full(len(shares), 1.0 / len(shares))
