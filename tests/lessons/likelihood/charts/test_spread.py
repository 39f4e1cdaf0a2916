"""The spread of estimates, and its shape beside the normal curve."""

import numpy as np
from drawn import LABELS, agrees, finite

from lessons.likelihood.charts import spread


def test_the_spread_can_be_drawn_and_its_frames_are_the_figures_that_follow() -> None:
    counts, errors = np.array([5.0, 100.0, 10_000.0]), np.array([0.2, 0.05, 0.005])
    lower, upper = 0.3 - 2 * errors, 0.3 + 2 * errors
    shape, normal = np.ones(len(spread.MIDDLES)), np.zeros(len(spread.NORMAL_AT))
    figure = spread.spread((counts, errors, lower, upper), (100.0, 0.3), (shape, normal), LABELS)
    assert len(figure["data"]) == 7
    assert finite(figure)
    ends = lower[None], upper[None]
    agrees(figure, spread.truth_frames(np.array([0.3]), errors[None], ends, shape[None]), 0)
    agrees(figure, spread.count_frames(np.array([100.0]), shape[None]), 0)
