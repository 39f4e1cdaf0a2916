"""The mirror images: what goes into one curve comes out of the other."""

import numpy as np
import pytest
from drawn import LABELS, agrees, lines_are_finite

from core.binary import sigmoid
from lessons.sigmoid.charts import inverse


@pytest.mark.parametrize("score", [-3.0, 0.0, 1.0])
def test_the_mirror_swaps_what_goes_in_and_what_comes_out(score):
    scores = np.round(np.linspace(-3, 3, 61), 1)
    figure = inverse.mirror_images(score, sigmoid(score), (scores, sigmoid(scores)), LABELS)
    frames = inverse.mirror_frames(scores, sigmoid(scores))
    assert lines_are_finite(figure, frames)
    agrees(figure, frames, int(np.flatnonzero(scores == score)[0]))
    one, other = (frames[trace] for trace in inverse.HANDLES)
    assert one["x"] is other["y"]
    assert one["y"] is other["x"]
