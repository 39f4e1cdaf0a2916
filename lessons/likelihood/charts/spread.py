"""The sampling distribution of the estimate: its spread over n, and its shape beside the normal."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from charts import colors
from charts.marks import Figure, Frames, Trace, axis, layout, line, point, words
from charts.panels import Panels

PANELS = Panels(
    ((0, 0.46), (0.56, 1)),
    height=36,
    gap=106,
    margin={"l": 60, "t": 60, "b": 48},
    narrow_margin={"r": 20},  # half of 10,000
)
EDGES = np.linspace(-4.0, 4.0, 28)  # of the histogram, in standard errors
MIDDLES = (EDGES[1:] + EDGES[:-1]) / 2
NORMAL_AT = np.linspace(-4.0, 4.0, 49)
FINE = 2.0**-10  # of a share or a density, to which places can be rounded
BAND, LOWER, UPPER, TRUTH, NOW = "band", "lower", "upper", "truth", "now"
SHAPE, NORMAL = "shape", "normal"


def spread(
    funnel: tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray],
    here: tuple[float, float],
    shape: tuple[np.ndarray, np.ndarray],
    labels: Mapping[str, str],
) -> Figure:
    """Draw how far estimates stray, over n, and their histogram at one n in standard errors.

    ``funnel`` holds numbers of flips, the standard error there, and where 95 % of the simulated
    estimates lie, below and above; ``here`` is (n, π); ``shape`` the heights of the histogram and
    of the normal curve. ``labels`` names ``n``, ``estimate``, ``band``, ``simulated``, ``truth``,
    ``standardised``, ``density``, ``normal``, and says what the lines are: ``funnel``, ``shape``.
    """
    counts, errors, lower, upper = funnel
    n, truth = here
    histogram, normal = shape
    blue: dict[str, Any] = {"color": colors.PROBABILITY, "name": labels["truth"]}
    return {
        "data": {
            BAND: _band(counts, errors, truth, labels["band"]),
            LOWER: _simulated(counts, lower, labels["simulated"]),
            UPPER: _simulated(counts, upper, labels["simulated"]),
            TRUTH: line(counts[[0, -1]], [truth, truth], **blue),
            NOW: point(n, truth, **blue),
            SHAPE: _histogram(histogram, labels["simulated"]),
            NORMAL: line(NORMAL_AT, normal, color=colors.NEUTRAL, axes=2, name=labels["normal"]),
        },
        "layout": _layout(counts, labels),
    }


def _band(counts: np.ndarray, errors: np.ndarray, truth: float, name: str) -> Trace:
    trace = line(
        np.concatenate([counts, counts[::-1]]),
        _outline(truth, errors),
        color=colors.NEUTRAL,
        dash="dot",
        fill="toself",
        name=name,
    )
    trace["fillcolor"] = colors.tint(colors.NEUTRAL, 0.15)
    return trace


def _outline(truth: float | np.ndarray, errors: np.ndarray) -> np.ndarray:
    lower, upper = truth - 2.0 * errors, truth + 2.0 * errors
    return np.concatenate([lower, upper[..., ::-1]], axis=-1)


def _simulated(counts: np.ndarray, ends: np.ndarray, name: str) -> Trace:
    return line(counts, ends, color=colors.ODDS, name=name)


def _histogram(heights: np.ndarray, name: str) -> Trace:
    return {
        "type": "bar",
        "x": MIDDLES,
        "y": np.asarray(heights, dtype=np.float64),
        "width": EDGES[1] - EDGES[0],
        "marker": {"color": colors.tint(colors.ODDS, 0.55)},
        "hoverinfo": "skip",
        "showlegend": False,
        "name": name,
        "xaxis": "x2",
        "yaxis": "y2",
    }


def _layout(counts: np.ndarray, labels: Mapping[str, str]) -> dict[str, Any]:
    along: dict[str, Any] = {"tickvals": [10, 100, 1000, 10_000], "tickformat": ",d"}
    return layout(
        barmode="overlay",
        annotations=[
            _above(labels["funnel"], "", 1.085),  # above the other key: both are long
            _above(labels["shape"], "2", 1.0),
        ],
        **PANELS.wide(
            (
                axis(labels["n"], np.log10(counts[[0, -1]]), type="log", **along),
                axis(labels["estimate"], (-0.02, 1.02), dtick=0.2),
            ),
            (
                axis(labels["standardised"], (-4, 4), dtick=1),
                axis(labels["density"], (0, 0.62), dtick=0.1),
            ),
        ),
    )


def _above(text: str, panel: str, y: float) -> dict[str, Any]:
    place = {"xref": f"x{panel} domain", "yref": f"y{panel} domain"}
    return words(text, 0, y, xanchor="left", yanchor="bottom", yshift=4, **place)


def truth_frames(
    truths: np.ndarray, errors: np.ndarray, ends: tuple[np.ndarray, np.ndarray], shape: np.ndarray
) -> Frames:
    """Return the traces of a sweep over m true probabilities; each array has a row for each."""
    middle = truths[:, np.newaxis]
    rows = {
        BAND: _outline(middle, errors),
        LOWER: ends[0],
        UPPER: ends[1],
        TRUTH: np.repeat(middle, 2, axis=1),
        SHAPE: shape,
    }
    frames = {trace: {"y": row.astype(np.float32)} for trace, row in rows.items()}
    return {**frames, NOW: {"y": truths}}


def count_frames(counts: np.ndarray, shapes: np.ndarray) -> Frames:
    """Return the traces of a sweep over numbers of flips; each array has a row for each."""
    return {NOW: {"x": counts}, SHAPE: {"y": shapes.astype(np.float32)}}
