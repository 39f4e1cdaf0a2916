"""Two long runs are marked after the chosen step, beside the curves that they have reached."""

import numpy as np
import pytest
from drawn import LABELS, accepts, agrees

from lessons.loss.charts import growth

STEPS = np.array([1, 10, 100, 8191])
COSTS, WEIGHTS = np.full((2, 4), 0.5), np.arange(8.0).reshape(2, 4)
FITS = np.random.default_rng(3).random((2, 4, len(growth.INPUTS)))
EXAMPLES = np.arange(6.0), np.array([[0, 0, 0, 1, 1, 1], [0, 0, 1, 0, 1, 1]])


def runs(here: int, **parts) -> dict:
    fits = FITS[:, here]
    given = (STEPS, COSTS, WEIGHTS, here, LABELS)
    return growth.long_runs(*given, fits=fits, examples=EXAMPLES, **parts)


def test_the_long_runs_mark_the_chosen_step() -> None:
    figure = runs(2)
    agrees(figure, growth.run_frames(STEPS, COSTS, WEIGHTS, FITS), 2)
    accepts(figure, growth.narrow_runs(LABELS))


@pytest.mark.parametrize("i", [0, 1])
def test_each_data_set_has_its_points_and_its_curve_in_one_panel(i: int) -> None:
    data = runs(1)["data"]
    points, curve = data[growth.EXAMPLES[i]], data[growth.FITS[i]]
    assert points["yaxis"] == curve["yaxis"] == f"y{i + 3}"
    assert points["y"].tolist() == EXAMPLES[1][i].tolist()
    filled = [symbol == "circle" for symbol in points["marker"]["symbol"]]
    assert filled == (EXAMPLES[1][i] == 1).tolist()


def test_what_comes_later_can_be_kept_back() -> None:
    for trace in growth.CURVES:
        assert runs(2, end=3)["data"][trace]["x"].tolist() == [1, 10, 100]
        assert runs(2)["data"][trace]["x"].tolist() == STEPS.tolist()
