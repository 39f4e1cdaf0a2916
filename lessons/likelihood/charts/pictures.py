"""A row of pictures under one curve: what it gives to each label, and what that costs."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import numpy.typing as npt

from charts import colors
from charts.bends import smooth
from charts.edges import UP, arrow, arrow_rows
from charts.marks import Figure, Frames, Trace, axis, colored, layout, line, point, words
from charts.panels import Panels

PANELS = Panels(
    ((0, 0.54), (0.64, 1)),
    height=36,
    gap=96,
    margin={"r": 16, "t": 56},
    narrow_margin={"t": 68},  # the key stands higher above higher panels
)
SPAN = (-4.0, 4.0)  # of the inputs
NODES = np.linspace(*SPAN, 25)  # inputs at which the curve is drawn
FINE = 2.0**-9  # half a pixel of a panel on a projector, and exact
TALLEST, CEILING = 3.5, 4.15  # nats, of a bar and of the axis
EDGE = (TALLEST, 3.62)  # beyond which a bar goes on, and where the arrow that says so lies
ANIMALS = ("cat", "dog")  # by their label
HUES = colors.CLASSES[:2]
SYMBOLS = ("diamond-open", "circle")
LIT = "lit"  # the mark by which the browser finds what a card lights
Names = list[str]

CURVE, BEST_CURVE = "curve", "best_curve"
GIVEN, LABEL, LOSS, BEYOND = "given", "label", "loss", "beyond"  # with a point for each picture
LEVEL, UNKNOWING, LOWEST = "level", "unknowing", "lowest"
GRIPS = {"bias": 0.0, "weight": 2.0}  # where on the curve each is held
BAR, PILE = 0.3, 0.66  # widths, in units of x and of pictures
# What shows how much is given to the labels, and what that costs.
GIVING = (GIVEN, LOSS, BEYOND, LEVEL, UNKNOWING, LOWEST, BEST_CURVE)


def grip(control: str) -> str:
    """Return the trace of the point on the curve that moves a control."""
    return f"grip_{control}"


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
    each, mean, unknowing = losses
    names = [f"{labels['picture']} {i + 1}" for i in range(len(points[0]))]
    count = len(names)
    return {
        "data": {
            GIVEN: _given(points, np.asarray(heights["beliefs"]), names),
            **({BEST_CURVE: _curve(best[0], labels["lowest"], dash="dash")} if best else {}),
            CURVE: _curve(heights["curve"], labels["curve"]),
            LABEL: _labels(points, names),
            **{grip(one): _grip(one, heights[one], labels["grips"]) for one in GRIPS},
            LOSS: _piles(each, points[1], names),
            UNKNOWING: _level(unknowing, count, labels["unknowing"], dash="dot"),
            **({LOWEST: _level(best[1], count, labels["lowest"], dash="dash")} if best else {}),
            LEVEL: _level(mean, count, labels["mean"], color=colors.CONTRAST, dash="dash"),
            BEYOND: _beyond(each),
        },
        "layout": _layout(points, labels),
    }


def _given(points: tuple[np.ndarray, np.ndarray], beliefs: np.ndarray, names: Names) -> Trace:
    """Return bars to the curve, each from the far end of the label's place."""
    x, y = points
    look: Trace = {"base": list(1.0 - y), "width": BAR, "marker": {"color": _hues(y, 0.45)}}
    return _bars(x, _lengths(beliefs, y), names, **look)


def _lengths(beliefs: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Return how long bars are that reach the curve, as they can be sent; none has no length."""
    units = np.rint((beliefs - (1.0 - y)) / FINE)
    return np.where(units == 0.0, 2.0 * y - 1.0, units) * FINE


def _piles(losses: np.ndarray, y: np.ndarray, names: Names) -> Trace:
    x = np.arange(1.0, len(y) + 1.0)
    look: Trace = {"width": PILE, "marker": {"color": _hues(y, 1.0)}}
    return _bars(x, _tops(losses), names, axes="2", **look)


def _tops(losses: np.ndarray) -> np.ndarray:
    """Return how high bars of losses are, as they can be sent; none has no height."""
    return np.maximum(np.rint(np.minimum(losses, TALLEST) / FINE), 1.0) * FINE


def _bars(x: np.ndarray, y: np.ndarray, names: Names, axes: str = "", **more: Any) -> Trace:
    places = {"x": x, "y": y, "xaxis": f"x{axes}", "yaxis": f"y{axes}"}
    said = {"hovertext": names, "hoverinfo": "text", "showlegend": False}
    return {"type": "bar", **places, **said, **more}


def _hues(y: np.ndarray, opacity: float) -> list[str]:
    return [colors.tint(HUES[int(label)], opacity) for label in y]


def _labels(points: tuple[np.ndarray, np.ndarray], names: Names) -> Trace:
    x, y = points
    trace = point(x, y, color=colors.NEUTRAL, size=13, hoverinfo="text")
    hues = [HUES[int(label)] for label in y]
    outline = {"width": 2, "color": hues}
    marker = {
        **trace["marker"],
        "color": hues,
        "symbol": [SYMBOLS[int(label)] for label in y],
        "line": outline,
    }
    return {**trace, "marker": marker, "hovertext": names, "uid": LIT}


def _curve(heights: npt.ArrayLike, name: str, **look: Any) -> Trace:
    color = colors.NEUTRAL if look else colors.LOGIT
    return smooth({**line(NODES, heights, color=color, name=name, **look), "x": NODES})


def _grip(control: str, height: npt.ArrayLike, names: Mapping[str, str]) -> Trace:
    trace = point(GRIPS[control], height, color=colors.LOGIT, symbol="circle-open", size=17)
    ring = {**trace["marker"], "line": {"width": 4, "color": colors.LOGIT}}
    return {**trace, "marker": ring, "name": names[control], "hoverinfo": "name"}


def _beyond(losses: np.ndarray) -> Trace:
    x = np.arange(1.0, len(losses) + 1.0)
    return arrow(x, losses, EDGE, symbol=UP, where="top center", color=colors.NEUTRAL, axes=2)


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
    lines = {
        CURVE: heights["curve"],
        GIVEN: _lengths(heights["beliefs"], y),
        LOSS: _tops(each),
        **{grip(one): heights[one] for one in GRIPS},
        LEVEL: np.repeat(means[:, np.newaxis], 2, axis=1),
    }
    moved = {trace: {"y": rows.astype(np.float32)} for trace, rows in lines.items()}
    return {**moved, BEYOND: arrow_rows(each, *EDGE)}


def _layout(points: tuple[np.ndarray, np.ndarray], labels: Mapping[str, Any]) -> dict[str, Any]:
    count = len(points[0])
    return layout(
        barmode="overlay",
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
        words(key, 0, 1.085, **left),  # above the other key: both are long
        words(lines, 1, 1, xref="x2 domain", yref="y2 domain", **right),
    ]
