"""The map of second derivatives has a cell for every pair of logits."""

import numpy as np
from drawn import accepts, agrees

from lessons.cross_entropy.charts import curvature


def test_the_map_has_a_cell_for_every_pair_of_logits() -> None:
    matrices = np.arange(18.0).reshape(2, 3, 3) / 72
    figure = curvature.curvature_map(matrices[1], "logit")
    agrees(figure, curvature.map_frames(matrices), 1)
    accepts(figure, curvature.NARROW)
    cells = figure["data"][curvature.MAP]
    assert "%{z:.4f}" in cells["texttemplate"], "a cell shows its number, in a preview as well"
    at = [(x, y) for x, y in zip(cells["x"], cells["y"], strict=True)].index((2, 1))
    assert cells["z"][at] == matrices[1][1, 2]
