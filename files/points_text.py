"""Points that a person has drawn, as a short text that fits into an address."""

import re
from typing import Literal, TypeAlias

import numpy as np
import numpy.typing as npt

from core.data import Dataset
from core.shared import domain
from core.shared.domain import FloatArray

MAX_POINTS = 60
# The synthetic data sets lie within it too, so that one map shows them all.
MAX_COORDINATE = 6.0
MAX_LETTERS = 12 * MAX_POINTS  # "a-1.25_-1.25" is the longest point
BRUSH = 0.6  # how far a brush of several points reaches

LETTERS = "abcde"
_POINT = re.compile(r"([A-Za-z])(-?\d+(?:\.(\d+))?)_(-?\d+(?:\.(\d+))?)", re.ASCII)
_NEXT = re.compile(r"(?=[^\W\d_])")  # a letter begins a point
_DECIMALS = 2
_GOLDEN = np.pi * (3.0 - np.sqrt(5.0))  # its multiples spread evenly over a circle

PointsProblem: TypeAlias = Literal["none", "form", "letter", "decimals", "outside", "too_many"]


class PointsError(ValueError):
    """A text that stands for no points, with the parts of which a page makes a sentence.

    Attributes
    ----------
    kind : str
        What is wrong, one of `PointsProblem`.
    value : str
        What is there.
    """

    def __init__(self, kind: PointsProblem, value: str, rule: str) -> None:
        """Keep the parts; the message is the rule and the value."""
        self.kind, self.value = kind, value
        super().__init__(f"{rule}; got {value[:40]}")


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
        The points, in the order of the text, their classes named "a", "b", ….

    Raises
    ------
    PointsError
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
    if not text:
        raise PointsError("none", "''", "points must be at least 1")
    pieces = [piece for piece in _NEXT.split(text) if piece]
    _check_count(len(pieces))
    found = [_read(piece) for piece in pieces]
    labels = np.array([label for label, _, _ in found])
    return _drawn(np.array([place for _, *place in found]), labels)


def _read(piece: str) -> tuple[int, float, float]:
    point = _POINT.fullmatch(piece)
    if not point:
        raise PointsError("form", repr(piece), "points must be written like 'a-1.5_2b0_0.25'")
    letter, x, x_decimals, y, y_decimals = point.groups(default="")
    if letter not in LETTERS:
        raise PointsError("letter", repr(letter), f"classes must be letters from {LETTERS!r}")
    for number, decimals in ((x, x_decimals), (y, y_decimals)):
        if len(decimals) > _DECIMALS:
            rule = f"coordinates must have at most {_DECIMALS} decimals"
            raise PointsError("decimals", number, rule)
    return LETTERS.index(letter), float(x), float(y)


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
    if len(dataset.classes) > len(LETTERS):
        raise ValueError(f"classes must be at most {len(LETTERS)}; got {len(dataset.classes)}")
    _check(dataset.inputs)
    letters = [LETTERS[label] for label in dataset.labels]
    # Adding 0 turns the -0.0 that rounding can leave into 0.0.
    rows = (np.round(dataset.inputs, 2) + 0.0).tolist()
    return "".join(f"{c}{x:g}_{y:g}" for c, (x, y) in zip(letters, rows, strict=True))


def add_points(
    dataset: Dataset,
    start: npt.ArrayLike,
    end: npt.ArrayLike,
    *,
    label: int,
    count: int = 1,
) -> Dataset:
    """Put one more point of a class at the end of a stroke, or several along it.

    Several points are spread around the stroke as far as the brush reaches, but not over the edge;
    where there is no room for all of them, as many as there is room for.

    Parameters
    ----------
    dataset : Dataset
        1 to 60 points within ±6.
    start, end : array_like, shape (2,)
        Both ends of the stroke, within ±6; of a click they are the same.
    label : int
        Class of the points, 0 to 4.
    count : int
        How many points, at least 1.

    Returns
    -------
    Dataset
        The points with the new ones at their end, rounded to hundredths.

    Raises
    ------
    ValueError
        If an end lies outside, there are 60 points, or there is no such class.

    Examples
    --------
    >>> format_points(add_points(parse_points("a0_0"), (0, 0), (1.234, 2), label=1))
    'a0_0b1.23_2'
    >>> len(add_points(parse_points("a0_0"), (0, 0), (2, 2), label=1, count=5).labels)
    6
    """
    if label not in range(len(LETTERS)):
        raise ValueError(f"label must be 0 to {len(LETTERS) - 1}; got {label!r}")
    begin, last = (domain.finite("place", place) for place in (start, end))
    _check(np.array([begin, last] if count > 1 else [last]))
    points = len(dataset.labels)
    added = min(domain.whole("count", count), max(1, MAX_POINTS - points))
    places = _along(begin, last, added, first=points) if count > 1 else np.array([last])
    return _drawn([*dataset.inputs, *places], [*dataset.labels, *[label] * added])


