"""What one belief costs: both surprisals and the squared error, with the point that is dragged."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from charts import colors
from charts.edges import Edges
from charts.marks import Figure, Frames, Trace, axis, layout, line, point, words

CROSS_ENTROPY = colors.PROBABILITY
SQUARED_ERROR = colors.CONTRAST
SCORE_SPAN = (-8.0, 8.0)
SPANS = {"probability": (-0.02, 1.02), "logit": SCORE_SPAN}
COST_SPANS = {"probability": (0.0, 5.4), "logit": (0.0, 8.4)}
NODES = np.linspace(-9.0, 9.0, 145)  # scores at which the curves are drawn

NEUTRAL: dict[str, Any] = {"color": colors.NEUTRAL, "dash": "dot"}
DASHED: dict[str, Any] = {"color": SQUARED_ERROR, "dash": "dash"}
RING: dict[str, Any] = {"color": colors.NEUTRAL, "symbol": "circle-open", "size": 9}
DIAMOND: dict[str, Any] = {"color": SQUARED_ERROR, "symbol": "diamond", "size": 12}

GUIDE, OTHER, SQUARED, PRICE = "guide", "other", "squared", "price"
NONE = "none"
EDGE, BEYOND = "edge", "beyond"  # of a loss above the axis, an arrow and its value
FINE = 2.0**-12  # of a probability, a score or a loss; less than half a pixel
ROUNDED = (GUIDE, EDGE, BEYOND)  # traces whose places no readout needs in full
HANDLES = (PRICE, SQUARED, EDGE)
VIEWS = ("probability", "logit")

# One row a quantity: where, the price of label 1 and of label 0, the squared error.
Curves = tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]


def loss_curves(
    at: Mapping[str, float],
    curves: Curves,
    labels: Mapping[str, str],
    *,
    y: int,
    view: str,
    squared: bool = True,
    hidden: bool = False,
) -> Figure:
    """Draw −ln q and −ln(1 − q) over the belief, and if wanted the squared error of the label.

    ``at`` holds ``where`` (on the horizontal axis), ``price``, ``other`` (what the other label
    would cost) and ``squared``; ``curves`` their like at ``NODES``; ``labels`` names ``where``,
    ``cost``, ``one``, ``zero`` and ``squared``. Of a figure that is ``hidden`` only the axes are
    drawn.
    """
    if hidden:
        unseen = line([0.5], [-1.0], color=colors.NEUTRAL)  # without a trace there are no axes
        bare = {**_layout(labels, y=y, view=view, squared=False), "annotations": []}
        return {"data": {NONE: unseen}, "layout": bare}
    where, one, zero, flat = curves
    chosen, other = ((one, "one"), (zero, "zero"))[:: 1 if y else -1]
    arrow, value = edges(view).marks(at["where"], at["price"], color=CROSS_ENTROPY)
    dashed = {"squared_curve": _line(where, flat, DASHED, name=labels["squared"])}
    diamond = {SQUARED: point(at["where"], at["squared"], **DIAMOND, name=labels["squared"])}
    return {
        "data": {
            "other_curve": _line(where, other[0], NEUTRAL, name=labels[other[1]]),
            **(dashed if squared else {}),
            "price_curve": _line(
                where, chosen[0], {"color": CROSS_ENTROPY}, name=labels[chosen[1]]
            ),
            GUIDE: line([at["where"]] * 2, [0, at["price"]], **NEUTRAL),
            OTHER: point(at["where"], at["other"], **RING, name=labels[other[1]]),
            **(diamond if squared else {}),
            EDGE: arrow,
            PRICE: point(at["where"], at["price"], color=CROSS_ENTROPY, name=labels[chosen[1]]),
            BEYOND: value,
        },
        "layout": _layout(labels, y=y, view=view, squared=squared),
    }


def edges(view: str) -> Edges:
    """Return the edges of the view, at which a loss above the axis is told."""
    return Edges(SPANS[view], COST_SPANS[view], inset=(0.05, 0.06))


def _line(x: np.ndarray, y: np.ndarray, style: Mapping[str, Any], **more: Any) -> Trace:
    """Return a line that is sent in half the bytes, which no eye can tell from all of them."""
    places = {"x": x.astype(np.float32), "y": y.astype(np.float32)}
    return {**line(x, y, **style, **more), **places}


def price_frames(
    where: np.ndarray,
    price: np.ndarray,
    other: np.ndarray,
    squared: np.ndarray | None,
    at_edge: Edges,
) -> Frames:
    """Return the traces of a sweep over n beliefs; ``squared`` is None where it is not drawn."""
    guide = {
        "x": np.repeat(where[:, np.newaxis], 2, axis=1).astype(np.float32),
        "y": np.stack([np.zeros_like(price), price], axis=1).astype(np.float32),
    }
    arrow, value = at_edge.frames(where, price)
    return {
        GUIDE: guide,
        OTHER: {"x": where, "y": other},
        **({} if squared is None else {SQUARED: {"x": where, "y": squared}}),
        EDGE: arrow,
        PRICE: {"x": where, "y": price},
        BEYOND: value,
    }


def _layout(labels: Mapping[str, str], *, y: int, view: str, squared: bool) -> dict[str, Any]:
    ticks: dict[str, Any] = {"dtick": 1 if view == "logit" else 0.1, "zeroline": False}
    return layout(
        xaxis=axis(labels["where"], SPANS[view], **ticks),
        yaxis=axis(labels["cost"], COST_SPANS[view], dtick=1),
        annotations=_names(labels, y=y, view=view, squared=squared),
    )


def _names(labels: Mapping[str, str], *, y: int, view: str, squared: bool) -> list[Trace]:
    """Return the curves' names, each beside its curve."""
    logit = view == "logit"
    near, far, level = (-4.9, 4.9, 5.6) if logit else (0.03, 0.97, 4.2)
    data: dict[str, Any] = {"xref": "x", "yref": "y"}
    side = {"xanchor": "left" if y else "right"}
    wrong = (-7.8 if y else 7.8) if logit else (0.03 if y else 0.97)
    names = [
        words(f"<b>{labels['one']}</b>", near, level, xanchor="left", **data),
        words(f"<b>{labels['zero']}</b>", far, level, xanchor="right", **data),
    ]
    flat = words(f"<b>{labels['squared']}</b>", wrong, 0.82, **side, **data)
    return [*names, flat] if squared else names


def narrow_curves(*, y: int, view: str, squared: bool = True) -> dict[str, Any]:
    """Return what differs on a phone: short names, fewer numbers on the axis."""
    short = {"one": "−ln q", "zero": "−ln(1 − q)", "squared": "½(q − y)²"}
    return {
        "height": 22,
        "margin": {"r": 14},
        "xaxis": {"dtick": 2 if view == "logit" else 0.25},
        "annotations": _names(short, y=y, view=view, squared=squared),
    }
