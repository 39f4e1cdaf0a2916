"""A frame put into a figure is what the browser makes of it; what stays is not sent."""

from typing import Any

import numpy as np
import pytest

from charts.frames import at_frame, changing, drawn_frames, without

TRACES = {"line": {"x": np.zeros(1), "y": np.ones(2)}, "word": {"x": np.zeros(1), "text": []}}
FRAMES = {
    "line": {"x": np.array([[1.0, 2.0], [3.0, 4.0]])},
    "word": {"x": np.array([5.0, 6.0]), "text": ["a", "b"]},
}

NAN = float("nan")


def test_a_frame_changes_what_it_names_and_nothing_else() -> None:
    drawn = at_frame(TRACES, FRAMES, 1)
    assert list(drawn) == ["line", "word"]
    assert drawn["line"]["x"].tolist() == [3, 4]
    assert drawn["line"]["y"] is TRACES["line"]["y"]
    assert (drawn["word"]["x"].tolist(), drawn["word"]["text"]) == ([6], ["b"])
    assert TRACES["word"]["text"] == []


def test_a_row_of_texts_is_put_in_as_it_is() -> None:
    frames = {"word": {"text": [["a", "b"], ["c", "d"]]}}
    assert at_frame(TRACES, frames, 1)["word"]["text"] == ["c", "d"]


def test_a_nested_attribute_is_put_into_a_copy() -> None:
    traces = {"mark": {"marker": {"size": 9, "line": {"width": 2, "color": "red"}}}}
    frames = {"mark": {"marker.size": np.array([3.0, 4.0]), "marker.line.color": [["a"], ["b"]]}}
    marker = at_frame(traces, frames, 1)["mark"]["marker"]
    assert (marker["size"].tolist(), marker["line"]) == ([4], {"width": 2, "color": ["b"]})
    assert traces["mark"]["marker"]["size"] == 9


def test_what_is_the_same_in_all_frames_is_left_out() -> None:
    same = np.broadcast_to(np.array([1.0, np.nan]), (3, 2))
    frames = {
        "still": {"x": same, "text": ["a", "a", "a"]},
        "moved": {"x": same, "y": np.arange(3.0), "text": [["a", "b"], ["a", "b"], ["a", "c"]]},
    }
    assert {name: list(parts) for name, parts in changing(frames).items()} == {
        "moved": ["y", "text"]
    }


def test_a_figure_without_some_traces_takes_the_frames_of_those_that_are_left() -> None:
    left = without({"data": TRACES, "layout": {}}, "line")
    assert list(left["data"]) == ["word"]
    assert drawn_frames(FRAMES, left) == {"word": FRAMES["word"]}
    assert list(TRACES) == ["line", "word"]


@pytest.mark.parametrize(
    ("rows", "kept"),
    [
        ([NAN, NAN, NAN], False),
        ([NAN, 1.0, NAN], True),
        ([1.0, NAN, 1.0], True),
        ([1.0, 2.0, 1.0], True),
        ([0.0, -0.0, 0.0], False),
        ([[1.0, NAN], [1.0, NAN]], False),
        ([[1.0, NAN], [1.0, 2.0], [1.0, NAN]], True),
        ([], False),
    ],
)
def test_what_is_no_number_is_the_same_as_the_next_that_is_none(rows: list[Any], kept: bool):
    frames = changing({"trace": {"x": np.array(rows, dtype=float)}})
    assert bool(frames) is kept
