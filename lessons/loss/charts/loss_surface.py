"""The cost over weight and bias as surfaces that can be turned, with the paths of descent."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from charts import colors
from charts.marks import Figure, Frames, Trace, bold, words
from lessons.loss.charts.loss_map import BIASES, GRID, HUES, LOSSES, WEIGHTS

HALVES = ((0, 0.49), (0.51, 1))
BEYOND = 100.0  # a place far beside the surfaces, which are cut off at their edges
SURFACES, PATHS, PLACES = (
    tuple(f"{part}_{loss}" for loss in LOSSES) for part in ("surface", "path", "place")
)


def cost_surfaces(
    costs: Sequence[np.ndarray],
    paths: np.ndarray,
    heights: np.ndarray,
    step: int,
    labels: Mapping[str, str],
    *,
    scales: bool = True,
) -> Figure:
    """Draw both costs as surfaces; the arguments are those of the maps.

    ``heights`` are the costs along the paths, of shape (2, steps + 1); ``scales`` says whether the
    heights of the surfaces are told.
    """
    traces: dict[str, Trace] = {}
    for i in range(2):
        along = _corners(paths[i], heights[i])
        traces[SURFACES[i]] = _surface(costs[i], i, labels)
        traces[PATHS[i]] = _path(along, i, labels)
        traces[PLACES[i]] = _place({axis: row[[step]] for axis, row in along.items()}, i, labels)
    return {"data": traces, "layout": _layout(costs, labels, scales=scales)}


def _corners(path: np.ndarray, heights: np.ndarray) -> dict[str, np.ndarray]:
    """Return where a path leads; what lies beside a surface is not drawn, and may lie anywhere."""
    places = np.clip(path, -BEYOND, BEYOND).astype(np.float32)
    tops = np.minimum(heights, BEYOND).astype(np.float32)
    return {"x": places[..., 0], "y": places[..., 1], "z": tops}


def step_frames(paths: np.ndarray, heights: np.ndarray) -> Frames:
    """Return the traces of a sweep over the steps of two paths of shape (2, steps + 1, 2)."""
    return {PLACES[i]: _corners(paths[i], heights[i]) for i in range(2)}


def rate_frames(paths: np.ndarray, heights: np.ndarray, step: int) -> Frames:
    """Return the traces of a sweep over n rates, the shapes having a second axis n."""
    frames: Frames = {}
    for i in range(2):
        along = _corners(paths[i], heights[i])
        frames[PATHS[i]] = along
        frames[PLACES[i]] = {axis: rows[:, step] for axis, rows in along.items()}
    return frames


def _scene(i: int) -> str:
    return f"scene{i + 1 if i else ''}"


def _name(labels: Mapping[str, str], i: int) -> str:
    return labels[LOSSES[i]]


def _surface(cost: np.ndarray, i: int, labels: Mapping[str, str]) -> Trace:
    return {
        "type": "surface",
        "x": GRID[0],
        "y": GRID[1],
        "z": list(cost.astype(np.float32)),
        "colorscale": [[0, colors.PALE], [1, HUES[i]]],
        "showscale": False,
        "opacity": 0.9,
        "contours": {"z": {"show": True, "color": colors.NEUTRAL, "width": 1}},
        "scene": _scene(i),
        "name": _name(labels, i),
        "hovertemplate": "w %{x:.2f}, b %{y:.2f}: %{z:.3g}<extra></extra>",
    }


def _path(along: Mapping[str, np.ndarray], i: int, labels: Mapping[str, str]) -> Trace:
    style = {"line": {"color": colors.ODDS, "width": 6}, "marker": {"size": 2.5}}
    kind = {"type": "scatter3d", "mode": "lines+markers", "showlegend": False}
    return {**kind, **along, **style, "scene": _scene(i), "name": _name(labels, i)}


def _place(at: Mapping[str, np.ndarray], i: int, labels: Mapping[str, str]) -> Trace:
    marker = {"color": colors.ODDS, "size": 7, "symbol": ("circle", "diamond")[i]}
    kind = {"type": "scatter3d", "mode": "markers", "showlegend": False, "marker": marker}
    return {**kind, **at, "scene": _scene(i), "name": labels["place"]}


def _layout(
    costs: Sequence[np.ndarray], labels: Mapping[str, str], *, scales: bool
) -> dict[str, Any]:
    eye = {"eye": {"x": 1.35, "y": -1.75, "z": 1.1}, "center": {"x": 0, "y": 0, "z": -0.1}}
    box = {"aspectmode": "manual", "aspectratio": {"x": 1, "y": 1, "z": 0.8}}
    axes = {
        "xaxis": {"title": {"text": labels["w"]}, "range": list(WEIGHTS)},
        "yaxis": {"title": {"text": labels["b"]}, "range": list(BIASES)},
    }
    heights = [
        {
            "title": {"text": labels["cost"]},
            "range": [0.0, float(np.max(cost))],
            "showticklabels": scales,
        }
        for cost in costs
    ]
    scenes = {
        _scene(i): {**axes, **box, "camera": eye, "dragmode": "turntable", "domain": {"x": [*half]}}
        | {"zaxis": heights[i]}
        for i, half in enumerate(HALVES)
    }
    margin = {"l": 8, "r": 8, "t": 8, "b": 8}
    corners = [(half[0], 1.0) for half in HALVES]
    return {"showlegend": False, "margin": margin, "annotations": _names(labels, corners), **scenes}


def _names(labels: Mapping[str, str], corners: Sequence[tuple[float, float]]) -> list[Trace]:
    return [
        words(f"{bold('■', hue)} {_name(labels, i)}", *corner, xanchor="left")
        for i, (hue, corner) in enumerate(zip(HUES, corners, strict=True))
    ]


def narrow_surfaces(labels: Mapping[str, str]) -> dict[str, Any]:
    """Return what differs on a phone: one surface below the other."""
    return {
        "height": 40,
        "annotations": _names(labels, [(0.0, 1.0), (0.0, 0.49)]),
        "scene": {"domain": {"x": [0, 1], "y": [0.51, 1]}},
        "scene2": {"domain": {"x": [0, 1], "y": [0, 0.49]}},
    }
