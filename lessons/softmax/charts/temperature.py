"""What heat does to a softmax: what each class gets, how unsure that is, its path on a triangle."""

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
BEST, WORST = colors.PROBABILITY, colors.ODDS
LEFT, RIGHT = (0.0, 0.55), (0.66, 0.96)
AROUND: dict[str, Any] = {"margin": {"t": 36}, "narrow_margin": {"r": 34, "t": 52}}
CURVES = Panels((LEFT, RIGHT), height=34, gap=92, **AROUND)
CURVES_AND_TRIANGLE = Panels(
    (LEFT, RIGHT, RIGHT),
    up=((0.0, 1.0), (0.58, 1.0), (0.0, 0.42)),
    height=50,
    gap=(92, 84),
    **AROUND,
)
TICKS = (0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20)
FEW_TICKS = (0.1, 1, 10)  # where a panel is small
SPAN = (-1.36, 1.36)  # powers of ten of the temperature
SHARES = (-0.04, 1.08)
COUNTS = (1, 2, 3, 5)  # on the scale of the effective classes, beside their number
CORNERS = np.array([[0, 0], [1, 0], [0.5, np.sqrt(0.75)]])

ENTROPY, WINNER, LOSER, PATH = "entropy", "winner", "loser", "path"
ON_ENTROPY, ON_WINNER, ON_LOSER, ON_PATH = (
    f"on_{curve}" for curve in (ENTROPY, WINNER, LOSER, PATH)
)
ON_OTHERS, GUIDE = "on_others", "guide"
ROOM = 40  # breadth of what winner and loser are called, to stand in one line
UNIT = 2.0**-10  # of a place while a score is dragged: less than a quarter of a pixel


@dataclass(frozen=True)
class Heated:
    """A set of scores at one temperature, or at many.

    Each is a number or an array of numbers. ``shares`` has a row for each class, from the winner
    down; ``place`` holds the rows x and y on the triangle of three classes.
    """

    t: Any
    entropy: Any
    shares: np.ndarray
    place: np.ndarray | None

    @property
    def winner(self) -> Any:
        return self.shares[0]

    @property
    def loser(self) -> Any:
        return self.shares[-1]


def heat(here: Heated, curves: Heated, names: Sequence[str], labels: Mapping[str, str]) -> Figure:
    """Draw shares and uncertainty over the temperature; for three classes also the triangle.

    The uncertainty has two scales: entropy and, at its exponentials, effective classes.
    ``labels`` names ``t``, ``entropy``, ``count``, ``share``, ``uniform``, ``winner``, ``loser``.
    """
    others = _others(here.t, here.shares[1:-1])
    return {
        "data": {
            ON_WINNER: point(here.t, here.winner, color=BEST, name=labels["winner"]),
            ON_LOSER: point(
                here.t, here.loser, color=WORST, symbol="diamond", name=labels["loser"]
            ),
            **({ON_OTHERS: _small(others)} if len(here.shares) > 2 else {}),
            ON_ENTROPY: point(
                here.t, here.entropy, color=UNCERTAIN, axes=2, name=labels["entropy"]
            ),
            **({} if here.place is None else {ON_PATH: _on_triangle(here.place)}),
            GUIDE: line(*_guide(here.t).values(), color=colors.NEUTRAL, dash="dot"),
            **({} if here.place is None else _triangle()),
            **_curves(curves),
        },
        "layout": _layout(names, labels),
    }


def _curves(curves: Heated) -> dict[str, Trace]:
    between = {
        _between(i): _curve(curves.t, row, color=colors.NEUTRAL, dash="dot")
        for i, row in enumerate(curves.shares[1:-1])
    }
    path = {} if curves.place is None else {PATH: _path(curves.place)}
    return {
        **path,
        **between,
        WINNER: _curve(curves.t, curves.winner, color=BEST),
        LOSER: _curve(curves.t, curves.loser, color=WORST, dash="dash"),
        ENTROPY: _curve(curves.t, curves.entropy, color=UNCERTAIN, axes=2),
    }


