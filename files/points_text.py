"""Points that a person has drawn, as a short text that fits into an address."""

import re

import numpy as np
import numpy.typing as npt

from core.data import Dataset
from core.shared import domain

MAX_POINTS = 60
# The synthetic data sets lie within it too, so that one map shows them all.
MAX_COORDINATE = 6.0
MAX_LETTERS = 12 * MAX_POINTS  # "a-1.25_-1.25" is the longest point

_LETTERS = "abcde"
_POINT = re.compile(rf"([{_LETTERS}])(-?\d(?:\.\d\d?)?)_(-?\d(?:\.\d\d?)?)", re.ASCII)


def parse_points(text: str) -> Dataset:
    """Read points from a text such as "a-1.5_2b0_0.25".

    Each point is the letter of its class, a for 0 to e for 4, its x₁, an underscore and its x₂: all
    of them characters that an address holds as they are. There are as many classes as the last
    letter asks for, at least two.

    Parameters
    ----------
    text : str
        1 to 60 points; coordinates lie within ±6 and have at most two decimals.

    Returns
    -------
    Dataset
        The points, in the order of the text, their classes named "0", "1", ….

    Raises
    ------
    ValueError
        If the text breaks these rules.

    References
    ----------
    Berners-Lee, T., Fielding, R. and Masinter, L. (2005). Uniform Resource Identifier (URI):
    generic syntax. RFC 3986, section 2.3 (unreserved characters).

    Examples
    --------
    >>> parse_points("a-1.5_2b0_0.25").inputs
    array([[-1.5 ,  2.  ],
           [ 0.  ,  0.25]])
    """
    found = _POINT.findall(text)
    if not found or "".join(f"{letter}{x}_{y}" for letter, x, y in found) != text:
        raise ValueError(f"points must be written like 'a-1.5_2b0_0.25'; got {text[:40]!r}")
    labels = np.array([_LETTERS.index(letter) for letter, _, _ in found])
    inputs = np.array([[float(x), float(y)] for _, x, y in found])
    return _drawn(inputs, labels)


def format_points(dataset: Dataset) -> str:
    """Write points as `parse_points` reads them, with coordinates rounded to hundredths.

    Parameters
    ----------
    dataset : Dataset
        1 to 60 points of at most five classes, within ±6.

    Returns
    -------
    str
        The text, at most 12 characters for each point.

    Examples
    --------
    >>> format_points(parse_points("a-1.50_2b0_0.25"))
    'a-1.5_2b0_0.25'
    """
    if len(dataset.classes) > len(_LETTERS):
        raise ValueError(f"classes must be at most {len(_LETTERS)}; got {len(dataset.classes)}")
    _check(dataset.inputs)
    letters = [_LETTERS[label] for label in dataset.labels]
    # Adding 0 turns the -0.0 that rounding can leave into 0.0.
    rows = (np.round(dataset.inputs, 2) + 0.0).tolist()
    return "".join(f"{c}{x:g}_{y:g}" for c, (x, y) in zip(letters, rows, strict=True))


def add_point(dataset: Dataset, place: npt.ArrayLike, *, label: int) -> Dataset:
    """Put one more point of a class, 0 to 4, at a place, rounded to hundredths.

    Parameters
    ----------
    dataset : Dataset
        1 to 60 points within ±6.
    place : array_like, shape (2,)
        x₁ and x₂ within ±6.
    label : int
        Class of the point.

    Returns
    -------
    Dataset
        The points with the new one at their end.

    Raises
    ------
    ValueError
        If a coordinate lies outside, there are 60 points, or there is no such class.

    Examples
    --------
    >>> format_points(add_point(parse_points("a0_0"), (1.234, 2), label=1))
    'a0_0b1.23_2'
    """
    if label not in range(len(_LETTERS)):
        raise ValueError(f"label must be 0 to {len(_LETTERS) - 1}; got {label!r}")
    return _drawn([*dataset.inputs, place], [*dataset.labels, label])


def move_point(dataset: Dataset, start: npt.ArrayLike, end: npt.ArrayLike) -> Dataset:
    """Move the point nearest to the start of a way to its end, rounded to hundredths.

    Parameters
    ----------
    dataset : Dataset
        1 to 60 points within ±6.
    start, end : array_like, shape (2,)
        Both ends of the way.

    Returns
    -------
    Dataset
        The same points, one of them at its new place.

    Raises
    ------
    ValueError
        If the end lies outside ±6.

    Examples
    --------
    >>> format_points(move_point(parse_points("a0_0b3_3"), (2.9, 3.2), (1, 1)))
    'a0_0b1_1'
    """
    inputs = dataset.inputs.copy()
    inputs[_nearest(dataset, start)] = end
    return _drawn(inputs, dataset.labels)


def remove_point(dataset: Dataset, place: npt.ArrayLike) -> Dataset:
    """Take away the point nearest to a place; the last one stays.

    Parameters
    ----------
    dataset : Dataset
        1 to 60 points within ±6.
    place : array_like, shape (2,)
        Where the point is.

    Returns
    -------
    Dataset
        The points without it.

    Raises
    ------
    ValueError
        If there is only one point.

    Examples
    --------
    >>> format_points(remove_point(parse_points("a0_0b3_3"), (2.9, 3.2)))
    'a0_0'
    """
    if len(dataset.labels) == 1:
        raise ValueError("points must be at least 1; the last one cannot be removed")
    kept = np.arange(len(dataset.labels)) != _nearest(dataset, place)
    return _drawn(dataset.inputs[kept], dataset.labels[kept])


def _nearest(dataset: Dataset, place: npt.ArrayLike) -> int:
    way = dataset.inputs - domain.finite("place", place)
    return int(np.argmin(np.sum(way**2, axis=1)))


def _drawn(inputs: npt.ArrayLike, labels: npt.ArrayLike) -> Dataset:
    # Adding 0 turns the -0.0 that rounding can leave into 0.0.
    places, classes = np.round(domain.finite("place", inputs), 2) + 0.0, np.asarray(labels)
    _check(places)
    return Dataset(places, classes, tuple(map(str, range(max(2, classes.max() + 1)))))


def _check(inputs: np.ndarray) -> None:
    if len(inputs) > MAX_POINTS:
        raise ValueError(f"points must be at most {MAX_POINTS}; got {len(inputs)}")
    outside = inputs[np.abs(inputs) > MAX_COORDINATE]
    if outside.size:
        rule = f"coordinates must lie within ±{MAX_COORDINATE:g}"
        raise ValueError(f"{rule}; got {outside[0].item()!r}")
