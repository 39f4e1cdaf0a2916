"""A constant added: the softmax stays, and a share without end is named."""

import numpy as np
import pytest
from drawn import Labels, accepts, agrees, shares

from lessons.softmax.charts import differences

NAMES = tuple("abcdefghij")


@pytest.mark.parametrize("classes", [2, 3])
def test_a_constant_moves_the_scores_and_the_shares_alone(classes: int) -> None:
    scores = np.arange(classes) + np.linspace(-2, 2, 5)[:, np.newaxis]
    parts = shares(5, classes) - 0.3
    labels = Labels(classes=NAMES[:classes])
    figure = differences.shifted_scores(scores[1], parts[0], parts[1], labels)
    frames = differences.constant_frames(scores, parts)
    agrees(figure, frames, 1)
    agrees(figure, differences.sign_frames(parts), 1)
    accepts(figure, differences.narrow_shifted())
    assert not [trace for trace in frames if trace.startswith(differences.SOFTMAX)]


def test_a_share_without_end_leaves_its_panel_and_none_has_no_bar() -> None:
    lengths = differences.drawn([np.inf, -np.inf, np.nan, 0.25])
    low, high = differences.SHARE_SPAN
    assert lengths[0] > high
    assert lengths[1] < low
    assert lengths[2:].tolist() == [0, 0.25]


def test_a_share_that_no_bar_shows_is_named_at_the_edge_it_leaves() -> None:
    parts = np.array([[-np.inf, np.nan, np.inf], [-2.0, 1 / 3, 8 / 3], [1 / 6, 2 / 6, 3 / 6]])
    hidden = differences.HIDDEN[1]
    texts = [["◀ −∞", "NaN", "∞ ▶"], ["◀ −2.00", hidden, "2.67 ▶"], [hidden] * 3]
    labels, frames = Labels(classes=NAMES[:3]), differences.sign_frames(parts)
    for at, expected in enumerate(texts):
        figure = differences.shifted_scores(np.zeros(3), shares(1, 3)[0], parts[at], labels)
        agrees(figure, frames, at)
        signs = [figure["data"][f"{differences.SIGN}{i}"] for i in range(3)]
        assert [one["text"][0] for one in signs] == expected
        assert {(one["xaxis"], one["yaxis"]) for one in signs} == {("x3", "y3")}
    low, high = differences.SHARE_SPAN
    for at in (0, 1):
        below, above = (frames[f"{differences.SIGN}{i}"]["x"][at] for i in (0, 2))
        assert low < below < 0 < above < high
    assert max(frames[f"{differences.SIGN}{i}"]["x"][2] for i in range(3)) < low
