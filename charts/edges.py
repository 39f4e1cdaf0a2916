"""What a figure shows of places beyond its axes: an arrow at their edge, and the value there.

`Edges` are for a place that may leave by any side, `arrow` for points that leave an upright axis,
many of them a frame; where there is room for words alone these hold the arrow (`edge_words`).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from charts.labels import NOTHING, written
from charts.marks import Trace, point
from charts.numbers import significant

Span = tuple[float, float]
Changes = dict[str, Any]  # what a sweep changes of a trace, a row a value

SIZE = 11  # of an arrow, which a round point in the same place hides
# Plotly's numbers of triangles that point left, right and so on, by the signs of how far a place
# lies beyond the axes, across and up. Within them the arrow is not seen.
ARROWS = np.array([[11, 7, 12], [6, 5, 5], [10, 8, 9]], dtype=np.uint8)
DOWN, UP = "triangle-down", "triangle-up"
AWAY = 500.0  # where an arrow lies that is not needed, beyond every axis
SIGNS = {"x": ("◄ {}", "{} ►"), "y": ("▼ {}", "▲ {}")}
INSET = 0.01  # of the axis
Words = list[list[str]]  # of n cases, each at the low end and at the high end


@dataclass(frozen=True)
class Edges:
    """The ends of a subplot's axes, and how a value beyond them is told.

    Attributes
    ----------
    across, up : pair of float
        Ends of the horizontal and of the vertical axis.
    names : pair of str
        What the axes are called before a value; "" where the value stands alone.
    inset : pair of float
        How far from the edges the middle of a value keeps, in shares of the axes.
    """

    across: Span
    up: Span
    names: tuple[str, str] = ("", "")
    inset: tuple[float, float] = (0.14, 0.07)

    def marks(self, x: float, y: float, *, color: str, axes: int = 1) -> tuple[Trace, Trace]:
        """Return the arrow of a place and its value; draw the place itself above the arrow."""
        arrow, value = self._rows(np.array([x]), np.array([y]))
        places = arrow["x"], arrow["y"]
        found = point(*places, color=color, axes=axes, size=SIZE, hoverinfo="skip")
        found["marker"]["symbol"] = arrow["marker.symbol"]
        words = {key: part for key, part in found.items() if key != "marker"}
        return found, {**words, **value, "mode": "text"}

    def frames(self, x: npt.ArrayLike, y: npt.ArrayLike) -> tuple[Changes, Changes]:
        """Return what a sweep over n places changes of their arrow and of their value.

        Where none of the places lies beyond the axes the arrow alone moves, unseen.
        """
        arrow, value = self._rows(*np.broadcast_arrays(np.asarray(x), np.asarray(y)))
        if any(value["text"]):
            return arrow, value
        return {"x": arrow["x"], "y": arrow["y"]}, {}

    def _rows(self, x: np.ndarray, y: np.ndarray) -> tuple[Changes, Changes]:
        near = np.clip(x, *self.across), np.clip(y, *self.up)
        right, above = (
            np.sign(at - edge).astype(int) for at, edge in zip((x, y), near, strict=True)
        )
        beyond = (right != 0) | (above != 0)
        arrow = {"x": near[0], "y": near[1], "marker.symbol": ARROWS[right + 1, above + 1]}
        # Words stay in a corner, unwritten, so that marks which move within the axes move alone.
        inside = self._inside(*near, above == 0)
        value = {
            axis: np.where(beyond, at, ends[0])
            for axis, at, ends in zip("xy", inside, (self.across, self.up), strict=True)
        }
        told = map(self._told, zip(x, y, strict=True), zip(right, above, strict=True))
        return arrow, {**value, "text": list(told)}

    def _inside(
        self, x: np.ndarray, y: np.ndarray, beside: np.ndarray
    ) -> tuple[np.ndarray, np.ndarray]:
        """Return where words can stand next to places on the edge; beside them a line may come."""
        (left, right), (low, high) = self.across, self.up
        away, up = self.inset[0] * (right - left), self.inset[1] * (high - low)
        raised = np.where(beside, y + up, y)
        return np.clip(x, left + away, right - away), np.clip(raised, low + up, high - up)

    def _told(self, place: tuple[float, float], signs: tuple[int, int]) -> str:
        return ", ".join(
            f"{name} = {significant(value)}" if name else significant(value)
            for name, value, sign in zip(self.names, place, signs, strict=True)
            if sign
        )


def arrow(
    x: npt.ArrayLike,
    value: npt.ArrayLike,
    edge: tuple[float, float],
    *,
    symbol: str,
    where: str | None = None,
    **look: Any,
) -> Trace:
    """Return the arrows of marks at x; ``edge`` are the limit and the place of `arrow_rows`.

    ``where`` a value stands beside its arrow; by itself towards the middle of an axis from 0 to 1.
    """
    row = arrow_rows(value, *edge)
    trace = point(x, row["y"], symbol=symbol, hoverinfo="skip", **{"size": SIZE, **look})
    said = {"text": row["text"], "textposition": where or side(x)[0]}
    # Cut off at the edge, or an arrow that lies away would be seen.
    return {**trace, **said, "mode": "markers+text", "cliponaxis": True}


def arrow_rows(values: npt.ArrayLike, limit: float, place: float) -> Changes:
    """Return for each frame where the arrows of its values lie, and what they say.

    A value beyond ``limit``, on the side on which ``place`` lies from 0, has its arrow there. Of
    one value a frame there is one text, of many a list.
    """
    numbers = np.atleast_1d(np.asarray(values, dtype=np.float64))
    beyond = numbers * np.sign(place) > limit * np.sign(place)
    y = np.where(beyond, place, AWAY).astype(np.float32)
    return {"y": y, "text": words_beyond("{}", numbers, beyond)}


def side(x: npt.ArrayLike) -> list[str]:
    """Return on which side of a mark there is more room on an axis from 0 to 1."""
    return ["middle right" if one < 0.5 else "middle left" for one in np.atleast_1d(x)]


def words_beyond(pattern: str, values: np.ndarray, beyond: np.ndarray) -> list[Any]:
    """Return for each value the pattern with it where it lies beyond an edge, else nothing."""
    if np.ndim(values) > 1:
        rows = zip(values, beyond, strict=True)
        return [words_beyond(pattern, *row) for row in rows]
    pairs = zip(values.tolist(), beyond.tolist(), strict=True)
    return [pattern.format(significant(one)) if far else NOTHING for one, far in pairs]


def edge_marks(span: Sequence[float], across: float, **more: Any) -> Trace:
    """Return the words at both ends of a horizontal axis, ``across`` being their height."""
    low, high = span
    inset = INSET * (high - low)
    sides = ["middle right", "middle left"]
    return written([NOTHING] * 2, [low + inset, high - inset], [across] * 2, place=sides, **more)


def edge_words(span: Sequence[float], *values: npt.ArrayLike, along: str = "x") -> Words:
    """Return the words for n cases, each with one value or several; not a number is nowhere."""
    low, high = span
    columns = np.stack([np.ravel(one) for one in values], axis=-1)
    if not np.any((columns < low) | (columns > high)):
        return [[NOTHING] * 2] * len(columns)
    below, above = SIGNS[along]
    return [
        [
            _told(below, [value for value in case if value < low]),
            _told(above, [value for value in case if value > high]),
        ]
        for case in columns.tolist()
    ]


def any_told(words: Words) -> bool:
    """Tell whether there is ever anything at an end."""
    return any(text != NOTHING for row in words for text in row)


def _told(sign: str, values: Sequence[float]) -> str:
    return sign.format(" → ".join(map(significant, values))) if values else NOTHING
