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
from lessons.train.charts.curves import (
    Curves,
    curve_axes,
    ghost,
    legends,
    level_lines,
    lines,
    map_titles,
    step_lines,
    step_marks,
)
from lessons.train.charts.mark import Mark, on_axes

Bytes = npt.NDArray[np.uint8]
SYMBOLS = ("circle", "diamond", "square", "triangle-up", "star")
CODES = 256
EMPTY = "data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw=="
TRAIN, TEST = "train", "test"
PLACE = "place"
CROSS = {"width": 2.5, "color": colors.NEUTRAL}
UNIT = 2.0**-7  # of a place while the noise is dragged: a quarter of a pixel
FEW = 150  # points above which those that are wrong are not marked: the marks would bury them
MANY = 250  # points above which each is drawn smaller
AROUND = {"l": 46, "r": 8, "t": 8, "b": 40}
ALONE = Panels(((0, 1),), height=18, gap=0, margin=AROUND)
# Those of two runs beside each other, named; without words along their edges they are larger.
RACE = Panels(((0, 0.49), (0.51, 1)), height=18, gap=0, margin=dict.fromkeys("lrb", 6) | {"t": 24})
RACE_MEASURED = Panels(((0, 0.48), (0.52, 1)), height=18, gap=0, margin={**AROUND, "t": 24})
# Losses beside accuracies, without a map.
CURVES = Panels(
    ((0, 0.42), (0.58, 1)),
    height=11,
    gap=0,
    margin={"l": 36, "r": 12, "t": 30, "b": 24},
)


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

    ratio: float = 1.0  # pixels of a unit up to those of a unit across
    measured: bool = False  # in units of its own, which the axes name

    @property
    def marks_wrong(self) -> bool:
        """Tell whether a point that is wrong gets a mark: many points never do."""
        return len(self.labels) <= FEW

    def marked(self, wrong: np.ndarray) -> np.ndarray:
        """Return the heights of the marks of what is wrong, far below the map for all else."""
        return np.where(wrong, self.places[:, 1], self.off)

    @property
    def off(self) -> float:
        """Return a height far below the map, where marks are that are not shown."""
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


