"""Points and their costs: bars that add up, beside a curve that fills its panel."""

import numpy as np
import pytest
from drawn import LABELS, accepts, agrees

from lessons.loss.charts import points


def drawn_points(count: int, at: int, wrong: np.ndarray) -> tuple[dict, dict]:
    """Return the figure of some points after one of four lines, and the frames of all four."""
    x, y = np.arange(count) - 1.0, np.arange(count) % 2.0
    curves = np.sort(np.random.default_rng(1).normal(size=(4, 15)))
    beliefs = np.linspace(0.1, 0.9, 4 * count).reshape(4, count)
    so_far = np.cumsum(np.ones((4, count + 1)), axis=1) - 1.0
    figure = points.points_and_costs(
        (x, y),
        beliefs[at],
        (curves[at], curves[0]),
        so_far[at],
        LABELS,
        loss="cross_entropy",
        wrong=wrong[at],
        nothing=0.69,
    )
    return figure, points.cost_frames(curves, y, beliefs, so_far, wrong=wrong)


@pytest.mark.parametrize("count", [1, 2, 10])
def test_the_bars_begin_where_the_last_one_ended(count: int) -> None:
    figure, frames = drawn_points(count, 1, np.zeros((4, count), bool))
    agrees(figure, frames, 1)
    accepts(figure, points.PANELS.narrow())
    bars = [figure["data"][points.bar(i)]["y"] for i in range(count)]
    assert [bar[0] for bar in bars[1:]] == [bar[1] for bar in bars[:-1]]
    assert figure["data"][points.TOTAL]["y"].tolist() == [0, count]


def test_a_wrong_point_has_a_cross_where_the_curve_misses_it() -> None:
    wrong = np.array([[False, True, False]] * 3 + [[True, False, False]])
    for at in (0, 3):
        figure, frames = drawn_points(3, at, wrong)
        agrees(figure, frames, at)
        crosses = figure["data"][points.WRONG]
        low, high = figure["layout"]["yaxis"]["range"]
        seen = (low <= crosses["y"]) & (crosses["y"] <= high)
        assert seen.tolist() == wrong[at].tolist()
        ends = [figure["data"][points.miss(i)] for i in range(3)]
        for i in np.flatnonzero(seen):
            assert (crosses["x"][i], crosses["y"][i]) == (ends[i]["x"][1], ends[i]["y"][1])


def test_the_cost_of_knowing_nothing_is_always_in_sight() -> None:
    figure, _ = drawn_points(2, 0, np.zeros((4, 2), bool))
    assert figure["data"][points.NOTHING]["y"].tolist() == [0.69, 0.69]
    axes = points.cost_axes(np.array([0.01, 0.5, 3.0]), 0.69)
    assert axes[:, 1].tolist() == [1, 1, 4]  # a power of two, at least a tenth above both


def test_the_curve_reaches_beyond_the_panel() -> None:
    scores = np.linspace(-8, 8, 321)
    nodes = points.curve_nodes(scores, np.tanh(scores))
    assert np.all(np.diff(nodes) > 0)
    assert nodes[0] == -nodes[-1] == -points.OUTERMOST