def _between(index: int) -> str:
    """Return the curve of a class between the winner and the loser."""
    return f"between{index}"


def handles(here: Heated) -> list[str]:
    """Return the traces of the points that can be dragged: all that the temperature moves."""
    moves_on_triangle = here.place is not None and here.winner > here.loser
    return [ON_WINNER, ON_LOSER, ON_ENTROPY, *([ON_PATH] if moves_on_triangle else [])]


def _curve(t: npt.ArrayLike, y: npt.ArrayLike, **style: Any) -> Trace:
    return {**smooth(line(t, y, **style)), "x": t, "y": y}


def _small(places: Trace) -> Trace:
    return point(**places, color=colors.NEUTRAL, size=10, hoverinfo="skip")


def _others(t: Any, shares: np.ndarray) -> dict[str, np.ndarray]:
    """Return the places of the classes between winner and loser, all in one row a temperature."""
    y = np.moveaxis(np.asarray(shares, dtype=np.float64), 0, -1)
    x = np.broadcast_to(np.asarray(t, dtype=np.float64)[..., np.newaxis], y.shape)
    return {"x": x, "y": y}


def _guide(t: Any) -> dict[str, np.ndarray]:
    x = np.stack([t, t], axis=-1).astype(np.float64)
    return {"x": x, "y": np.broadcast_to(SHARES, x.shape)}


def _on_triangle(place: np.ndarray) -> Trace:
    return point(*place, color=colors.PROBABILITY, axes=3, hoverinfo="skip")


def _triangle() -> dict[str, Trace]:
    closed = CORNERS[[0, 1, 2, 0]].T
    middle = CORNERS.mean(axis=0)
    cross: dict[str, Any] = {"color": colors.NEUTRAL, "symbol": "x-thin", "size": 9}
    return {
        "triangle": line(*closed, color=colors.NEUTRAL, axes=3),
        "middle": point(*middle, **cross, axes=3, hoverinfo="skip"),
    }


def _path(places: np.ndarray) -> Trace:
    return smooth(line(*places, color=colors.PROBABILITY, axes=3))


def heat_frames(every: Heated) -> Frames:
    """Return the traces of a sweep over n temperatures."""
    t = np.asarray(every.t)
    rows = _on_curves(every)
    frames: Frames = {trace: {"x": t, "y": np.asarray(row)} for trace, row in rows.items()}
    frames[GUIDE] = {"x": _guide(t)["x"].astype(np.float32)}
    if len(every.shares) > 2:
        others = _others(t, every.shares[1:-1])
        frames[ON_OTHERS] = {name: row.astype(np.float32) for name, row in others.items()}
    if every.place is not None:
        frames[ON_PATH] = {"x": every.place[0], "y": every.place[1]}
    return frames


def _on_curves(heated: Heated) -> dict[str, Any]:
    return {ON_WINNER: heated.winner, ON_LOSER: heated.loser, ON_ENTROPY: heated.entropy}


def score_frames(points: Heated, curves: Heated) -> Frames:
    """Return the traces of a sweep over n scores of one class, the temperature staying as it is.

    What ``points`` holds has shape (n,), what ``curves`` holds has shape (n, nodes).
    """
    frames: Frames = {trace: {"y": row} for trace, row in _on_curves(points).items()}
    if len(points.shares) > 2:
        frames[ON_OTHERS] = {"y": _others(points.t, points.shares[1:-1])["y"]}
    if points.place is not None:
        frames[ON_PATH] = {"x": points.place[0], "y": points.place[1]}
    return {**frames, **_curve_frames(curves)}


def _curve_frames(curves: Heated) -> Frames:
    between = {_between(i): row for i, row in enumerate(curves.shares[1:-1])}
    rows = {ENTROPY: curves.entropy, WINNER: curves.winner, LOSER: curves.loser, **between}
    frames: Frames = {trace: {"y": row} for trace, row in rows.items()}
    if curves.place is not None:
        frames[PATH] = {"x": curves.place[0], "y": curves.place[1]}
    return frames


