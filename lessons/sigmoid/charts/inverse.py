"""Sigmoid and logit as mirror images in the line y = x."""

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from charts import colors
from charts.bends import smooth
from charts.frames import without
from charts.marks import Figure, Frames, axis, layout, line, point, words

SPAN = (-3.0, 3.0)
JOIN, ON_SIGMOID, ON_LOGIT = "join", "on_sigmoid", "on_logit"
MIRROR, SIGMOID, LOGIT = "mirror", "sigmoid", "logit"
HANDLES = (ON_SIGMOID, ON_LOGIT)
CURVES = (SIGMOID, LOGIT, JOIN, ON_LOGIT)  # what tells where other points lie


def mirror_images(
    score: float,
    probability: float,
    curve: tuple[npt.ArrayLike, npt.ArrayLike],
    labels: Mapping[str, str],
) -> Figure:
    """Draw both curves over the same axes, and one pair of values on each.

    ``curve`` holds scores and their probabilities; ``labels`` names ``sigmoid``, ``logit``,
    ``mirror``, ``input`` and ``output``.
    """
    scores, probabilities = (np.asarray(scale, dtype=np.float32) for scale in curve)
    pair, swapped = [score, probability], [probability, score]
    return {
        "data": {
            MIRROR: line(SPAN, SPAN, color=colors.NEUTRAL, dash="dash"),
            SIGMOID: smooth(line(scores, probabilities, color=colors.PROBABILITY)),
            LOGIT: smooth(line(probabilities, scores, color=colors.LOGIT)),
            JOIN: line(pair, swapped, color=colors.NEUTRAL, dash="dot"),
            ON_SIGMOID: point(score, probability, color=colors.PROBABILITY),
            ON_LOGIT: point(probability, score, color=colors.LOGIT, symbol="diamond"),
        },
        "layout": layout(
            annotations=[
                _label(labels["sigmoid"], -2.9, 0.35, "left", "bottom"),
                _label(labels["logit"], 0.4, -2.3, "left", "middle"),
                _label(labels["mirror"], -1.75, -2.0, "left", "middle"),
            ],
            xaxis=axis(labels["input"], SPAN, dtick=1, constrain="domain"),
            yaxis=axis(
                labels["output"],
                SPAN,
                tickvals=[-2, -1, 0, 1, 2, 3],
                scaleanchor="x",
                constrain="domain",
            ),
        ),
    }


def lone_point(figure: Figure) -> Figure:
    """Return the point on the sigmoid alone, with the mirror."""
    bare, words = without(figure, *CURVES), figure["layout"]["annotations"]
    return {**bare, "layout": {**figure["layout"], "annotations": words[-1:]}}


def _label(text: str, x: float, y: float, xanchor: str, yanchor: str) -> dict[str, object]:
    place = {"xref": "x", "yref": "y", "xanchor": xanchor, "yanchor": yanchor, "align": "left"}
    return words(text, x, y, **place)


def mirror_frames(scores: np.ndarray, probabilities: np.ndarray) -> Frames:
    """Return the traces of a sweep over n scores."""
    pairs = np.stack([scores, probabilities], axis=1).astype(np.float32)
    return {
        JOIN: {"x": pairs, "y": pairs[:, ::-1]},
        ON_SIGMOID: {"x": scores, "y": probabilities},
        ON_LOGIT: {"x": probabilities, "y": scores},
    }
