"""A row of pictures under one curve: what it gives to each label, and what that costs."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import numpy.typing as npt

from charts import colors
from charts.bends import smooth
from charts.marks import Figure, Frames, Trace, axis, colored, layout, line, point, words
from charts.panels import Panels
from lessons.likelihood.charts.edges import UP, arrow, arrow_rows

PANELS = Panels(((0, 0.54), (0.64, 1)), height=36, gap=96, margin={"r": 16, "t": 30})
SPAN = (-4.0, 4.0)  # of the inputs
NODES = np.linspace(*SPAN, 25)  # inputs at which the curve is drawn
FINE = 2.0**-9  # half a pixel of a panel on a projector, and exact
TALLEST, CEILING = 3.5, 4.15  # nats, of a bar and of the axis
EDGE = (TALLEST, 3.62)  # beyond which a bar goes on, and where the arrow that says so lies
ANIMALS = ("cat", "dog")  # by their label
HUES = (colors.ODDS, colors.PROBABILITY)
SYMBOLS = ("diamond-open", "circle")

CURVE, BEST_CURVE = "curve", "best_curve"
GIVEN, LABEL, LOSS, BEYOND = "given", "label", "loss", "beyond"  # each a trace a picture
LEVEL, UNKNOWING, LOWEST = "level", "unknowing", "lowest"
GRIPS = {"bias": 0.0, "weight": 2.0}  # where on the curve each is held
BAR, PILE = 15.0, 22.0  # pixels
PICTURES = 6
# What shows how much is given to the labels, and what that costs.
GIVING = (
    *(f"{kind}{picture}" for kind in (GIVEN, LOSS, BEYOND) for picture in range(PICTURES)),
    *(LEVEL, UNKNOWING, LOWEST, BEST_CURVE),
)


def grip(control: str) -> str:
    """Return the trace of the point on the curve that moves a control."""
    return f"grip_{control}"


def of(kind: str, picture: int) -> str:
    """Return the trace of a picture: what it is given, its label or its loss."""
    return f"{kind}{picture}"


def pictures(
    points: tuple[np.ndarray, np.ndarray],
    heights: Mapping[str, npt.ArrayLike],
    losses: tuple[np.ndarray, float, float],
    labels: Mapping[str, Any],
    *,
    best: tuple[np.ndarray, float] | None = None,
) -> Figure:
    """Draw the curve with what it gives to each label, and beside it what each picture costs.

    ``points`` are x and y; ``heights`` those of the ``curve`` at `NODES`, of the curve at each
    picture (``beliefs``) and of each grip by its control; ``losses`` are those of the pictures,
    their mean, and the mean of a curve that knows nothing. ``best`` holds the heights and the mean
    of the best curve, where it is to be shown. ``labels`` names ``x``, ``belief``, ``picture``,
    ``pictures``, ``loss``, ``mean``, ``unknowing``, ``lowest``, ``curve``, ``long`` (what long
    bars say), and holds the names of ``animals`` by their label and of ``grips`` by their control.
    """
    x, y = points
    each, mean, unknowing = losses
    names = [f"{labels['picture']} {i + 1}" for i in range(len(x))]
    rows = zip(x, y.astype(int), np.asarray(heights["beliefs"]), names, strict=True)
    return {
        "data": {
            **{of(GIVEN, i): _given(i, *row) for i, row in enumerate(rows)},
            **({BEST_CURVE: _curve(best[0], labels["lowest"], dash="dash")} if best else {}),
            CURVE: _curve(heights["curve"], labels["curve"]),
            **{of(LABEL, i): _label(i, x[i], int(y[i]), names[i]) for i in range(len(x))},
            **{grip(one): _grip(one, heights[one], labels["grips"]) for one in GRIPS},
            **{of(LOSS, i): _pile(i, each[i], int(y[i]), names[i]) for i in range(len(x))},
            UNKNOWING: _level(unknowing, len(x), labels["unknowing"], dash="dot"),
            **({LOWEST: _level(best[1], len(x), labels["lowest"], dash="dash")} if best else {}),
            LEVEL: _level(mean, len(x), labels["mean"], color=colors.CONTRAST, dash="dash"),
            **{of(BEYOND, i): _beyond(i, loss) for i, loss in enumerate(each)},
        },
        "layout": _layout(points, labels),
    }


def _given(number: int, x: float, y: int, belief: float, name: str) -> Trace:
    """Return the bar from a label to the curve, whose far end is the label's place."""
    trace = line([x, x], [1 - y, belief], color=colors.tint(HUES[y], 0.45), name=name)
    style = {**trace["line"], "width": BAR, "simplify": False}
    return {**trace, "line": style, "hoverinfo": "name", "uid": lit(number, GIVEN)}


def lit(number: int, kind: str) -> str:
    """Return the mark by which the browser finds what stands for a picture."""
    return f"lit{number}-{kind}"


