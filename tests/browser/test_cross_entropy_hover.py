"""What the pointer is told on the cross-entropy page: a class by its name, and its own value."""

from math import log

import pytest
from expecting import expect
from rest import PATIENCE
from visitor import Visitor

PAGE = "cross-entropy"
PRICES = ".st-key-beliefs .x2y2 .barlayer .trace"
LABEL = ".st-key-beliefs .hoverlayer .hovertext"
# What Plotly writes on a mark, wherever the pointer is; it does not write at once.
TOLD = """async ([key, trace, point, subplot, patience]) => {
  const end = performance.now() + patience;
  const until = async (found) => {
    while (!found()) {
      if (performance.now() > end) throw new Error(`nothing is told of ${key}`);
      await new Promise(requestAnimationFrame);
    }
    return found();
  };
  const find = (part) => document.querySelector(`.st-key-${key} .js-plotly-plot${part}`);
  await until(() => find(" .main-svg"));
  Plotly.Fx.unhover(find(""));
  await until(() => !find(" .hovertext"));
  Plotly.Fx.hover(find(""), [{ curveNumber: trace, pointNumber: point }], subplot);
  return (await until(() => find(" .hoverlayer .hovertext"))).textContent;
}"""


def told(visitor: Visitor, key: str, trace: int, point: int, subplot: str = "xy") -> str:
    return str(visitor.page.evaluate(TOLD, [key, trace, point, subplot, PATIENCE])).replace(
        "−", "-"
    )


def point_at(visitor: Visitor, text: str, trace: int, bar: int = 0) -> None:
    """Put the pointer on a bar of the prices, and expect what it is told."""
    box = visitor.page.locator(PRICES).nth(trace).locator(".point").nth(bar).bounding_box()
    assert box
    x, y = box["x"] + box["width"] - 8, box["y"] + box["height"] / 2
    visitor.page.mouse.move(0, 0)
    expect(visitor.page.locator(LABEL)).to_have_count(0)
    visitor.page.mouse.move(x, y, steps=3)
    expect(visitor.page.locator(LABEL).first).to_have_text(text)


@pytest.mark.exhaustive
def test_marks_tell_what_they_are(visitor: Visitor) -> None:
    visitor.open(PAGE, scene="beliefs").skip()
    point_at(visitor, "C: −p ln q = 0.8428 nats", 0)
    point_at(visitor, "D(P‖Q) = 0.3446 nats", 2)
    point_at(visitor, "H(P) = 0.8018 nats", 3)
    point_at(visitor, "A: −p ln q = 0.1204 nats", 1, 1)
    visitor.open(PAGE, scene="gradient", o1="-0.3").skip()
    assert told(visitor, "steps", 8, 0) == "start, o(A) = -0.3"
    assert told(visitor, "steps", 4, 0, "x3y3").startswith("steps: 0, loss (nats): ")
    visitor.open(PAGE, scene="coding").skip()
    assert told(visitor, "codes", 3, 0, "x3y3") == "block length n = 1: 1.3 bits per symbol"


@pytest.mark.exhaustive
def test_while_a_slider_is_held_nothing_of_before_is_told(visitor: Visitor) -> None:
    visitor.open(PAGE, scene="beliefs", unit="bits").skip()
    layer = visitor.page.locator(".st-key-beliefs .hoverlayer").first
    visitor.hold("q2", 0.5)
    assert layer.evaluate("(layer) => getComputedStyle(layer).display") == "none"
    q = visitor.value("q2")
    visitor.release()
    assert layer.evaluate("(layer) => getComputedStyle(layer).display") != "none"
    surprisal = -log(q, 2)
    text = told(visitor, "beliefs", 1, 1, "xy")
    assert text.startswith(f"Q(B) = {q:g}")
    assert float(text.rsplit("= ", 1)[1]) == pytest.approx(surprisal, abs=6e-5)
    part = told(visitor, "beliefs", 5, 0, "x2y2")
    assert part.startswith("B: -p log₂ q = ")
    assert float(part.split(" ")[-2]) == pytest.approx(0.2 * surprisal, abs=6e-5)
