"""What a long run does to cost and weight: it settles, or it grows for ever."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from charts import colors
from charts.marks import Figure, Frames, Trace, axis, colored, layout, line, point, words
from charts.panels import Panels

STYLES: tuple[dict[str, Any], ...] = (
    {"color": colors.ODDS},
    {"color": colors.LOGIT, "dash": "dash"},
)
SYMBOLS = ("circle", "diamond")
LABELS = ("separable", "overlap")
CURVES = tuple(f"{quantity}_{labels}" for quantity in ("cost", "weight") for labels in LABELS)
PANELS = Panels(
    ((0, 0.45), (0.55, 1)), height=34, gap=90, margin={"r": 16, "t": 30}, narrow_margin={"t": 50}
)
HANDLES = tuple(f"on_{curve}" for curve in CURVES)


def long_runs(
    steps: np.ndarray, costs: np.ndarray, weights: np.ndarray, here: int, labels: Mapping[str, str]
) -> Figure:
    """Draw cost and weight after more and more steps, for separable and for overlapping labels.

    ``costs`` and ``weights`` have a row for each of the two; ``here`` is the position in ``steps``
    that is marked. ``labels`` names ``steps``, ``cost``, ``weight``, ``separable`` and
    ``overlap``.
    """
    rows = [(costs[0], 1), (costs[1], 1), (weights[0], 2), (weights[1], 2)]
    names = [labels[name] for name in LABELS] * 2
    lines = [
        line(steps, row, **STYLES[i % 2], axes=axes, name=names[i])
        for i, (row, axes) in enumerate(rows)
    ]
    points = [
        point(
            steps[here],
            row[here],
            color=STYLES[i % 2]["color"],
            axes=axes,
            symbol=SYMBOLS[i % 2],
            name=names[i],
        )
        for i, (row, axes) in enumerate(rows)
    ]
    traces = dict(zip((*CURVES, *HANDLES), (*lines, *points), strict=True))
    return {"data": traces, "layout": _layout(steps, labels)}


def run_frames(steps: np.ndarray, costs: np.ndarray, weights: np.ndarray) -> Frames:
    """Return the traces of a sweep over n counts of steps; the rest has shape (2, n)."""
    rows = (*costs, *weights)
    return {trace: {"x": steps, "y": row} for trace, row in zip(HANDLES, rows, strict=True)}


def _layout(steps: np.ndarray, labels: Mapping[str, str]) -> dict[str, Any]:
    ticks: dict[str, Any] = {
        "tickvals": [1, 10, 100, 1000, 10_000],
        "ticktext": ["1", "10", "100", "1000", "10⁴"],
    }
    span = (0.0, float(np.log10(steps[-1])) + 0.06)
    along = axis(labels["steps"], span, type="log", **ticks)
    costs_axis: dict[str, Any] = {
        "type": "log",
        "tickvals": [0.02, 0.05, 0.1, 0.2, 0.5, 1],
        "tickformat": "~g",
    }
    return layout(
        annotations=_key(labels),
        **PANELS.wide(
            (along, axis(labels["cost"], (-1.7, 0.0), **costs_axis)),
            (along, axis(labels["weight"], (0, 5.2), dtick=1)),
        ),
    )


def _key(labels: Mapping[str, str], between: str = "      ") -> list[Trace]:
    signs = ("━━ ●", "╍╍ ◆")
    text = between.join(
        f"{colored(signs[i], STYLES[i]['color'])} {labels[name]}" for i, name in enumerate(LABELS)
    )
    return [words(text, 0, 1, xanchor="left", yanchor="bottom", yshift=6, align="left")]


def narrow_runs(labels: Mapping[str, str]) -> dict[str, Any]:
    """Return what differs on a phone: one panel below the other."""
    return PANELS.narrow(annotations=_key(labels, "<br>"))
