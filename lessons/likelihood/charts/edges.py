"""Arrows at the edge of a panel, each with the value of a mark that lies beyond it."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from charts.marks import Trace, point

DOWN, UP = "triangle-down", "triangle-up"
AWAY = 1e4  # where an arrow lies that is not needed, in units of every axis of the lesson


def arrow(x: npt.ArrayLike, *, color: str, symbol: str, side: str, axes: int, **row: Any) -> Trace:
    """Return the arrows of a row of marks; ``row`` is a frame of `arrow_rows`."""
    trace = point(x, row["y"], color=color, axes=axes, symbol=symbol, size=11, hoverinfo="skip")
    more = {"mode": "markers+text", "text": row["text"], "textposition": side}
    # Cut off at the edge, or an arrow that lies away would be seen.
    return {**trace, **more, "cliponaxis": True}


def arrow_rows(values: npt.ArrayLike, limit: float, edge: float) -> dict[str, Any]:
    """Return for each frame, a row of values, where its arrows lie and what they say.

    A value beyond ``limit``, on the side on which ``edge`` lies from 0, has an arrow at ``edge``.
    """
    numbers = np.atleast_2d(np.asarray(values, dtype=np.float64))
    beyond = numbers * np.sign(edge) > limit * np.sign(edge)
    y = np.where(beyond, edge, AWAY).astype(np.float32)
    return {"y": y, "text": [_said(*row) for row in zip(numbers, beyond, strict=True)]}


def _said(values: np.ndarray, beyond: np.ndarray) -> Sequence[str]:
    return [short(value) if far else "" for value, far in zip(values, beyond, strict=True)]


def short(value: float) -> str:
    """Write a number with three significant digits."""
    if np.isinf(value):
        return "∞" if value > 0 else "−∞"
    return f"{value:#.3g}".rstrip(".").replace("-", "−")
