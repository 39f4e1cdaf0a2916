"""The scores of two rivals, and who is preferred."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from charts import colors
from charts.marks import Figure, Frames, axis, layout
from lessons.softmax.charts.bars import bars, ends, rows

SCORE, HANDLE, ANSWER = "score", "handle", "answer"  # each with its number


def handle(rival: int) -> str:
    """Return the trace of the handle on a rival's score."""
    return f"{HANDLE}{rival}"


def preferences(scores: np.ndarray, shares: np.ndarray, labels: Mapping[str, Any]) -> Figure:
    """Draw the scores of two rivals, and the probabilities of the answers.

    ``labels`` names ``score``, ``probability``, the ``rivals`` and the ``answers``.
    """
    rivals: dict[str, Any] = {"color": colors.LOGIT, "names": labels["rivals"]}
    answers: Sequence[str] = labels["answers"]
    return {
        "data": {
            **bars(SCORE, scores, **rivals),
            **ends(HANDLE, scores, **rivals),
            **bars(ANSWER, shares, color=colors.PROBABILITY, names=answers, axes=2),
        },
        "layout": layout(
            barmode="overlay",
            margin={"l": 60, "r": 16, "t": 8, "b": 44},
            xaxis=axis(labels["score"], (-4.2, 4.2), domain=(0, 0.4), dtick=2),
            yaxis=rows(labels["rivals"]),
            xaxis2=axis(labels["probability"], (0, 1.02), domain=(0.58, 1), anchor="y2", dtick=0.5),
            yaxis2=rows(answers, 2),
        ),
    }


def preference_frames(rival: int, scores: np.ndarray, shares: np.ndarray) -> Frames:
    """Return the traces of a sweep over n scores of one rival; shares have shape (n, answers)."""
    moved = {trace: {"x": scores} for trace in (f"{SCORE}{rival}", handle(rival))}
    answers = enumerate(shares.T.astype(np.float32))
    return {**moved, **{f"{ANSWER}{i}": {"x": row} for i, row in answers}}
