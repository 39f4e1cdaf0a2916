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
    stacked,
    verbatim,
    words,
)
from lessons.softmax.charts.names import breadth, broken

UNCERTAIN = colors.CONTRAST
LOWEST, HIGHEST = colors.PROBABILITY, colors.ODDS
UPPER, LOWER = (0.6, 1.0), (0.0, 0.4)
LEFT, RIGHT, WHOLE = (0.0, 0.43), (0.57, 1.0), (0.0, 1.0)
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
    along: dict[str, Any] = {
        "type": "log",
        "tickvals": TICKS,
        "ticktext": [f"{t:g}" for t in TICKS],
    }
    most = float(np.log(classes))
    panels: dict[str, Any] = {
        "xaxis": axis(labels["t"], SPAN, domain=LEFT, **along),
        "yaxis": axis(labels["entropy"], (-0.05 * most, 1.1 * most), domain=UPPER),
        "xaxis2": axis(labels["t"], SPAN, domain=RIGHT, anchor="y2", **along),
        "yaxis2": axis(labels["count"], _counts(classes), domain=UPPER, anchor="x2"),
        "xaxis3": axis(
            labels["t"], SPAN, domain=LEFT if classes == 3 else WHOLE, anchor="y3", **along
        ),
        "yaxis3": axis(labels["share"], (-0.04, 1.12), domain=LOWER, anchor="x3", dtick=0.2),
    }
    if classes == 3:
        panels |= _triangle_axes()
    return layout(
        annotations=_written(names, _key(labels)),
        margin={"l": 56, "r": 20, "t": 10, "b": 44},
        **panels,
    )


def _counts(classes: int) -> tuple[float, float]:
    return 1 - 0.05 * (classes - 1), 1 + 1.1 * (classes - 1)


def _triangle_axes() -> dict[str, Any]:
    low: dict[str, Any] = {**HIDDEN_AXIS, "range": [-0.12, 1.12], "domain": RIGHT, "anchor": "y4"}
    high = {"range": [-0.1, 1.0], "domain": (-0.0, 0.44), "anchor": "x4", "scaleanchor": "x4"}
    return {"xaxis4": low, "yaxis4": {**HIDDEN_AXIS, **high, "constrain": "domain"}}


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
    classes, written = len(names), _written(names, _key(labels, "<br>"))
    few = {"tickvals": [0.1, 1, 10], "ticktext": ["0.1", "1", "10"]}
    heights = [(0.81, 1), (0.55, 0.74), (0.27, 0.45), (0, 0.19)]
    wide = [(0.75, 1), (0.41, 0.66), (0, 0.25)]
    panels = stacked(*(heights if classes == 3 else wide))
    for name in ("xaxis", "xaxis2", "xaxis3"):
        panels[name] |= few
    return {
        "height": 52 if classes == 3 else 40,
        "margin": {"r": 14},
        "annotations": written,
        **panels,
    }
