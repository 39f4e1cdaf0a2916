"""What a long run does to the curve, the cost and the weight: it settles, or it grows for ever."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from charts import colors
from charts.marks import Figure, Frames, Trace, axis, bold, colored, layout, line, point, words
from charts.panels import Panels

STYLES: tuple[dict[str, Any], ...] = (
    {"color": colors.ODDS},
    {"color": colors.LOGIT, "dash": "dash"},
)
SYMBOLS = ("circle", "diamond")
LABELS = ("separable", "overlap")
INPUTS = np.linspace(-0.5, 5.5, 37)  # where the curves through the points are drawn
CURVES = tuple(f"{quantity}_{labels}" for quantity in ("cost", "weight") for labels in LABELS)
FITS = tuple(f"fit_{labels}" for labels in LABELS)
EXAMPLES = tuple(f"examples_{labels}" for labels in LABELS)
HANDLES = tuple(f"on_{curve}" for curve in CURVES)
PANELS = Panels(
    ((0.36, 0.64), (0.74, 1), (0, 0.25), (0, 0.25)),
    height=60,
    gap=(84, 84, 84),
    up=((0, 1), (0, 1), (0.58, 1), (0, 0.42)),
    margin={"r": 16, "t": 30},
    narrow_margin={"t": 50},
)


def long_runs(
    steps: np.ndarray,
    costs: np.ndarray,
    weights: np.ndarray,
    here: int,
    labels: Mapping[str, str],
    *,
    fits: np.ndarray,
    examples: tuple[np.ndarray, np.ndarray],
    end: int | None = None,
) -> Figure:
    """Draw cost and weight after more and more steps, for separable and for overlapping labels.

    ``costs`` and ``weights`` have a row for each of the two; ``here`` is the position in ``steps``
    that is marked, ``end`` the one before which the lines end. ``fits`` are the curves at
    ``INPUTS`` after this step, ``examples`` the inputs and, a row for each of the two, the labels.
    ``labels`` names ``steps``, ``cost``, ``weight``, ``input``, ``probability``, ``separable`` and
    ``overlap``.
    """
    rows = [(costs[0], 1), (costs[1], 1), (weights[0], 2), (weights[1], 2)]
    names = [labels[name] for name in LABELS] * 2
    lines = [
        line(steps[:end], row[:end], **STYLES[i % 2], axes=axes, name=names[i])
        for i, (row, axes) in enumerate(rows)
    ]
    places: list[dict[str, Any]] = [
        {"color": STYLES[i % 2]["color"], "symbol": SYMBOLS[i % 2], "axes": axes, "name": names[i]}
        for i, (_row, axes) in enumerate(rows)
    ]
    points = [
        point(steps[here], row[here], **place)
        for (row, _axes), place in zip(rows, places, strict=True)
    ]
    traces = dict(zip((*CURVES, *HANDLES), (*lines, *points), strict=True))
    return {"data": traces | _fits(fits, examples, names), "layout": _layout(steps, labels)}


def _fits(
    fits: np.ndarray, examples: tuple[np.ndarray, np.ndarray], names: list[str]
) -> dict[str, Trace]:
    """Return the six points of both data sets, and the curve through each of them."""
    x, rows = examples
    traces: dict[str, Trace] = {}
    for i, labels in enumerate(rows):
        color, panel = STYLES[i]["color"], i + 3
        fit = line(INPUTS, fits[i], **STYLES[i], axes=panel, name=names[i])
        # As it bends while the slider is held.
        traces[FITS[i]] = {**fit, "line": {**fit["line"], "simplify": False}}
        traces[EXAMPLES[i]] = point(x, labels, color=color, axes=panel, size=9)
        signs = np.where(np.asarray(labels) == 1, "circle", "diamond-open")
        traces[EXAMPLES[i]]["marker"]["symbol"] = signs.tolist()
    return traces


def run_frames(
    steps: np.ndarray, costs: np.ndarray, weights: np.ndarray, fits: np.ndarray
) -> Frames:
    """Return the traces of a sweep over n counts of steps.

    ``costs`` and ``weights`` have shape (2, n), ``fits`` (2, n, inputs).
    """
    rows = (*costs, *weights)
    marks = {trace: {"x": steps, "y": row} for trace, row in zip(HANDLES, rows, strict=True)}
    curves = zip(FITS, fits.astype(np.float32), strict=True)
    return {**marks, **{trace: {"y": row} for trace, row in curves}}


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
    share = axis(labels["probability"], (-0.12, 1.12), tickvals=[0, 0.5, 1], zeroline=False)
    inputs = (float(INPUTS[0]), float(INPUTS[-1]))
    below = axis(labels["input"], inputs, dtick=1, zeroline=False)
    return layout(
        annotations=[*_key(labels), *_names(labels)],
        **PANELS.wide(
            (along, axis(labels["cost"], (-1.8, 0.03), **costs_axis)),
            (along, axis(labels["weight"], (-0.3, 5.2), dtick=1)),
            ({**below, "title": {"text": ""}, "showticklabels": False}, share),
            (below, share),
        ),
    )


def _names(labels: Mapping[str, str]) -> list[Trace]:
    """Return the names of the data sets, each above its points."""
    above: dict[str, Any] = {"xanchor": "left", "yanchor": "bottom", "yshift": 3}
    return [
        words(bold(labels[name], STYLES[i]["color"]), 0, 1, **above)
        | {"xref": f"x{i + 3} domain", "yref": f"y{i + 3} domain"}
        for i, name in enumerate(LABELS)
    ]


def _key(labels: Mapping[str, str], between: str = "      ") -> list[Trace]:
    signs = ("━━ ●", "╍╍ ◆")
    text = between.join(
        f"{colored(signs[i], STYLES[i]['color'])} {labels[name]}" for i, name in enumerate(LABELS)
    )
    corner = {"xref": "x domain", "yref": "y domain"}
    return [words(text, 0, 1, xanchor="left", yanchor="bottom", yshift=6, align="left") | corner]


def narrow_runs(labels: Mapping[str, str]) -> dict[str, Any]:
    """Return what differs on a phone: one panel below the other."""
    return PANELS.narrow(annotations=[*_key(labels, "<br>"), *_names(labels)])
