"""The temperature figure of the softmax page, while its own or another section's slider is held."""

import pytest
from geometry import distance, drawn, names
from visitor import Visitor

NEAR = 0.6  # pixels
SETTLED = 24  # frames
ON_PATH = """() => {
  const plot = document.querySelector(".st-key-section-temperature .js-plotly-plot");
  const { uid } = plot._fullData[4]; // after winner, loser, others and entropy
  const box = plot.querySelector(`.scatterlayer .trace${uid} .point`).getBoundingClientRect();
  return [box.x + box.width / 2, box.y + box.height / 2];
}"""


@pytest.mark.exhaustive
@pytest.mark.parametrize(("k", "key"), [("3", "z1"), ("3", "z3"), ("2", "z2"), ("4", "z4")])
def test_a_held_score_shows_the_curves_that_follow(visitor: Visitor, k: str, key: str) -> None:
    visitor.open("softmax", heated="own", k=k, t="5").see_all()
    before = visitor.readouts()
    for share in (0.0, 0.43, 1.0):
        visitor.hold(key, share)
        held, marks = visitor.readouts(), drawn(visitor)
        assert held["lowest_energy"] != before["lowest_energy"]
        visitor.release(SETTLED)
        after = drawn(visitor)
        assert visitor.readouts() == held
        assert names(marks) == names(after)
        assert max(map(distance, marks, after)) < NEAR


def test_the_point_on_the_triangle_is_dragged_along_its_way(visitor: Visitor) -> None:
    visitor.open("softmax")
    visitor.page.locator(".st-key-section-temperature .lf-plot").scroll_into_view_if_needed()
    visitor.rest()
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
