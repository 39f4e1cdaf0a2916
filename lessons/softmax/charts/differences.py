"""A constant added to every score: softmax stays, a plain division by the sum changes."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from charts import colors
from charts.marks import Figure, Frames, Trace, axis, layout
from charts.numbers import significant
from charts.panels import Panels
from lessons.softmax.charts.bars import bars, ends, rows

SCORE_SPAN = (-21.0, 21.0)
SHARE_SPAN = (-1.6, 2.6)
BEYOND = 99.0  # so long that a bar leaves its panel, for an infinite share
HIDDEN = (-BEYOND, "0")  # where a sign is that nobody needs: Plotly keeps no empty text
UNIT = 2.0**-9  # of a place while the constant is dragged: a quarter of a pixel
PANELS = Panels(((0, 0.34), (0.39, 0.64), (0.69, 1)), height=36, gap=58, margin={"r": 16, "t": 8})
# What stands in the panel, and where, for a share that no bar can show.
NO_NUMBER, EDGES = (0.45, "NaN"), {1: (2.0, "{} ▶"), -1: (-1.0, "◀ {}")}
SCORE, HANDLE, SOFTMAX, SHARE, SIGN = "score", "handle", "softmax", "share", "sign"


def handle(index: int) -> str:
    """Return the trace of the handle on a class's score."""
    return f"{HANDLE}{index}"


def shifted_scores(
    scores: np.ndarray, probabilities: np.ndarray, shares: np.ndarray, labels: Mapping[str, Any]
) -> Figure:
    """Draw scores, their softmax, and the scores over their sum.

    ``labels`` names ``score``, ``softmax``, ``share`` and the ``classes``.
    """
    names: Sequence[str] = labels["classes"]
    return {
        "data": {
            **bars(SCORE, scores, color=colors.LOGIT, names=names),
            **ends(HANDLE, scores, color=colors.LOGIT, names=names),
            **bars(SOFTMAX, probabilities, color=colors.PROBABILITY, names=names, axes=2),
            **bars(SHARE, drawn(shares), color=colors.ODDS, names=names, axes=3),
            **{f"{SIGN}{row}": _sign(share, row) for row, share in enumerate(shares.tolist())},
        },
        "layout": layout(
            barmode="overlay",
            **PANELS.wide(
                (axis(labels["score"], SCORE_SPAN, dtick=10), rows(names)),
                (axis(labels["softmax"], (0, 1.02), dtick=0.5), rows(names, 2, named=False)),
                (axis(labels["share"], SHARE_SPAN, dtick=1), rows(names, 3, named=False)),
            ),
        ),
    }


def drawn(shares: npt.ArrayLike) -> np.ndarray:
    """Return shares that can be drawn: 0 for 0/0, and beyond the panel for an infinite one."""
    return np.clip(np.nan_to_num(shares, nan=0.0), -BEYOND, BEYOND)


def sign(share: float) -> tuple[float, str]:
    """Return the place and the text of the sign for a share that no bar shows whole.

    An arrow at the edge of the panel tells how far a longer bar goes on.
    """
    if np.isnan(share):
        return NO_NUMBER
    low, high = SHARE_SPAN
    if low <= share <= high:
        return HIDDEN
    place, arrow = EDGES[int(np.sign(share))]
    return place, arrow.format(significant(share))


def _sign(share: float, row: int) -> Trace:
    place, text = sign(share)
    return {
        "type": "scatter",
        "mode": "text",
        "x": np.array([place]),
        "y": np.array([float(row)]),
        "text": [text],
        "hoverinfo": "skip",
        "showlegend": False,
        "xaxis": "x3",
        "yaxis": "y3",
    }


def constant_frames(scores: np.ndarray, shares: np.ndarray) -> Frames:
    """Return the traces of a sweep over n constants; both have shape (n, K)."""
    at, parts = scores.T, drawn(shares).T
    frames: Frames = {}
    for i in range(scores.shape[1]):
        frames[f"{SCORE}{i}"] = frames[handle(i)] = {"x": at[i]}
        frames[f"{SHARE}{i}"] = {"x": parts[i]}
    return frames


def sign_frames(shares: np.ndarray) -> Frames:
    """Return the traces of a sweep over n constants that hold text; shares have shape (n, K)."""
    frames: Frames = {}
    for i, row in enumerate(shares.T.tolist()):
        places, texts = zip(*map(sign, row), strict=True)
        frames[f"{SIGN}{i}"] = {"x": np.array(places, np.float32), "text": list(texts)}
    return frames


def narrow_shifted() -> dict[str, Any]:
    """Return what differs on a phone: one panel below the other."""
    named = {"showticklabels": True}
    return PANELS.narrow(yaxis2=named, yaxis3=named)
