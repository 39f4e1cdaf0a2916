"""What one belief costs: both surprisals and the squared error, with the point that is dragged."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from charts import colors
from charts.marks import Figure, Frames, Trace, axis, layout, line, point, words

CROSS_ENTROPY = colors.PROBABILITY
SQUARED_ERROR = colors.CONTRAST
SCORE_SPAN = (-8.0, 8.0)
COST_SPAN = (0.0, 8.4)
NODES = np.linspace(-9.0, 9.0, 145)  # scores at which the curves are drawn

NEUTRAL: dict[str, Any] = {"color": colors.NEUTRAL, "dash": "dot"}
DASHED: dict[str, Any] = {"color": SQUARED_ERROR, "dash": "dash"}
DIAMOND: dict[str, Any] = {"color": SQUARED_ERROR, "symbol": "diamond", "size": 12}

GUIDE, SQUARED, PRICE = "guide", "squared", "price"
VIEWS = ("probability", "logit")

# One row a quantity: where, the price of label 1 and of label 0, the squared error.
Curves = tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]


def loss_curves(
    at: Mapping[str, float], curves: Curves, labels: Mapping[str, str], *, y: int, view: str
) -> Figure:
    """Draw −ln q and −ln(1 − q) over the belief, and the squared error of the label.

    ``at`` holds ``where`` (on the horizontal axis), ``price`` and ``squared``; ``curves`` their
    like at ``NODES``; ``labels`` names ``where``, ``cost``, ``one``, ``zero`` and ``squared``.
    """
    where, one, zero, squared = curves
    chosen, other = ((one, "one"), (zero, "zero"))[:: 1 if y else -1]
    return {
        "data": {
            "other_curve": _line(where, other[0], NEUTRAL, name=labels[other[1]]),
            "squared_curve": _line(where, squared, DASHED, name=labels["squared"]),
            "price_curve": _line(
                where, chosen[0], {"color": CROSS_ENTROPY}, name=labels[chosen[1]]
            ),
            GUIDE: line([at["where"]] * 2, [0, at["price"]], **NEUTRAL),
            SQUARED: point(at["where"], at["squared"], **DIAMOND, name=labels["squared"]),
            PRICE: point(at["where"], at["price"], color=CROSS_ENTROPY, name=labels[chosen[1]]),
        },
        "layout": _layout(labels, y=y, view=view),
    }


def _line(x: np.ndarray, y: np.ndarray, style: Mapping[str, Any], **more: Any) -> Trace:
    """Return a line that keeps its arrays as they are, so that shared ones are sent once."""
    return {**line(x, y, **style, **more), "x": x, "y": y}


def price_frames(where: np.ndarray, price: np.ndarray, squared: np.ndarray) -> Frames:
    """Return the traces of a sweep over n beliefs."""
    guide = {
        "x": np.repeat(where[:, np.newaxis], 2, axis=1).astype(np.float32),
        "y": np.stack([np.zeros_like(price), price], axis=1).astype(np.float32),
    }
    return {
        GUIDE: guide,
        SQUARED: {"x": where, "y": squared},
        PRICE: {"x": where, "y": price},
    }


def _layout(labels: Mapping[str, str], *, y: int, view: str) -> dict[str, Any]:
    logit = view == "logit"
    span = SCORE_SPAN if logit else (-0.02, 1.02)
    ticks: dict[str, Any] = {"dtick": 1 if logit else 0.1, "zeroline": False}
    return layout(
        xaxis=axis(labels["where"], span, **ticks),
        yaxis=axis(labels["cost"], COST_SPAN, dtick=1),
        annotations=_names(labels, y=y, logit=logit),
    )


def _names(labels: Mapping[str, str], *, y: int, logit: bool) -> list[Trace]:
    """Return the curves' names, each beside its curve."""
    near, far, level = (-4.9, 4.9, 5.6) if logit else (0.03, 0.97, 4.2)
    data: dict[str, Any] = {"xref": "x", "yref": "y"}
    side = {"xanchor": "left" if y else "right"}
    wrong = (-7.8 if y else 7.8) if logit else (0.03 if y else 0.97)
    return [
        words(f"<b>{labels['one']}</b>", near, level, xanchor="left", **data),
        words(f"<b>{labels['zero']}</b>", far, level, xanchor="right", **data),
        words(f"<b>{labels['squared']}</b>", wrong, 0.82, **side, **data),
    ]


def narrow_curves(*, y: int, view: str) -> dict[str, Any]:
    """Return what differs on a phone: short names, fewer numbers on the axis."""
    short = {"one": "−ln q", "zero": "−ln(1 − q)", "squared": "½(q − y)²"}
    logit = view == "logit"
    return {
        "height": 22,
        "margin": {"r": 14},
        "xaxis": {"dtick": 2 if logit else 0.25},
        "annotations": _names(short, y=y, logit=logit),
    }
