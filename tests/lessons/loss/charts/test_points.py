"""Points and their costs: bars that add up, beside a curve that fills its panel."""

import numpy as np
import pytest
from drawn import LABELS, accepts, agrees

from lessons.loss.charts import points


@pytest.mark.parametrize("count", [1, 2, 10])
def test_the_bars_begin_where_the_last_one_ended(count: int) -> None:
    x, y = np.arange(count) - 1.0, np.arange(count) % 2.0
    curves = np.sort(np.random.default_rng(1).normal(size=(4, 15)))
    beliefs = np.linspace(0.1, 0.9, 4 * count).reshape(4, count)
    so_far = np.cumsum(np.ones((4, count + 1)), axis=1) - 1.0
    figure = points.points_and_costs(
        (x, y), beliefs[1], (curves[1], curves[0]), so_far[1], LABELS, loss="cross_entropy"
    )
    agrees(figure, points.cost_frames(curves, y, beliefs, so_far), 1)
    accepts(figure, points.PANELS.narrow())
    bars = [figure["data"][points.bar(i)]["y"] for i in range(count)]
    assert [bar[0] for bar in bars[1:]] == [bar[1] for bar in bars[:-1]]
    assert figure["data"][points.TOTAL]["y"].tolist() == [0, count]


def test_the_curve_reaches_beyond_the_panel() -> None:
    scores = np.linspace(-8, 8, 321)
    nodes = points.curve_nodes(scores, np.tanh(scores))
    assert np.all(np.diff(nodes) > 0)
    assert nodes[0] == -nodes[-1] == -points.OUTERMOST
