"""A few curves over one slider, with a point on each, and a height to compare them with."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from charts import colors
from charts.marks import Figure, Frames, axis, layout, line, point

LOOKS: tuple[dict[str, Any], ...] = (
    {"color": colors.PROBABILITY},
    {"color": colors.ODDS, "dash": "dash"},
    {"color": colors.LOGIT, "dash": "dot"},
)
SYMBOLS = ("circle", "diamond", "square")
MARGIN = {"l": 52, "r": 16, "t": 12, "b": 40}
AIR = 0.06  # above and below the curves, as a share of their height


def curve(number: int) -> str:
    """Return the name of a curve."""
    return f"curve_{number}"


def mark(number: int) -> str:
    """Return the name of the point on a curve."""
    return f"mark_{number}"


def color(number: int) -> str:
    """Return the colour of a curve."""
    return str(LOOKS[number]["color"])


def curves(
    x: np.ndarray,
    rows: Sequence[np.ndarray],
    here: int,
    *,
    title: str,
    level: float | None = None,
    log_x: bool = False,
    log_y: bool = False,
) -> Figure:
    """Draw curves over x, each with a point at the position ``here``, and a line at a height."""
    lines = {curve(i): line(x, row, **LOOKS[i]) for i, row in enumerate(rows)}
    marks = {
        mark(i): point(x[here], row[here], color=color(i), symbol=SYMBOLS[i])
        for i, row in enumerate(rows)
    }
    shapes = [] if level is None else [_level(level)]
    heights = np.concatenate([*rows, [] if level is None else [level]])
    across = axis(title, _span(x, log=log_x, air=0.0), **_kind(log=log_x))
    up = axis("", _span(heights, log=log_y, air=AIR), **_kind(log=log_y))
    parts = layout(xaxis=across, yaxis=up, shapes=shapes, margin=MARGIN)
    return {"data": lines | marks, "layout": parts}


def curve_frames(x: np.ndarray, rows: Sequence[np.ndarray]) -> Frames:
    """Return the points of a sweep over x."""
    return {mark(i): {"x": x, "y": row} for i, row in enumerate(rows)}


def _level(height: float) -> dict[str, Any]:
    look = {"color": colors.NEUTRAL, "width": 2, "dash": "dot"}
    across = {"x0": 0, "x1": 1, "xref": "x domain"}
    return {"type": "line", "line": look, **across, "y0": height, "y1": height}


def _kind(*, log: bool) -> dict[str, Any]:
    return {"type": "log", "dtick": 1} if log else {"nticks": 6, "zeroline": False}


def _span(values: np.ndarray, *, log: bool, air: float) -> list[float]:
    """Return the ends of an axis; those of a logarithmic one are powers of ten."""
    ends = np.array([np.min(values), np.max(values)])
    low, high = np.log10(ends) if log else ends
    room = air * (high - low)
    return [float(low - room), float(high + room)]
