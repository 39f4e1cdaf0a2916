"""The cost over weight and bias for both losses as maps, with the paths of gradient descent."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from charts import colors
from charts.edges import Edges
from charts.marks import Figure, Frames, Trace, axis, bold, layout, line, point, words
from charts.panels import Panels
from lessons.loss.charts.levels import MOST, level_height
from lessons.loss.charts.prices import CROSS_ENTROPY, SQUARED_ERROR

WEIGHTS = (-4.0, 4.0)
BIASES = (-4.0, 4.0)
FINE = 2.0**-8  # of a weight or a bias; less than half a pixel
FINER = 512  # parts of the height between two contours
GRID = (np.linspace(*WEIGHTS, 41), np.linspace(*BIASES, 25))
HUES = (CROSS_ENTROPY, SQUARED_ERROR)  # of the maps
WALKER = colors.ODDS
ENDS = ((0, 0.425), (0.55, 0.975))
PANELS = Panels(
    ENDS, height=52, gap=88, margin={"r": 44, "t": 30}, narrow_margin={"r": 54, "t": 30}
)
SCALES = ("coloraxis", "coloraxis2")
EDGES = Edges(WEIGHTS, BIASES, ("w", "b"))
HEAD = 0.3  # of an arrow, in units of weight and bias, which the maps draw equally long
SPREAD = np.pi / 6  # between an arrow and either side of its head

LOSSES = ("cross_entropy", "squared_error")
# A trace for each loss: among them the next step, and where the place after this step lies beyond
# the map, an arrow at its border and a value.
MAPS, PATHS, STARTS, STEPS, BORDERS, PLACES, VALUES = (
    tuple(f"{part}_{loss}" for loss in LOSSES)
    for part in ("map", "path", "start", "step", "border", "place", "value")
)


def cost_maps(
    costs: Sequence[np.ndarray],
    paths: np.ndarray,
    after: np.ndarray,
    step: int,
    labels: Mapping[str, str],
    *,
    ahead: bool = True,
) -> Figure:
    """Draw the cost of both losses over weight and bias, and gradient descent on each.

    ``costs`` holds for each loss the cost on the ``GRID``, a row a bias; ``paths`` has shape
    (2, steps + 1, 2), the last axis weight and bias, and ``after``, of shape (2, 2), says where the
    next step leads. ``labels`` names ``w``, ``b``, ``cost``, ``start``, ``place``,
    ``cross_entropy`` and ``squared_error``. Without ``ahead`` neither path nor step is drawn, as
    both show what comes next.
    """
    groups: dict[str, Trace] = {}
    for i, loss in enumerate(LOSSES):
        groups |= {MAPS[i]: _map(costs[i], i, labels)}
        groups |= {PATHS[i]: _path(paths[i], i, labels[loss])} if ahead else {}
        groups |= {STARTS[i]: _start(paths[i, 0], i, labels["start"])}
        groups |= {STEPS[i]: _step(_arrow(paths[i, step], after[i]), i)} if ahead else {}
        groups |= _marks(paths[i, step], i, labels["place"])
    return {"data": groups, "layout": _layout(costs, labels)}


def _map(cost: np.ndarray, i: int, labels: Mapping[str, str]) -> Trace:
    number = i + 1 if i else ""
    size = level_height(cost)
    levels = {"start": size, "end": MOST * size, "size": size}
    return {
        "type": "contour",
        "x": GRID[0],
        "y": GRID[1],
        "z": list(cost.astype(np.float32)),
        # Shades of a filled contour lie on top of each other, and would not be those of the scale.
        "contours": {**levels, "coloring": "heatmap", "showlabels": True},
        "autocontour": False,
        "coloraxis": SCALES[i],
        "line": {"color": colors.tint(colors.NEUTRAL, 0.8), "width": 1, "smoothing": 1.3},
        "xaxis": f"x{number}",
        "yaxis": f"y{number}",
        "name": f"{labels['cost']}: {labels[LOSSES[i]]}",
        "hovertemplate": "w %{x:.2f}, b %{y:.2f}: %{z:.3g}<extra></extra>",
    }


def fine_cost(cost: np.ndarray) -> float:
    """Return a share of a map's costs that neither its contours nor its hover can tell."""
    return level_height(cost) / FINER


def _path(path: np.ndarray, i: int, name: str) -> Trace:
    """Return the whole path, each step a dot on a thin line."""
    marker = {"color": WALKER, "size": 5, "opacity": 1}
    look: dict[str, Any] = {"color": colors.tint(WALKER, 0.7), "width": 1.5}
    trace = line(path[:, 0], path[:, 1], axes=i + 1, name=name, **look)
    return {**trace, "mode": "lines+markers", "marker": marker}


def _step(corners: np.ndarray, i: int) -> Trace:
    trace = line(corners[:, 0], corners[:, 1], color=WALKER, axes=i + 1)
    return {**trace, "line": {**trace["line"], "simplify": False}}  # however short it is


def _start(place: np.ndarray, i: int, name: str) -> Trace:
    style: dict[str, Any] = {"color": WALKER, "symbol": "square-open", "size": 20}
    return point(place[0], place[1], axes=i + 1, name=name, **style)


