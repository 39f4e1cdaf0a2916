"""Slopes of random batches around the slope of all points, and three walks with one, ten and all.

The cloud of slopes is that of one place; the walks are drawn up to a cursor over steps or points.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from charts import colors
from charts.marks import Figure, Frames, Trace, axis, bold, layout, line, point, words
from charts.panels import Panels

PANELS = Panels(
    ((0.0, 0.29), (0.38, 0.65), (0.74, 1.0)), height=56, gap=84, margin={"r": 16, "t": 40, "b": 46}
)
SLOPES = (-4.0, 4.0)  # of both axes of the cloud
ACROSS, UP = (-1.0, 1.0), (-2.0, 0.3)  # weights that the map shows
LOSSES = (0.3, 0.7)
LEVELS = {"start": 0.34, "end": 1.0, "size": 0.11}
GRID = (np.linspace(*ACROSS, 27), np.linspace(*UP, 31))
TURN = np.linspace(0.0, 2 * np.pi, 61)
GRIP = np.array([np.sqrt(0.5), np.sqrt(0.5)])  # where on the ring it is taken hold of
DOTS, RING, HANDLE, SURFACE, LOWEST, FLOOR, CURSOR = (
    "dots",
    "ring",
    "handle",
    "surface",
    "lowest",
    "floor",
    "cursor",
)
WALKS = ("one", "ten", "all")
# For each walk its colour, dash, width and mark at the end.
LOOKS = {
    "one": (colors.CONTRAST, "solid", 1.5, "circle"),
    "ten": (colors.PROBABILITY, "dash", 2.5, "diamond"),
    "all": (colors.LOGIT, "solid", 4.0, "square"),
}
FAINT = 0.3  # opacity of what lies behind the cursor


@dataclass(frozen=True)
class Cloud:
    """Slopes at one place: of all points, of some batches, and how far these lie from it.

    Attributes
    ----------
    whole : ndarray, shape (2,)
    batches : ndarray, shape (..., draws, 2)
    scatter : ndarray, shape (...)
    """

    whole: np.ndarray
    batches: np.ndarray
    scatter: np.ndarray


@dataclass(frozen=True)
class Walk:
    """A walk: how far along the axis of the cursor, which weights, and what they cost.

    Attributes
    ----------
    along, losses : ndarray, shape (n,)
    weights : ndarray, shape (n, 2)
    """

    along: np.ndarray
    weights: np.ndarray
    losses: np.ndarray

    def at(self, places: Any) -> "Walk":
        """Return the walk at some of its places, or at one."""
        return Walk(self.along[places], self.weights[places], self.losses[places])


def path(name: str) -> str:
    """Return the name of the trace that draws a walk over the map, up to the cursor."""
    return f"path_{name}"


def curve(name: str) -> str:
    """Return the name of the trace that draws the losses of a walk, up to the cursor."""
    return f"curve_{name}"


def end(name: str) -> str:
    """Return the name of the mark at the end of a path."""
    return f"end_{name}"


def mark(name: str) -> str:
    """Return the name of the mark at the end of a curve, which can be dragged."""
    return f"mark_{name}"


def batches(
    cloud: Cloud,
    costs: np.ndarray,
    lowest: tuple[np.ndarray, float],
    walks: Mapping[str, Walk],
    places: Mapping[str, int],
    cursor: float,
    labels: Mapping[str, str],
    *,
    last: float,
) -> Figure:
    """Draw slopes, walks and losses; ``places`` tells how far each walk has come at the cursor.

    Walks that are not given are not drawn. ``last`` is the end of the axis of the cursor.

    ``costs`` has a row for each weight of ``GRID[1]``; ``lowest`` are the best weights and their
    cost. ``labels`` names ``slope1``, ``slope2``, ``w1``, ``w2``, ``loss``, ``along``, ``whole``,
    ``batch``, ``lowest``, ``sizes``, ``one``, ``ten`` and ``all``, of each also its ``size_``.
    """
    now = {name: walks[name].at(places[name]) for name in WALKS if name in walks}
    frames = {**cloud_frames(cloud), **cursor_frames(cursor, now)}
    best: dict[str, Any] = {"symbol": "star", "size": 13, "name": labels["lowest"]}
    return {
        "data": {
            **_cloud(frames, labels),
            SURFACE: _contours(costs, labels["loss"]),
            **_walked(walks, places, labels),
            LOWEST: point(lowest[0][0], lowest[0][1], color=colors.NEUTRAL, axes=2, **best),
            FLOOR: line((0, last), (lowest[1],) * 2, color=colors.NEUTRAL, axes=3, dash="dot"),
            CURSOR: line(**frames[CURSOR], color=colors.NEUTRAL, axes=3, width=1),
            **{
                part(name): _end(frames[part(name)], name, axes, labels)
                for part, axes in ((end, 2), (mark, 3))
                for name in now
            },
        },
        "layout": _layout(cloud.whole, last, labels),
    }


def cloud_frames(cloud: Cloud) -> Frames:
    """Return the marks of the slopes, for one size of batch or for each."""
    ring = cloud.whole + cloud.scatter[..., np.newaxis, np.newaxis] * np.stack(
        [np.cos(TURN), np.sin(TURN)], axis=-1
    )
    grip = cloud.whole + cloud.scatter[..., np.newaxis] * GRIP
    return {
        DOTS: _pair(cloud.batches),
        RING: _pair(ring),
        HANDLE: _pair(grip[..., np.newaxis, :]),
    }


def cursor_frames(cursor: npt.ArrayLike, now: Mapping[str, Walk]) -> Frames:
    """Return the marks at the cursor, for one place of it or for each."""
    frames: Frames = {}
    for name, walk in now.items():
        frames[end(name)] = _pair(walk.weights[..., np.newaxis, :])
        frames[mark(name)] = _pair(np.stack([cursor, walk.losses], axis=-1)[..., np.newaxis, :])
    across = np.stack([cursor, cursor], axis=-1)
    up = np.broadcast_to(np.array(LOSSES), across.shape)
    return {CURSOR: {"x": across, "y": up}, **frames}


def _pair(places: np.ndarray) -> dict[str, np.ndarray]:
    small = places.astype(np.float32)
    return {"x": small[..., 0], "y": small[..., 1]}


def _cloud(frames: Frames, labels: Mapping[str, str]) -> dict[str, Trace]:
    hue: str = colors.PROBABILITY
    dots = point(**frames[DOTS], color=hue, name=labels["batch"])
    return {
        DOTS: {**dots, "marker": {"color": hue, "size": 7, "opacity": 0.5}},
        RING: line(**frames[RING], color=hue, dash="dash"),
        HANDLE: point(**frames[HANDLE], color=hue, hoverinfo="skip"),
    }


def _contours(costs: np.ndarray, name: str) -> Trace:
    shade = [[0, colors.tint(colors.NEUTRAL, 0.0)], [1, colors.tint(colors.NEUTRAL, 0.2)]]
    return {
        "type": "contour",
        "x": GRID[0],
        "y": GRID[1],
        "z": list(costs.astype(np.float32)),
        "contours": {**LEVELS, "showlabels": True},
        "autocontour": False,
        "zmin": LEVELS["start"],
        "zmax": LEVELS["end"],
        "colorscale": shade,
        "showscale": False,
        "line": {"color": colors.tint(colors.NEUTRAL, 0.8), "width": 1, "smoothing": 1.3},
        "xaxis": "x2",
        "yaxis": "y2",
        "name": name,
        "hovertemplate": f"(%{{x:.2f}}, %{{y:.2f}}): {name} %{{z:.4f}}<extra></extra>",
    }


def _walked(
    walks: Mapping[str, Walk], places: Mapping[str, int], labels: Mapping[str, str]
) -> dict[str, Trace]:
    """Draw each walk whole and faint, and up to the cursor once more."""
    traces = {}
    for name in reversed([*walks]):  # the thick ones lie below
        whole = walks[name]
        so_far = whole.at(slice(places[name] + 1))
        for kind, shown in (("faint_", whole), ("", so_far)):
            over_map = _drawn(shown.weights[:, 0], shown.weights[:, 1], name, 2, labels)
            over_steps = _drawn(shown.along, shown.losses, name, 3, labels)
            look = {"opacity": FAINT} if kind else {}
            traces[kind + path(name)] = {**over_map, **look}
            traces[kind + curve(name)] = {**over_steps, **look}
    return traces


def whole_lines(name: str, walk: Walk) -> dict[str, dict[str, np.ndarray]]:
    """Return the places of a whole walk in the traces that show it up to the cursor."""
    along, losses = walk.along.astype(np.float32), walk.losses.astype(np.float32)
    return {path(name): _pair(walk.weights), curve(name): {"x": along, "y": losses}}


def _drawn(x: np.ndarray, y: np.ndarray, name: str, axes: int, labels: Mapping[str, str]) -> Trace:
    hue, dash, width, _symbol = LOOKS[name]
    small = x.astype(np.float32), y.astype(np.float32)
    look: dict[str, Any] = {"color": hue, "width": width, "dash": dash}
    trace = line(*map(np.atleast_1d, small), axes=axes, name=labels[name], **look)
    return {**trace, "x": small[0], "y": small[1]}


def _end(places: Mapping[str, Any], name: str, axes: int, labels: Mapping[str, str]) -> Trace:
    hue, _dash, _width, symbol = LOOKS[name]
    style: dict[str, Any] = {"symbol": symbol, "size": 12, "name": labels[name]}
    hover = {} if axes == 2 else {"hovertemplate": "%{y:.6f}"}
    return point(**places, color=hue, axes=axes, **style, **hover)


def _layout(whole: np.ndarray, last: float, labels: Mapping[str, str]) -> dict[str, Any]:
    square: dict[str, Any] = {"constrain": "domain", "zeroline": True}
    quiet: dict[str, Any] = {"constrain": "domain", "showgrid": False, "zeroline": False}
    axes = (
        (
            axis(labels["slope1"], SLOPES, **square),
            axis(labels["slope2"], SLOPES, scaleanchor="x", **square),
        ),
        (
            axis(labels["w1"], ACROSS, **quiet),
            axis(labels["w2"], UP, scaleanchor="x2", **quiet),
        ),
        (axis(labels["along"], (0.0, last)), axis(labels["loss"], LOSSES)),
    )
    return layout(annotations=[_arrow(whole), *_titles(labels)], **PANELS.wide(*axes))


def _arrow(whole: np.ndarray) -> dict[str, Any]:
    """Return the slope of all points as an arrow from 0."""
    look = {"text": "", "showarrow": True, "arrowhead": 2, "arrowwidth": 4, "axref": "x"}
    ends = {"x": float(whole[0]), "y": float(whole[1]), "ax": 0.0, "ay": 0.0, "ayref": "y"}
    return {**look, **ends, "xref": "x", "yref": "y", "arrowcolor": colors.LOGIT}


def _titles(labels: Mapping[str, str]) -> list[Trace]:
    above: dict[str, Any] = {"xanchor": "left", "yanchor": "bottom", "yshift": 6}
    signs = dict(zip(WALKS, "●◆■", strict=True))
    sizes = [f"{bold(signs[name], LOOKS[name][0])} {labels[f'size_{name}']}" for name in WALKS]
    walks = "  ".join([f"{labels['sizes']}:", *sizes])
    hues = {"whole": ("→", colors.LOGIT), "batch": ("●", colors.PROBABILITY)}
    cloud = "  ".join(f"{bold(*look)} {labels[name]}" for name, look in hues.items())
    return [
        words(text, 0, 1, **above) | {"xref": f"x{number} domain", "yref": f"y{number} domain"}
        for text, number in ((cloud, ""), (walks, 2))
    ]


def narrow_batches() -> dict[str, Any]:
    """Return what differs on a phone: panels below each other, as wide as the screen."""
    stretched = {"scaleanchor": False}
    return PANELS.narrow(yaxis=stretched, yaxis2=stretched)
