"""The picture: its point lies on the line of its animal."""

import numpy as np
import pytest
from drawn import LABELS, agrees

from lessons.likelihood.charts import one_picture


@pytest.mark.parametrize("animal", ["dog", "cat"])
def test_the_point_lies_on_the_line_of_the_animal(animal: str) -> None:
    value = {"dog": 0.8, "cat": 0.2}[animal]
    figure = one_picture.one_picture(0.8, value, animal, LABELS)
    assert len(figure["data"]) == 3
    agrees(figure, one_picture.belief_frames(np.array([0.8]), np.array([value])), 0)
