"""The belief in a picture: what it says of a dog, and what of a cat."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from charts import colors
from charts.marks import Figure, Frames, axis, layout, line, point, words

HERE = "here"


def one_picture(belief: float, value: float, animal: str, labels: Mapping[str, str]) -> Figure:
    """Draw q and 1 - q over q; that of the animal in the picture carries the point.

    ``animal`` is ``dog`` or ``cat``; ``labels`` names both, and ``belief`` and ``value``.
    """
    hues = dict(zip(("cat", "dog"), colors.CLASSES, strict=False))
    ends = {"dog": [0, 1], "cat": [1, 0]}
    return {
        "data": {
            **{one: _line(ends[one], hues[one], labels[one], chosen=one == animal) for one in ends},
            HERE: point(belief, value, color=hues[animal], name=labels[animal]),
        },
        "layout": layout(
            annotations=[
                _label(f"<b>{labels['dog']}: q</b>", 0.97, 0.72, xanchor="right"),
                _label(f"<b>{labels['cat']}: 1 − q</b>", 0.03, 0.72, xanchor="left"),
            ],
            xaxis=axis(labels["belief"], (0, 1), dtick=0.2),
            yaxis=axis(labels["value"], (-0.02, 1.05), dtick=0.25),
        ),
    }


def _line(ends: list[int], color: str, name: str, *, chosen: bool) -> dict[str, Any]:
    width, dash = (4, "solid") if chosen else (2, "dot")
    return line([0, 1], ends, color=color, name=name, width=width, dash=dash)


def _label(text: str, x: float, y: float, **more: Any) -> dict[str, Any]:
    return words(text, x, y, xref="x", yref="y", yanchor="middle", **more)


def belief_frames(beliefs: np.ndarray, values: np.ndarray) -> Frames:
    """Return the traces of a sweep over n beliefs."""
    return {HERE: {"x": beliefs, "y": values}}
