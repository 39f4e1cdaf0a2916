"""What one surprise costs: the price over q, two events on the unit square, and prices that add."""

from collections.abc import Mapping
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from charts import colors
from charts.bends import smooth
from charts.edges import UP, arrow, arrow_rows
from charts.marks import Figure, Frames, Trace, axis, layout, line, point, words
from charts.panels import Panels

HUES = (colors.ODDS, colors.LOGIT, colors.PROBABILITY)  # of a, of b and of both
NAMES = ("a", "b", "ab")
TOPS = {"bits": 7.0, "nats": 5.0}  # of the price
EDGE = 0.965  # of the top, where the arrow of a price beyond it stands
FLIPS = 14  # more than the smallest product costs, in bits
COIN = 0.09  # half the height of a coin, where a row of bars has height 1
ROWS = (2.0, 1.0, 0.0)
PANELS = Panels(
    ((0, 0.27), (0.36, 0.67), (0.73, 1)), height=46, gap=72, margin={"r": 16, "t": 34, "b": 48}
)

CURVE, AREA, CORNER, ABOVE = "curve", "area", "corner", "above"
POINTS, GUIDES = (tuple(f"{kind}_{name}" for name in NAMES) for kind in ("point", "guide"))
EDGES = ("edge_a", "edge_b")
HEADS, SECOND, FIRST, WHOLE = "heads", "second", "first", "whole"  # bars; the second lies behind
FINE = 1e-3  # what the eye cannot see
Labels = Mapping[str, str]


class Pair(NamedTuple):
    """Two independent events and what they cost; many at once have a row each."""

    a: npt.ArrayLike
    b: npt.ArrayLike
    product: np.ndarray
    first: np.ndarray
    second: np.ndarray
    both: np.ndarray

    @property
    def places(self) -> tuple[tuple[Any, Any], ...]:
        """Where the points of a, of b and of both lie on the curve."""
        return (self.a, self.first), (self.b, self.second), (self.product, self.both)


def surprise(
    pair: Pair, curve: tuple[np.ndarray, np.ndarray], flip: float, labels: Labels, *, unit: str
) -> Figure:
    """Draw the price over q with three points on it, the unit square, and the bars of the prices.

    ``curve`` is q and its price, ``flip`` the price of a fair flip. ``labels`` names ``price``,
    ``both``, ``a``, ``b``, ``curve``, ``square``, ``bars``, ``heads``, ``log`` and ``unit``.
    """
    a, b = pair.a, pair.b
    hover = f"{labels['price']}: %{{x:.3~f}} {labels['unit']}<extra></extra>"
    bars = {
        HEADS: _bar(pair.both, ROWS[0], colors.tint(HUES[2], 0.45), 2 * COIN, hover),
        SECOND: _bar(pair.both, ROWS[1], HUES[1], 0.4, None),
        FIRST: _bar(pair.first, ROWS[1], HUES[0], 0.4, hover),
        WHOLE: _bar(pair.both, ROWS[2], HUES[2], 0.4, hover),
    }
    square = {
        AREA: _area(a, b),
        EDGES[0]: point(a, _half(b), color=HUES[0], axes=2, hoverinfo="skip"),
        EDGES[1]: point(_half(a), b, color=HUES[1], axes=2, hoverinfo="skip"),
        CORNER: point(a, b, color=HUES[2], axes=2, hovertemplate="ab: %{x} × %{y}<extra></extra>"),
    }
    prices = {CURVE: smooth(line(*curve, color=colors.NEUTRAL)), **_points(pair, labels)}
    return {
        "data": {**prices, ABOVE: _above(pair, unit), **square, **bars},
        "layout": _layout(flip, labels, unit),
    }


def _half(side: npt.ArrayLike) -> np.ndarray:
    return np.asarray(side, dtype=np.float64) / 2


def _points(pair: Pair, labels: Labels) -> dict[str, Trace]:
    """Return three named points of the curve, and for each a line to the axis of prices."""
    traces: dict[str, Trace] = {}
    texts = ("a", "b", labels["both"])
    for number, (place, text) in enumerate(zip(pair.places, texts, strict=True)):
        hue = HUES[number]
        style: dict[str, Any] = {"size": 11, "symbol": "diamond"} if number == 2 else {}
        hover = f"q = %{{x:.4~f}}: %{{y:.3~f}} {labels['unit']}<extra></extra>"
        (q, price), (guide_x, guide_y) = place, _guide(*place)
        traces[GUIDES[number]] = line(guide_x, guide_y, color=hue, dash="dot")
        marks = point(q, price, color=hue, hovertemplate=hover, **style)
        traces[POINTS[number]] = {**marks, **_named([text], "top right")}
    return traces


def _named(texts: list[str], position: str) -> Trace:
    """Return what writes words beside marks, in the ink of the page, which can be read."""
    return {"mode": "markers+text", "text": texts, "textposition": position}


def _guide(q: npt.ArrayLike, price: npt.ArrayLike) -> tuple[np.ndarray, np.ndarray]:
    """Return a line from the axis of prices to a point, or a row for each of many."""
    across, height = np.asarray(q, dtype=np.float64), np.asarray(price, dtype=np.float64)
    return _pair(np.zeros_like(across), across), _pair(height, height)


def _pair(start: np.ndarray, end: np.ndarray) -> np.ndarray:
    return np.stack([start, end], axis=-1)


