"""The rungs of a logit ladder: equal steps of the logit, equal factors of the odds."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from charts import colors
from charts.frames import at_frame, without
from charts.labels import NOTHING, written
from charts.marks import Figure, Frames, Trace, axis, layout, line, point
from charts.numbers import significant
from charts.panels import Panels

ODDS_LINE, ODDS_RUNGS, ODDS_FACTORS, PROBABILITY_LINE, PROBABILITY_RUNGS, PROBABILITY_STEPS = (
    f"{scale}_{part}"
    for scale, change in (("odds", "factors"), ("probability", "steps"))
    for part in ("line", "rungs", change)
)
SPAN = (-3.5, 7.5)
ODDS_SPAN, PROBABILITY_SPAN = (-2.0, 5.0), (0.0, 1.34)  # with room for a column on the right
ODDS_TICKS, PROBABILITY_TICKS = [0.01, 0.1, 1, 10, 100, 1000], [0, 0.2, 0.4, 0.6, 0.8, 1]
# Where the column stands in which each gap between two rungs says what it changes.
ODDS_COLUMN, PROBABILITY_COLUMN = 5000.0, 1.05
PANELS = Panels(((0, 0.45), (0.55, 1)), height=22, gap=0)
# On a phone the panels stay beside each other, so that all rungs have room, and the columns too.
NARROW: dict[str, Any] = {
    "height": PANELS.height,
    "margin": {"l": 44, "r": 8},
    "xaxis": {"range": [-2.0, 7.0], "tickvals": [0.01, 1, 100]},
    "xaxis2": {"range": [0.0, 1.9], "tickvals": [0, 0.5, 1]},
    "yaxis2": {"title": {"text": ""}},
}
RUNGS = (ODDS_RUNGS, PROBABILITY_RUNGS)
Ladder = tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]


def ladder(rungs: Ladder, factor: float, labels: Mapping[str, str]) -> Figure:
    """Draw the rungs of a logit ladder: at equal heights, over their odds and probabilities.

    ``rungs`` holds logits, odds, probabilities and the rises of these, ``factor`` is that of the
    odds between two rungs; ``labels`` names the three scales.
    """
    first = (rungs[0][None], rungs[1][None], rungs[2][None], rungs[3][None])
    heights = axis(labels["logit"], SPAN, dtick=1)
    log: dict[str, Any] = {"type": "log", "tickvals": ODDS_TICKS, "tickformat": "~g"}
    return {
        "data": at_frame(_traces(len(rungs[0]), factor, labels), ladder_frames(first)),
        "layout": layout(
            **PANELS.wide(
                (axis(labels["odds"], ODDS_SPAN, **log), heights),
                (
                    axis(labels["probability"], PROBABILITY_SPAN, tickvals=PROBABILITY_TICKS),
                    heights,
                ),
            )
        ),
    }


def without_steps(figure: Figure) -> Figure:
    """Return a ladder that does not say what a step does."""
    return without(figure, ODDS_FACTORS, PROBABILITY_STEPS)


def ladder_frames(rungs: Ladder) -> Frames:
    """Return the traces of a sweep over n ladders; each array of ``rungs`` has a row a ladder."""
    logits, odds, probabilities = (np.asarray(scale, dtype=np.float32) for scale in rungs[:3])
    on_odds, on_probability = {"x": odds, "y": logits}, {"x": probabilities, "y": logits}
    between = (logits[:, :-1] + logits[:, 1:]) / 2
    rises = [[significant(rise, signed=True) for rise in row] for row in rungs[3].tolist()]
    return {
        ODDS_LINE: on_odds,
        ODDS_RUNGS: on_odds,
        ODDS_FACTORS: {"y": between},
        PROBABILITY_LINE: on_probability,
        PROBABILITY_RUNGS: on_probability,
        PROBABILITY_STEPS: {"y": between, "text": rises},
    }


def _traces(count: int, factor: float, labels: Mapping[str, str]) -> dict[str, Trace]:
    """Return the traces as they are before a frame places them."""
    none, gaps = np.zeros(count), np.zeros(count - 1)
    hue, on = (colors.ODDS, colors.PROBABILITY), (1, 2)
    lines = [line(none, none, color=hue[i], axes=on[i], dash="dot") for i in (0, 1)]
    said = ([f"× {significant(factor)}"] * (count - 1), [NOTHING] * (count - 1))
    columns = [
        written(said[i], gaps + at, gaps, axes=on[i], place="middle right")
        for i, at in enumerate((ODDS_COLUMN, PROBABILITY_COLUMN))
    ]
    odds = point(none, none, color=hue[0], symbol="square", name=labels["odds"])
    probability = point(none, none, color=hue[1], axes=2, name=labels["probability"])
    return {
        ODDS_LINE: lines[0],
        ODDS_RUNGS: odds,
        ODDS_FACTORS: columns[0],
        PROBABILITY_LINE: lines[1],
        PROBABILITY_RUNGS: probability,
        PROBABILITY_STEPS: columns[1],
    }
