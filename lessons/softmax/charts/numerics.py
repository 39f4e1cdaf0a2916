"""What exp is given, where it overflows in three types of floats, and the shares that come out."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from charts import colors
from charts.marks import Figure, Frames, Trace, axis, bold, layout, point, words
from charts.panels import Panels
from lessons.softmax.charts.bars import bars, rows
from lessons.softmax.charts.differences import drawn

# A ruler that is even near 0 and counts by powers of ten far from it.
RULER = (-1000, -100, -10, -1, 0, 1, 10, 100, 1000)
SPAN = (-8.6, 8.6)
PANELS = Panels(
    ((0, 0.56), (0.64, 1)),
    height=28,
    gap=72,
    margin={"r": 16, "t": 30},
    narrow_margin={"t": 44},
)
SCORES, GIVEN, SHARE = "scores", "given", "share"  # a share has the number of its class


def on_ruler(values: npt.ArrayLike) -> np.ndarray:
    """Return the places of numbers on the ruler."""
    return np.arcsinh(np.asarray(values, dtype=np.float64))


def laboratory(
    scores: np.ndarray,
    given: np.ndarray,
    shares: np.ndarray,
    limits: Mapping[str, float],
    labels: Mapping[str, Any],
) -> Figure:
    """Draw the scores, the numbers that exp is given and the shares that come out, a row a class.

    ``limits`` are the largest safe numbers by type, the chosen type first; ``labels`` names
    ``score``, ``into``, ``given``, ``overflow``, ``share`` and the ``classes``.
    """
    names: Sequence[str] = labels["classes"]
    places = np.arange(float(len(names)))
    ticks: dict[str, Any] = {
        "tickvals": on_ruler(RULER),
        "ticktext": [f"{number}".replace("-", "−") for number in RULER],
    }
    open_mark: dict[str, Any] = {"color": colors.NEUTRAL, "symbol": "diamond-open", "size": 11}
    return {
        "data": {
            SCORES: point(on_ruler(scores), places, **open_mark, hoverinfo="skip"),
            GIVEN: point(on_ruler(given), places, color=colors.LOGIT, hoverinfo="skip"),
            **bars(SHARE, drawn(shares), color=colors.PROBABILITY, names=names, axes=2),
        },
        "layout": layout(
            barmode="overlay",
            shapes=_limits(limits),
            annotations=[
                _above(_limit(limits, labels), 1, xanchor="right"),
                _above(_key(labels), 0, xanchor="left"),
            ],
            **PANELS.wide(
                (axis(labels["given"], SPAN, **ticks), rows(names)),
                (axis(labels["share"], (0, 1.02), dtick=0.2), rows(names, 2, named=False)),
            ),
        ),
    }


def offset_frames(scores: np.ndarray, given: np.ndarray, shares: np.ndarray) -> Frames:
    """Return the traces of a sweep over n sets of scores; all have shape (n, K)."""
    lengths = drawn(shares).T.astype(np.float32)
    moved = {f"{SHARE}{i}": {"x": row} for i, row in enumerate(lengths)}
    ruled = {SCORES: scores, GIVEN: given}
    return {**{k: {"x": on_ruler(v).astype(np.float32)} for k, v in ruled.items()}, **moved}


def _limits(limits: Mapping[str, float]) -> list[Trace]:
    first, *others = on_ruler(list(limits.values())).tolist()
    tall: dict[str, Any] = {"xref": "x", "yref": "y domain", "y0": 0, "y1": 1, "layer": "below"}
    fill = {"fillcolor": colors.tint(colors.ODDS, 0.16), "line": {"width": 0}}
    edge = {"color": colors.ODDS, "width": 2}
    faint = {"color": colors.NEUTRAL, "width": 1, "dash": "dot"}
    return [
        {"type": "rect", "x0": first, "x1": SPAN[1], **tall, **fill},
        {"type": "line", "x0": first, "x1": first, **tall, "line": edge},
        *({"type": "line", "x0": x, "x1": x, **tall, "line": faint} for x in others),
    ]


def _limit(limits: Mapping[str, float], labels: Mapping[str, Any]) -> str:
    kind, limit = next(iter(limits.items()))
    return f"<b>{kind}: {labels['overflow'].format(limit=f'{limit:.2f}')}</b>"


def _key(labels: Mapping[str, Any]) -> str:
    return f"◇ {labels['score']}   {bold('●', colors.LOGIT)} {labels['into']}"


def _above(text: str, x: float, **more: Any) -> Trace:
    return words(text, x, 1, yanchor="bottom", yshift=4, **more)


def narrow_laboratory(limits: Mapping[str, float], labels: Mapping[str, Any]) -> dict[str, Any]:
    """Return what differs on a phone: one panel below the other, fewer numbers."""
    text = f"{_limit(limits, labels)}<br>{_key(labels)}"
    few = (-1000, -10, 0, 10, 1000)
    ticks = {"tickvals": on_ruler(few).tolist(), "ticktext": ["−1000", "−10", "0", "10", "1000"]}
    return PANELS.narrow(
        annotations=[_above(text, 0, xanchor="left", align="left")],
        xaxis=ticks,
        yaxis2={"showticklabels": True},
    )
