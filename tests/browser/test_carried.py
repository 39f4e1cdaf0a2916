"""A slider that is moved along may be gone the moment it was moved: the page is being left."""

from visitor import Visitor

# Moves a slider along, which is taken away by what hears of it, as React may do.
MOVED = """async ([control, value]) => {
  const module = document.querySelector("link[rel=modulepreload][href$='/live_figure/carried.js']");
  const { Carried } = await import(module.href);
  const slider = document.querySelector(`.st-key-${control} input[type=range]`);
  slider.addEventListener("input", () => slider.remove(), { once: true });
  const carried = new Carried();
  carried.move(control, value);
  return [slider.isConnected, carried.has(control, value)];
}"""


def test_a_slider_that_goes_when_it_is_moved_along_is_nobodys(visitor: Visitor) -> None:
    page = visitor.open("odds", scene="symmetry").skip().page
    assert page.evaluate(MOVED, ["p", 0.9]) == [False, False]
