"""A value beyond an axis is told at the end it left by, with an arrow that points there."""

import numpy as np
import plotly.graph_objects as go
import pytest

from charts.labels import NOTHING
from lessons.sigmoid.charts.edges import any_told, edge_marks, edge_words

SPAN = (-8.0, 8.0)


def test_a_value_within_the_axis_or_nowhere_is_not_told() -> None:
    words = edge_words(SPAN, [-8.0, 0.0, 8.0, np.nan])
    assert words == [[NOTHING, NOTHING]] * 4
    assert not any_told(words)


@pytest.mark.parametrize(
    ("along", "low", "high"), [("x", "◄ −12.5", "17.4 ►"), ("y", "▼ −12.5", "▲ 17.4")]
)
def test_a_value_beyond_an_end_is_told_there(along, low, high) -> None:
    words = edge_words(SPAN, [-12.5, 0.0, 17.4], along=along)
    assert words == [[low, NOTHING], [NOTHING, NOTHING], [NOTHING, high]]
    assert any_told(words)


def test_of_several_values_those_beyond_are_told_in_their_order() -> None:
    found = edge_words(SPAN, [7.0, 20.0, -9.0], [9.0, 15.0, -7.0])
    assert found == [[NOTHING, "9.00 ►"], [NOTHING, "20.0 → 15.0 ►"], ["◄ −9.00", NOTHING]]


def test_plotly_accepts_the_words_at_both_ends() -> None:
    (trace,) = go.Figure([edge_marks(SPAN, 0.5, axes=2)]).data
    assert SPAN[0] < trace.x[0] < trace.x[1] < SPAN[1]
    assert tuple(trace.textposition) == ("middle right", "middle left")
