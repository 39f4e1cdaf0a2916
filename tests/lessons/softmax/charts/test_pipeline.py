"""The pipeline from scores to probabilities: linked panels, on a laptop and for a projector."""

from typing import Any

import altair as alt
import numpy as np
import pytest

from lessons.softmax.charts.pipeline import height, pipeline

NAMES = tuple("abcdefghij")


def test_a_long_name_stands_in_two_lines_of_the_pipeline() -> None:
    names = ("무지개빛깔북극여우친구들", "b")
    spec = pipeline(np.ones((4, 2)), [["", ""]] * 4, names, HEADS, NOTES)
    assert spec["datasets"]["shown"][0]["class"] == "무지개빛깔북\n극여우친구들"
    assert "split(datum.label" in spec["encoding"]["y"]["axis"]["labelExpr"]


HEADS = ("z", "z/T", "exp", "p")
NOTES = [("scaled", "T = ", "2")]


def test_altair_takes_the_pipeline_and_one_pointer_marks_a_class_in_all_stages() -> None:
    values = np.arange(8.0).reshape(4, 2)
    texts = [[f"{value:g}" for value in row] for row in values]
    spec = pipeline(values, texts, NAMES[:2], HEADS, NOTES)
    alt.Chart.from_dict(spec)
    records = spec["datasets"]["shown"]
    assert [(one["class"], one["stage"], one["value"], one["text"]) for one in records[:3]] == [
        ("a", "score", 0, "0"),
        ("b", "score", 1, "1"),
        ("a", "scaled", 2, "2"),
    ]
    assert [(one["class"], one["left"], one["words"], one["text"]) for one in records[8:]] == [
        (None, 1, "T = ", "2")
    ]
    selections = [one for one in spec["params"] if one["name"] == "pointed"]
    assert [one["select"]["fields"] for one in selections] == [["class"]]


def test_other_numbers_change_the_data_of_the_pipeline_alone() -> None:
    one, other = (
        pipeline(np.full((4, 2), x), [["", ""]] * 4, NAMES[:2], HEADS, NOTES) for x in (1.0, -1.0)
    )
    assert one["datasets"] != other["datasets"]
    assert one["layer"] == other["layer"]


def sizes(spec: Any) -> list[float]:
    """Return every size of a text or a mark in a specification."""
    if isinstance(spec, list):
        return [size for part in spec for size in sizes(part)]
    if not isinstance(spec, dict):
        return []
    named = [spec[key] for key in ("fontSize", "labelFontSize", "dy", "yOffset") if key in spec]
    return named + [size for part in spec.values() for size in sizes(part)]


def test_a_pipeline_for_the_projector_is_larger_in_all_its_parts() -> None:
    usual, large = (
        pipeline(np.ones((4, 2)), [["", ""]] * 4, NAMES[:2], HEADS, NOTES, scale=scale)
        for scale in (1.0, 1.25)
    )
    assert len(sizes(usual)) == 7
    assert sizes(large) == [1.25 * size for size in sizes(usual)]
    assert height(4, 1.25) == pytest.approx(1.25 * height(4), abs=1)
