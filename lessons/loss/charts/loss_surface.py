"""The cost over weight and bias as surfaces that can be turned, with the paths of descent."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from charts import colors
from charts.marks import Figure, Trace, bold, words
from lessons.loss.charts.loss_map import BIASES, GRID, HUES, LOSSES, WEIGHTS

HALVES = ((0, 0.49), (0.51, 1))


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
    for i, loss in enumerate(LOSSES):
        inside = _inside(paths[i])
        traces[f"surface_{loss}"] = _surface(costs[i], i, labels)
        traces[f"path_{loss}"] = _path(paths[i][inside], heights[i][inside], i, labels)
        traces[f"place_{loss}"] = _place(paths[i, step], heights[i, step], i, labels)
    return {"data": traces, "layout": _layout(labels, scales=scales)}


def _inside(path: np.ndarray) -> np.ndarray:
    """Tell which points of a path lie on the surface."""
    low, high = np.array([WEIGHTS, BIASES]).T
    return np.all((path >= low) & (path <= high), axis=-1)


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


def _path(path: np.ndarray, heights: np.ndarray, i: int, labels: Mapping[str, str]) -> Trace:
    style = {"line": {"color": colors.ODDS, "width": 6}, "marker": {"size": 2.5}}
    at = {"x": path[:, 0], "y": path[:, 1], "z": heights}
    kind = {"type": "scatter3d", "mode": "lines+markers", "showlegend": False}
    return {**kind, **at, **style, "scene": _scene(i), "name": _name(labels, i)}


def _place(place: np.ndarray, height: float, i: int, labels: Mapping[str, str]) -> Trace:
    inside = _inside(place[np.newaxis])
    marker = {"color": colors.ODDS, "size": 7, "symbol": ("circle", "diamond")[i]}
    at = {"x": place[:1][inside], "y": place[1:][inside], "z": np.array([height])[inside]}
    kind = {"type": "scatter3d", "mode": "markers", "showlegend": False, "marker": marker}
    return {**kind, **at, "scene": _scene(i), "name": labels["place"]}


def _layout(labels: Mapping[str, str], *, scales: bool) -> dict[str, Any]:
    eye = {"eye": {"x": 1.35, "y": -1.75, "z": 1.1}, "center": {"x": 0, "y": 0, "z": -0.1}}
    box = {"aspectmode": "manual", "aspectratio": {"x": 1, "y": 1, "z": 0.8}}
    axes = {
        "xaxis": {"title": {"text": labels["w"]}, "range": list(WEIGHTS)},
        "yaxis": {"title": {"text": labels["b"]}, "range": list(BIASES)},
    }
    height = {
        "title": {"text": labels["cost"]},
        "rangemode": "tozero",
        "showticklabels": scales,
    }
    scenes = {
        _scene(i): {**axes, **box, "camera": eye, "dragmode": "turntable", "domain": {"x": [*half]}}
        | {"zaxis": height}
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
