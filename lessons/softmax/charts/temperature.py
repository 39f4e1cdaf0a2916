"""What heat does to a softmax: uncertainty, what each class gets, its path on a triangle."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from charts import colors
from charts.bends import smooth
from charts.marks import (
    HIDDEN_AXIS,
    Figure,
    Frames,
    Trace,
    axis,
    bold,
    layout,
    line,
    point,
    verbatim,
    words,
)
from charts.panels import Panels
from lessons.softmax.charts.names import breadth, broken

UNCERTAIN = colors.CONTRAST
LOWEST, HIGHEST = colors.PROBABILITY, colors.ODDS
LEFT, RIGHT, WHOLE = (0.0, 0.43), (0.57, 1.0), (0.0, 1.0)
UPPER, LOWER, TRIANGLE = (0.6, 1.0), (0.0, 0.4), (0.0, 0.44)
MARGIN = {"t": 10}
CURVES = Panels(
    (LEFT, RIGHT, WHOLE), up=(UPPER, UPPER, LOWER), height=40, gap=(54, 86), margin=MARGIN
)
CURVES_AND_TRIANGLE = Panels(
    (LEFT, RIGHT, LEFT, RIGHT),
    up=(UPPER, UPPER, LOWER, TRIANGLE),
    height=52,
    gap=(54, 82, 62),
    margin=MARGIN,
)
TICKS = (0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20)
SPAN = (-1.36, 1.36)  # powers of ten of the temperature
CORNERS = np.array([[0, 0], [1, 0], [0.5, np.sqrt(0.75)]])

ENTROPY, COUNT, LOW, HIGH, PATH = "entropy", "count", "low", "high", "path"
ON_ENTROPY, ON_COUNT, ON_LOW, ON_HIGH, ON_PATH = (
    f"on_{curve}" for curve in (ENTROPY, COUNT, LOW, HIGH, PATH)
)
ROOM = 48  # breadth of what both energies are called, to stand in one line
UNIT = 2.0**-10  # of a place while a score is dragged: less than a quarter of a pixel


@dataclass(frozen=True)
class Heated:
    """A set of scores at one temperature, or at many.

    Each is a number or an array of numbers. ``shares`` has a row for each class, from the lowest
    energy to the highest; ``place`` holds the rows x and y on the triangle of three classes.
    """

    t: Any
    entropy: Any
    count: Any
    shares: np.ndarray
    place: np.ndarray | None

    @property
    def low(self) -> Any:
        return self.shares[0]

    @property
    def high(self) -> Any:
        return self.shares[-1]


def heat(here: Heated, curves: Heated, names: Sequence[str], labels: Mapping[str, str]) -> Figure:
    """Draw uncertainty and shares over the temperature; for three classes also the triangle.

    ``labels`` names ``t``, ``entropy``, ``count``, ``share``, ``low`` and ``high``.
    """
    diamond: dict[str, Any] = {"color": HIGHEST, "axes": 3, "symbol": "diamond"}
    on_curves = {
        ON_ENTROPY: point(here.t, here.entropy, color=UNCERTAIN, name=labels["entropy"]),
        ON_COUNT: point(here.t, here.count, color=UNCERTAIN, axes=2, name=labels["count"]),
        ON_LOW: point(here.t, here.low, color=LOWEST, axes=3, name=labels["low"]),
        ON_HIGH: point(here.t, here.high, **diamond, name=labels["high"]),
    }
    between = {
        _between(i): _curve(curves.t, row, color=colors.NEUTRAL, axes=3, dash="dot")
        for i, row in enumerate(curves.shares[1:-1])
    }
    return {
        "data": {
            **on_curves,
            **({} if here.place is None else {ON_PATH: _on_triangle(here.place)}),
            **({} if curves.place is None else _triangle(curves.place)),
            ENTROPY: _curve(curves.t, curves.entropy, color=UNCERTAIN),
            COUNT: _curve(curves.t, curves.count, color=UNCERTAIN, axes=2),
            **between,
            LOW: _curve(curves.t, curves.low, color=LOWEST, axes=3),
            HIGH: _curve(curves.t, curves.high, color=HIGHEST, axes=3, dash="dash"),
        },
        "layout": _layout(names, labels),
    }


def _between(index: int) -> str:
    """Return the curve of a class between the lowest energy and the highest."""
    return f"between{index}"


def handles(here: Heated) -> list[str]:
    """Return the traces of the points that can be dragged: all that the temperature moves."""
    moves_on_triangle = here.place is not None and here.low > here.high
    return [ON_ENTROPY, ON_COUNT, ON_LOW, ON_HIGH, *([ON_PATH] if moves_on_triangle else [])]


def _curve(t: npt.ArrayLike, y: npt.ArrayLike, **style: Any) -> Trace:
    return {**smooth(line(t, y, **style)), "x": t, "y": y}


def _on_triangle(place: np.ndarray) -> Trace:
    return point(*place, color=colors.PROBABILITY, axes=4, hoverinfo="skip")


def _triangle(path: np.ndarray) -> dict[str, Trace]:
    closed = CORNERS[[0, 1, 2, 0]].T
    middle = CORNERS.mean(axis=0)
    cross: dict[str, Any] = {"color": colors.NEUTRAL, "symbol": "x-thin", "size": 9}
    return {
        "triangle": line(*closed, color=colors.NEUTRAL, axes=4),
        "middle": point(*middle, **cross, axes=4, hoverinfo="skip"),
        PATH: smooth(line(*path, color=colors.PROBABILITY, axes=4)),
    }


def heat_frames(every: Heated) -> Frames:
    """Return the traces of a sweep over n temperatures."""
    t = np.asarray(every.t)
    rows = _on_curves(every)
    frames: Frames = {trace: {"x": t, "y": np.asarray(row)} for trace, row in rows.items()}
    if every.place is not None:
        frames[ON_PATH] = {"x": every.place[0], "y": every.place[1]}
    return frames


def _on_curves(heated: Heated) -> dict[str, Any]:
    return {
        ON_ENTROPY: heated.entropy,
        ON_COUNT: heated.count,
        ON_LOW: heated.low,
        ON_HIGH: heated.high,
    }


def score_frames(points: Heated, curves: Heated) -> Frames:
    """Return the traces of a sweep over n scores of one class, the temperature staying as it is.

    What ``points`` holds has shape (n,), what ``curves`` holds has shape (n, nodes).
    """
    drawn = {ENTROPY: curves.entropy, COUNT: curves.count, LOW: curves.low, HIGH: curves.high}
    between = {_between(i): row for i, row in enumerate(curves.shares[1:-1])}
    rows = {**_on_curves(points), **drawn, **between}
    frames: Frames = {trace: {"y": row} for trace, row in rows.items()}
    for trace, place in ((ON_PATH, points.place), (PATH, curves.place)):
        if place is not None:
            frames[trace] = {"x": place[0], "y": place[1]}
    return frames


def _layout(names: Sequence[str], labels: Mapping[str, str]) -> dict[str, Any]:
    classes = len(names)
    t = axis(labels["t"], SPAN, type="log", tickvals=TICKS, ticktext=[f"{t:g}" for t in TICKS])
    most = float(np.log(classes))
    axes = [
        (t, axis(labels["entropy"], (-0.05 * most, 1.1 * most))),
        (t, axis(labels["count"], _counts(classes))),
        (t, axis(labels["share"], (-0.04, 1.12), dtick=0.2)),
        *([_triangle_axes()] if classes == 3 else []),
    ]
    return layout(annotations=_written(names, _key(labels)), **_panels(classes).wide(*axes))


def _panels(classes: int) -> Panels:
    return CURVES_AND_TRIANGLE if classes == 3 else CURVES


def _counts(classes: int) -> tuple[float, float]:
    return 1 - 0.05 * (classes - 1), 1 + 1.1 * (classes - 1)


def _triangle_axes() -> tuple[Trace, Trace]:
    high = {"range": [-0.1, 1.0], "scaleanchor": "x4", "constrain": "domain"}
    return {**HIDDEN_AXIS, "range": [-0.12, 1.12]}, {**HIDDEN_AXIS, **high}


def _corner_names(names: Sequence[str]) -> list[Trace]:
    return [
        words(broken(name), *corner, xref="x4", yref="y4", yanchor=side)
        for name, corner, side in zip(
            names, CORNERS.tolist(), ("top", "top", "bottom"), strict=True
        )
    ]


def _written(names: Sequence[str], key: Trace) -> list[Trace]:
    return [key, *(_corner_names(names) if len(names) == 3 else [])]


def _key(labels: Mapping[str, str], between: str = "") -> Trace:
    signs = (("━ ●", LOWEST, "low"), ("╍ ◆", HIGHEST, "high"))
    between = between or ("   " if breadth(labels["low"] + labels["high"]) <= ROOM else "<br>")
    text = between.join(
        f"{bold(sign, color)} {verbatim(labels[name])}" for sign, color, name in signs
    )
    place: dict[str, Any] = {"yref": "y3 domain", "yanchor": "bottom", "yshift": 4}
    return words(text, 0, 1, xanchor="left", align="left", **place)


def narrow_heat(names: Sequence[str], labels: Mapping[str, str]) -> dict[str, Any]:
    """Return what differs on a phone: the panels below each other, fewer numbers."""
    few = {"tickvals": [0.1, 1, 10], "ticktext": ["0.1", "1", "10"]}
    written = _written(names, _key(labels, "<br>"))
    return _panels(len(names)).narrow(annotations=written, xaxis=few, xaxis2=few, xaxis3=few)
