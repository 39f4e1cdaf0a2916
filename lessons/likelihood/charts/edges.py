"""Arrows at the edge of a panel, each with the value of a mark that lies beyond it."""

from typing import Any

import numpy as np
import numpy.typing as npt

from charts.marks import Trace, point

DOWN, UP = "triangle-down", "triangle-up"
AWAY = 500.0  # nats, where an arrow lies that is not needed
UNSEEN = "–"  # its text: where there is one already the browser only has to write another


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
    trace = point(x, row["y"], symbol=symbol, size=11, hoverinfo="skip", **look)
    said = {"text": row["text"], "textposition": where or side(x)[0]}
    # Cut off at the edge, or an arrow that lies away would be seen.
    return {**trace, **said, "mode": "markers+text", "cliponaxis": True}


def arrow_rows(values: npt.ArrayLike, limit: float, place: float) -> dict[str, Any]:
    """Return for each frame where the arrows of its values lie, and what they say.

    A value beyond ``limit``, on the side on which ``place`` lies from 0, has its arrow there. Of
    one value a frame there is one text, of many a list.
    """
    numbers = np.atleast_1d(np.asarray(values, dtype=np.float64))
    beyond = numbers * np.sign(place) > limit * np.sign(place)
    y = np.where(beyond, place, AWAY).astype(np.float32)
    return {"y": y, "text": _said(numbers, beyond)}


def _said(numbers: np.ndarray, beyond: np.ndarray) -> list[Any]:
    if numbers.ndim > 1:
        return [_said(*row) for row in zip(numbers, beyond, strict=True)]
    return [short(one) if far else UNSEEN for one, far in zip(numbers, beyond, strict=True)]


def side(x: npt.ArrayLike) -> list[str]:
    """Return on which side of a mark there is more room on an axis from 0 to 1."""
    return ["middle right" if one < 0.5 else "middle left" for one in np.atleast_1d(x)]


def short(value: float) -> str:
    """Write a number with three significant digits."""
    if np.isinf(value):
        return "∞" if value > 0 else "−∞"
    return f"{value:#.3g}".rstrip(".").replace("-", "−")
