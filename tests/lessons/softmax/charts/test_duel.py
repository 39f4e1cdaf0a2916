"""Two rivals: a score moves its own bar and every verdict."""

import numpy as np
import pytest
from drawn import Labels, agrees, shares

from lessons.softmax.charts import duel

NAMES = tuple("abcdefghij")


@pytest.mark.parametrize("answers", [2, 3])
@pytest.mark.parametrize("rival", [0, 1])
def test_a_rival_moves_its_own_score_and_every_verdict(rival: int, answers: int) -> None:
    scores, p = np.linspace(-4, 4, 5), shares(5, answers)
    pair = np.zeros(2)
    pair[rival] = scores[4]
    labels = Labels(rivals=["A", "B"], answers=NAMES[:answers])
    figure = duel.preferences(pair, p[4], labels)
    agrees(figure, duel.preference_frames(rival, scores, p), 4)
