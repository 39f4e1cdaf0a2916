"""A place beyond the axes leaves an arrow at their edge, and its value beside it."""

import numpy as np
import plotly.graph_objects as go
import pytest

from charts import colors
from charts.edges import INWARD, Edges

EDGES = Edges((-4, 4), (0, 10), "{:.1f}".format, ("w", "b"))


@pytest.mark.parametrize(
    ("place", "edge", "symbol", "position", "told"),
    [
        ((12.34, 5), (4, 5), "right", "bottom left", f"w = 12.3{INWARD}"),
        ((-5, 5), (-4, 5), "left", "bottom right", f"{INWARD}w = -5.0"),
        ((-1, 11), (-1, 10), "up", "bottom right", f"{INWARD}b = 11.0"),
        ((3, 11), (3, 10), "up", "bottom left", f"b = 11.0{INWARD}"),
        ((0, -0.1), (0, 0), "down", "top right", f"{INWARD}b = -0.1"),
        ((5, 20), (4, 10), "ne", "bottom left", f"w = 5.0, b = 20.0{INWARD}"),
        ((-9, -9), (-4, 0), "sw", "top right", f"{INWARD}w = -9.0, b = -9.0"),
    ],
)
def test_a_place_beyond_the_axes_is_pointed_at_and_told(
    place, edge, symbol, position, told
) -> None:
    arrow, value = EDGES.marks(*place, color=colors.ODDS)
    assert (*arrow["x"], *arrow["y"]) == (*value["x"], *value["y"]) == edge
    assert arrow["marker"]["symbol"] == [f"triangle-{symbol}"]
    assert (value["text"], value["textposition"]) == ([told], [position])


@pytest.mark.parametrize("place", [(-4, 0), (4, 10), (0.5, 3)])
def test_a_place_within_the_axes_has_no_words(place) -> None:
    arrow, value = EDGES.marks(*place, color=colors.ODDS)
    assert (*arrow["x"], *arrow["y"]) == place  # under the place itself
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
        assert (*arrow["x"], *arrow["y"]) == (arrows["x"][i], arrows["y"][i])
        assert arrow["marker"]["symbol"] == [arrows["marker.symbol"][i]]
        assert (*value["x"], *value["y"]) == (values["x"][i], values["y"][i])
        assert value["text"] == [values["text"][i]]
        assert value["textposition"] == [values["textposition"][i]]
    inside = values["x"][1:4], values["y"][1:4]
    assert np.ptp(inside, axis=1).tolist() == [0, 0]  # words that are not there do not move


def test_a_value_may_stand_alone() -> None:
    edges = Edges((0, 1), (0, 5), "{:.2f}".format)
    assert edges.marks(0.01, 7, color=colors.ODDS)[1]["text"] == [f"{INWARD}7.00"]


def test_plotly_accepts_the_marks() -> None:
    figure = go.Figure(list(EDGES.marks(9, 9, color=colors.LOGIT, axes=2)))
    assert {trace.xaxis for trace in figure.data} == {"x2"}
    assert [trace.mode for trace in figure.data] == ["markers", "text"]
