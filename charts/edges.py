"""What a figure shows of a place beyond its axes: an arrow at their edge, and the value there."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from charts.marks import Trace, point

Span = tuple[float, float]
Changes = dict[str, Any]  # what a sweep changes of a trace, a row a value

SIZE = 11  # of an arrow, which a round point in the same place hides
# Plotly's numbers of triangles that point left, right and so on, by the signs of how far a place
# lies beyond the axes, across and up. Within them the arrow is not seen.
ARROWS = np.array([[11, 7, 12], [6, 5, 5], [10, 8, 9]], dtype=np.uint8)


@dataclass(frozen=True)
class Edges:
    """The ends of a subplot's axes, and how a value beyond them is told.

    Attributes
    ----------
    across, up : pair of float
        Ends of the horizontal and of the vertical axis.
    write : callable
        Makes text of a number.
    names : pair of str
        What the axes are called before a value; "" where the value stands alone.
    inset : pair of float
        How far from the edges the middle of a value keeps, in shares of the axes.
    """

    across: Span
    up: Span
    write: Callable[[float], str]
    names: tuple[str, str] = ("", "")
    inset: tuple[float, float] = (0.14, 0.07)

    def marks(self, x: float, y: float, *, color: str, axes: int = 1) -> tuple[Trace, Trace]:
        """Return the arrow of a place and its value; draw the place itself above the arrow."""
        arrow, value = self._rows(np.array([x]), np.array([y]))
        places = arrow["x"], arrow["y"]
        found = point(*places, color=color, axes=axes, size=SIZE, hoverinfo="skip")
        found["marker"]["symbol"] = arrow["marker.symbol"]
        words = {key: part for key, part in found.items() if key != "marker"}
        return found, {**words, **value, "mode": "text", "textfont": {"color": color}}

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
            f"{name} = {self.write(value)}" if name else self.write(value)
            for name, value, sign in zip(self.names, place, signs, strict=True)
            if sign
        )
