"""The curve under the pictures is bent by its grips, and the cards follow."""

import pytest
from release import differences
from visitor import Visitor

PLACE = """([x, y]) => {
  const plot = document.querySelector(".st-key-pictures_figure .js-plotly-plot");
  const { left, top } = plot.getBoundingClientRect();
  const { xaxis, yaxis } = plot._fullLayout;
  return [left + xaxis._offset + xaxis.d2p(x), top + yaxis._offset + yaxis.d2p(y)];
}"""
FRAMES = """() => [...document.querySelectorAll(".lf-cards i")]
  .map((frame) => parseFloat(getComputedStyle(frame).boxShadow.match(/([\\d.]+)px inset/)[1]))"""
FAINT = """() => [...document.querySelectorAll(
    ".st-key-pictures_figure :is(.barlayer, .tracelit) .point")]
  .filter((mark) => getComputedStyle(mark).opacity < 1)
  .map((mark) => [...mark.parentElement.children].indexOf(mark))"""


@pytest.mark.exhaustive
def test_a_grip_bends_the_curve_and_the_cards_follow(visitor: Visitor) -> None:
    page = visitor.open("likelihood", scene="pictures").skip().page
    page.mouse.move(*page.evaluate(PLACE, [2, 0.5]))
    page.mouse.down()
    # σ(2 w) = 0.802 at w = 0.7.
    page.mouse.move(*page.evaluate(PLACE, [2, 0.802]), steps=4)
    visitor.frame()
    assert visitor.value("weight") == pytest.approx(0.7)
    held = visitor.readouts()
    assert held["pictures_mean"] == pytest.approx(0.479708, abs=1e-6)
    assert page.locator(".lf-cards b").all_inner_texts() == [
        *("0.891", "0.802", "0.332", "0.332", "0.802", "0.891"),
        "0.0562",
    ]
    thick = page.evaluate(FRAMES)
    assert thick[2] == thick[3] > thick[1] > thick[0]
    visitor.release()
    assert visitor.readouts() == held
    assert visitor.parameters["weight"] == "0.7"


@pytest.mark.parametrize(
    ("key", "share"), [("weight", 1.0), pytest.param("bias", 0.85, marks=pytest.mark.exhaustive)]
)
def test_a_held_slider_shows_the_pictures_that_follow(
    visitor: Visitor, key: str, share: float
) -> None:
    visitor.open("likelihood", scene="pictures", weight="1", bias="0.5").skip()
    # There some losses leave their panel, and arrows say how large they are.
    assert differences(visitor, key, share) == {}


def test_a_card_that_is_pointed_at_lights_its_own_marks(visitor: Visitor) -> None:
    page = visitor.open("likelihood", scene="pictures").skip().page
    assert page.evaluate(FAINT) == []
    page.locator("[data-lights='2']").focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")  # a focus that shows
    assert page.evaluate(FAINT) == [0, 1, 3, 4, 5] * 3
