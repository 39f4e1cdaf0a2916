"""The soft maximum and minimum of two scores, beside the hard ones, with gap and tangent."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from charts import colors
from charts.marks import Figure, Frames, Trace, axis, bold, layout, line, point, words

MAXIMUM, MINIMUM = colors.PROBABILITY, colors.ODDS
SPAN = (-4.0, 4.0)
NARROW = {"height": 20, "margin": {"r": 12}, "xaxis": {"dtick": 2}}  # on a phone
SOFT_MAX, SOFT_MIN, GAP, TANGENT = "soft_max", "soft_min", "gap", "tangent"
ON_MAX, ON_MIN, HARD_MAX, HARD_MIN = "on_max", "on_min", "hard_max", "hard_min"


@dataclass(frozen=True)
class Extremes:
    """Soft maximum, its gap to the hard one, its slope, and soft minimum for first scores x.

    Each is a number or an array of numbers.
    """

    x: Any
    high: Any
    gap: Any
    slope: Any
    low: Any


def soft_extremes(
    here: Extremes,
    curves: tuple[np.ndarray, np.ndarray, np.ndarray],
    other: float,
    labels: Mapping[str, str],
) -> Figure:
    """Draw the soft maximum and minimum over the first score, beside the hard ones.

    ``curves`` holds a row of first scores, their soft maxima and minima; ``other`` is the second
    score. ``labels`` names ``first``, ``value``, ``max``, ``min``, ``hard``, ``gap`` and
    ``tangent``.
    """
    x, high, low = here.x, here.high, here.low
    where, highs, lows = curves
    gap = line([x, x], _gap(here), color=colors.CONTRAST)
    return {
        "data": {
            SOFT_MAX: _curve(where, highs, MAXIMUM),
            SOFT_MIN: _curve(where, lows, MINIMUM),
            TANGENT: line(SPAN, _tangent(here), color=colors.LOGIT, dash="dot"),
            GAP: {**gap, "line": {**gap["line"], "width": 5}},
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


def _tangent(at: Extremes) -> np.ndarray:
    """Return the heights of the tangent at both ends of the axis."""
    ends = np.asarray(SPAN)
    return np.stack([at.high + at.slope * (end - at.x) for end in ends], axis=-1)


def _gap(at: Extremes) -> np.ndarray:
    return np.stack([at.high - at.gap, at.high], axis=-1)


def _names(labels: Mapping[str, str]) -> list[Trace]:
    data: dict[str, Any] = {"xref": "x", "yref": "y", "xanchor": "left"}
    return [
        words(f"{bold('━━', MAXIMUM)} {labels['max']}", -3.8, 6.4, **data),
        words("╍╍ " + labels["hard"], -3.8, 5.2, **data),
        words(f"{bold('┃', colors.CONTRAST)} {labels['gap']}", -3.8, 4.0, **data),
        words(f"{bold('┅┅', colors.LOGIT)} {labels['tangent']}", -3.8, 2.8, **data),
        words(f"{bold('━━', MINIMUM)} {labels['min']}", -3.8, -6.4, **data),
    ]


def first_frames(every: Extremes) -> Frames:
    """Return the traces of a sweep over n first scores."""
    x = np.asarray(every.x)
    return {
        TANGENT: {"y": _small(_tangent(every))},
        GAP: {"x": np.stack([x, x], axis=-1).astype(np.float32), "y": _small(_gap(every))},
        ON_MAX: {"x": x, "y": every.high},
        ON_MIN: {"x": x, "y": every.low},
    }


def sharpness_frames(every: Extremes, highs: np.ndarray, lows: np.ndarray) -> Frames:
    """Return the traces of a sweep over n sharpnesses; ``highs`` and ``lows`` have a row each."""
    return {
        SOFT_MAX: {"y": _small(highs)},
        SOFT_MIN: {"y": _small(lows)},
        TANGENT: {"y": _small(_tangent(every))},
        GAP: {"y": _small(_gap(every))},
        ON_MAX: {"y": every.high},
        ON_MIN: {"y": every.low},
    }


def _small(places: np.ndarray) -> np.ndarray:
    return places.astype(np.float32)
