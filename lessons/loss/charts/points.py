"""A few labelled points, the S-curve through them, and their losses piled up to the cost."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from charts import colors
from charts.bends import bends, smooth
from charts.cost_ranges import cost_ranges
from charts.marks import Figure, Frames, Trace, axis, colored, layout, line, point, words
from charts.panels import Panels
from lessons.loss.charts.prices import CROSS_ENTROPY, SQUARED_ERROR

HUES = {"cross_entropy": CROSS_ENTROPY, "squared_error": SQUARED_ERROR}
CURVE, WRONG, TOTAL, LEVEL = "curve", "wrong", "total", "level"
NOTHING = "nothing"  # the cost of knowing nothing
CROSS: dict[str, Any] = {"color": colors.ODDS, "symbol": "x", "size": 11}
UNSEEN = -1.0  # below the panel, where the cross of a right point waits
FINE = 2.0**-11  # of an input, a probability or a cost; less than half a pixel
PANELS = Panels(
    ((0, 0.46), (0.56, 1)),
    height=36,
    gap=90,
    margin={"r": 16, "t": 52},
    narrow_margin={"t": 70},  # the key stands higher above higher panels
)
OUTERMOST = 40.0  # no score within the panel is larger
PANEL = 300.0  # pixels that the bars of one panel share


def miss(point: int) -> str:
    """Return the trace of a point with its place on the curve."""
    return f"miss{point}"


def bar(point: int) -> str:
    """Return the trace of the cost of a point."""
    return f"bar{point}"


def curve_nodes(scores: np.ndarray, curve: np.ndarray) -> np.ndarray:
    """Return the few scores at which the curve is drawn; the outermost lie beyond the panel."""
    return np.concatenate([[-OUTERMOST], bends(scores, curve, 11), [OUTERMOST]])


def points_and_costs(
    points: tuple[np.ndarray, np.ndarray],
    beliefs: npt.ArrayLike,
    curve: tuple[np.ndarray, np.ndarray],
    so_far: np.ndarray,
    labels: Mapping[str, str],
    *,
    loss: str,
    wrong: np.ndarray,
    nothing: float,
) -> Figure:
    """Draw points with their beliefs on the curve, and bars that begin where the last one ended.

    ``points`` are x and y, ``beliefs`` what the curve says there, ``so_far`` the cost as it adds
    up, one longer than the points, ``wrong`` which of them get a cross and ``nothing`` the cost of
    knowing nothing. ``labels`` names ``x``, ``belief``, ``point``, ``points``, ``cost``, ``total``,
    ``curve``, ``adds``, ``wrong``, ``nothing`` and the ``labels`` 1 and 0 as ``one`` and ``zero``.
    """
    return {
        "data": {
            **_said(points, np.asarray(beliefs), curve, wrong, labels),
            **_piled(so_far, nothing, labels, HUES[loss]),
        },
        "layout": _layout(points, (so_far[-1], nothing), labels),
    }


def _said(
    points: tuple[np.ndarray, np.ndarray],
    beliefs: np.ndarray,
    curve: tuple[np.ndarray, np.ndarray],
    wrong: np.ndarray,
    labels: Mapping[str, str],
) -> dict[str, Trace]:
    """Return the curve, the points joined to it, and a cross at what is said of the wrong ones."""
    s_curve = smooth({**line(*curve, color=colors.LOGIT, name=labels["curve"]), "x": curve[0]})
    misses = {
        miss(i): _miss(*row, f"{labels['point']} {i + 1}")
        for i, row in enumerate(zip(*points, beliefs, strict=True))
    }
    crosses = point(points[0], _crosses(beliefs, wrong), **CROSS, name=labels["wrong"])
    return {CURVE: s_curve, **misses, WRONG: crosses}


def _piled(
    so_far: np.ndarray, nothing: float, labels: Mapping[str, str], hue: str
) -> dict[str, Trace]:
    """Return the losses piled up, the cost that they reach and that of knowing nothing."""
    count = len(so_far) - 1
    width = PANEL / (count + 2)
    across: dict[str, Any] = {"color": colors.NEUTRAL, "axes": 2}
    ends = [0.4, count + 1.6]
    bars = {
        bar(i): _bar(i + 1, so_far[i : i + 2], width, hue, f"{labels['point']} {i + 1}")
        for i in range(count)
    }
    return {
        NOTHING: line(ends, [nothing] * 2, dash="dash", **across),
        **bars,
        TOTAL: _bar(count + 1, so_far[[0, -1]], width, colors.NEUTRAL, labels["total"]),
        LEVEL: line(ends, so_far[[-1, -1]], dash="dot", **across),
    }


def _crosses(beliefs: np.ndarray, wrong: np.ndarray) -> np.ndarray:
    """Return the heights of the crosses, on the curve if a point is wrong."""
    return np.where(wrong, beliefs, UNSEEN)


def _miss(x: float, y: float, belief: float, name: str) -> Trace:
    """Return a point and, joined to it, its place on the curve."""
    color, symbol = (colors.ODDS, "circle") if y else (colors.ODDS, "diamond-open")
    marker: dict[str, Any] = {
        "color": color,
        "symbol": [symbol, "circle"],
        "size": [13, 6],
        "opacity": 1,
    }
    marker["line"] = {"color": color, "width": 2}
    trace = line([x, x], [y, belief], color=color, dash="dot", name=name)
    return {**trace, "mode": "lines+markers", "marker": marker, "cliponaxis": False}


def _bar(place: float, ends: npt.ArrayLike, width: float, color: str, name: str) -> Trace:
    trace = line([place, place], ends, color=color, axes=2, name=name)
    style = {"color": color, "width": width, "simplify": False}  # however low it is
    return {**trace, "line": style, "hoverinfo": "name+y"}


def cost_axes(costs: npt.ArrayLike, nothing: float) -> np.ndarray:
    """Return the axis of each of n costs, which also holds the cost of knowing nothing."""
    return cost_ranges(np.maximum(costs, nothing))


def cost_frames(
    curve: np.ndarray,
    y: np.ndarray,
    beliefs: np.ndarray,
    so_far: np.ndarray,
    *,
    wrong: np.ndarray,
) -> Frames:
    """Return the traces of a sweep over n lines.

    ``curve`` has a row a line, where it reaches the nodes; ``beliefs``, ``so_far`` and ``wrong``
    likewise.
    """
    count = len(y)
    piles, said = so_far.astype(np.float32), beliefs.astype(np.float32)
    labels = np.broadcast_to(y.astype(np.float32), said.shape)
    misses = {miss(i): {"y": np.stack([labels[:, i], said[:, i]], axis=1)} for i in range(count)}
    bars = {bar(i): {"y": piles[:, i : i + 2]} for i in range(count)}
    total = {TOTAL: {"y": piles[:, [0, -1]]}, LEVEL: {"y": piles[:, [-1, -1]]}}
    crosses = {WRONG: {"y": _crosses(said, wrong)}}
    return {CURVE: {"x": curve}, **misses, **crosses, **bars, **total}


def _layout(
    points: tuple[np.ndarray, np.ndarray], costs: tuple[float, float], labels: Mapping[str, str]
) -> dict[str, Any]:
    x, _ = points
    count = len(x)
    ticks: dict[str, Any] = {
        "tickvals": list(range(1, count + 2)),
        "ticktext": [*map(str, range(1, count + 1)), labels["total"]],
    }
    return layout(
        annotations=[*_numbers(points), *_titles(labels), _nothing(costs[1], labels)],
        **PANELS.wide(
            (
                axis(labels["x"], _around(x), zeroline=False),
                axis(labels["belief"], (-0.14, 1.14), tickvals=[0, 0.25, 0.5, 0.75, 1]),
            ),
            (
                axis(labels["points"], (0.4, count + 1.6), showgrid=False, **ticks),
                axis(labels["cost"], cost_axes(*costs).tolist()),
            ),
        ),
    )


def _around(x: Sequence[float] | np.ndarray) -> tuple[float, float]:
    return float(np.min(x)) - 1.0, float(np.max(x)) + 1.0


def _titles(labels: Mapping[str, str]) -> list[Trace]:
    left: dict[str, Any] = {"xanchor": "left", "yanchor": "bottom", "yshift": 6}
    signs = (
        (colors.ODDS, "●", labels["one"]),
        (colors.ODDS, "◇", labels["zero"]),
        (colors.LOGIT, "━━", labels["curve"]),
        (colors.ODDS, "<b>×</b>", labels["wrong"]),
    )
    key = "    ".join(f"{colored(sign, color)} {name}" for color, sign, name in signs)
    right = {**left, "xanchor": "right"}
    return [
        words(key, 0, 1.085, **left),  # above the other words: both are long
        words(labels["adds"], 1, 1, xref="x2 domain", yref="y2 domain", **right),
    ]


def _nothing(cost: float, labels: Mapping[str, str]) -> Trace:
    """Return the words above the line that a machine without knowledge reaches."""
    place: dict[str, Any] = {"xref": "x2", "yref": "y2", "xanchor": "left", "yanchor": "bottom"}
    return words(labels["nothing"], 0.45, cost, **place)


def _numbers(points: tuple[np.ndarray, np.ndarray]) -> list[Trace]:
    """Return the points' numbers, by which the bars are called, beside the points."""
    return [
        words(str(i), x, y, xref="x", yref="y", yshift=17 if y else -17)
        for i, (x, y) in enumerate(zip(*points, strict=True), start=1)
    ]
