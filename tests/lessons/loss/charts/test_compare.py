"""Both losses side by side: the cap of the squared error is on the wrong side."""

import numpy as np
import pytest
from drawn import LABELS, accepts, agrees

from lessons.loss.charts import compare


@pytest.mark.parametrize("y", [0, 1])
def test_the_panels_shade_the_cap_on_the_wrong_side(y: int) -> None:
    z = np.linspace(-8, 8, 9)
    rows = tuple(k * z for k in range(6))
    curves = tuple(k * compare.NODES for k in range(6))
    here = tuple(row[3] for row in rows)
    bend = 0.7 - 1.4 * y
    figure = compare.three_panels(z[3], here, curves, bend, LABELS, y=y)
    agrees(figure, compare.panel_frames(z, rows), 3)
    accepts(figure, compare.narrow_panels(LABELS, y=y))
    for shape in figure["layout"]["shapes"]:
        assert shape["x1"] == bend
        assert np.sign(shape["x0"]) == 1 - 2 * y
