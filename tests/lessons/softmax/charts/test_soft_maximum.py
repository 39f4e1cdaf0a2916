"""The soft extremes enclose the hard ones."""

import numpy as np
from drawn import LABELS, accepts, agrees

from lessons.softmax.charts import soft_maximum


def test_the_soft_extremes_enclose_the_hard_ones() -> None:
    x = np.linspace(-4, 4, 9)
    high, low = np.maximum(x, 1) + 0.5, np.minimum(x, 1) - 0.5
    rows = np.stack([high - 0.2, high]), np.stack([low + 0.2, low])
    figure = soft_maximum.soft_extremes((x[6], high[6], low[6]), (x, high, low), 1.0, LABELS)
    agrees(figure, soft_maximum.first_frames(x, high, low), 6)
    at = (np.array([rows[0][0, 6], high[6]]), np.array([rows[1][0, 6], low[6]]))
    agrees(figure, soft_maximum.sharpness_frames(*at, *rows), 1)
    accepts(figure, soft_maximum.NARROW)
    hard = [
        dict(zip(figure["data"][name]["x"], figure["data"][name]["y"], strict=True))
        for name in (soft_maximum.HARD_MAX, soft_maximum.HARD_MIN)
    ]
    assert hard == [{-4: 1, 1: 1, 4: 4}, {-4: -4, 1: 1, 4: 1}]
