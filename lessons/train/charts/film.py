"""The stage of a training run: decision maps with their points, and the losses beside them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from charts import colors
from charts.marks import Figure, Frames, Trace, axis, layout, stacked, verbatim
from charts.precision import precision
from lessons.train.charts.curves import Curves, curve_axes, ghost, lines, titles

Bytes = npt.NDArray[np.uint8]
SYMBOLS = ("circle", "diamond", "square", "triangle-up", "star")
CODES = 256
EMPTY = "data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw=="
TRAIN, TEST = "train", "test"
UNIT = 2.0**-7  # of a place while the noise is dragged: a quarter of a pixel
# Shares of the width: one map or two, and the losses on the right.
MAPS = {1: ((0.0, 0.5),), 2: ((0.0, 0.31), (0.35, 0.66))}
CURVES = {1: (0.6, 1.0), 2: (0.74, 1.0)}
# On a phone, shares of the height: maps, losses and accuracies.
HEIGHTS = {
    1: ((0.51, 1.0), (0.19, 0.4), (0.0, 0.13)),
    2: ((0.735, 1.0), (0.395, 0.66), (0.155, 0.32), (0.0, 0.1)),
}


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


def stage(
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
    places: dict[str, Any] = {}
    for i, (field, span) in enumerate(zip(fields, MAPS[lanes], strict=True), start=1):
        number = "" if i == 1 else str(i)
        places[f"xaxis{number}"] = _map_axis(field, 0, domain=span, anchor=f"y{number}")
        places[f"yaxis{number}"] = _map_axis(field, 1, anchor=f"x{number}")
    return {
        "data": {**maps, **rings, **earlier, **lines(curves, labels, numbers)},
        "layout": layout(
            margin={"l": 56, "r": 16, "t": 46 if labels.get("smoothing") else 30, "b": 46},
            images=[_image(field, i + 1) for i, field in enumerate(fields)],
            annotations=titles(
                labels, [(left, 1) for left, _right in MAPS[lanes]], (CURVES[lanes][0], 1), "<br>"
            ),
            **places,
            **curve_axes(labels, lanes, CURVES[lanes], last=last, log=log, top=top),
        ),
    }


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


def _map_axis(field: Field, which: int, **more: Any) -> dict[str, Any]:
    span = field.low[which], field.high[which]
    title = field.axes[which] if which == 0 or more["anchor"] == "x" else ""
    return axis(title, span, **more, zeroline=False, showgrid=False)


def narrow_stage(lanes: int, labels: Mapping[str, str]) -> dict[str, Any]:
    """Return what differs on a phone: maps and curves below each other."""
    heights = HEIGHTS[lanes]
    corners = [(0, top) for _bottom, top in heights]
    return {
        "height": 44 if lanes == 1 else 60,
        "margin": {"l": 48, "r": 10, "t": 30},
        "annotations": titles(labels, corners[:lanes], corners[lanes], "   "),
        **stacked(*heights),
    }