def maps(
    fields: Sequence[Field],
    wrong: Sequence[np.ndarray],
    names: Sequence[str],
    place: tuple[float, float] | None = None,
    marks: Sequence[Mark] = (),
) -> Figure:
    """Draw one map or two beside each other; with two each has its name above it.

    ``wrong`` tells for each map which points are on the wrong side now; ``place`` is one that is
    looked at; ``marks`` are places that a lesson speaks of.
    """
    lanes = len(fields)
    named = lanes == 1 or fields[0].measured
    room = ALONE if lanes == 1 else RACE_MEASURED if named else RACE
    panels = room.wide(
        *((map_axis(field, 0, named=named), map_axis(field, 1, named=named)) for field in fields)
    )
    for i, field in enumerate(fields):
        number = str(i + 1) if i else ""
        square = {"scaleanchor": f"x{number}", "scaleratio": field.ratio, "constrain": "domain"}
        panels[f"yaxis{number}"] |= square
        panels[f"xaxis{number}"]["constrain"] = "domain"
    corners = [(left, 1) for left, _right in room.across]
    return {
        "data": {
            **{
                points(lane, *one): class_points(field, *one, lane + 1)
                for lane, field in enumerate(fields)
                for one in parts_of(field)
            },
            **{
                cross(lane): _crosses(*one, lane + 1)
                for lane, one in enumerate(zip(fields, wrong, strict=True))
                if one[0].marks_wrong
            },
            **({PLACE: _place(*place)} if place else {}),
        },
        "layout": layout(
            images=[_image(field, i + 1) for i, field in enumerate(fields)],
            annotations=[
                *on_axes(marks),
                *(map_titles(names, corners) if lanes > 1 else []),
            ],
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
    levels: Sequence[float] = (),
    marked: Sequence[float] = (),
    marks: Sequence[Mark] = (),
) -> Figure:
    """Draw losses beside accuracies over the steps.

    ``curves`` has, by name, steps and values so far of ``train_loss``, ``test_loss``,
    ``train_accuracy`` and ``test_accuracy``, with ``rival_`` before those of a second run. A curve
    with ``smooth_`` before its name is drawn over the one without, which is then faint;
    ``labels["smoothing"]`` says so. ``ghosts`` are the names and training losses of earlier runs,
    ``last`` the last step of the film, ``top`` the largest loss. ``levels`` are losses, ``marked``
    steps at which a line is drawn across; ``marks`` are places that a lesson speaks of.
    """
    earlier = {f"ghost{i}": ghost(*one, 1) for i, one in enumerate(ghosts)}
    panels = CURVES.wide(*curve_axes(labels, last=last, log=log, top=top))
    return {
        "data": {**earlier, **lines(curves, labels, {"loss": 1, "accuracy": 2})},
        "layout": layout(
            annotations=[
                *on_axes(marks),
                *_legend(labels),
                *step_marks(marked),
            ],
            shapes=[*level_lines(levels, last), *step_lines(marked)],
            **panels,
        ),
    }


def _legend(labels: Mapping[str, str]) -> list[Trace]:
    return legends(labels, [(left, 1) for left, _right in CURVES.across])


def points(lane: int, of_class: int, part: str) -> str:
    """Return the trace of the points of a class, those for training or those for testing."""
    return f"{part}{of_class}_map{lane}"


def cross(lane: int) -> str:
    """Return the trace of the crosses on the points that a run gets wrong."""
    return f"crosses_map{lane}"


def parts_of(field: Field) -> list[tuple[int, str]]:
    """Return class and part of each trace of points."""
    return [(c, part) for part in (TRAIN, TEST) for c in range(len(field.names))]


def members(field: Field, of_class: int, part: str) -> np.ndarray:
    """Tell which points one trace of the map shows."""
    return (field.labels == of_class) & (field.training == (part == TRAIN))


def class_points(field: Field, of_class: int, part: str, number: int) -> Trace:
    """Draw the points of a class, filled ones for training and hollow ones for testing."""
    x, y = np.ascontiguousarray(field.places[members(field, of_class, part)].T)
    hue, symbol = colors.CLASSES[of_class], SYMBOLS[of_class]
    size = 8 if len(field.labels) <= MANY else 6
    marker: dict[str, Any] = {"color": hue, "size": size, "symbol": symbol, "opacity": 1}
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

    Crosses belong to the places of now alone: what of the others is wrong is not known yet.
    """
    frames: Frames = {}
    for lane, (field, missed) in enumerate(zip(fields, wrong, strict=True)):
        for one in parts_of(field):
            x, y = np.moveaxis(places[:, members(field, *one)], -1, 0)
            frames[points(lane, *one)] = {"x": x, "y": y}
        if not field.marks_wrong:
            continue
        heights = np.full(places.shape[:2], field.off, dtype=np.float32)
        heights[now] = field.marked(missed)
        frames[cross(lane)] = {"y": heights}
    return frames


def _crosses(field: Field, wrong: np.ndarray, number: int) -> Trace:
    axes = "" if number == 1 else str(number)
    x = np.ascontiguousarray(field.places[:, 0])
    return {
        "type": "scatter",
        "mode": "markers",
        "x": x,
        "y": field.marked(wrong),
        "xaxis": f"x{axes}",
        "yaxis": f"y{axes}",
        "marker": {"symbol": "x-thin", "size": 9, "opacity": 1, "line": CROSS},
        "showlegend": False,
        "hoverinfo": "skip",
    }


def _place(x: float, y: float) -> Trace:
    ring = {"symbol": "circle-cross-open", "size": 18, "color": colors.NEUTRAL}
    return {
        "type": "scatter",
        "mode": "markers",
        "x": np.array([x]),
        "y": np.array([y]),
        "marker": {**ring, "line": {"width": 3, "color": colors.NEUTRAL}},
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


def map_axis(field: Field, which: int, *, named: bool) -> Trace:
    """Return an axis of the map, with digits that tell its ticks apart."""
    span = field.low[which], field.high[which]
    if not named:
        return axis("", span, zeroline=False, showgrid=False, showticklabels=False)
    # A tick may lie between two points.
    digits = min(precision(field.places[:, which]) + 1, MOST)
    return axis(field.axes[which], span, zeroline=False, showgrid=False, tickformat=f".{digits}~g")
