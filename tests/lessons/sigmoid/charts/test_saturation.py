"""The saturation: both forms are marked, and the naive one ends in an infinity."""

import numpy as np
import pytest
from drawn import LABELS, accepts, agrees

from core.binary import sigmoid
from core.floats import failure_surprisal, first_saturated_logit, naive_failure_surprisal
from lessons.sigmoid.charts import saturation


def remains(z):
    return sigmoid(-z), 1 - sigmoid(z), failure_surprisal(z), naive_failure_surprisal(z)


@pytest.mark.parametrize("z", [0.0, 36.0, 37.0, 45.0])
def test_the_saturation_zoom_marks_both_forms(z):
    scores = np.linspace(0, 45, 91)
    figure = saturation.saturation_zoom(
        z,
        remains(np.float64(z)),
        remains(saturation.ZOOM),
        first_saturated_logit(),
        LABELS,
    )
    frames = saturation.saturation_frames(scores, remains(scores))
    accepts(figure, saturation.PANELS.narrow())
    agrees(figure, frames, int(np.flatnonzero(scores == z)[0]))
    assert np.isinf(figure["data"][saturation.MARKS[3]]["y"]) == (z >= 37)