def _marks(place: np.ndarray, i: int, name: str) -> dict[str, Trace]:
    """Return the place after the step, and what is shown of it beyond the map."""
    w, b = place.tolist()
    border, value = EDGES.marks(w, b, color=WALKER, axes=i + 1)
    symbol = ("circle", "diamond")[i]
    mark = point(w, b, color=WALKER, axes=i + 1, symbol=symbol, size=13, name=name)
    return {BORDERS[i]: border, PLACES[i]: mark, VALUES[i]: value}


def _arrow(place: np.ndarray, tip: np.ndarray) -> np.ndarray:
    """Return the corners of an arrow from a place to its tip, shape (..., 5, 2)."""
    along = tip - place
    length = np.hypot(along[..., 0], along[..., 1])[..., np.newaxis]
    head = along * np.divide(HEAD, length, out=np.zeros_like(length), where=length > 0)
    head = np.where(length < 2 * HEAD, along / 2, head)  # a short arrow has a short head
    turned = np.stack([-head[..., 1], head[..., 0]], axis=-1) * np.tan(SPREAD)
    return np.stack([place, tip, tip - head + turned, tip, tip - head - turned], axis=-2)


def _layout(costs: Sequence[np.ndarray], labels: Mapping[str, str]) -> dict[str, Any]:
    quiet: dict[str, Any] = {"showgrid": False, "zeroline": False, "dtick": 1}
    # Weight and bias are drawn equally long, and a map touches its scale on the right.
    equal: dict[str, Any] = {"constrain": "domain", "constraintoward": "right"}
    axes = [
        (
            axis(labels["w"], WEIGHTS, **quiet, **equal),
            axis(labels["b"], BIASES, **quiet, constrain="domain", scaleanchor=f"x{number}"),
        )
        for number in ("", 2)
    ]
    scales = {SCALES[i]: _scale(costs[i], i) for i in range(2)}
    names = [f"{labels[loss]}: {labels['cost']}" for loss in LOSSES]
    return layout(annotations=_names(names), **PANELS.wide(*axes), **scales)


def _names(names: Sequence[str]) -> list[Trace]:
    """Return the names of the maps, each above its own."""
    above: dict[str, Any] = {"xanchor": "left", "yanchor": "bottom", "yshift": 6}
    return [
        words(f"{bold('■', HUES[i])} {name}", 0, 1, **above)
        | {"xref": f"x{i + 1 if i else ''} domain", "yref": f"y{i + 1 if i else ''} domain"}
        for i, name in enumerate(names)
    ]


def _scale(cost: np.ndarray, i: int) -> dict[str, Any]:
    """Return the colours of a map, from cheap to dear, and the bar that explains them."""
    high = float(np.max(cost))
    shades = [[0, colors.tint(HUES[i], 0.0)], [1, colors.tint(HUES[i], 0.55)]]
    bar = {"x": ENDS[i][1] + 0.01, "xpad": 0, "ypad": 0, "thickness": 10, "nticks": 6}
    return {
        "colorscale": shades,
        "cmin": 0.0,
        "cmax": high,
        "colorbar": {**bar, "outlinewidth": 0, "len": 1, "y": 0.5},
    }


def narrow_maps(labels: Mapping[str, str]) -> dict[str, Any]:
    """Return what differs on a phone: the maps are as large as can be, and their lines are told."""
    parts: dict[str, Any] = {"height": 17, "margin": {"l": 44, "r": 10}}
    for i, number in enumerate(("", 2)):
        parts[f"xaxis{number}"] = {"domain": [0.54 * i, 0.46 + 0.54 * i], "dtick": 4}
        parts[f"yaxis{number}"] = {"dtick": 4}
    parts["yaxis2"]["title"] = {"text": ""}
    scales = {scale: {"showscale": False} for scale in SCALES}
    return parts | scales | {"annotations": _names([labels[loss] for loss in LOSSES])}


def step_frames(paths: np.ndarray, after: np.ndarray) -> Frames:
    """Return the traces of a sweep over the steps of two paths of shape (2, steps + 1, 2).

    ``after``, of the same shape, says where the next step leads from each place.
    """
    frames: Frames = {}
    for i, path in enumerate(paths):
        frames |= _place_frames(path, after[i], i)
    return frames


def rate_frames(paths: np.ndarray, after: np.ndarray, step: int) -> Frames:
    """Return the traces of a sweep over n rates; ``paths`` has shape (2, n, steps + 1, 2).

    ``after``, of shape (2, n, 2), says where the step that comes next leads.
    """
    frames: Frames = {}
    for i, path in enumerate(paths):
        frames[PATHS[i]] = _along(path)
        frames[STARTS[i]] = _along(path[:, 0])
        frames |= _place_frames(path[:, step], after[i], i)
    return frames


def _place_frames(places: np.ndarray, after: np.ndarray, i: int) -> Frames:
    border, value = EDGES.frames(*places.T)
    frames = {PLACES[i]: _along(places), STEPS[i]: _along(_arrow(places, after))}
    return {**frames, BORDERS[i]: border, VALUES[i]: value}


def _along(path: np.ndarray) -> dict[str, np.ndarray]:
    return {"x": path[..., 0].astype(np.float32), "y": path[..., 1].astype(np.float32)}
