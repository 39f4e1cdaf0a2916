"""The film of a training run: decision maps with their points, and the losses beside them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from charts import colors
from charts.marks import Figure, Frames, Trace, axis, layout, verbatim
from charts.panels import Panels
from charts.precision import MOST, precision
from lessons.train.charts.curves import Curves, curve_axes, ghost, lines, titles

Bytes = npt.NDArray[np.uint8]
SYMBOLS = ("circle", "diamond", "square", "triangle-up", "star")
CODES = 256
EMPTY = "data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw=="
TRAIN, TEST = "train", "test"
UNIT = 2.0**-7  # of a place while the noise is dragged: a quarter of a pixel
MARGINS: dict[str, Any] = {
    "margin": {"r": 16, "t": 30, "b": 46},
    "narrow_margin": {"l": 48, "r": 10, "t": 30},
}
# One map or two, and the losses above the accuracies on the right.
WHOLE, UPPER, LOWER = (0.0, 1.0), (0.45, 1.0), (0.0, 0.36)
PANELS = {
    1: Panels(
        ((0, 0.5), (0.6, 1), (0.6, 1)),
        up=(WHOLE, UPPER, LOWER),
        height=44,
        sizes=(15, 6.5, 4),
        gap=(69, 38),
        **MARGINS,
    ),
    2: Panels(
        ((0, 0.31), (0.35, 0.66), (0.74, 1), (0.74, 1)),
        up=(WHOLE, WHOLE, UPPER, LOWER),
        height=60,
        sizes=(8, 8, 5, 3),
        gap=(66, 66, 49),
        **MARGINS,
    ),
}
# Losses above accuracies, without a map.
CURVES = Panels((WHOLE, WHOLE), up=(UPPER, LOWER), height=18, sizes=(2, 1), gap=38, **MARGINS)


@dataclass(frozen=True)
class Field:
    """The points of a run as they are drawn: places, classes, and which are for training.

    ``low`` and ``high`` are the corners of the map, in the units of the axes.
    """

    places: np.ndarray
    labels: np.ndarray
    training: np.ndarray
    names: Sequence[str]
    axes: tuple[str, str]
    low: tuple[float, float]
    high: tuple[float, float]

    @property
    def off(self) -> float:
        """Return a height far below the map, where rings are that are not shown."""
        return self.low[1] - 20.0 * (self.high[1] - self.low[1])


def codes(winner: Bytes, belief: Bytes, classes: int) -> Bytes:
    """Put what a map says at each of its places into one byte, rows from the top down.

    For two classes it is the belief in the second one; for more, the likeliest class and, in the
    rest of the byte, how much it is believed in.
    """
    if classes == 2:
        coded = belief
    else:
        levels = CODES // classes
        coded = (winner * levels + belief.astype(np.uint16) * (levels - 1) // 255).astype(np.uint8)
    return np.ascontiguousarray(coded[:, ::-1]).reshape(len(coded), -1)


def palette(classes: int, *, hard: bool) -> Bytes:
    """Return red, green, blue and opacity of every code; a hard map shows the winner alone."""
    code = np.arange(CODES)
    if classes == 2:
        winner, strength = code // 128, np.abs(code / 255 - 0.5) * 2
    else:
        levels = CODES // classes
        winner = np.minimum(code // levels, classes - 1)
        belief = (code - winner * levels) / (levels - 1)
        strength = np.clip((belief - 1 / classes) / (1 - 1 / classes), 0, 1)
    opacity = np.where(hard, 0.5, 0.06 + 0.64 * strength)
    hues = np.array([colors.channels(hue) for hue in colors.CLASSES])[winner]
    return np.column_stack([hues, np.round(255 * opacity)]).astype(np.uint8)


def maps_and_curves(
    fields: Sequence[Field],
    wrong: Sequence[np.ndarray],
    curves: Curves,
    labels: Mapping[str, str],
    *,
    last: float,
    log: bool,
    ghosts: Sequence[tuple[str, np.ndarray, np.ndarray]] = (),
    top: float = 1.0,
) -> Figure:
    """Draw one map or two beside each other, and losses and accuracies over the steps.

    ``wrong`` tells for each map which points are on the wrong side now; ``curves`` has, by name,
    steps and values so far of ``train_loss``, ``test_loss``, ``train_accuracy`` and
    ``test_accuracy``, with ``rival_`` before those of a second run. A curve with ``smooth_`` before
    its name is drawn over the one without, which is then faint; ``labels["smoothing"]`` says so.
    ``ghosts`` are the names and training losses of earlier runs, ``last`` the last step of the
    film, ``top`` the largest loss.
    """
    lanes = len(fields)
    maps = {
        points(lane, *one): _class_points(field, *one, lane + 1)
        for lane, field in enumerate(fields)
        for one in _parts(field)
    }
    rings = {
        ring(lane): _rings(*one, lane + 1)
        for lane, one in enumerate(zip(fields, wrong, strict=True))
    }
    numbers = {"loss": lanes + 1, "accuracy": lanes + 2}
    earlier = {f"ghost{i}": ghost(*one, numbers["loss"]) for i, one in enumerate(ghosts)}
    panels = PANELS[lanes].wide(
        *(
            (_map_axis(field, 0), _map_axis(field, 1, first=not i))
            for i, field in enumerate(fields)
        ),
        *curve_axes(labels, last=last, log=log, top=top),
    )
    if labels.get("smoothing"):
        panels["margin"]["t"] = 46
    corners = [(left, 1) for left, _right in PANELS[lanes].across]
    return {
        "data": {**maps, **rings, **earlier, **lines(curves, labels, numbers)},
        "layout": layout(
            images=[_image(field, i + 1) for i, field in enumerate(fields)],
            annotations=titles(labels, corners[:lanes], corners[lanes], "<br>"),
            **panels,
        ),
    }


def curves_alone(
    curves: Curves,
    labels: Mapping[str, str],
    *,
    last: float,
    log: bool,
    ghosts: Sequence[tuple[str, np.ndarray, np.ndarray]],
    top: float,
) -> Figure:
    """Draw losses and accuracies over the steps, as `maps_and_curves` does beside the maps."""
    earlier = {f"ghost{i}": ghost(*one, 1) for i, one in enumerate(ghosts)}
    panels = CURVES.wide(*curve_axes(labels, last=last, log=log, top=top))
    return {
        "data": {**earlier, **lines(curves, labels, {"loss": 1, "accuracy": 2})},
        "layout": layout(annotations=titles(labels, [], (0, 1), "   "), **panels),
    }


def narrow_curves_alone(labels: Mapping[str, str]) -> dict[str, Any]:
    """Return what differs on a phone."""
    return CURVES.narrow(annotations=titles(labels, [], (0, 1), "   "))


def points(lane: int, of_class: int, part: str) -> str:
    """Return the trace of the points of a class, those for training or those for testing."""
    return f"{part}{of_class}_map{lane}"


def ring(lane: int) -> str:
    """Return the trace of the rings around the points that a run gets wrong."""
    return f"rings_map{lane}"


def _parts(field: Field) -> list[tuple[int, str]]:
    return [(c, part) for part in (TRAIN, TEST) for c in range(len(field.names))]


def members(field: Field, of_class: int, part: str) -> np.ndarray:
    """Tell which points one trace of the map shows."""
    return (field.labels == of_class) & (field.training == (part == TRAIN))


def _class_points(field: Field, of_class: int, part: str, number: int) -> Trace:
    x, y = np.ascontiguousarray(field.places[members(field, of_class, part)].T)
    hue, symbol = colors.CLASSES[of_class], SYMBOLS[of_class]
    marker: dict[str, Any] = {"color": hue, "size": 8, "symbol": symbol, "opacity": 1}
    marker["line"] = {"width": 1, "color": colors.PALE}
    if part == TEST:
        marker |= {"symbol": f"{symbol}-open", "line": {"width": 2, "color": hue}}
    axes = "" if number == 1 else str(number)
    return {
        "type": "scatter",
        "mode": "markers",
        "x": x,
        "y": y,
        "xaxis": f"x{axes}",
        "yaxis": f"y{axes}",
        "marker": marker,
        "name": verbatim(f"{field.names[of_class]} ({part})"),
        "hoverlabel": {"namelength": -1},  # cut short, an escaped sign would break in two
        "showlegend": False,
        "hovertemplate": "(%{{x:.{}~g}}, %{{y:.{}~g}})".format(*map(precision, field.places.T)),
    }


def noise_frames(
    fields: Sequence[Field], wrong: Sequence[np.ndarray], places: np.ndarray, now: int
) -> Frames:
    """Return the traces of a sweep over places of all points, shape (n, points, 2).

    Rings belong to the places of now alone: what of the others is wrong is not known yet.
    """
    frames: Frames = {}
    for lane, (field, missed) in enumerate(zip(fields, wrong, strict=True)):
        for one in _parts(field):
            x, y = np.moveaxis(places[:, members(field, *one)], -1, 0)
            frames[points(lane, *one)] = {"x": x, "y": y}
        heights = np.full(places.shape[:2], field.off, dtype=np.float32)
        heights[now] = np.where(missed, field.places[:, 1], field.off)
        frames[ring(lane)] = {"y": heights}
    return frames


def _rings(field: Field, wrong: np.ndarray, number: int) -> Trace:
    axes = "" if number == 1 else str(number)
    x, y = np.ascontiguousarray(field.places.T)
    circle = {"symbol": "circle-open", "size": 15, "color": colors.NEUTRAL}
    return {
        "type": "scatter",
        "mode": "markers",
        "x": x,
        "y": np.where(wrong, y, field.off),
        "xaxis": f"x{axes}",
        "yaxis": f"y{axes}",
        "marker": {**circle, "opacity": 1, "line": {"width": 2.5, "color": colors.NEUTRAL}},
        "showlegend": False,
        "hoverinfo": "skip",
    }


def _image(field: Field, number: int) -> dict[str, Any]:
    axes = "" if number == 1 else str(number)
    (left, bottom), (right, top) = field.low, field.high
    return {
        "source": EMPTY,
        "xref": f"x{axes}",
        "yref": f"y{axes}",
        "x": left,
        "y": top,
        "sizex": right - left,
        "sizey": top - bottom,
        "sizing": "stretch",
        "layer": "below",
    }


def _map_axis(field: Field, which: int, *, first: bool = True) -> Trace:
    title, span = field.axes[which] if first else "", (field.low[which], field.high[which])
    # A tick may lie between two points.
    digits = min(precision(field.places[:, which]) + 1, MOST)
    return axis(title, span, zeroline=False, showgrid=False, tickformat=f".{digits}~g")


def narrow_maps_and_curves(lanes: int, labels: Mapping[str, str]) -> dict[str, Any]:
    """Return what differs on a phone: maps and curves below each other."""
    narrow = PANELS[lanes].narrow()
    tops = [narrow[f"yaxis{number}"]["domain"][1] for number in ("", 2, 3)]
    corners = [(0, top) for top in tops]
    return narrow | {"annotations": titles(labels, corners[:lanes], corners[lanes], "   ")}
