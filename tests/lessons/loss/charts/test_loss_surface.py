"""A surface holds only the part of a path that lies on it."""

import numpy as np
import pytest
from drawn import LABELS, accepts

from lessons.loss.charts import loss_surface

COSTS = [np.ones((21, 33)), np.eye(21, 33)]


@pytest.mark.parametrize("scale", [0.1, 100.0])
def test_a_surface_holds_only_the_part_of_the_path_that_is_on_it(scale: float) -> None:
    paths = scale * np.array([[[0, 0], [1, 2], [3, -1]]] * 2)
    figure = loss_surface.cost_surfaces(COSTS, paths, np.ones((2, 3)), 2, LABELS)
    accepts(figure, loss_surface.narrow_surfaces(LABELS))
    path, place = (figure["data"][f"{part}_cross_entropy"] for part in ("path", "place"))
    assert len(path["x"]) == len(path["z"]) == (3 if scale < 1 else 1)
    assert len(place["z"]) == (1 if scale < 1 else 0)


@pytest.mark.parametrize("scales", [False, True])
def test_the_heights_are_told_if_they_are_to_be(scales: bool) -> None:
    figure = loss_surface.cost_surfaces(
        COSTS, np.zeros((2, 2, 2)), np.ones((2, 2)), 1, LABELS, scales=scales
    )
    for scene in ("scene", "scene2"):
        height = figure["layout"][scene]["zaxis"]
        assert height["title"]["text"] == "cost"
        assert height["showticklabels"] is scales
