"""The loss over two weights holds their path."""

import numpy as np
import pytest
from drawn import LABELS, drawn

from lessons.train.charts import loss_surface


def test_the_path_lies_in_the_middle_of_the_map() -> None:
    place = loss_surface.weight_axis(np.array([-1.0, 9.0, 4.0]), 5)
    np.testing.assert_allclose(place, [-4.5, -0.25, 4, 8.25, 12.5], rtol=1e-15)
    still = loss_surface.weight_axis(np.array([3.0]), 3)
    assert still[1] == 3.0
    assert still[-1] - still[0] >= loss_surface.SMALLEST


def test_a_path_goes_from_the_start_to_the_present_point() -> None:
    across, up = np.array([0.0, 1.0, 2.0]), np.array([-1.0, 1.0])
    path = np.array([[0.5, 0.0], [1.0, 0.5], [1.5, 0.75]])
    losses, down = np.arange(6.0).reshape(2, 3), np.array([-0.2, 0.1])
    figure = loss_surface.loss_surface(across, up, losses, path, down, LABELS)
    drawn(figure)
    (arrow,) = figure["layout"]["annotations"]
    assert (arrow["ax"], arrow["ay"]) == (1.5, 0.75)
    np.testing.assert_allclose((arrow["x"], arrow["y"]), (1.3, 0.85))
    data = figure["data"]
    np.testing.assert_array_equal(data[loss_surface.PATH]["x"], path[:, 0])
    assert (data[loss_surface.START]["x"], data[loss_surface.START]["y"]) == (0.5, 0.0)
    assert (data[loss_surface.PLACE]["x"], data[loss_surface.PLACE]["y"]) == (1.5, 0.75)
    np.testing.assert_array_equal(np.stack(data[loss_surface.SURFACE]["z"]), [[0, 1, 2], [3, 4, 5]])


def test_a_long_arrow_is_cut_and_a_short_one_left_out() -> None:
    across, up = np.array([0.0, 2.0]), np.array([0.0, 4.0])
    path = np.array([[1.0, 2.0]])

    def arrows(*down: float) -> list[tuple[float, float]]:
        figure = loss_surface.loss_surface(
            across, up, np.zeros((2, 2)), path, np.array(down), LABELS
        )
        return [(one["x"], one["y"]) for one in figure["layout"]["annotations"]]

    assert arrows(0.1, 0.0) == []
    assert arrows(-600.0, 0.0) == [(pytest.approx(1 - 0.3 * 2), 2.0)]
    assert arrows(0.0, 600.0) == [(1.0, pytest.approx(2 + 0.3 * 4))]
