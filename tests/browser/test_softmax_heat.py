"""The temperature figure of the softmax page, while its own or another scene's slider is held."""

import pytest
from visitor import Visitor

NEAR = 0.6  # pixels
SETTLED = 24  # frames
ON_PATH = """() => {
  const plot = document.querySelector(".st-key-heat .js-plotly-plot");
  const { uid } = plot._fullData[4]; // after winner, loser, others and entropy
  const box = plot.querySelector(`.scatterlayer .trace${uid} .point`).getBoundingClientRect();
  return [box.x + box.width / 2, box.y + box.height / 2];
}"""


@pytest.mark.exhaustive
def test_the_point_on_the_triangle_is_dragged_along_its_way(visitor: Visitor) -> None:
    visitor.open("softmax", scene="temperature").skip()
    x, y = visitor.page.evaluate(ON_PATH)
    visitor.page.mouse.move(x, y)
    visitor.page.mouse.down()
    visitor.page.mouse.move(x, y + 25, steps=4)
    visitor.frame()
    lower = visitor.page.evaluate(ON_PATH)
    assert lower[1] > y + 3
    visitor.release()
    visitor.page.wait_for_url("**t=*")
    assert float(visitor.parameters["t"]) > 1
