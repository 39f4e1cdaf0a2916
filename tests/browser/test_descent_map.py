"""The maps of the cost on the loss page take a click as the start of both walks."""

from visitor import Visitor

PLACE = """([panel, w, b]) => {
  const plot = document.querySelector(".st-key-descent_map .js-plotly-plot");
  const { x, y } = plot.getBoundingClientRect();
  const [across, down] = ["xaxis", "yaxis"].map((name) => plot._fullLayout[name + panel]);
  return [x + across._offset + across.d2p(w), y + down._offset + down.d2p(b)];
}"""


def test_a_click_in_either_panel_starts_the_walks_at_the_nearest_tenth(visitor: Visitor) -> None:
    visitor.open("loss")
    visitor.page.locator(".st-key-descent_map .lf-plot").scroll_into_view_if_needed()
    for panel, w, b in (("", 1.2, -0.7), ("2", -0.8, 0.4)):
        visitor.rest()
        x, y = visitor.page.evaluate(PLACE, [panel, w + 0.02, b + 0.02])
        visitor.page.mouse.click(x, y)
        visitor.page.wait_for_url(f"**b0={b}*")
        visitor.rest()
        assert visitor.parameters == {"w0": str(w), "b0": str(b)}
        assert (visitor.value("w0"), visitor.value("b0")) == (w, b)