def _along(start: FloatArray, end: FloatArray, count: int, *, first: int) -> FloatArray:
    """Spread points around a stroke, evenly in angle and area; ``first`` turns the pattern."""
    steps = np.arange(count)
    way = start + np.outer(steps / max(1, count - 1), end - start)
    angle, radius = _GOLDEN * (first + steps), BRUSH * np.sqrt((steps + 0.5) / count)
    around = radius[:, None] * np.stack([np.cos(angle), np.sin(angle)], axis=1)
    return np.clip(way + around, -MAX_COORDINATE, MAX_COORDINATE)


def move_points(
    dataset: Dataset, start: npt.ArrayLike, end: npt.ArrayLike, *, count: int = 1
) -> Dataset:
    """Move the point nearest to the start of a way to its end, or several points along the way.

    Parameters
    ----------
    dataset : Dataset
        1 to 60 points within ±6.
    start, end : array_like, shape (2,)
        Both ends of the way.
    count : int
        How many points at most; those beside the nearest one are within reach of the brush.

    Returns
    -------
    Dataset
        The same points, some of them at new places, rounded to hundredths.

    Raises
    ------
    ValueError
        If a point would lie outside ±6.

    Examples
    --------
    >>> format_points(move_points(parse_points("a0_0b3_3"), (2.9, 3.2), (1, 1)))
    'a0_0b1_1'
    """
    inputs, moved = dataset.inputs.copy(), _nearest(dataset, start, count)
    to = domain.finite("place", end)
    inputs[moved] = to if count == 1 else inputs[moved] + (to - domain.finite("place", start))
    return _drawn(inputs, dataset.labels)


def remove_points(dataset: Dataset, place: npt.ArrayLike, *, count: int = 1) -> Dataset:
    """Take away the point nearest to a place, or several; the last one stays.

    Parameters
    ----------
    dataset : Dataset
        1 to 60 points within ±6.
    place : array_like, shape (2,)
        Where the points are.
    count : int
        How many points at most; those beside the nearest one are within reach of the brush.

    Returns
    -------
    Dataset
        The points without them.

    Raises
    ------
    ValueError
        If there is only one point.

    Examples
    --------
    >>> format_points(remove_points(parse_points("a0_0b3_3"), (2.9, 3.2)))
    'a0_0'
    """
    if len(dataset.labels) == 1:
        raise ValueError("points must be at least 1; the last one cannot be removed")
    taken = _nearest(dataset, place, min(count, len(dataset.labels) - 1))
    kept = ~np.isin(np.arange(len(dataset.labels)), taken)
    return _drawn(dataset.inputs[kept], dataset.labels[kept])


def _nearest(dataset: Dataset, place: npt.ArrayLike, count: int) -> npt.NDArray[np.intp]:
    """Return the point nearest to a place, and others within reach up to a count."""
    way = np.hypot(*(dataset.inputs - domain.finite("place", place)).T)
    order = np.argsort(way, kind="stable")[: domain.whole("count", count)]
    return order[(way[order] <= BRUSH) | (order == order[0])]


def _drawn(inputs: npt.ArrayLike, labels: npt.ArrayLike) -> Dataset:
    # Adding 0 turns the -0.0 that rounding can leave into 0.0.
    places, classes = np.round(domain.finite("place", inputs), 2) + 0.0, np.asarray(labels)
    _check(places)
    return Dataset(places, classes, tuple(LETTERS[: max(2, classes.max() + 1)]))


def _check(inputs: np.ndarray) -> None:
    _check_count(len(inputs))
    outside = inputs[np.abs(inputs) > MAX_COORDINATE]
    if outside.size:
        rule = f"coordinates must lie within ±{MAX_COORDINATE:g}"
        raise PointsError("outside", f"{outside[0].item():g}", rule)


def _check_count(count: int) -> None:
    if count > MAX_POINTS:
        raise PointsError("too_many", str(count), f"points must be at most {MAX_POINTS}")
