"""The soft maximum and minimum of two scores, beside the hard ones."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from charts import colors
from charts.marks import Figure, Frames, Trace, axis, bold, layout, line, point, words

MAXIMUM, MINIMUM = colors.PROBABILITY, colors.ODDS
SPAN = (-4.0, 4.0)
NARROW = {"height": 20, "margin": {"r": 12}, "xaxis": {"dtick": 2}}  # on a phone
SOFT_MAX, SOFT_MIN, GUIDE = "soft_max", "soft_min", "guide"
ON_MAX, ON_MIN, HARD_MAX, HARD_MIN = "on_max", "on_min", "hard_max", "hard_min"


def soft_extremes(
    at: Sequence[float],
    curves: tuple[np.ndarray, np.ndarray, np.ndarray],
    other: float,
    labels: Mapping[str, str],
) -> Figure:
    """Draw the soft maximum and minimum over the first score, beside the hard ones.

    ``at`` holds the first score with its soft maximum and minimum, ``curves`` the same for a row
    of first scores; ``other`` is the second score. ``labels`` names ``first``, ``value``, ``max``,
    ``min`` and ``hard``.
    """
    x, high, low = at
    where, highs, lows = curves
    return {
        "data": {
            SOFT_MAX: _curve(where, highs, MAXIMUM),
            SOFT_MIN: _curve(where, lows, MINIMUM),
            GUIDE: line([x, x], [low, high], color=colors.NEUTRAL, dash="dot"),
            ON_MAX: point(x, high, color=MAXIMUM, name=labels["max"]),
            ON_MIN: point(x, low, color=MINIMUM, symbol="diamond", name=labels["min"]),
            HARD_MAX: _hard([SPAN[0], other, SPAN[1]], [other, other, SPAN[1]]),
            HARD_MIN: _hard([SPAN[0], other, SPAN[1]], [SPAN[0], other, other]),
        },
        "layout": layout(
            margin={"l": 50, "r": 16, "t": 10, "b": 44},
            xaxis=axis(labels["first"], SPAN, dtick=1, zeroline=False),
            yaxis=axis(labels["value"], (-7.5, 7.5), dtick=2),
            annotations=_names(labels),
        ),
    }


def _curve(x: np.ndarray, y: np.ndarray, color: str) -> Trace:
    return {**line(x, y, color=color), "x": x, "y": y}


def _hard(x: list[float], y: list[float]) -> Trace:
    return line(x, y, color=colors.NEUTRAL, dash="dash")


def _names(labels: Mapping[str, str]) -> list[Trace]:
    data: dict[str, Any] = {"xref": "x", "yref": "y", "xanchor": "left"}
    return [
        words(f"{bold('━━', MAXIMUM)} {labels['max']}", -3.8, 6.4, **data),
        words("╍╍ " + labels["hard"], -3.8, 5.2, **data),
        words(f"{bold('━━', MINIMUM)} {labels['min']}", -3.8, -6.4, **data),
    ]


def first_frames(first: np.ndarray, high: np.ndarray, low: np.ndarray) -> Frames:
    """Return the traces of a sweep over n first scores."""
    return {
        GUIDE: {"x": _twice(first, first), "y": _twice(low, high)},
        ON_MAX: {"x": first, "y": high},
        ON_MIN: {"x": first, "y": low},
    }


def sharpness_frames(
    high: np.ndarray, low: np.ndarray, highs: np.ndarray, lows: np.ndarray
) -> Frames:
    """Return the traces of a sweep over n sharpnesses; ``highs`` and ``lows`` have a row each."""
    return {
        SOFT_MAX: {"y": highs.astype(np.float32)},
        SOFT_MIN: {"y": lows.astype(np.float32)},
        GUIDE: {"y": _twice(low, high)},
        ON_MAX: {"y": high},
        ON_MIN: {"y": low},
    }


def _twice(one: npt.ArrayLike, other: npt.ArrayLike) -> np.ndarray:
    return np.stack([one, other], axis=-1).astype(np.float32)
