"""Scores as bars that can be dragged, beside the probabilities that softmax makes of them."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from charts import colors
from charts.marks import Figure, axis, layout
from charts.softmax_bars import bars, ends, rows

SCORE_SPAN = (-10.6, 10.6)
PROBABILITY_SPAN = (0.0, 1.02)
Frames = dict[int, dict[str, np.ndarray]]


def handle(index: int, classes: int) -> int:
    """Return the trace of the handle on a class's score."""
    return classes + index


def scores_and_probabilities(
    scores: np.ndarray, probabilities: np.ndarray, names: Sequence[str], labels: Mapping[str, str]
) -> Figure:
    """Draw the bars of the scores, their handles, and the bars of the probabilities.

    ``labels`` names ``score`` and ``probability``.
    """
    logit: dict[str, Any] = {"color": colors.LOGIT, "names": names}
    return {
        "data": [
            *bars(scores, **logit),
            *ends(scores, **logit),
            *bars(probabilities, color=colors.PROBABILITY, names=names, axes=2),
        ],
        "layout": layout(
            barmode="overlay",
            margin={"l": 70, "r": 16, "t": 8, "b": 44},
            xaxis=axis(labels["score"], SCORE_SPAN, domain=(0, 0.48), dtick=2),
            yaxis=rows(names),
            xaxis2=axis(
                labels["probability"], PROBABILITY_SPAN, domain=(0.54, 1), anchor="y2", dtick=0.2
            ),
            yaxis2=rows(names, 2, named=False),
        ),
    }


def score_frames(index: int, scores: np.ndarray, probabilities: Sequence[np.ndarray]) -> Frames:
    """Return the traces of a sweep over n scores of one class; a row of probabilities a class."""
    classes = len(probabilities)
    moved = {trace: {"x": scores} for trace in (index, handle(index, classes))}
    return {**moved, **temperature_frames(probabilities)}


def temperature_frames(probabilities: Sequence[np.ndarray]) -> Frames:
    """Return the traces of a sweep over n temperatures; a row of probabilities a class."""
    first = 2 * len(probabilities)
    return {first + i: {"x": row} for i, row in enumerate(probabilities)}


def height(classes: int) -> float:
    """Return how high the chart is, in rem, beside the sliders of so many classes."""
    return 24 + 4.3 * max(classes - 3, 0)


def narrow_scores(classes: int) -> dict[str, Any]:
    """Return what is other on a phone: fewer numbers on the axes."""
    return {
        "height": 13 + 2 * classes,
        "margin": {"l": 62, "r": 10},
        "xaxis": {"dtick": 5},
        "xaxis2": {"dtick": 0.5},
    }
