"""The coin shows the share of heads with the band that it usually stays in."""

from collections import defaultdict

import numpy as np
import plotly.graph_objects as go

from charts.marks import plotly
from lessons.odds.charts import coin as charts

LABELS = defaultdict(lambda: "a label")


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
        go.Figure(plotly(figure))
        for trace, changes in frames.items():
            np.testing.assert_allclose(changes["y"][coin], figure["data"][trace]["y"], rtol=1e-6)


def test_curves_of_earlier_flips_stay_thin_below_the_others_and_follow_the_coin() -> None:
    counts, probabilities = np.array([1, 100]), np.array([0.2, 0.5])
    frequencies = np.array([[0.0, 0.2], [1.0, 0.5]])
    errors = np.full((2, 2), 0.1)
    earlier = [frequencies / 2, frequencies / 4]
    frames = charts.coin_frames(probabilities, frequencies, errors, earlier)
    figure = charts.running_coin(
        counts,
        frequencies[1],
        0.5,
        (counts, errors[1]),
        LABELS,
        earlier=(counts, [curves[1] for curves in earlier]),
    )
    go.Figure(plotly(figure))
    data = figure["data"]
    assert list(data)[:2] == [charts.earlier_curve(0), charts.earlier_curve(1)]
    assert data[charts.earlier_curve(0)]["line"]["width"] < data[charts.SHARE]["line"]["width"]
    for trace, changes in frames.items():
        np.testing.assert_allclose(changes["y"][1], data[trace]["y"], rtol=1e-6)


def test_the_band_goes_there_below_and_back_above() -> None:
    errors = np.array([0.5, 0.05])
    figure = charts.running_coin(
        np.array([1, 100]), np.array([0.0, 0.3]), 0.3, (np.array([1, 100]), errors), LABELS
    )
    band = figure["data"][charts.BAND]
    np.testing.assert_allclose(band["x"], [1, 100, 100, 1])
    np.testing.assert_allclose(band["y"], [-0.7, 0.2, 0.4, 1.3], rtol=1e-6)
