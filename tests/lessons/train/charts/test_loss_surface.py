"""The loss over two weights holds their path."""

import numpy as np
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
    figure = loss_surface.loss_surface(across, up, np.arange(6.0).reshape(2, 3), path, LABELS)
    drawn(figure)
    data = figure["data"]
    np.testing.assert_array_equal(data[loss_surface.PATH]["x"], path[:, 0])
    assert (data[loss_surface.START]["x"], data[loss_surface.START]["y"]) == (0.5, 0.0)
    assert (data[loss_surface.PLACE]["x"], data[loss_surface.PLACE]["y"]) == (1.5, 0.75)
    np.testing.assert_array_equal(np.stack(data[loss_surface.SURFACE]["z"]), [[0, 1, 2], [3, 4, 5]])
