"""Marks are valid Plotly, light to send, and say where they belong."""

import numpy as np
import plotly.graph_objects as go
import pytest

from charts import colors
from charts.marks import axis, bold, colored, layout, line, point, words


def test_plotly_accepts_every_mark() -> None:
    traces = [
        line([0, 1], [1, 2], color=colors.ODDS, axes=2, dash="dot"),
        point(0.5, 1.5, color=colors.LOGIT, symbol="diamond-open", size=9),
    ]
    parts = layout(xaxis=axis("p", (0, 1)), annotations=[words("even chances", 0.5, 1)])
    figure = go.Figure({"data": traces, "layout": parts})
    assert figure.data[0].line.dash == "dot"
    assert figure.data[0].xaxis == "x2"
    assert figure.data[1].marker.symbol == "diamond-open"
    assert figure.data[1].marker.size == 9
    assert figure.layout.annotations[0].text == "even chances"


@pytest.mark.parametrize("make", [line, point])
@pytest.mark.parametrize("places", [0.5, [0.5], [0.1, 0.2], np.linspace(0, 1, 5)])
def test_positions_are_rows_of_numbers(make, places) -> None:
    trace = make(places, places, color=colors.ODDS)
    for name in ("x", "y"):
        assert trace[name].dtype.kind == "f"
        assert trace[name].ndim == 1
        np.testing.assert_allclose(trace[name], np.atleast_1d(places), rtol=1e-7)


@pytest.mark.parametrize(("axes", "names"), [(1, ("x", "y")), (2, ("x2", "y2"))])
def test_a_mark_names_its_axes(axes: int, names: tuple[str, str]) -> None:
    trace = point(0, 0, color=colors.ODDS, axes=axes)
    assert (trace["xaxis"], trace["yaxis"]) == names


def test_an_axis_has_its_title_and_cannot_be_dragged_away() -> None:
    made = axis("logit", (-7, 7), domain=(0, 0.4), dtick=1)
    assert made["title"] == {"text": "logit"}
    assert made["range"] == [-7, 7]
    assert made["domain"] == [0, 0.4]
    assert made["fixedrange"] is True
    assert made["dtick"] == 1


def test_each_layout_is_an_object_of_its_own() -> None:
    first, second = layout(), layout(dragmode="pan")
    first["margin"]["l"] = 0
    assert layout()["margin"]["l"] != 0
    assert second["dragmode"] == "pan"


def test_words_are_coloured_as_plotly_reads_it() -> None:
    assert colored("σ(z)", "red") == '<span style="color:red">σ(z)</span>'
    assert bold("σ(z)", "red") == '<b style="color:red">σ(z)</b>'
