"""A figure is as wide as its place, also where its layout changes with the size of the screen."""

import numpy as np
import pytest
from lone_figure import LoneFigure, module
from visitor import LAPTOP, PHONE, Visitor

WIDTHS = """() => {
  const plot = document.querySelector(".js-plotly-plot");
  const [drawing] = plot.querySelectorAll(".main-svg");
  return [plot.clientWidth, drawing.getBoundingClientRect().width];
}"""
LINE = {"type": "scatter", "x": np.array([0.0, 1.0]), "y": np.array([1.0, 2.0])}


@pytest.mark.parametrize("narrow", [{}, {"xaxis": {"nticks": 3}}], ids=["same layout", "another"])
def test_a_figure_takes_the_width_of_its_place(visitor: Visitor, narrow: dict[str, object]) -> None:
    figure = LoneFigure(visitor, "a")
    figure.take({"data": [LINE], "layout": {}}, narrow=narrow)
    figure.settle()
    for size in (PHONE, LAPTOP):
        figure.page.set_viewport_size(size)
        figure.page.wait_for_function(f"() => {{ const [a, b] = ({WIDTHS})(); return a === b; }}")
        place, drawn = figure.page.evaluate(WIDTHS)
        assert 0.9 * size["width"] < place == drawn <= size["width"]


OVERTAKEN = """async (module) => {
  const { Drawing } = await import(module);
  const plot = document.body.appendChild(document.createElement("div"));
  plot.style = "width: 400px; height: 300px";
  const drawing = new Drawing(plot, Promise.resolve(Plotly), () => {});
  const shown = (top) => new Promise((resolve) =>
    drawing.show([{ type: "scatter", x: [0, 1], y: [1, top] }], { margin: {} }, resolve));
  await shown(2);
  plot.style.width = "430px";
  drawing.resize();
  await shown(2); // what the server has sent meanwhile
  const width = plot.querySelector(".main-svg").getBoundingClientRect().width;
  drawing.dispose();
  return width;
}"""


def test_another_size_is_not_forgotten_when_something_newer_is_to_be_shown(
    visitor: Visitor,
) -> None:
    figure = LoneFigure(visitor)
    figure.take({"data": [LINE], "layout": {}})
    figure.settle()  # Plotly has come
    assert figure.page.evaluate(OVERTAKEN, module("drawing")) == 430


DRAWN_ONCE = """async (module) => {
  const { Drawing } = await import(module);
  const plot = document.body.appendChild(document.createElement("div"));
  plot.style = "width: 400px; height: 300px";
  let rests;
  const rest = new Promise((resolve) => { rests = resolve; });
  const drawing = new Drawing(plot, Promise.resolve(Plotly), () => drawing?.idle && rests());
  await new Promise((resolve) =>
    drawing.show([{ type: "scatter", x: [0, 1], y: [1, 2] }], { margin: {} }, resolve));
  await rest;
  let drawn = 0;
  plot.on("plotly_afterplot", () => { drawn += 1; });
  drawing.resize();
  const idle = drawing.idle;
  drawing.dispose();
  return [drawn, idle];
}"""


def test_a_figure_whose_place_has_the_size_that_it_had_is_not_drawn_again(visitor: Visitor) -> None:
    """Every part that comes to a page makes it longer, of which all its figures are told."""
    figure = LoneFigure(visitor)
    figure.take({"data": [LINE], "layout": {}})
    figure.settle()
    assert figure.page.evaluate(DRAWN_ONCE, module("drawing")) == [0, True]


ABOVE = """(height) => {
  const told = document.createElement("div");
  told.style.height = `${height}px`;
  document.querySelector(".st-key-deck").prepend(told);
}"""
ENDS = "() => Math.round(document.querySelector('.lf-plot').getBoundingClientRect().bottom)"


@pytest.mark.exhaustive
def test_a_figure_makes_room_for_what_comes_above_it(visitor: Visitor) -> None:
    page = visitor.open("odds", scene="odds").skip().page
    end = page.evaluate(ENDS)
    page.evaluate(ABOVE, 4)  # and the gap between them
    page.wait_for_function(f"(end) => ({ENDS})() === end", arg=end)
