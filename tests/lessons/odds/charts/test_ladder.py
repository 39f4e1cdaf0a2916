"""The ladder shows the rungs that it is given, on the axes that it has."""

from collections import defaultdict

import numpy as np
import plotly.graph_objects as go

from charts.marks import plotly
from core.binary import logit_ladder
from lessons.odds.charts import ladder as charts

LABELS = defaultdict(lambda: "a label")
GRID = np.round(np.arange(1, 100) / 100, 2)


def test_every_handle_is_moved_by_the_frames() -> None:
    ladder = logit_ladder(GRID, step=1.0, rungs=5)
    assert set(charts.HANDLES) <= charts.ladder_frames(ladder).keys()


def test_frames_of_ladders_are_the_ladder_of_each_start() -> None:
    every = logit_ladder(GRID, step=1.0, rungs=5)
    figure = charts.ladder(logit_ladder(GRID[7], step=1.0, rungs=5), LABELS)
    go.Figure(plotly(figure))
    for trace, changes in charts.ladder_frames(every).items():
        for name, rows in changes.items():
            np.testing.assert_allclose(rows[7], figure["data"][trace][name], rtol=1e-6)


def test_the_rungs_fit_on_their_axes() -> None:
    for start in (-3.0, 3.0):
        figure = charts.ladder(logit_ladder(start, step=1.0, rungs=5), LABELS)
        low, high = figure["layout"]["yaxis"]["range"]
        rungs = np.log10(figure["data"][charts.ODDS_RUNGS]["y"])
        assert low <= rungs.min() <= rungs.max() <= high
        low, high = figure["layout"]["xaxis"]["range"]
        assert (
            low
            <= figure["data"][charts.ODDS_RUNGS]["x"].min()
            <= figure["data"][charts.ODDS_RUNGS]["x"].max()
            <= high
        )