def _above(pair: Pair, unit: str) -> Trace:
    """Return the arrow, and the value, that a price beyond the axis leaves at its edge."""
    look: dict[str, Any] = {"color": HUES[2], "size": 15, "where": "middle right"}
    return arrow(pair.product, pair.both, _edge(unit), symbol=UP, **look)


def _edge(unit: str) -> tuple[float, float]:
    return TOPS[unit], EDGE * TOPS[unit]


def _area(a: npt.ArrayLike, b: npt.ArrayLike) -> Trace:
    area = line(_outline(a)[0], _outline(b)[1], color=HUES[2], axes=2, fill="toself")
    return {**area, "fillcolor": colors.tint(HUES[2], 0.35)}


def _outline(side: npt.ArrayLike) -> tuple[np.ndarray, np.ndarray]:
    """Return the corners of the rectangle along one side and the other, as far as one tells."""
    length = np.asarray(side, dtype=np.float64)
    none = np.zeros_like(length)
    across = np.stack([none, length, length, none, none], axis=-1)
    return across, np.stack([none, none, length, length, none], axis=-1)


def _bar(length: npt.ArrayLike, row: float, color: str, width: float, hover: str | None) -> Trace:
    said = {"hoverinfo": "skip"} if hover is None else {"hovertemplate": hover}
    place: dict[str, Any] = {"xaxis": "x3", "yaxis": "y3", "orientation": "h"}
    return {
        "type": "bar",
        "x": np.atleast_1d(np.asarray(length, dtype=np.float64)),
        "y": [row],
        "width": width,
        "marker": {"color": color},
        **place,
        **said,
    }


def first_frames(pairs: Pair, unit: str) -> Frames:
    """Return the traces of a sweep over n values of a."""
    a = np.asarray(pairs.a, dtype=np.float64)
    return {
        **_point_frames(0, a, pairs.first),
        **both_frames(pairs, unit),
        AREA: {"x": _outline(a)[0]},
        EDGES[0]: {"x": a},
        EDGES[1]: {"x": _half(a)},
        CORNER: {"x": a},
        FIRST: {"x": pairs.first},
    }


def second_frames(pairs: Pair, unit: str) -> Frames:
    """Return the traces of a sweep over n values of b."""
    b = np.asarray(pairs.b, dtype=np.float64)
    return {
        **_point_frames(1, b, pairs.second),
        **both_frames(pairs, unit),
        AREA: {"y": _outline(b)[1]},
        EDGES[0]: {"y": _half(b)},
        EDGES[1]: {"y": b},
        CORNER: {"y": b},
    }


def both_frames(pairs: Pair, unit: str) -> Frames:
    """Return what depends on both events, a row for each of n pairs."""
    length = {"x": pairs.both}
    bars: Frames = dict.fromkeys((HEADS, SECOND, WHOLE), length)
    bars[ABOVE] = {"x": pairs.product, **arrow_rows(pairs.both, *_edge(unit))}
    return {**_point_frames(2, pairs.product, pairs.both), **bars}


def _point_frames(number: int, q: np.ndarray, price: np.ndarray) -> Frames:
    across, height = _guide(q, price)
    return {POINTS[number]: {"x": q, "y": price}, GUIDES[number]: {"x": across, "y": height}}


def _layout(flip: float, labels: Labels, unit: str) -> dict[str, Any]:
    # The number 0 stands at the other axis of the corner.
    quarters: dict[str, Any] = {"tickvals": [0.25, 0.5, 0.75, 1]}
    frame: dict[str, Any] = {"showline": True, "mirror": True, "zeroline": False}
    end = FLIPS * flip
    lengths = axis(labels["price"], (0, end), dtick=2, zeroline=False)
    return layout(
        barmode="overlay",
        annotations=_words(labels),
        shapes=[_coin(number * flip, (number + 1) * flip) for number in range(FLIPS)],
        **PANELS.wide(
            (axis("q", (0, 1.04), **quarters), axis(labels["price"], (0, TOPS[unit]), dtick=1)),
            (
                axis(labels["a"], (0, 1), **frame, **quarters),
                axis(labels["b"], (0, 1), **frame, dtick=0.25),
            ),
            (lengths, axis("", (-0.35, 2.55), visible=False)),
        ),
    )


def _coin(left: float, right: float) -> dict[str, Any]:
    ends = {"x0": left, "x1": right, "y0": ROWS[0] - COIN, "y1": ROWS[0] + COIN}
    return {"type": "circle", "xref": "x3", "yref": "y3", **ends, "line": _outline_style()}


def _outline_style() -> dict[str, Any]:
    return {"color": colors.NEUTRAL, "width": 1.5}


def _words(labels: Labels) -> list[Trace]:
    """Return the names of the panels, and above each bar what it is."""
    above: dict[str, Any] = {"xanchor": "left", "yanchor": "bottom"}
    panels = [
        words(f"<b>{labels[name]}</b>", start, 1, yshift=8, **above)
        for name, (start, _end) in zip(("curve", "square", "bars"), PANELS.across, strict=True)
    ]
    minus = labels["log"]
    rows = (
        (ROWS[0] + COIN, labels["heads"]),
        (ROWS[1] + 0.2, f"<b>{minus} a, {minus} b</b>"),
        (ROWS[2] + 0.2, f"<b>{minus} ab</b>"),
    )
    bars = [words(text, 0, y, xref="x3", yref="y3", yshift=4, **above) for y, text in rows]
    return [*panels, *bars]
