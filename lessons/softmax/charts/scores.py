"""Scores as bars that can be dragged, beside the probabilities of softmax; the winner is framed."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from charts import colors
from charts.marks import Figure, Frames, axis, layout
from lessons.softmax.charts.bars import bars, ends, frame, rows
from lessons.softmax.charts.names import breadth, broken, room

SCORE_SPAN = (-10.6, 10.6)
PROBABILITY_SPAN = (0.0, 1.02)
# Readouts in a row of a laptop's screen, by the breadth of the longest name.
READOUTS = ((5, 8), (4, 14), (3, float("inf")))
HIGHEST, FIRST_ROW, ROW = 24.0, 27.0, 3.45  # rem


SCORE, HANDLE, PROBABILITY = "score", "handle", "probability"  # each with the number of a class
WINNER = "winner"
UNIT = 2.0**-11  # of the winner's frame in a preview: less than a quarter of a pixel


def handle(index: int) -> str:
    """Return the trace of the handle on a class's score."""
    return f"{HANDLE}{index}"


def scores_and_probabilities(
    scores: np.ndarray, probabilities: np.ndarray, names: Sequence[str], labels: Mapping[str, str]
) -> Figure:
    """Draw the bars of the scores, their handles, and the bars of the probabilities.

    The largest probability is framed, and so is every one that equals it. ``labels`` names
    ``score`` and ``probability``.
    """
    logit: dict[str, Any] = {"color": colors.LOGIT, "names": names}
    return {
        "data": {
            **bars(SCORE, scores, **logit),
            **ends(HANDLE, scores, **logit),
            **bars(PROBABILITY, probabilities, color=colors.PROBABILITY, names=names, axes=2),
            WINNER: frame(_won(probabilities), axes=2),
        },
        "layout": layout(
            barmode="overlay",
            margin={"l": max(70.0, room(names)), "r": 16, "t": 8, "b": 44},
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
    moved = {trace: {"x": scores} for trace in (f"{SCORE}{index}", handle(index))}
    return {**moved, **temperature_frames(probabilities)}


def temperature_frames(probabilities: Sequence[np.ndarray]) -> Frames:
    """Return the traces of a sweep over n temperatures; a row of probabilities a class."""
    bars = {f"{PROBABILITY}{i}": {"x": row} for i, row in enumerate(probabilities)}
    return {**bars, WINNER: {"x": _won(np.stack(probabilities, axis=-1))}}


def _won(probabilities: np.ndarray) -> np.ndarray:
    """Return the lengths of the frames: the largest probabilities, and 0 for all others."""
    most = probabilities.max(axis=-1, keepdims=True)
    return np.where(probabilities == most, probabilities, 0.0)


def height(names: Sequence[str]) -> float:
    """Return how high the chart is, in rem: what a laptop has left below the readouts.

    Each class has a readout, and there are two more; the longer the names, the fewer in a row.
    """
    longest = max(map(breadth, names))
    across = next(count for count, most in READOUTS if longest <= most)
    return min(HIGHEST, FIRST_ROW - ROW * (-(-(len(names) + 2) // across) - 1))


def narrow_scores(names: Sequence[str]) -> dict[str, Any]:
    """Return what differs on a phone: fewer numbers on the axes, and long names in two lines."""
    return {
        "height": 13 + 2 * len(names),
        "margin": {"l": max(62.0, room(names, breaks=True)), "r": 10},
        "xaxis": {"dtick": 5},
        "xaxis2": {"dtick": 0.5},
        "yaxis": {"ticktext": list(map(broken, names))},
    }
