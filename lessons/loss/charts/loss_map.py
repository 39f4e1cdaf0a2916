"""The cost over weight and bias for both losses as maps, with the paths of gradient descent."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from charts import colors
from charts.marks import Figure, Frames, Trace, axis, bold, layout, line, point, words
from charts.panels import Panels
from lessons.loss.charts.prices import CROSS_ENTROPY, SQUARED_ERROR

WEIGHTS = (-4.0, 4.0)
BIASES = (-4.0, 4.0)
FINE = 2.0**-8  # of a weight or a bias; less than half a pixel
GRID = (np.linspace(*WEIGHTS, 27), np.linspace(*BIASES, 27))
HUES = (CROSS_ENTROPY, SQUARED_ERROR)
PANELS = Panels(((0, 0.46), (0.54, 1)), height=44, gap=88, margin={"r": 16, "t": 30})
LEVELS = ({"start": 0.5, "end": 12.0, "size": 0.5}, {"start": 0.04, "end": 0.48, "size": 0.04})

LOSSES = ("cross_entropy", "squared_error")
# A trace for each loss.
MAPS, PATHS, STARTS, PLACES = (
    tuple(f"{part}_{loss}" for loss in LOSSES) for part in ("map", "path", "start", "place")
)


def cost_maps(
    costs: Sequence[np.ndarray], paths: np.ndarray, step: int, labels: Mapping[str, str]
) -> Figure:
    """Draw the cost of both losses over weight and bias, and gradient descent on each.

    ``costs`` holds for each loss the cost on the ``GRID``, a row a bias; ``paths`` has shape
    (2, steps + 1, 2), the last axis weight and bias. ``labels`` names ``w``, ``b``, ``cost``,
    ``start``, ``place``, ``cross_entropy`` and ``squared_error``.
    """
    pairs = range(2)
    steps = [_path(paths[i], HUES[i], i + 1, _title(labels, i)) for i in pairs]
    starts = [
        _mark(paths[i, 0], i, {"symbol": "square-open", "size": 14, "name": labels["start"]})
        for i in pairs
    ]
    places = [_mark(paths[i, step], i, {"name": labels["place"]}) for i in pairs]
    maps = [_map(costs[i], i, labels) for i in pairs]
    names = (*MAPS, *PATHS, *STARTS, *PLACES)
    traces = dict(zip(names, (*maps, *steps, *starts, *places), strict=True))
    return {"data": traces, "layout": _layout(labels)}


def _title(labels: Mapping[str, str], i: int) -> str:
    return labels[LOSSES[i]]


def _map(cost: np.ndarray, i: int, labels: Mapping[str, str]) -> Trace:
    number = i + 1 if i else ""
    shade = [[0, colors.tint(colors.NEUTRAL, 0.0)], [1, colors.tint(colors.NEUTRAL, 0.2)]]
    return {
        "type": "contour",
        "x": GRID[0],
        "y": GRID[1],
        "z": list(cost.astype(np.float32)),
        "contours": {**LEVELS[i], "showlabels": True},
        "autocontour": False,
        "colorscale": shade,
        "showscale": False,
        "line": {"color": colors.tint(colors.NEUTRAL, 0.8), "width": 1, "smoothing": 1.3},
        "xaxis": f"x{number}",
        "yaxis": f"y{number}",
        "name": f"{labels['cost']}: {_title(labels, i)}",
        "hovertemplate": "w %{x:.2f}, b %{y:.2f}: %{z:.4f}<extra></extra>",
    }


def _path(path: np.ndarray, color: str, axes: int, name: str) -> Trace:
    trace = line(path[:, 0], path[:, 1], color=color, axes=axes, name=name)
    marker = {"color": color, "size": 5, "opacity": 1}
    return {**trace, "mode": "lines+markers", "marker": marker}


def _mark(place: np.ndarray, i: int, style: Mapping[str, Any]) -> Trace:
    symbol = ("circle", "diamond")[i]
    more: dict[str, Any] = {"symbol": symbol, **style}
    return {**point(place[0], place[1], color=HUES[i], axes=i + 1, **more), "cliponaxis": True}


def _layout(labels: Mapping[str, str]) -> dict[str, Any]:
    above: dict[str, Any] = {"xanchor": "left", "yanchor": "bottom", "yshift": 6}
    signs = ("●", "◆")
    names = [
        words(f"{bold(signs[i], HUES[i])} {_title(labels, i)}", 0, 1, **above)
        | {"xref": f"x{number} domain", "yref": f"y{number} domain"}
        for i, number in enumerate(("", 2))
    ]
    quiet: dict[str, Any] = {"showgrid": False, "zeroline": False, "dtick": 1}
    axes = (axis(labels["w"], WEIGHTS, **quiet), axis(labels["b"], BIASES, **quiet))
    return layout(annotations=names, **PANELS.wide(axes, axes))


def step_frames(paths: np.ndarray) -> Frames:
    """Return the traces of a sweep over the steps of two paths of shape (2, steps + 1, 2)."""
    return {trace: _along(path) for trace, path in zip(PLACES, paths, strict=True)}


def start_frames(paths: np.ndarray, step: int) -> Frames:
    """Return the traces of a sweep over n starts; ``paths`` has shape (2, n, steps + 1, 2)."""
    frames: Frames = {}
    for i in range(2):
        frames[PATHS[i]] = _along(paths[i])
        frames[STARTS[i]] = _along(paths[i, :, 0])
        frames[PLACES[i]] = _along(paths[i, :, step])
    return frames


def _along(path: np.ndarray) -> dict[str, np.ndarray]:
    return {"x": path[..., 0].astype(np.float32), "y": path[..., 1].astype(np.float32)}
