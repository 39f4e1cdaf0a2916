"""Two long runs are marked after the chosen step."""

import numpy as np
from drawn import LABELS, accepts, agrees

from lessons.loss.charts import growth


def test_the_long_runs_mark_the_chosen_step() -> None:
    steps = np.array([1, 10, 100, 8191])
    costs, weights = np.full((2, 4), 0.5), np.arange(8.0).reshape(2, 4)
    figure = growth.long_runs(steps, costs, weights, 2, LABELS)
    agrees(figure, growth.run_frames(steps, costs, weights), 2)
    accepts(figure, growth.narrow_runs(LABELS))
