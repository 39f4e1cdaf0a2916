"""Bars follow a slider without Plotly, down to those that it widens so that they can be seen."""

from typing import Any

import numpy as np
import pytest
from lone_figure import LoneFigure
from visitor import Visitor

from charts.marks import axis, layout

VALUES = np.arange(4.0)
LENGTHS = np.array([3.0, 0.0, 2.0, 0.004])  # of 4: nothing, and at last less than two pixels
LOOKS: list[dict[str, Any]] = [
    {"color": "#0072b2"},
    {"color": "rgba(0,114,178,0.5)"},
    {"color": "#0072b2", "line": {"color": "#000000", "width": 1}},
    {"color": ["#0072b2"], "line": {"width": [1]}},
]
PATHS = """() => [...document.querySelectorAll(".barlayer .point > path")].map(
  (path) => path.getAttribute("d").match(/-?[\\d.]+/g).map(Number))"""


@pytest.fixture(scope="module")
def lone(everyday: Visitor) -> LoneFigure:
    return LoneFigure(everyday, "moved")


def told() -> dict[str, Any]:
    bars = [
        {"type": "bar", "x": np.array([float(i)]), "y": LENGTHS[:1], "width": 0.7, "marker": look}
        for i, look in enumerate(LOOKS)
    ]
    axes = layout(barmode="overlay", xaxis=axis("", (-0.5, 3.5)), yaxis=axis("", (0, 4)))
    rows = [[i, {"y": LENGTHS}] for i in range(len(LOOKS))]
    parts = {"values": VALUES, "at": 0.0, "byIndex": False, "layout": {}, "readouts": {}}
    sweep = {"control": "moved", "traces": rows, **parts}
    return {"figure": {"data": bars, "layout": axes}, "sweeps": [sweep]}


@pytest.mark.parametrize("value", [1, 3])
def test_a_thin_bar_is_moved_as_plotly_draws_it(lone: LoneFigure, value: int) -> None:
    lone.move("moved", 0)
    lone.take(**told())
    lone.settle()
    assert lone.preview("moved", value) == 0
    during = lone.page.evaluate(PATHS)
    lone.settle()
    after = lone.page.evaluate(PATHS)
    assert [len(path) for path in during] == [len(path) for path in after] == [5] * len(LOOKS)
    np.testing.assert_allclose(during, after, rtol=0, atol=0.01)


def test_bars_that_plotly_has_left_out_are_drawn_by_it(lone: LoneFigure) -> None:
    """A trace without any bar has no look of its own either, from which others could be moved."""
    lone.move("moved", 0)
    case = told()
    none = np.array([])
    case["figure"]["data"] = [{"type": "bar", "x": none, "y": none, "marker": LOOKS[0]}]
    rows = [[0, {"x": np.tile(VALUES, 4).reshape(4, 4), "y": np.tile(LENGTHS, 4).reshape(4, 4)}]]
    case["sweeps"][0]["traces"] = rows
    lone.take(**case)
    lone.settle()
    assert lone.page.evaluate(PATHS) == []
    lone.preview("moved", 1)
    lone.settle()
    assert len(lone.page.evaluate(PATHS)) == len(LENGTHS)
