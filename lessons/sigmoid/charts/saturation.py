"""What is left of 1 − σ(z) in a computer's floats, and what becomes of its logarithm."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from charts import colors
from charts.frames import without
from charts.marks import Figure, Frames, Trace, axis, colored, layout, line, point, words
from charts.panels import Panels

LAST = 46.0
# Scores of the curves: close together where the last digits of 1 - σ show as steps.
ZOOM = np.concatenate([np.linspace(0, 30, 31), np.linspace(30.05, 38, 160), [LAST]])
PANELS = Panels(((0, 0.455), (0.545, 1)), height=36, gap=75, margin={"l": 64, "t": 30})
CURVES = ("stable_rest", "naive_rest", "stable_price", "naive_price")
MARKS = tuple(f"on_{curve}" for curve in CURVES)
HANDLES = (MARKS[0], MARKS[2])
AS_WRITTEN = (CURVES[1], CURVES[3], MARKS[1], MARKS[3])  # what floats make of the formula
STABLE: dict[str, Any] = {"color": colors.PROBABILITY}
NAIVE: dict[str, Any] = {"color": colors.CONTRAST}
HUES = {
    **dict.fromkeys(("saturated", "naive_rest", "naive_price"), colors.CONTRAST),
    **dict.fromkeys(("stable_rest", "stable_price"), colors.PROBABILITY),
}
# One row a quantity, in the order of the panels: stable and naive 1 - σ(z), then their -ln.
Rows = tuple[Any, Any, Any, Any]


def saturation_zoom(
    z: float, here: Rows, curves: Rows, first_saturated: float, labels: Mapping[str, str]
) -> Figure:
    """Draw 1 - σ(z) on a log scale beside -ln(1 - σ(z)), each stable and naive.

    ``curves`` hold the rows at the scores of ``ZOOM``, ``here`` the same at z; ``labels`` names
    ``z``, ``rest``, ``price``, the ``stable`` form and the one that is ``written``, ``zero`` and
    ``infinite``.
    """
    lines = [
        line(ZOOM, row, **style, axes=panel, dash=dash, connectgaps=False)
        for row, (style, panel, dash) in zip(curves, _places("solid", "dash"), strict=True)
    ]
    points = [
        point(z, value, **style, axes=panel, symbol=symbol, size=size)
        for value, (style, panel, symbol), size in zip(
            here, _places("circle", "diamond-open"), (13, 20) * 2, strict=True
        )
    ]
    traces = dict(zip((*CURVES, *MARKS), (*lines, *points), strict=True))
    return {"data": traces, "layout": _layout(first_saturated, labels)}


def on_paper(figure: Figure) -> Figure:
    """Return the zoom without what floats make of the formula as it is written."""
    bare = without(figure, *AS_WRITTEN)
    return {**bare, "layout": {**figure["layout"], "shapes": [], "annotations": []}}


def _places(stable: str, naive: str) -> list[tuple[dict[str, Any], int, str]]:
    return [(STABLE, 1, stable), (NAIVE, 1, naive), (STABLE, 2, stable), (NAIVE, 2, naive)]


def _layout(first_saturated: float, labels: Mapping[str, str]) -> dict[str, Any]:
    middle = (first_saturated + LAST) / 2
    z = axis(labels["z"], (0, LAST), dtick=5)
    key = _key(labels["stable"], labels["written"])
    return layout(
        shapes=[_lost(first_saturated, "x", "y"), _lost(first_saturated, "x2", "y2")],
        annotations=[
            words(key, 0, 1, **_top("x", "y")),
            words(key, 0, 1, **_top("x2", "y2")),
            words(labels["zero"], middle, 0.96, xref="x", yref="y domain", yanchor="top"),
            words(labels["infinite"], middle, 0.04, xref="x2", yref="y2 domain", yanchor="bottom"),
        ],
        **PANELS.wide(
            (z, axis(labels["rest"], (-20, 0.5), type="log", dtick=4, exponentformat="power")),
            (z, axis(labels["price"], (0, LAST), dtick=10)),
        ),
    )


def _key(stable: str, naive: str) -> str:
    signs = ((colors.PROBABILITY, "━━", stable), (colors.CONTRAST, "╍╍", naive))
    return "    ".join(f"{colored(sign, color)} {text}" for color, sign, text in signs)


def _top(x: str, y: str) -> dict[str, Any]:
    place = {"xref": f"{x} domain", "yref": f"{y} domain"}
    return {**place, "xanchor": "left", "yanchor": "bottom", "yshift": 4}


def _lost(first_saturated: float, x: str, y: str) -> Trace:
    """Return the area in which the naive formula has no digit left."""
    ends = {"x0": first_saturated, "x1": LAST, "y0": 0, "y1": 1, "xref": x, "yref": f"{y} domain"}
    fill = {"fillcolor": colors.tint(colors.CONTRAST, 0.16), "line": {"width": 0}, "layer": "below"}
    return {"type": "rect", **ends, **fill}


def saturation_frames(z: np.ndarray, rows: Rows) -> Frames:
    """Return the traces of a sweep over n scores."""
    return {trace: {"x": z, "y": row} for trace, row in zip(MARKS, rows, strict=True)}
