"""Walks that are kept for everybody are those that each would take."""

import numpy as np
import pytest

from lessons.cross_entropy.distributions import PRESETS
from lessons.cross_entropy.walk import Chosen, other_walks, present_walk, walked

STARTS = (np.array([1.0, 2.0, 3.0]), np.array([1.0, 2.0, -3.0]))


@pytest.mark.parametrize("aim", ["one_hot", "soft"])
@pytest.mark.parametrize("rate", [0.5, 1.0])
def test_a_kept_walk_is_the_walk_of_its_controls(aim: str, rate: float) -> None:
    for start in (*STARTS, *STARTS):
        chosen = Chosen(start, PRESETS[aim], rate, 10)
        for kept, own in zip(present_walk(chosen), walked(start, PRESETS[aim], rate), strict=True):
            np.testing.assert_array_equal(kept, own)


def test_a_kept_walk_cannot_be_written_over() -> None:
    chosen = Chosen(STARTS[0], PRESETS["one_hot"], 1.0, 10)
    for walk in (present_walk(chosen), *(walk for *_slider, walk in other_walks(chosen))):
        for rows in walk:
            with pytest.raises(ValueError, match="read-only"):
                rows[0] = 0.0
