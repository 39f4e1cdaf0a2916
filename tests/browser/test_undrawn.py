"""A view that Plotly cannot draw is told in its place, and the next one is drawn."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from expecting import expect
from lone_figure import LoneFigure, module
from visitor import Visitor

from ui.language import catalogue
from ui.live_figure.component import FAILED, UNDRAWN

GOOD, OTHER = [0.0, 1.0], [0.0, 3.0]
HOPELESS = [0.0, 5e-324]  # an axis as short as this has no numbers


def line(x: list[float]) -> dict[str, Any]:
    trace = {
        "type": "scatter",
        "mode": "lines+markers",
        "x": np.array(x),
        "y": np.array([1.0, 2.0]),
    }
    return {"data": [trace], "layout": {}}


def readout(value: float) -> list[dict[str, Any]]:
    return [{"name": "shown", "label": "Shown", "value": value, "digits": 1, "color": None}]


def sweep(rows: list[list[float]], moves_axis: bool) -> dict[str, Any]:
    """Return a sweep of the control ``a`` whose values 0, 1, 2… draw the given rows."""
    axis = {"xaxis.range": np.array(rows)}
    return {
        "control": "a",
        "values": np.arange(float(len(rows))),
        "traces": [[0, {"x": np.array(rows)}]],
        "readouts": {"shown": np.arange(float(len(rows)))},
        "layout": axis if moves_axis else {},
        "label": "a",
        "digits": 0,
        "by_index": False,
        "byIndex": False,
        "at": 0.0,
    }


@pytest.fixture
def lone(visitors: Callable[..., Visitor]) -> LoneFigure:
    return LoneFigure(visitors(), "a")


def drawn(lone: LoneFigure) -> list[float]:
    """Return the abscissas that Plotly has drawn last."""
    return list(lone.page.evaluate("() => [...document.querySelector('.lf-plot')._fullData[0].x]"))


def assert_told(lone: LoneFigure) -> None:
    notice = lone.page.get_by_role("alert")
    expect(notice).to_have_text(UNDRAWN, use_inner_text=True)
    expect(lone.page.locator(".lf-plot .main-svg")).to_have_count(0)
    expect(lone.page.locator(".lf-save")).to_be_hidden()


def assert_drawn(lone: LoneFigure, x: list[float]) -> None:
    expect(lone.page.get_by_role("alert")).to_have_count(0)
    expect(lone.page.locator(".lf-plot .main-svg").first).to_be_visible()
    expect(lone.page.locator(".lf-save")).to_be_visible()
    assert drawn(lone) == x


def test_a_figure_that_cannot_be_drawn_says_so_beside_its_numbers(lone: LoneFigure) -> None:
    lone.take(line(GOOD), readouts=readout(1))
    assert_drawn(lone, GOOD)
    lone.take(line(HOPELESS), readouts=readout(2))
    assert_told(lone)
    expect(lone.page.locator("[data-readout=shown]")).to_have_text("2.0")
    lone.page.evaluate("() => { document.documentElement.lang = 'ko'; }")
    korean = catalogue("ko").ugettext(UNDRAWN)
    expect(lone.page.get_by_role("alert")).to_have_text(korean, use_inner_text=True)
    assert korean not in (UNDRAWN, catalogue("ko").ugettext(FAILED))
    lone.take(line(OTHER), readouts=readout(3))
    assert_drawn(lone, OTHER)


@pytest.mark.parametrize("moves_axis", [True, False], ids=["whole figure", "marks alone"])
def test_a_preview_that_cannot_be_drawn_says_so_until_the_next(
    lone: LoneFigure, moves_axis: bool
) -> None:
    lone.take(line(GOOD), sweeps=[sweep([GOOD, HOPELESS, OTHER], moves_axis)], readouts=readout(0))
    assert_drawn(lone, GOOD)
    lone.move("a", 1)
    assert_told(lone)
    expect(lone.page.locator("[data-readout=shown]")).to_have_text("1.0")
    lone.move("a", 2)
    assert_drawn(lone, OTHER)


def test_a_payload_that_cannot_be_read_says_so_until_the_next(lone: LoneFigure) -> None:
    lone.take(line(GOOD))
    assert_drawn(lone, GOOD)
    lone.take(line(GOOD), readouts=None)
    assert_told(lone)
    lone.take(line(OTHER))
    assert_drawn(lone, OTHER)


CALLED_BACK = """async (module) => {
  const { Drawing } = await import(module);
  const drawn = [];
  const Plotly = { react: async (plot, traces) => drawn.push(traces[0].x), purge: () => {} };
  const plot = document.querySelector(".lf-plot");
  const drawing = new Drawing(plot, Promise.resolve(Plotly), () => {});
  const errors = [];
  addEventListener("error", (event) => { errors.push(event.message); event.preventDefault(); });
  drawing.show([{ x: 1 }], {}, () => {
    const found = () => { window.found = [drawn, errors]; };
    setTimeout(() => drawing.show([{ x: 2 }], { title: "other" }, found));
    throw new Error("thrown by who waited");
  });
}"""
FOUND = "() => window.found"


def test_who_waits_for_a_drawing_and_throws_holds_up_no_other(lone: LoneFigure) -> None:
    lone.page.evaluate(CALLED_BACK, module("drawing"))
    drawings, errors = lone.page.wait_for_function(FOUND).json_value()
    assert drawings == [1, 2]
    assert errors == ["Uncaught Error: thrown by who waited"]


FOLLOWED = """async (module) => {
  const { follow } = await import(module);
  const errors = [];
  addEventListener("error", (event) => { errors.push(event.message); event.preventDefault(); });
  follow("a", () => { throw new Error("thrown by the first"); });
  follow("a", (value) => { window.found = [value, errors]; });
  document.querySelector(".st-key-a input").value = 7;
  document.querySelector(".st-key-a input").setAttribute("value", 7);
}"""


def test_who_follows_a_slider_and_throws_keeps_no_other_from_it(lone: LoneFigure) -> None:
    lone.page.evaluate(FOLLOWED, module("sliders"))
    found = lone.page.wait_for_function(FOUND).json_value()
    assert found == [7, ["Uncaught Error: thrown by the first"]]
