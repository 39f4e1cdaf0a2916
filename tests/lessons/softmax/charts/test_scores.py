"""Scores that are dragged, and the probabilities beside them."""

import numpy as np
import pytest
from drawn import LABELS, accepts, agrees, shares

from lessons.softmax.charts import scores as charts

NAMES = tuple("abcdefghij")


@pytest.mark.parametrize("classes", [2, 3, 10])
def test_a_score_moves_its_own_bar_and_every_probability(classes: int) -> None:
    scores, p = np.linspace(-1, 1, 5), shares(5, classes)
    at = np.zeros(classes)
    at[1] = scores[3]
    figure = charts.scores_and_probabilities(at, p[3], NAMES[:classes], LABELS)
    frames = charts.score_frames(1, scores, list(p.T))
    agrees(figure, frames, 3)
    agrees(figure, charts.temperature_frames(list(p.T)), 3)
    accepts(figure, charts.narrow_scores(NAMES[:classes]))
    handle = charts.handle(1)
    probabilities = {f"probability{i}" for i in range(classes)}
    assert set(frames) == {"score1", handle, charts.WINNER, *probabilities}
    assert figure["data"][handle]["y"].tolist() == [1]


def test_the_winner_is_framed_and_so_are_equal_ones() -> None:
    p = np.array([[0.1, 0.2, 0.7], [0.4, 0.4, 0.2]])
    frames = charts.temperature_frames(list(p.T))
    assert frames[charts.WINNER]["x"].tolist() == [[0, 0, 0.7], [0.4, 0.4, 0]]
    framed = charts.scores_and_probabilities(np.zeros(3), p[0], NAMES[:3], LABELS)["data"]
    assert framed[charts.WINNER]["y"].tolist() == [0, 1, 2]
    axes = {(one["xaxis"], one["yaxis"]) for name, one in framed.items() if name == "probability2"}
    assert {(framed[charts.WINNER]["xaxis"], framed[charts.WINNER]["yaxis"])} == axes


def test_more_classes_have_thinner_bars_in_a_chart_that_is_no_higher() -> None:
    heights = [charts.height(NAMES[:classes]) for classes in range(2, 11)]
    assert np.all(np.diff(heights) <= 0)
    assert heights[-1] > 2 * 10 - 2  # rem; a line of text has 1.5
    assert charts.height(["고양이와함께사는이의집"] * 10) < heights[-1]


def test_a_long_name_has_room_beside_the_axis_or_two_lines_on_a_phone() -> None:
    names = ("무지개빛깔북극여우친구들", "b")
    wide = charts.scores_and_probabilities(np.zeros(2), np.full(2, 0.5), names, LABELS)["layout"]
    narrow = charts.narrow_scores(names)
    assert wide["margin"]["l"] > 12 * 14
    assert 6 * 14 < narrow["margin"]["l"] < 8 * 16
    assert narrow["yaxis"]["ticktext"] == ["무지개빛깔북<br>극여우친구들", "b"]
