"""The maps of the cost show the paths, and where on them a step ends."""

import numpy as np
from drawn import LABELS, accepts, agrees

from lessons.loss.charts import loss_map

COSTS = [np.ones((27, 27)), np.eye(27)]


def downhill(starts: int) -> np.ndarray:
    """Return two paths for each start, some of them leaving the map."""
    return np.random.default_rng(2).normal(scale=3, size=(2, starts, 6, 2))


def test_the_maps_show_the_path_and_the_place_on_it() -> None:
    paths = downhill(4)
    figure = loss_map.cost_maps(COSTS, paths[:, 2], 3, LABELS)
    agrees(figure, loss_map.start_frames(paths, 3), 2)
    agrees(figure, loss_map.step_frames(paths[:, 2]), 3)
    accepts(figure, loss_map.PANELS.narrow())
    grid = [len(axis) for axis in loss_map.GRID]
    for trace in loss_map.MAPS:
        assert np.shape(figure["data"][trace]["z"]) == (grid[1], grid[0])
