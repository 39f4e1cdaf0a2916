"""The soft maximum and minimum of two scores, and who is preferred."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from charts import colors
from charts.marks import Figure, Trace, axis, bold, layout, line, point, words
from lessons.softmax.charts.bars import bars, ends, rows

MAXIMUM, MINIMUM = colors.PROBABILITY, colors.ODDS
SPAN = (-4.0, 4.0)
# Trace numbers, for the sweeps and handles of the page.
SOFT_MAX, SOFT_MIN, GUIDE, ON_MAX, ON_MIN = range(5)
Frames = dict[int, dict[str, np.ndarray]]


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
        "data": [
            _curve(where, highs, MAXIMUM),
            _curve(where, lows, MINIMUM),
            line([x, x], [low, high], color=colors.NEUTRAL, dash="dot"),
            point(x, high, color=MAXIMUM, name=labels["max"]),
            point(x, low, color=MINIMUM, symbol="diamond", name=labels["min"]),
            _hard([SPAN[0], other, SPAN[1]], [other, other, SPAN[1]]),
            _hard([SPAN[0], other, SPAN[1]], [SPAN[0], other, other]),
        ],
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


def narrow_extremes() -> dict[str, Any]:
    """Return what is other on a phone: fewer numbers on the axis."""
    return {"height": 20, "margin": {"r": 12}, "xaxis": {"dtick": 2}}


def preferences(scores: np.ndarray, shares: np.ndarray, labels: Mapping[str, Any]) -> Figure:
    """Draw the scores of two rivals, and the probabilities of the answers.

    ``labels`` names ``score``, ``probability``, the ``rivals`` and the ``answers``.
    """
    rivals: dict[str, Any] = {"color": colors.LOGIT, "names": labels["rivals"]}
    answers: Sequence[str] = labels["answers"]
    return {
        "data": [
            *bars(scores, **rivals),
            *ends(scores, **rivals),
            *bars(shares, color=colors.PROBABILITY, names=answers, axes=2),
        ],
        "layout": layout(
            barmode="overlay",
            margin={"l": 60, "r": 16, "t": 8, "b": 44},
            xaxis=axis(labels["score"], (-4.2, 4.2), domain=(0, 0.4), dtick=2),
            yaxis=rows(labels["rivals"]),
            xaxis2=axis(labels["probability"], (0, 1.02), domain=(0.58, 1), anchor="y2", dtick=0.5),
            yaxis2=rows(answers, 2),
        ),
    }


def preference_frames(rival: int, scores: np.ndarray, shares: np.ndarray) -> Frames:
    """Return the traces of a sweep over n scores of one rival; shares have shape (n, answers)."""
    moved = {trace: {"x": scores} for trace in (rival, 2 + rival)}
    return {**moved, **{4 + i: {"x": row} for i, row in enumerate(shares.T.astype(np.float32))}}
