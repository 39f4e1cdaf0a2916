"""The soft maximum and minimum of two scores beside the hard ones, and how far above it lies."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from charts import colors
from charts.marks import Figure, Frames, Trace, axis, bold, layout, line, point, words
from charts.panels import Panels

MAXIMUM, MINIMUM = colors.PROBABILITY, colors.ODDS
SPAN = (-4.0, 4.0)
PANELS = Panels(
    ((0.0, 0.58), (0.68, 1.0)),
    height=40,
    gap=76,
    margin={"l": 50, "r": 16, "t": 30},
    narrow_margin={"t": 74},
)
# Traces; the last two stand in a panel of their own.
SOFT_MAX, SOFT_MIN, GAP, TANGENT = "soft_max", "soft_min", "gap", "tangent"
ON_MAX, ON_MIN, HARD_MAX, HARD_MIN = "on_max", "on_min", "hard_max", "hard_min"
GAPS, ON_GAP = "gaps", "on_gap"
FAR = colors.CONTRAST  # colour of the gap


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
    here: Extremes, curves: Extremes, other: float, most: float, labels: Mapping[str, str]
) -> Figure:
    """Draw the soft maximum and minimum over the first score beside the hard ones, and the gap.

    ``curves`` are a row of first scores, ``other`` is the second score and ``most`` the largest
    gap. ``labels`` names ``first``, ``value``, ``max``, ``min``, ``hard``, ``gap``, ``most`` and
    ``tangent``.
    """
    x, high, low = here.x, here.high, here.low
    return {
        "data": {
            SOFT_MAX: _curve(curves.x, curves.high, MAXIMUM),
            SOFT_MIN: _curve(curves.x, curves.low, MINIMUM),
            TANGENT: line(SPAN, _tangent(here), color=colors.LOGIT, dash="dot"),
            GAP: line([x, x], _gap(here), color=FAR, width=5),
            ON_MAX: point(x, high, color=MAXIMUM, name=labels["max"]),
            ON_MIN: point(x, low, color=MINIMUM, symbol="diamond", name=labels["min"]),
            HARD_MAX: _hard([SPAN[0], other, SPAN[1]], [other, other, SPAN[1]]),
            HARD_MIN: _hard([SPAN[0], other, SPAN[1]], [SPAN[0], other, other]),
            GAPS: {**_curve(curves.x, curves.gap, FAR), "xaxis": "x2", "yaxis": "y2"},
            ON_GAP: point(x, here.gap, color=FAR, axes=2, name=labels["gap"]),
        },
        "layout": _layout(most, labels),
    }


def _layout(most: float, labels: Mapping[str, str]) -> dict[str, Any]:
    across = axis(labels["first"], SPAN, dtick=1, zeroline=False)
    ranges = {name: row.tolist() for name, row in _ranges(most).items()}
    return layout(
        annotations=_names(
            labels, ("max", "min", "hard"), ("tangent", "gap"), yanchor="top", yshift=-2
        ),
        **PANELS.wide(
            (across, axis(labels["value"], ranges["yaxis.range"], dtick=2)),
            ({**across, "dtick": 2}, axis(labels["gap"], ranges["yaxis2.range"], nticks=6)),
        ),
    )


def _ranges(most: Any) -> dict[str, np.ndarray]:
    """Return the vertical axes for the largest gap that a sharpness allows."""
    reach = SPAN[1] + most
    return {
        "yaxis.range": np.stack([-1.08 * reach, 1.08 * reach], axis=-1),
        "yaxis2.range": np.stack([-0.04 * most, 1.15 * most], axis=-1),
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


def _names(labels: Mapping[str, str], *rows: Sequence[str], **place: Any) -> list[Trace]:
    """Return the key of the first panel, with the names of some lines in each row."""
    signs = {
        "max": bold("━━", MAXIMUM),
        "min": bold("━━", MINIMUM),
        "hard": "╍╍",
        "tangent": bold("┅┅", colors.LOGIT),
        "gap": bold("┃", FAR),
    }
    lines = ["   ".join(f"{signs[name]} {labels[name]}" for name in row) for row in rows]
    at: dict[str, Any] = {"xref": "x domain", "yref": "y domain", "xanchor": "left", **place}
    return [words("<br>".join(lines), 0.02, 1, align="left", **at)]


def first_frames(every: Extremes) -> Frames:
    """Return the traces of a sweep over n first scores."""
    x = np.asarray(every.x)
    return {
        TANGENT: {"y": _small(_tangent(every))},
        GAP: {"x": np.stack([x, x], axis=-1).astype(np.float32), "y": _small(_gap(every))},
        ON_MAX: {"x": x, "y": every.high},
        ON_MIN: {"x": x, "y": every.low},
        ON_GAP: {"x": x, "y": every.gap},
    }


def sharpness_frames(every: Extremes, curves: Extremes) -> Frames:
    """Return the traces of a sweep over n sharpnesses; the ``curves`` have a row for each."""
    return {
        SOFT_MAX: {"y": _small(curves.high)},
        SOFT_MIN: {"y": _small(curves.low)},
        GAPS: {"y": _small(curves.gap)},
        TANGENT: {"y": _small(_tangent(every))},
        GAP: {"y": _small(_gap(every))},
        ON_MAX: {"y": every.high},
        ON_MIN: {"y": every.low},
        ON_GAP: {"y": every.gap},
    }


def sharpness_layout(most: np.ndarray) -> dict[str, np.ndarray]:
    """Return the axes of a sweep over n sharpnesses, from the largest gap of each."""
    return _ranges(most)


def narrow_extremes(labels: Mapping[str, str]) -> dict[str, Any]:
    """Return what differs on a phone: one panel below the other, the key above, fewer numbers."""
    rows = (("max", "min"), ("hard", "gap"), ("tangent",))
    written = _names(labels, *rows, yanchor="bottom", yshift=2)
    return PANELS.narrow(annotations=written, xaxis={"dtick": 2})


def _small(places: np.ndarray) -> np.ndarray:
    return places.astype(np.float32)
