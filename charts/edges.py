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
INWARD = "\u2003"  # between an arrow and its value
# Signs of how far a place lies beyond the axes, across and up; inside the arrow is not seen.
ARROWS = {
    (0, 0): "triangle-up",
    (0, 1): "triangle-up",
    (1, 1): "triangle-ne",
    (1, 0): "triangle-right",
    (1, -1): "triangle-se",
    (0, -1): "triangle-down",
    (-1, -1): "triangle-sw",
    (-1, 0): "triangle-left",
    (-1, 1): "triangle-nw",
}
HEIGHTS = {1: "bottom", 0: "bottom", -1: "top"}  # of words; beside an arrow a line may pass


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
    """

    across: Span
    up: Span
    write: Callable[[float], str]
    names: tuple[str, str] = ("", "")

    def marks(self, x: float, y: float, *, color: str, axes: int = 1) -> tuple[Trace, Trace]:
        """Return the arrow of a place and its value; draw the place itself above the arrow."""
        arrow, value = self._rows(np.array([x]), np.array([y]))
        symbols = {"symbol": arrow["marker.symbol"], "size": SIZE}
        found = point(arrow["x"], arrow["y"], color=color, axes=axes, hoverinfo="skip", **symbols)
        words = {**found, "mode": "text", "x": value["x"], "y": value["y"], "text": value["text"]}
        del words["marker"]
        return found, {**words, "textposition": value["textposition"], "textfont": {"color": color}}

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
        signs = [
            (int(right), int(up))
            for right, up in zip(np.sign(x - near[0]), np.sign(y - near[1]), strict=True)
        ]
        beyond = [any(sign) for sign in signs]
        middle = sum(self.across) / 2
        left = [dx > 0 or (dx == 0 and at > middle) for (dx, _), at in zip(signs, x, strict=True)]
        # Words stay in a corner, unwritten, so that marks which move inside the axes move alone.
        value = {
            "x": np.where(beyond, near[0], self.across[0]),
            "y": np.where(beyond, near[1], self.up[0]),
            "text": list(map(self._told, x, y, signs, left)),
            "textposition": [
                f"{HEIGHTS[dy]} {'left' if turned else 'right'}"
                for (_, dy), turned in zip(signs, left, strict=True)
            ],
        }
        arrow = {"x": near[0], "y": near[1], "marker.symbol": [ARROWS[sign] for sign in signs]}
        return arrow, value

    def _told(self, x: float, y: float, signs: tuple[int, int], left: bool) -> str:
        parts = [
            f"{name} = {self.write(value)}" if name else self.write(value)
            for name, value, sign in zip(self.names, (x, y), signs, strict=True)
            if sign
        ]
        text = ", ".join(parts)
        return text and (text + INWARD if left else INWARD + text)
