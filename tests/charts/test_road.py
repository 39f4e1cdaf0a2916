"""The road is valid Plotly, its frames are what it shows, and every panel lies in its own card."""

from itertools import combinations

import numpy as np
import plotly.graph_objects as go
import pytest

from charts.marks import Figure, plotly
from charts.road import (
    HANDLE,
    NARROW,
    PROJECTED,
    REACH,
    WIDE,
    Beliefs,
    Board,
    Coins,
    narrow_road,
    road,
    road_frames,
)

BOARDS = pytest.mark.parametrize("board", [WIDE, PROJECTED, NARROW])
LABELS = {"dog": "dog", "cat": "cat", "claim": "claim"}
VERDICTS = ("no", "yes")
# Three beliefs; what the stops make of them is told apart by its values, not computed here.
BELIEFS = Beliefs(
    p=np.array([0.1, 0.5, 0.9]),
    logit=np.array([-2.0, 0.0, 2.0]),
    likelihood=np.array([0.02, 0.04, 0.01]),
    surprisal=np.array([2.3, 0.7, 0.1]),
    share=np.array([0.11, 0.51, 0.91]),
    other=np.array([0.89, 0.49, 0.09]),
    entropy=np.array([0.3, 0.6, 0.4]),
    slope=np.array([-0.9, -0.5, -0.1]),
    holds=np.array([False, False, True]),
)


def drawn(here: int, board: Board = WIDE) -> Figure:
    return road(here, BELIEFS, Coins(3, 10, 0.3), LABELS, VERDICTS, board)


@BOARDS
def test_plotly_accepts_the_road(board: Board) -> None:
    figure = go.Figure(plotly(drawn(1, board)))
    parts = narrow_road()
    assert parts.pop("height") == NARROW.height
    figure.update_layout(parts)


@pytest.mark.parametrize("here", [0, 1, 2])
def test_a_frame_is_what_the_figure_shows(here: int) -> None:
    marks = drawn(here)["data"]
    for trace, changes in road_frames(BELIEFS, VERDICTS).items():
        for attribute, rows in changes.items():
            if attribute == "text":
                assert marks[trace]["text"] == rows[here]
            else:
                np.testing.assert_array_equal(marks[trace][attribute], np.atleast_1d(rows[here]))


def test_every_stop_shows_the_belief_on_its_own_scale() -> None:
    marks = drawn(2)["data"]
    places = {
        name: (mark["x"].tolist(), mark["y"].tolist())
        for name, mark in marks.items()
        if name.startswith("on_")
    }
    assert places == {
        HANDLE: ([0.9], [0.0]),
        "on_odds": ([0.9], [2.0]),
        "on_sigmoid": ([2.0], [0.9]),
        "on_likelihood": ([0.9], [0.01]),
        "on_loss": ([0.9], [0.1]),
        "on_entropy": ([0.9], [0.4]),
        "on_training": ([2.0], [0.1]),
    }
    assert marks["shares"]["x"].tolist() == [0.91, 0.09]
    assert "yes" in marks["claim"]["text"]


def test_the_slope_touches_the_curve_at_the_point() -> None:
    slope = drawn(1)["data"]["slope"]
    assert np.diff(slope["y"]) / np.diff(slope["x"]) == pytest.approx(-0.5, rel=1e-12)
    assert slope["x"].mean() == 0.0
    assert slope["y"].mean() == pytest.approx(0.7, rel=1e-12)
    assert np.ptp(slope["x"]) == 2 * REACH


def test_as_many_coins_lie_there_as_were_flipped() -> None:
    marks = drawn(0)["data"]
    assert (len(marks["heads"]["x"]), len(marks["tails"]["x"])) == (3, 7)


@BOARDS
def test_every_panel_lies_in_the_card_of_its_stop(board: Board) -> None:
    axes = board.axes()
    for place, number in enumerate(range(2, 10)):
        row, column = divmod(place, board.columns)
        left, right = axes[f"xaxis{number}"]["domain"]
        bottom, top = (end * board.height for end in axes[f"yaxis{number}"]["domain"])
        ceiling = board.height - board.top - row * board.row
        assert column < left * board.columns < right * board.columns < column + 1
        assert ceiling - board.row < bottom < top < ceiling


@BOARDS
def test_no_two_panels_overlap(board: Board) -> None:
    axes = board.axes()
    boxes = [
        (*axes[f"xaxis{n}"]["domain"], *axes[f"yaxis{n}"]["domain"]) for n in ("", *range(2, 10))
    ]
    for one, other in combinations(boxes, 2):
        apart_across = one[1] <= other[0] or other[1] <= one[0]
        apart_up = one[3] <= other[2] or other[3] <= one[2]
        assert apart_across or apart_up
