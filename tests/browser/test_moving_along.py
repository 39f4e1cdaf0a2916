"""Sliders that give way to the held one, points that move two sliders, words beside a point."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from lone_figure import LoneFigure
from visitor import Visitor

VALUES = np.arange(5.0)
LAYOUT = {"xaxis": {"range": [0, 4]}, "yaxis": {"range": [0, 4]}}
READOUTS = [{"name": "sum", "label": "", "value": 2, "digits": 0, "color": None}]
SUMS = np.add.outer(VALUES[::2], VALUES).ravel()
MOVES = {"b": VALUES[::-1].copy()}
# The sliders of a lone figure have the browser's own range, 0 to 100.
SLIDER = "(key) => Number(document.querySelector(`.st-key-${key} input`).value)"
PLACE = """() => {
  const plot = document.querySelector(".js-plotly-plot");
  const { xaxis, yaxis } = plot._fullLayout;
  const { x, y } = plot.getBoundingClientRect();
  const up = yaxis.d2p(0) - yaxis.d2p(1);
  return [x + xaxis._offset, y + yaxis._offset + yaxis._length, xaxis.d2p(1), up];
}"""
WORDS = """() => {
  const text = document.querySelector(".textpoint text");
  const point = document.querySelector(".points path");
  return [text.getAttribute("x"), text.getAttribute("y"), point.getAttribute("transform")];
}"""


def point(x: float, y: float) -> dict[str, Any]:
    """Return a figure of one point with a word beside it."""
    marks = {"type": "scatter", "mode": "markers+text", "text": ["here"], "cliponaxis": False}
    place = {"x": np.array([x]), "y": np.array([y])}
    return {"data": [{**marks, **place}], "layout": LAYOUT}


def sweep(control: str, at: float, **parts: Any) -> dict[str, Any]:
    """Return a sweep that moves the point along one axis."""
    axis = {"a": "x", "b": "y"}[control]
    named = {"control": control, "values": VALUES, "at": at, "label": control, "digits": 0}
    rest = {"traces": [[0, {axis: VALUES}]], "readouts": {"sum": VALUES + 1}, "layout": {}}
    return {**named, **rest, "byIndex": False, **parts}


CORNER = {
    "x": "a",
    "y": "b",
    "trace": 0,
    "point": 0,
    "across": [0, 2, 4],
    "up": [0, 1, 2, 3, 4],
    "traces": [],
    "readouts": {"sum": SUMS},
}


@pytest.fixture
def lone(visitors: Callable[..., Visitor]) -> LoneFigure:
    return LoneFigure(visitors(), "a", "b")


def shown(lone: LoneFigure) -> tuple[float, float, str]:
    """Return what both sliders and the readout show."""
    a, b = (float(lone.page.evaluate(SLIDER, key)) for key in "ab")
    return a, b, lone.page.locator("[data-readout=sum]").inner_text()


def start(lone: LoneFigure, **parts: Any) -> None:
    for key in "ab":
        lone.move(key, 1)
    sweeps = parts.pop("sweeps", [sweep("a", 1), sweep("b", 1)])
    lone.take(point(1, 1), sweeps=sweeps, readouts=READOUTS, **parts)
    lone.settle()


def hold(lone: LoneFigure, control: str, value: float) -> None:
    """Move a slider as a reader does, who has put the focus on it."""
    lone.page.locator(f".st-key-{control} input").focus()
    lone.move(control, value)
    lone.settle()


def test_what_the_server_writes_into_a_slider_moves_no_other(lone: LoneFigure) -> None:
    start(lone, sweeps=[sweep("a", 1, moves=MOVES), sweep("b", 1)])
    lone.move("a", 4)
    lone.settle()
    assert shown(lone) == (4, 1, "5")


def test_what_moved_along_comes_back_to_where_the_server_has_it(lone: LoneFigure) -> None:
    start(lone, sweeps=[sweep("a", 1, moves=MOVES), sweep("b", 1)])
    hold(lone, "a", 4)
    lone.take(point(4, 2), sweeps=[sweep("a", 4, moves=MOVES), sweep("b", 2)], readouts=READOUTS)
    lone.settle()
    assert shown(lone) == (4, 2, "2")


def test_what_gives_way_moves_along_and_is_no_move_of_its_own(lone: LoneFigure) -> None:
    start(lone, sweeps=[sweep("a", 1, moves=MOVES), sweep("b", 1, readouts={"sum": VALUES + 90})])
    hold(lone, "a", 4)
    assert shown(lone) == (4, 0, "5")
    # Somebody else writes into b's slider what it shows already; then it is moved by hand.
    lone.move("b", 0)
    lone.page.evaluate("() => new Promise(requestAnimationFrame)")
    assert shown(lone) == (4, 0, "5")
    lone.move("b", 3)
    lone.settle()
    assert shown(lone) == (4, 3, "93")


def test_an_older_answer_of_the_server_does_not_part_what_moves_together(lone: LoneFigure) -> None:
    start(lone, sweeps=[sweep("a", 1, moves=MOVES), sweep("b", 1)])
    hold(lone, "a", 4)
    late = [sweep("a", 2, moves=MOVES), sweep("b", 2)]
    lone.take(point(2, 2), sweeps=late, readouts=READOUTS)
    lone.settle()
    assert shown(lone) == (4, 0, "5")


def test_a_corner_moves_both_sliders_and_tells_both_when_it_is_let_go(lone: LoneFigure) -> None:
    start(lone, corners=[CORNER])
    left, bottom, across, up = lone.page.evaluate(PLACE)
    mouse = lone.page.mouse
    mouse.move(left + across, bottom - up)
    mouse.down()
    mouse.move(left + 3.2 * across, bottom - 2.9 * up, steps=5)
    lone.page.evaluate("() => new Promise(requestAnimationFrame)")
    assert shown(lone) == (4, 3, "7")
    assert lone.page.evaluate("() => window.sent") == []
    mouse.up()
    assert lone.page.evaluate("() => window.sent") == [["pick", {"a": 4, "b": 3}]]
    assert shown(lone) == (4, 3, "7")
    lone.take(point(4, 3), sweeps=[sweep("a", 4), sweep("b", 3)], readouts=READOUTS)
    lone.settle()
    assert shown(lone) == (4, 3, "2")  # the server has the last word


def test_words_go_along_with_their_point_as_plotly_draws_them(lone: LoneFigure) -> None:
    start(lone)
    before = lone.page.evaluate(WORDS)
    lone.move("a", 3)
    lone.page.evaluate("() => new Promise(requestAnimationFrame)")
    during = lone.page.evaluate(WORDS)
    lone.settle()
    assert during != before
    x, y, place = lone.page.evaluate(WORDS)
    assert [float(one) for one in during[:2]] == pytest.approx([float(x), float(y)], abs=0.01)
    assert f"translate({float(during[0]):g}," in during[2]
    assert place.startswith("translate(")
