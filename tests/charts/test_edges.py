"""A place beyond the axes leaves an arrow at their edge, and its value beside it."""

import numpy as np
import plotly.graph_objects as go
import pytest
from plotly.validator_cache import ValidatorCache

from charts import colors
from charts.edges import AWAY, Edges, any_told, arrow_rows, edge_marks, edge_words
from charts.labels import NOTHING

SPAN = (-8.0, 8.0)
EDGES = Edges((-4, 4), (0, 10), ("w", "b"), inset=(0.25, 0.1))
# Plotly counts its signs: in its list each number stands before its name.
SIGNS = ValidatorCache.get_validator("scatter.marker", "symbol").values
BEYOND = [
    ((12.34, 5), (4, 5), "right", (2, 6), "w = 12.3"),
    ((-5, 5), (-4, 5), "left", (-2, 6), "w = −5.00"),
    ((-1, 11), (-1, 10), "up", (-1, 9), "b = 11.0"),
    ((3, 11), (3, 10), "up", (2, 9), "b = 11.0"),
    ((0, -0.1), (0, 0), "down", (0, 1), "b = −0.100"),
    ((5, 20), (4, 10), "ne", (2, 9), "w = 5.00, b = 20.0"),
    ((5, -1), (4, 0), "se", (2, 1), "w = 5.00, b = −1.00"),
    ((-9, -9), (-4, 0), "sw", (-2, 1), "w = −9.00, b = −9.00"),
    ((-9, 11), (-4, 10), "nw", (-2, 9), "w = −9.00, b = 11.0"),
]


def place_of(trace) -> tuple[float, ...]:
    return (*trace["x"], *trace["y"])


@pytest.mark.parametrize(("place", "edge", "way", "words", "told"), BEYOND)
def test_a_place_beyond_the_axes_is_pointed_at_and_told(place, edge, way, words, told) -> None:
    arrow, value = EDGES.marks(*place, color=colors.ODDS)
    assert place_of(arrow) == edge
    (symbol,) = arrow["marker"]["symbol"].tolist()
    assert SIGNS[SIGNS.index(symbol) + 2] == f"triangle-{way}"
    assert place_of(value) == words
    assert value["text"] == [told]


@pytest.mark.parametrize("place", [(-4, 0), (4, 10), (0.5, 3)])
def test_a_place_within_the_axes_has_no_words(place) -> None:
    arrow, value = EDGES.marks(*place, color=colors.ODDS)
    assert place_of(arrow) == place  # under the place itself
    assert value["text"] == [""]


def test_a_sweep_within_the_axes_moves_the_arrow_alone() -> None:
    arrow, value = EDGES.frames(np.linspace(-4, 4, 5), 3.0)
    assert arrow["x"].tolist() == [-4, -2, 0, 2, 4]
    assert (set(arrow), value) == ({"x", "y"}, {})


def test_a_frame_is_what_the_marks_are_at_its_place() -> None:
    x, y = np.array([-6, -3, 0, 3, 6]), np.array([12, 5, 5, 5, -2])
    arrows, values = EDGES.frames(x, y)
    for i, place in enumerate(zip(x, y, strict=True)):
        arrow, value = EDGES.marks(*place, color=colors.ODDS)
        assert place_of(arrow) == (arrows["x"][i], arrows["y"][i])
        assert arrow["marker"]["symbol"].tolist() == [arrows["marker.symbol"][i]]
        assert place_of(value) == (values["x"][i], values["y"][i])
        assert value["text"] == [values["text"][i]]
    inside = values["x"][1:4], values["y"][1:4]
    assert np.ptp(inside, axis=1).tolist() == [0, 0]  # words that are not there do not move


def test_a_value_may_stand_alone() -> None:
    edges = Edges((0, 1), (0, 5))
    assert edges.marks(0.01, 7, color=colors.ODDS)[1]["text"] == ["7.00"]


def test_plotly_accepts_the_marks() -> None:
    figure = go.Figure(list(EDGES.marks(9, 9, color=colors.LOGIT, axes=2)))
    assert {trace.xaxis for trace in figure.data} == {"x2"}
    assert [trace.mode for trace in figure.data] == ["markers", "text"]


def test_only_what_lies_beyond_the_edge_has_an_arrow() -> None:
    rows = arrow_rows([-29.0, -30.0, -31.0, -np.inf], -30.0, -29.0)
    assert rows["y"].tolist() == [AWAY, AWAY, -29.0, -29.0]
    assert rows["text"] == [NOTHING, NOTHING, "−31.0", "−∞"]
    assert arrow_rows([1.0, 4.0], 3.5, 3.75) == {
        "y": pytest.approx([AWAY, 3.75]),
        "text": [NOTHING, "4.00"],
    }
    many = arrow_rows([[1.0, 4.0], [5.0, 2.0]], 3.5, 3.75)
    assert many["text"] == [[NOTHING, "4.00"], ["5.00", NOTHING]]
    assert many["y"].tolist() == [[AWAY, 3.75], [3.75, AWAY]]


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
