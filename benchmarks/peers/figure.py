"""The main figure of the odds page as its peers draw it: the same traces, layout and height."""

import numpy as np

from charts.marks import Figure, plotly
from core.binary import logit, odds, sigmoid
from lessons.odds.charts import rulers as charts

HEIGHT = 416  # pixels; the app's own is 26 rem
DEFAULT = 0.3
CURVE = sigmoid(np.linspace(*charts.LOGIT_SPAN, 141))
LABELS = {
    "event": "heads",
    "probability": "probability",
    "odds": "odds",
    "logit": "logit",
    "less": "less likely than not",
    "more": "more likely than not",
}


def odds_figure(p: float) -> Figure:
    """Return the three rulers and the two curves at a belief of p."""
    figure = plotly(
        charts.three_rulers(
            (p, odds(p), logit(p)),
            (CURVE, odds(CURVE), logit(CURVE)),
            LABELS,
            odds_log=True,
        )
    )
    return {**figure, "layout": {**figure["layout"], "height": HEIGHT}}