def _layout(names: Sequence[str], labels: Mapping[str, str]) -> dict[str, Any]:
    classes = len(names)
    most = float(np.log(classes))
    axes = [
        (_over(labels["t"], TICKS), axis(labels["share"], SHARES, dtick=0.2)),
        (_over("", FEW_TICKS), axis(labels["entropy"], (-0.05 * most, 1.1 * most))),
        *([_triangle_axes()] if classes == 3 else []),
    ]
    uniform = {
        "type": "line",
        "xref": "x domain",
        "yref": "y",
        "x0": 0,
        "x1": 1,
        "y0": 1 / classes,
        "y1": 1 / classes,
        "line": {"color": colors.NEUTRAL, "width": 1, "dash": "dot"},
    }
    written = _written(names, labels, _key(labels))
    return layout(annotations=written, shapes=[uniform], **_panels(classes).wide(*axes))


def _over(title: str, ticks: Sequence[float]) -> Trace:
    return axis(title, SPAN, type="log", tickvals=ticks, ticktext=[f"{t:g}" for t in ticks])


def _panels(classes: int) -> Panels:
    return CURVES_AND_TRIANGLE if classes == 3 else CURVES


def _triangle_axes() -> tuple[Trace, Trace]:
    high = {"range": [-0.1, 1.0], "scaleanchor": "x3", "constrain": "domain"}
    return {**HIDDEN_AXIS, "range": [-0.12, 1.12]}, {**HIDDEN_AXIS, **high}


def _corner_names(names: Sequence[str]) -> list[Trace]:
    return [
        words(broken(name), *corner, xref="x3", yref="y3", yanchor=side)
        for name, corner, side in zip(
            names, CORNERS.tolist(), ("top", "top", "bottom"), strict=True
        )
    ]


def _counts(classes: int, label: str) -> list[Trace]:
    """Return the scale of the effective classes at the right of the entropy: k stands at ln k."""
    beside: dict[str, Any] = {"xref": "x2 domain", "yref": "y2", "xanchor": "left", "xshift": 4}
    marks = [*(count for count in COUNTS if 1.25 * count <= classes), classes]
    above = {"xref": "x2 domain", "yref": "y2 domain", "xanchor": "right", "yanchor": "bottom"}
    return [
        *(words(f"{count}", 1, float(np.log(count)), **beside) for count in marks),
        words(bold(verbatim(label), UNCERTAIN), 1.1, 1, **above, yshift=4),
    ]


def _written(names: Sequence[str], labels: Mapping[str, str], key: Trace) -> list[Trace]:
    at: dict[str, Any] = {"xref": "x domain", "yref": "y", "xanchor": "left", "yanchor": "bottom"}
    return [
        key,
        words(verbatim(labels["uniform"]), 0.01, 1 / len(names), **at),
        *_counts(len(names), labels["count"]),
        *(_corner_names(names) if len(names) == 3 else []),
    ]


def _key(labels: Mapping[str, str], between: str = "") -> Trace:
    signs = (("━ ●", BEST, "winner"), ("╍ ◆", WORST, "loser"))
    between = between or ("   " if breadth(labels["winner"] + labels["loser"]) <= ROOM else "<br>")
    text = between.join(
        f"{bold(sign, color)} {verbatim(labels[name])}" for sign, color, name in signs
    )
    place: dict[str, Any] = {"yref": "y domain", "yanchor": "bottom", "yshift": 4}
    return words(text, 0, 1, xref="x domain", xanchor="left", align="left", **place)


def narrow_heat(names: Sequence[str], labels: Mapping[str, str]) -> dict[str, Any]:
    """Return what differs on a phone: the panels below each other, fewer numbers."""
    few = {"tickvals": FEW_TICKS, "ticktext": [f"{t:g}" for t in FEW_TICKS]}
    written = _written(names, labels, _key(labels, "<br>"))
    return _panels(len(names)).narrow(annotations=written, xaxis=few)
