"""Holds a curve that was drawn, or a point that was placed, by hand against the true one."""

import math

import numpy as np
from numpy.typing import ArrayLike, NDArray

from core.shared import domain


def _drawn(name: str, heights: ArrayLike) -> NDArray[np.float64]:
    array = np.asarray(heights, dtype=np.float64)
    if array.ndim != 1 or not np.any(np.isfinite(array)):
        raise ValueError(f"{name} must be a row of numbers with at least one that is finite")
    if np.any(np.isinf(array)):
        raise ValueError(f"{name} must be finite where it is drawn; got an infinity")
    return array


def mean_distance(drawn: ArrayLike, truth: ArrayLike) -> float:
    """Return how far a drawn curve lies from the true one: the mean of |drawn - truth|.

    Parameters
    ----------
    drawn : array_like, shape (n,)
        Heights over a grid, NaN where nothing is drawn; at least one number.
    truth : array_like, shape (n,)
        Finite heights over the same grid.

    Returns
    -------
    float
        Mean over the places that are drawn, in the unit of the heights.

    Examples
    --------
    >>> mean_distance([0.0, np.nan, 2.0], [0.5, 9.0, 1.0])
    0.75
    """
    heights, true = _drawn("drawn", drawn), domain.finite("truth", truth)
    if true.shape != heights.shape:
        raise ValueError(f"truth must have the shape of drawn, {heights.shape}; got {true.shape}")
    return float(np.nanmean(np.abs(heights - true)))


def height_at(place: float, grid: ArrayLike, drawn: ArrayLike) -> float:
    """Return the height of a drawn curve at a place, by straight lines between what is drawn.

    Beyond its ends the curve goes on level.

    Parameters
    ----------
    place : float
        Any real number.
    grid : array_like, shape (n,)
        Places of the heights, ascending.
    drawn : array_like, shape (n,)
        Heights, NaN where nothing is drawn; at least one number.

    Returns
    -------
    float
        Height, in the unit of the heights.

    Examples
    --------
    >>> height_at(1.5, [0, 1, 2], [0.0, 4.0, 6.0])
    5.0
    """
    heights, places = _drawn("drawn", drawn), domain.finite("grid", grid)
    there = np.isfinite(heights)
    return float(np.interp(place, places[there], heights[there]))


def highest_place(grid: ArrayLike, drawn: ArrayLike) -> float:
    """Return where a drawn curve is highest; in the middle of several such places.

    Parameters
    ----------
    grid : array_like, shape (n,)
        Places of the heights, ascending.
    drawn : array_like, shape (n,)
        Heights, NaN where nothing is drawn; at least one number.

    Returns
    -------
    float
        Place, in the unit of the grid.

    Examples
    --------
    >>> highest_place([-1, 0, 1, 2], [0.1, 0.5, 0.5, np.nan])
    0.5
    """
    heights, places = _drawn("drawn", drawn), domain.finite("grid", grid)
    return float(np.mean(places[heights == np.nanmax(heights)]))


def distance(first: ArrayLike, second: ArrayLike) -> float:
    """Return how far apart two points lie in a straight line.

    Parameters
    ----------
    first, second : array_like, shape (n,)
        Finite places along axes of the same unit.

    Returns
    -------
    float
        Euclidean distance, in that unit.

    Examples
    --------
    >>> distance([0.0, 0.0], [3.0, -4.0])
    5.0
    """
    here, there = domain.finite("first", first), domain.finite("second", second)
    if here.ndim != 1 or here.shape != there.shape:
        raise ValueError(
            f"second must be a point of as many numbers as first, {here.shape}; got {there.shape}"
        )
    return math.dist(here, there)
