"""Arrows at the edge of a panel, each with the value of a mark that lies beyond it."""

from typing import Any

import numpy as np
import numpy.typing as npt

from charts.marks import Trace, point

DOWN, UP = "triangle-down", "triangle-up"
AWAY = 1e4  # where an arrow lies that is not needed, in units of every axis of the lesson


def arrow(
    x: float, value: float, edge: tuple[float, float], *, symbol: str, side: str, **look: Any
) -> Trace:
    """Return the arrow of a mark at x; ``edge`` are the limit and the place of `arrow_rows`."""
    row = arrow_rows(value, *edge)
    trace = point(x, row["y"], symbol=symbol, size=11, hoverinfo="skip", **look)
    more = {"mode": "markers+text", "text": row["text"], "textposition": side}
    # Cut off at the edge, or an arrow that lies away would be seen.
    return {**trace, **more, "cliponaxis": True}


def arrow_rows(values: npt.ArrayLike, limit: float, place: float) -> dict[str, Any]:
    """Return for each frame where the arrow of its value lies, and what it says.

    A value beyond ``limit``, on the side on which ``place`` lies from 0, has its arrow there.
    """
    numbers = np.atleast_1d(np.asarray(values, dtype=np.float64))
    beyond = numbers * np.sign(place) > limit * np.sign(place)
    said = [short(one) if far else "" for one, far in zip(numbers, beyond, strict=True)]
    return {"y": np.where(beyond, place, AWAY).astype(np.float32), "text": said}


def short(value: float) -> str:
    """Write a number with three significant digits."""
    if np.isinf(value):
        return "∞" if value > 0 else "−∞"
    return f"{value:#.3g}".rstrip(".").replace("-", "−")