def _label(number: int, x: float, y: int, name: str) -> Trace:
    trace = point(x, y, color=HUES[y], symbol=SYMBOLS[y], size=13, name=name, hoverinfo="name")
    return {**trace, "uid": lit(number, LABEL)}


def _curve(heights: npt.ArrayLike, name: str, **look: Any) -> Trace:
    color = colors.NEUTRAL if look else colors.LOGIT
    return smooth({**line(NODES, heights, color=color, name=name, **look), "x": NODES})


def _grip(control: str, height: npt.ArrayLike, names: Mapping[str, str]) -> Trace:
    trace = point(GRIPS[control], height, color=colors.LOGIT, symbol="circle-open", size=17)
    ring = {**trace["marker"], "line": {"width": 4, "color": colors.LOGIT}}
    return {**trace, "marker": ring, "name": names[control], "hoverinfo": "name"}


def _pile(number: int, loss: float, y: int, name: str) -> Trace:
    place = number + 1
    trace = line([place, place], [0, min(loss, TALLEST)], color=HUES[y], axes=2, name=name)
    style = {**trace["line"], "width": PILE, "simplify": False}
    return {**trace, "line": style, "hoverinfo": "name+y", "uid": lit(number, LOSS)}


def _beyond(number: int, loss: float) -> Trace:
    look: dict[str, Any] = {"color": colors.NEUTRAL, "axes": 2, "uid": lit(number, BEYOND)}
    return arrow(number + 1, loss, EDGE, symbol=UP, where="top center", **look)


def _level(height: float, count: int, name: str, **look: Any) -> Trace:
    style = {"color": colors.NEUTRAL, **look}
    return line([0.4, count + 0.6], [height, height], axes=2, name=name, **style)


def curve_frames(
    y: np.ndarray, heights: Mapping[str, np.ndarray], losses: tuple[np.ndarray, np.ndarray]
) -> Frames:
    """Return the traces of a sweep over n curves; every array has a row a curve.

    ``heights`` are those of `pictures`, ``losses`` those of the pictures and their means.
    """
    each, means = losses
    beliefs, count = heights["beliefs"], len(y)
    feet = np.broadcast_to(1 - y, beliefs.shape)
    piles = np.minimum(each, TALLEST)
    ends = {of(GIVEN, i): np.stack([feet[:, i], beliefs[:, i]], axis=1) for i in range(count)}
    bars = {of(LOSS, i): np.stack([0 * piles[:, i], piles[:, i]], axis=1) for i in range(count)}
    points = {grip(one): heights[one] for one in GRIPS}
    level = {LEVEL: np.repeat(means[:, np.newaxis], 2, axis=1)}
    lines = {CURVE: heights["curve"], **ends, **points, **bars, **level}
    moved = {trace: {"y": rows.astype(np.float32)} for trace, rows in lines.items()}
    return {**moved, **{of(BEYOND, i): arrow_rows(each[:, i], *EDGE) for i in range(count)}}


def _layout(points: tuple[np.ndarray, np.ndarray], labels: Mapping[str, Any]) -> dict[str, Any]:
    count = len(points[0])
    return layout(
        annotations=[*_numbers(points), *_titles(labels)],
        **PANELS.wide(
            (
                axis(labels["x"], SPAN, dtick=1, zeroline=False),
                axis(labels["belief"], (-0.08, 1.16), tickvals=[0, 0.25, 0.5, 0.75, 1]),
            ),
            (
                axis(labels["pictures"], (0.4, count + 0.6), dtick=1, showgrid=False),
                axis(labels["loss"], (0, CEILING), dtick=1),
            ),
        ),
    )


def _numbers(points: tuple[np.ndarray, np.ndarray]) -> list[Trace]:
    """Return the pictures' numbers, by which the bars are called, beside their labels."""
    return [
        words(str(i), x, y, xref="x", yref="y", xshift=0 if y else 13, yshift=17 if y else 9)
        for i, (x, y) in enumerate(zip(*points, strict=True), start=1)
    ]


def _titles(labels: Mapping[str, Any]) -> list[Trace]:
    left: dict[str, Any] = {"xanchor": "left", "yanchor": "bottom", "yshift": 6}
    cat, dog = labels["animals"]
    key = "    ".join(
        f"{colored(sign, color)} {name}"
        for sign, color, name in (
            ("●", HUES[1], dog),
            ("◇", HUES[0], cat),
            ("▮", colors.NEUTRAL, labels["long"]),
        )
    )
    levels = (("╌╌", colors.CONTRAST, labels["mean"]), ("┄┄", colors.NEUTRAL, labels["unknowing"]))
    lines = "    ".join(f"{colored(sign, color)} {name}" for sign, color, name in levels)
    right = {**left, "xanchor": "right"}
    return [
        words(key, 0, 1, **left),
        words(lines, 1, 1, xref="x2 domain", yref="y2 domain", **right),
    ]
