"""The maps of the cost on the loss page take a click as the start of both walks."""

import pytest
from visitor import Visitor

PLACE = """([panel, w, b]) => {
  const plot = document.querySelector(".st-key-descent_map .js-plotly-plot");
  const { x, y } = plot.getBoundingClientRect();
  const [across, down] = ["xaxis", "yaxis"].map((name) => plot._fullLayout[name + panel]);
  return [x + across._offset + across.d2p(w), y + down._offset + down.d2p(b)];
}"""


@pytest.mark.parametrize("panel", ["", "2"])
def test_a_click_starts_the_walks_at_the_nearest_tenth(visitor: Visitor, panel: str) -> None:
    visitor.open("loss")
    visitor.page.locator(".st-key-descent_map .lf-plot").scroll_into_view_if_needed()
    visitor.rest()
    x, y = visitor.page.evaluate(PLACE, [panel, 1.22, -0.68])
    visitor.page.mouse.click(x, y)
    visitor.page.wait_for_function("() => location.search.includes('w0')")
    visitor.rest()
    assert visitor.parameters == {"w0": "1.2", "b0": "-0.7"}
    assert (visitor.value("w0"), visitor.value("b0")) == (1.2, -0.7)
