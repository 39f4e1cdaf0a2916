"""The rulers show a belief and its opposite on three scales."""

from collections import defaultdict

import numpy as np
import plotly.graph_objects as go
import pytest

from charts.marks import plotly
from core.binary import logit, odds
from lessons.odds.charts import rulers as charts

LABELS = defaultdict(lambda: "a label")
GRID = np.round(np.arange(1, 100) / 100, 2)
CURVE = np.linspace(0.01, 0.99, 21)


def scales(p):
    return p, odds(p), logit(p)


def rulers(p: float, *, odds_log: bool = True):
    return charts.three_rulers(scales(p), scales(1 - p), scales(CURVE), LABELS, odds_log=odds_log)


@pytest.mark.parametrize("odds_log", [True, False])
def test_plotly_accepts_the_rulers_wide_and_narrow(odds_log: bool) -> None:
    figure = go.Figure(plotly(rulers(0.3, odds_log=odds_log)))
    narrow = charts.narrow_rulers(odds_log=odds_log)
    figure.update_layout({key: part for key, part in narrow.items() if key != "height"})
    assert (figure.layout.xaxis2.type == "log") == odds_log


def test_each_ruler_shows_the_event_and_its_opposite() -> None:
    data = rulers(0.3)["data"]
    for trace, value in zip(charts.EVENT, scales(0.3), strict=True):
        np.testing.assert_allclose(data[trace]["x"], [value], rtol=1e-6)
    for trace, value in zip(charts.OTHER, scales(0.7), strict=True):
        np.testing.assert_allclose(data[trace]["x"], [value], rtol=1e-6)


@pytest.mark.parametrize("odds_log", [True, False])
def test_even_chances_are_marked_at_one_half_one_and_nought(odds_log: bool) -> None:
    shapes = {one["xref"]: one["x0"] for one in rulers(0.3, odds_log=odds_log)["layout"]["shapes"]}
    assert shapes == {"x1": 0.5, "x2": 1.0, "x3": 0.0} or shapes == {"x": 0.5, "x2": 1.0, "x3": 0.0}


@pytest.mark.parametrize("p", [0.01, 0.25, 0.5, 0.99])
def test_frames_are_the_rulers_of_each_value(p: float) -> None:
    frames = charts.ruler_frames(scales(GRID))
    at = int(np.searchsorted(GRID, p))
    drawn = rulers(p)["data"]
    for trace, changes in frames.items():
        for name, rows in changes.items():
            np.testing.assert_allclose(rows[at], drawn[trace][name][0], rtol=1e-6, atol=1e-6)


def test_every_handle_is_moved_by_the_frames() -> None:
    assert set(charts.HANDLES) <= charts.ruler_frames(scales(GRID)).keys()
