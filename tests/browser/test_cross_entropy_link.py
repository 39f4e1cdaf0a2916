"""What the cross-entropy page shows is what its link shows, whatever has been moved."""

import pytest
from visitor import Visitor

PAGE = "cross-entropy"


CORNER = """([a, b]) => {
  const plot = document.querySelector(".st-key-surprise .js-plotly-plot");
  const { x, y } = plot.getBoundingClientRect();
  const { xaxis2, yaxis2 } = plot._fullLayout;
  const [left, top] = [x + xaxis2._offset, y + yaxis2._offset];
  return [left + xaxis2.d2p(a), top + yaxis2.d2p(b), xaxis2._length, yaxis2._length];
}"""


@pytest.mark.exhaustive
def test_the_corner_of_the_square_moves_both_events(visitor: Visitor) -> None:
    visitor.open(PAGE, unit="bits").skip()
    x, y, across, up = visitor.page.evaluate(CORNER, [0.5, 0.25])
    mouse = visitor.page.mouse
    mouse.move(x, y)
    mouse.down()
    mouse.move(x + 0.3 * across, y - 0.5 * up, steps=5)
    visitor.frame()
    held = visitor.readouts()
    assert (visitor.value("a"), visitor.value("b")) == (0.8, 0.75)
    mouse.up()
    shown = visitor.rest().readouts()
    assert {key: visitor.parameters[key] for key in "ab"} == {"a": "0.8", "b": "0.75"}
    assert shown == pytest.approx(held, abs=1e-6)
    total = shown["surprisal_a"] + shown["surprisal_b"]
    assert shown["surprisal_both"] == pytest.approx(total, rel=1e-14)


@pytest.mark.exhaustive  # test_recorded_links.py opens links, test_handles.py follows drags
def test_after_drags_the_link_shows_the_same_numbers(visitor: Visitor) -> None:
    visitor.open(PAGE, scene="beliefs").skip()
    for key, share in (("p1", 0.61), ("q3", 0.83), ("p2", 0.2)):
        visitor.hold(key, share)
        visitor.release()
    moved = visitor.rest().readouts()
    visitor.page.get_by_text("한국어").click()
    assert visitor.rest().readouts() == moved
    visitor.page.reload()
    assert visitor.rest().readouts() == moved
    for scene in ("stream", "coding", "beliefs"):
        visitor.page.locator(f"[data-scene={scene}]").click()
        visitor.rest()
    assert visitor.readouts() == moved
