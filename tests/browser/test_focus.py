"""Who goes by keyboard sees where he is, and meets nothing that does nothing."""

from typing import Literal

import pytest
from expecting import expect
from looks import DARK
from visitor import Visitor

# Where the focus is: whether in a heading, and how its ring stands out from what lies behind it.
FOCUS = """() => {
  const numbers = (color) => color.match(/[\\d.]+/g).map(Number);
  const light = (color) => numbers(color).slice(0, 3).map((part) => part / 255)
    .map((part) => (part <= .04045 ? part / 12.92 : ((part + .055) / 1.055) ** 2.4))
    .reduce((sum, part, i) => sum + part * [.2126, .7152, .0722][i], 0);
  const behind = (element) => {
    for (let one = element.parentElement; one; one = one.parentElement) {
      const color = getComputedStyle(one).backgroundColor;
      if ((numbers(color)[3] ?? 1) === 1) return color;
    }
    return "rgb(255, 255, 255)";
  };
  const own = document.activeElement;
  const ringed = own.type === "range" ? own.closest("[data-focused]") : own;
  const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(ringed);
  const [darker, lighter] = [light(outlineColor), light(behind(ringed))].sort((a, b) => a - b);
  return {
    name: own.getAttribute("aria-label") || own.textContent.slice(0, 30) || own.tagName,
    end: own.closest(".st-key-page_foot") !== null,
    heading: own.closest("h1, h2, h3, h4, h5, h6, [data-testid=stHeading]") !== null,
    width: outlineStyle === "none" ? 0 : parseFloat(outlineWidth),
    contrast: (lighter + .05) / (darker + .05),
  };
}"""
MANY = 120  # stops of the Tab key on one page


@pytest.mark.parametrize(
    "themes", [["light", "dark"], pytest.param(["dark", "light"], marks=pytest.mark.exhaustive)]
)
def test_every_stop_of_the_tab_key_has_a_ring_and_none_is_a_heading(
    visitor: Visitor, themes: list[Literal["light", "dark"]]
) -> None:
    page = visitor.page
    page.emulate_media(color_scheme=themes[0])
    visitor.open("odds")
    stops = []
    for _ in range(MANY):
        page.keyboard.press("Tab")
        stops.append(page.evaluate(FOCUS))
        if stops[-1]["end"]:
            break
    assert stops[-1]["end"], "the end of the page is reached"
    assert len(stops) > 25
    assert [stop["name"] for stop in stops if stop["heading"]] == []
    page.emulate_media(color_scheme=themes[1])  # the last stop, and a slider, once more
    page.wait_for_function(f"(dark) => ({DARK})() === dark", arg=themes[1] == "dark")
    stops.append(page.evaluate(FOCUS))
    visitor.rest().input("p").focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    stops.append(page.evaluate(FOCUS))
    assert [stop for stop in stops if stop["width"] < 2 or stop["contrast"] < 3] == []


def test_nothing_is_written_over_what_is_typed(visitor: Visitor) -> None:
    page = visitor.page
    for scene, key in (("latent", "seed"), ("inverse", "predict_opposite_answer")):
        visitor.open("sigmoid", lang="ko", scene=scene)
        if key == "seed":
            visitor.skip()
        field = page.locator(f".st-key-{key} input")
        field.press_sequentially("0")
        expect(field).to_be_focused()
        visitor.frame()
        expect(page.get_by_text("Press Enter").locator("visible=true")).to_have_count(0)
