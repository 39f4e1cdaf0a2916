"""A surface holds only the part of a path that lies on it."""

import numpy as np
import pytest
from drawn import LABELS, accepts

from lessons.loss.charts import loss_surface

COSTS = [np.ones((27, 27)), np.eye(27)]


@pytest.mark.parametrize("scale", [0.1, 100.0])
def test_a_surface_holds_only_the_part_of_the_path_that_is_on_it(scale: float) -> None:
    paths = scale * np.array([[[0, 0], [1, 2], [3, -1]]] * 2)
    figure = loss_surface.cost_surfaces(COSTS, paths, np.ones((2, 3)), 2, LABELS)
    accepts(figure, loss_surface.narrow_surfaces(LABELS))
    path, place = (figure["data"][f"{part}_cross_entropy"] for part in ("path", "place"))
    assert len(path["x"]) == len(path["z"]) == (3 if scale < 1 else 1)
    assert len(place["z"]) == (1 if scale < 1 else 0)
