"""The maps of the cost on the loss page take a click as the start of both walks."""

import pytest
from visitor import Visitor

PLACE = """([panel, w, b]) => {
  const plot = document.querySelector(".st-key-descent_map .js-plotly-plot");
  const { x, y } = plot.getBoundingClientRect();
  const [across, down] = ["xaxis", "yaxis"].map((name) => plot._fullLayout[name + panel]);
  return [x + across._offset + across.d2p(w), y + down._offset + down.d2p(b)];
}"""


@pytest.mark.exhaustive
def test_a_click_in_either_panel_starts_the_walks_at_the_nearest_tenth(visitor: Visitor) -> None:
    visitor.open("loss", scene="descent").skip()
    for panel, w, b in (("", 1.2, -0.7), ("2", -0.8, 0.4)):
        visitor.rest()
        x, y = visitor.page.evaluate(PLACE, [panel, w + 0.02, b + 0.02])
        visitor.page.mouse.click(x, y)
        visitor.page.wait_for_url(f"**b0={b}*")
        visitor.rest()
        assert visitor.parameters == {"w0": str(w), "b0": str(b), "scene": "descent"}
        fields = [visitor.page.locator(f".st-key-{key} input") for key in ("w0", "b0")]
        assert [float(field.input_value()) for field in fields] == [w, b]


@pytest.mark.exhaustive
def test_a_mark_beyond_the_map_is_pointed_at_while_a_slider_is_held(visitor: Visitor) -> None:
    """At a rate of 10 the first step leads to w = 12.3, and the second back."""
    visitor.open("loss", scene="descent", rate="10", walk="1").skip()
    told = visitor.page.locator(".st-key-descent_map .textpoint").first
    assert (told.text_content() or "").startswith("w = 12.3")
    visitor.hold("walk", 0.15)
    during = told.text_content()
    assert not (during or "").startswith("w = 12.3")
    visitor.release()
    assert told.text_content() == during


@pytest.mark.exhaustive
def test_the_rule_follows_a_slider_that_is_held(visitor: Visitor) -> None:
    visitor.open("loss", scene="descent").skip()
    rule = visitor.page.locator(".st-key-descent_map .lf-formula")
    before = rule.text_content()
    visitor.hold("walk", 0.15)
    during = rule.text_content()
    assert during != before
    visitor.release()
    assert rule.text_content() == during
    assert visitor.parameters == {"walk": "3", "scene": "descent"}
