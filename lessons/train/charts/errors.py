"""Which classes a model takes for which, and whether it is right as often as it says it is."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from charts import colors
from charts.marks import Figure, Trace, axis, layout, line, verbatim, words
from charts.panels import Panels

MATRIX, COUNTS, GAPS, BINS = "matrix", "counts", "gaps", "bins"
PANELS = Panels(((0, 0.42), (0.58, 1)), height=40, gap=100, margin={"t": 36, "b": 46})
SMALLEST, LARGEST = 8.0, 22.0  # diameters of a bin with one point and of one with all


def confusion_and_reliability(
    counts: np.ndarray,
    names: Sequence[str],
    confidence: np.ndarray,
    frequency: np.ndarray,
    sizes: np.ndarray,
    labels: Mapping[str, str],
) -> Figure:
    """Draw a confusion matrix, a row for each true class, beside a reliability diagram.

    ``confidence``, ``frequency`` and ``sizes`` describe the bins. ``labels`` names ``chosen``,
    ``true``, ``confidence``, ``frequency``, ``confusion``, ``reliability`` and ``points``.
    """
    ends = np.array([0.0, 1.0])
    return {
        "data": {
            MATRIX: _matrix(counts),
            COUNTS: _numbers(counts),
            "diagonal": line(ends, ends, color=colors.NEUTRAL, axes=2, dash="dot"),
            GAPS: _gaps(confidence, frequency),
            BINS: _bins(confidence, frequency, sizes, labels["points"]),
        },
        "layout": _layout(names, labels),
    }


def _matrix(counts: np.ndarray) -> Trace:
    shade = [[0, colors.tint(colors.NEUTRAL, 0.05)], [1, colors.tint(colors.NEUTRAL, 0.45)]]
    shares = counts / np.maximum(counts.sum(axis=1, keepdims=True), 1)
    return {
        "type": "heatmap",
        "z": list(shares),
        "zmin": 0,
        "zmax": 1,
        "colorscale": shade,
        "showscale": False,
        "xgap": 2,
        "ygap": 2,
        "hovertemplate": "%{z:.1%}<extra></extra>",
    }


def _numbers(counts: np.ndarray) -> Trace:
    true, chosen = np.indices(counts.shape)
    return {
        "type": "scatter",
        "mode": "text",
        "x": chosen.ravel(),
        "y": true.ravel(),
        "text": [f"<b>{count}</b>" for count in counts.ravel()],
        "hoverinfo": "skip",
    }


def _gaps(confidence: np.ndarray, frequency: np.ndarray) -> Trace:
    """Return how far each bin is from the diagonal, as a line for each."""
    nothing = np.full(len(confidence), np.nan)
    x = np.stack([confidence, confidence, nothing], axis=1).ravel()
    y = np.stack([confidence, frequency, nothing], axis=1).ravel()
    return line(x, y, color=colors.CONTRAST, axes=2)


def _bins(confidence: np.ndarray, frequency: np.ndarray, sizes: np.ndarray, points: str) -> Trace:
    diameters = SMALLEST + (LARGEST - SMALLEST) * np.sqrt(sizes / sizes.sum())
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "x": confidence,
        "y": frequency,
        "xaxis": "x2",
        "yaxis": "y2",
        "line": {"color": colors.PROBABILITY, "width": 1.5},
        "marker": {"color": colors.PROBABILITY, "size": diameters, "opacity": 1},
        "cliponaxis": False,
        "customdata": sizes,
        "hovertemplate": f"%{{x:.3f}} → %{{y:.3f}}<br>%{{customdata}} {points}<extra></extra>",
    }


def _layout(names: Sequence[str], labels: Mapping[str, str]) -> dict[str, Any]:
    last = len(names) - 0.5
    ticks = {"tickvals": list(range(len(names))), "ticktext": list(map(verbatim, names))}
    plain: dict[str, Any] = {**ticks, "showgrid": False, "zeroline": False}
    unit = (0.0, 1.02)
    return layout(
        annotations=[_title(labels["confusion"], ""), _title(labels["reliability"], "2")],
        **PANELS.wide(
            (
                axis(labels["chosen"], (-0.5, last), **plain),
                axis(labels["true"], (last, -0.5), **plain),
            ),
            (axis(labels["confidence"], unit), axis(labels["frequency"], unit)),
        ),
    )


def _title(text: str, number: str) -> Trace:
    above: dict[str, Any] = {"xanchor": "left", "yanchor": "bottom", "yshift": 6}
    return words(text, 0, 1, **above) | {"xref": f"x{number} domain", "yref": f"y{number} domain"}


def narrow_errors() -> dict[str, Any]:
    """Return what differs on a phone: the diagram below the matrix."""
    return PANELS.narrow()
