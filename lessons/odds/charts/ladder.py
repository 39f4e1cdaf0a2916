"""The rungs of a logit ladder: equal steps of the logit, equal factors of the odds."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from charts import colors
from charts.marks import Figure, Frames, axis, layout, line, point
from charts.panels import Panels

ODDS_LINE, ODDS_RUNGS, PROBABILITY_LINE, PROBABILITY_RUNGS = (
    f"{scale}_{part}" for scale in ("odds", "probability") for part in ("line", "rungs")
)
PANELS = Panels(((0, 0.45), (0.55, 1)), height=30, gap=66)
HANDLES = (ODDS_RUNGS, PROBABILITY_RUNGS)
Ladder = tuple[np.ndarray, np.ndarray, np.ndarray]


def ladder(rungs: Ladder, labels: Mapping[str, str]) -> Figure:
    """Draw the rungs of a logit ladder: their odds on a log scale, and their probabilities.

    ``rungs`` holds logits, odds and probabilities; ``labels`` names the three scales.
    """
    logits, odds, probabilities = rungs
    along = axis(labels["logit"], (-4.0, 8.5), dtick=1)
    on_odds: dict[str, Any] = {"color": colors.ODDS, "name": labels["odds"]}
    on_probability: dict[str, Any] = {
        "color": colors.PROBABILITY,
        "axes": 2,
        "name": labels["probability"],
    }
    return {
        "data": {
            ODDS_LINE: line(logits, odds, **on_odds, dash="dot"),
            ODDS_RUNGS: point(logits, odds, **on_odds, symbol="square"),
            PROBABILITY_LINE: line(logits, probabilities, **on_probability, dash="dot"),
            PROBABILITY_RUNGS: point(logits, probabilities, **on_probability),
        },
        "layout": layout(
            **PANELS.wide(
                (along, axis(labels["odds"], (-2, 4), type="log", dtick=1, tickformat="~g")),
                (along, axis(labels["probability"], (0, 1.04))),
            )
        ),
    }


def ladder_frames(rungs: Ladder) -> Frames:
    """Return the traces of a sweep over n ladders; each array of ``rungs`` has a row a ladder."""
    logits, odds, probabilities = (np.asarray(scale, dtype=np.float32) for scale in rungs)
    on_odds, on_probability = {"x": logits, "y": odds}, {"x": logits, "y": probabilities}
    return {
        ODDS_LINE: on_odds,
        ODDS_RUNGS: on_odds,
        PROBABILITY_LINE: on_probability,
        PROBABILITY_RUNGS: on_probability,
    }
