"""Cross-entropy beside squared error: loss, slope and curvature over the score."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from charts import colors
from charts.marks import Figure, Frames, Trace, axis, colored, layout, line, point, words
from charts.panels import Panels
from lessons.loss.charts.prices import CROSS_ENTROPY, SCORE_SPAN, SQUARED_ERROR

NODES = np.linspace(*SCORE_SPAN, 65)
PANELS = ("loss", "slope", "curvature")
WHERE = Panels(
    ((0, 0.285), (0.36, 0.645), (0.72, 1)),
    height=46,
    gap=58,
    margin={"r": 16, "t": 30},
    narrow_margin={"t": 78},
)
SPANS = ((-0.7, 8.3), (-1.18, 1.08), (-0.075, 0.265))
STYLES: tuple[dict[str, Any], ...] = (
    {"color": CROSS_ENTROPY},
    {"color": SQUARED_ERROR, "dash": "dash"},
)
CURVES = tuple(f"{loss}_{panel}" for panel in PANELS for loss in ("bce", "squared_error"))
GUIDES = tuple(f"guide_{panel}" for panel in PANELS)
HANDLES = tuple(f"on_{curve}" for curve in CURVES)

# Panel by panel: cross-entropy, squared error.
Rows = tuple[np.ndarray, ...]


def three_panels(
    z: float,
    here: Rows,
    curves: Rows,
    bend: float,
    labels: Mapping[str, str],
    *,
    y: int,
) -> Figure:
    """Draw loss, slope and curvature of both losses.

    ``curves`` holds the six rows at ``NODES``, ``here`` the same at z; ``bend`` is where the
    squared error changes from cap to cup; ``labels`` names ``z``, ``loss``, ``slope``,
    ``curvature``, ``cross_entropy``, ``squared_error``, ``cap`` and ``vanishes``.
    """
    names = [labels[name] for name in ("cross_entropy", "squared_error")]
    places: list[dict[str, Any]] = [
        {"axes": panel + 1, "name": f"{names[i]}: {labels[PANELS[panel]]}"}
        for panel in range(3)
        for i in range(2)
    ]
    lines = [
        {**line(NODES, row, **STYLES[i % 2], **place), "x": NODES}
        for i, (row, place) in enumerate(zip(curves, places, strict=True))
    ]
    guides = [
        line([z] * 2, span, color=colors.NEUTRAL, dash="dot", axes=i + 1)
        for i, span in enumerate(SPANS)
    ]
    points = [
        point(z, value, **_mark(i), **place)
        for i, (value, place) in enumerate(zip(here, places, strict=True))
    ]
    traces = dict(zip((*CURVES, *GUIDES, *HANDLES), (*lines, *guides, *points), strict=True))
    return {"data": traces, "layout": _layout(bend, labels, y=y)}


def _mark(i: int) -> dict[str, Any]:
    symbol = ("circle", "diamond")[i % 2]
    return {"color": STYLES[i % 2]["color"], "symbol": symbol, "size": 13}


def panel_frames(z: np.ndarray, rows: Rows) -> Frames:
    """Return the traces of a sweep over n scores."""
    guide = np.repeat(z[:, np.newaxis], 2, axis=1).astype(np.float32)
    points = {trace: {"x": z, "y": row} for trace, row in zip(HANDLES, rows, strict=True)}
    return {**{trace: {"x": guide} for trace in GUIDES}, **points}


def _layout(bend: float, labels: Mapping[str, str], *, y: int) -> dict[str, Any]:
    z = axis(labels["z"], SCORE_SPAN, dtick=2, zeroline=False)
    axes = [(z, axis(labels[name], span)) for name, span in zip(PANELS, SPANS, strict=True)]
    return layout(
        shapes=[_cap(bend, i, y=y) for i in range(3)],
        annotations=_words(labels, y=y),
        **WHERE.wide(*axes),
    )


def _cap(bend: float, panel: int, *, y: int) -> Trace:
    """Return the area in which the squared error bends downwards."""
    number = panel + 1 if panel else ""
    wrong = SCORE_SPAN[0] if y else SCORE_SPAN[1]
    ends = {"x0": wrong, "x1": bend, "y0": 0, "y1": 1}
    fill = {"fillcolor": colors.tint(SQUARED_ERROR, 0.16), "line": {"width": 0}, "layer": "below"}
    return {"type": "rect", "xref": f"x{number}", "yref": f"y{number} domain", **ends, **fill}


def _words(labels: Mapping[str, str], *, y: int, between: str = "    ") -> list[Trace]:
    return [_key(labels, between=between), _vanishing(labels, y=y)]


def _key(labels: Mapping[str, str], *, between: str) -> Trace:
    signs = (
        (CROSS_ENTROPY, "━━ ●", labels["cross_entropy"]),
        (SQUARED_ERROR, "╍╍ ◆", labels["squared_error"]),
        (colors.tint(SQUARED_ERROR, 0.5), "■", labels["cap"]),
    )
    text = between.join(f"{colored(sign, color)} {name}" for color, sign, name in signs)
    return words(text, 0, 1, xanchor="left", yanchor="bottom", yshift=6, align="left")


def _vanishing(labels: Mapping[str, str], *, y: int) -> Trace:
    """Return the words that point at the slope that is almost 0 where the belief is wrong."""
    side = -1.0 if y else 1.0
    target: dict[str, Any] = {"x": 5.0 * side, "y": -0.05 * side, "xref": "x2", "yref": "y2"}
    tail = {"ax": -1.0 * side, "ay": -0.55 * side, "axref": "x2", "ayref": "y2"}
    head = {"showarrow": True, "arrowhead": 2, "arrowwidth": 1.5, "arrowcolor": SQUARED_ERROR}
    return {"text": labels["vanishes"], **target, **tail, **head}


def narrow_panels(labels: Mapping[str, str], *, y: int) -> dict[str, Any]:
    """Return what differs on a phone: one panel below the other."""
    return WHERE.narrow(annotations=_words(labels, y=y, between="<br>"))
