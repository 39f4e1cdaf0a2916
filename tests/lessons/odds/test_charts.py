"""The figures of the odds page show the numbers that they are given, on the right scales."""

from collections import defaultdict

import numpy as np
import plotly.graph_objects as go
import pytest

from core.binary import logit, logit_ladder, odds
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
    figure = go.Figure(rulers(0.3, odds_log=odds_log))
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
    ladder = logit_ladder(GRID, step=1.0, rungs=5)
    assert set(charts.LADDER_HANDLES) <= charts.ladder_frames(ladder).keys()


def test_frames_of_ladders_are_the_ladder_of_each_start() -> None:
    every = logit_ladder(GRID, step=1.0, rungs=5)
    figure = charts.ladder(logit_ladder(GRID[7], step=1.0, rungs=5), LABELS)
    go.Figure(figure)
    for trace, changes in charts.ladder_frames(every).items():
        for name, rows in changes.items():
            np.testing.assert_allclose(rows[7], figure["data"][trace][name], rtol=1e-6)


def test_the_rungs_fit_on_their_axes() -> None:
    for start in (-3.0, 3.0):
        figure = charts.ladder(logit_ladder(start, step=1.0, rungs=5), LABELS)
        low, high = figure["layout"]["yaxis"]["range"]
        rungs = np.log10(figure["data"][1]["y"])
        assert low <= rungs.min() <= rungs.max() <= high
        low, high = figure["layout"]["xaxis"]["range"]
        assert low <= figure["data"][1]["x"].min() <= figure["data"][1]["x"].max() <= high


def test_frames_of_coins_are_the_figure_of_each_coin() -> None:
    flips, counts = np.array([1, 10, 100]), np.array([1, 100])
    probabilities = np.array([0.2, 0.5])
    frequencies = np.array([[0.0, 0.1, 0.22], [1.0, 0.4, 0.51]])
    errors = np.sqrt(probabilities * (1 - probabilities))[:, None] / np.sqrt(counts)
    frames = charts.coin_frames(probabilities, frequencies, errors)
    for coin in (0, 1):
        figure = charts.running_coin(
            flips, frequencies[coin], probabilities[coin], (counts, errors[coin]), LABELS
        )
        go.Figure(figure)
        for trace, changes in frames.items():
            np.testing.assert_allclose(changes["y"][coin], figure["data"][trace]["y"], rtol=1e-6)


def test_the_band_goes_there_below_and_back_above() -> None:
    errors = np.array([0.5, 0.05])
    figure = charts.running_coin(
        np.array([1, 100]), np.array([0.0, 0.3]), 0.3, (np.array([1, 100]), errors), LABELS
    )
    band = figure["data"][0]
    np.testing.assert_allclose(band["x"], [1, 100, 100, 1])
    np.testing.assert_allclose(band["y"], [-0.7, 0.2, 0.4, 1.3], rtol=1e-6)
