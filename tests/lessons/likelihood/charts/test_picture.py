"""The picture: its point lies on the line of its animal."""

import numpy as np
import pytest
from drawn import LABELS, agrees

from lessons.likelihood.charts import picture


@pytest.mark.parametrize("animal", ["dog", "cat"])
def test_the_point_lies_on_the_line_of_the_animal(animal: str) -> None:
    value = {"dog": 0.8, "cat": 0.2}[animal]
    figure = picture.picture(0.8, value, animal, LABELS)
    assert len(figure["data"]) == 3
    agrees(figure, picture.picture_frames(np.array([0.8]), np.array([value])), 0)
