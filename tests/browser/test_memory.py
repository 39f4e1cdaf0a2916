"""Hours of dragging and turning pages leave nothing behind."""

from itertools import pairwise
from typing import Any

import pytest
from expecting import expect
from playwright.sync_api import Page
from visitor import Visitor

MEGABYTE = 1_000_000
FEW = 200

# Moves a slider to and fro as a drag does and counts the numbers that were shown meanwhile.
PREVIEW = """async ([key, moves]) => {
  const slider = document.querySelector(`.st-key-${key} input[type=range]`);
  const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set;
  const [low, high, step] = [slider.min, slider.max, slider.step].map(Number);
  const steps = Math.round((high - low) / step);
  let shown = 0;
  const readout = document.querySelector("[data-readout]");
  const counter = new MutationObserver((records) => (shown += records.length));
  counter.observe(readout, { attributes: true, attributeFilter: ["data-value"] });
  const channel = new MessageChannel();
  for (let move = 0; move < moves; move += 1) {
    set.call(slider, String(low + step * ((move * 7) % steps)));
    slider.dispatchEvent(new Event("input", { bubbles: true }));
    await new Promise((resolve) => {
      channel.port1.onmessage = resolve;
      channel.port2.postMessage(null);
    });
  }
  counter.disconnect();
  return shown;
}"""


def measures(page: Page) -> dict[str, float]:
    """Return the browser's own counts once all garbage has been collected."""
    cdp: Any = page.context.new_cdp_session(page)
    for _ in range(2):
        cdp.send("HeapProfiler.collectGarbage")
    cdp.send("Performance.enable")
    pairs = cdp.send("Performance.getMetrics")["metrics"]
    cdp.detach()
    return {pair["name"]: pair["value"] for pair in pairs}


@pytest.mark.exhaustive
@pytest.mark.parametrize("previews", [FEW, 5 * FEW])
def test_previews_do_not_grow_the_heap(visitor: Visitor, previews: int) -> None:
    """A leak shows in every round; what is set up once, or is collected late, does not."""
    visitor.open("odds")
    visitor.page.evaluate(PREVIEW, ["p", FEW])
    heaps = [measures(visitor.page)["JSHeapUsedSize"]]
    for _ in range(3):
        assert visitor.page.evaluate(PREVIEW, ["p", previews]) > 0.9 * previews
        visitor.frame()
        heaps.append(measures(visitor.page)["JSHeapUsedSize"])
    assert min(b - a for a, b in pairwise(heaps)) < previews / 300 * MEGABYTE


# Remembers the figures on the page without keeping them alive.
NOTE = """() => {
  const figures = document.querySelectorAll(".lf, .lf-plot, .js-plotly-plot .main-svg");
  window.noted = [...(window.noted ?? []), ...[...figures].map((one) => new WeakRef(one))];
  return figures.length;
}"""
ALIVE = "() => noted.filter((one) => one.deref()).length"


@pytest.mark.exhaustive
@pytest.mark.parametrize("rounds", [2, pytest.param(10, marks=pytest.mark.exhaustive)])
def test_a_page_that_is_left_takes_its_figures_along(visitor: Visitor, rounds: int) -> None:
    lesson = visitor.open("odds").page.locator("h1").inner_text()
    home = visitor.open("").page.locator("h1").inner_text()
    noted = 0
    for _ in range(rounds):
        for key, title in (("ArrowRight", lesson), ("ArrowLeft", home)):
            visitor.page.keyboard.press(f"Shift+{key}")
            expect(visitor.page.locator("h1")).to_have_text(title)
            visitor.rest()
            noted += visitor.page.evaluate(NOTE)
    heap = measures(visitor.page)["JSHeapUsedSize"]
    assert noted >= 5 * rounds
    # React may hold on to the page that was left last.
    assert visitor.page.evaluate(ALIVE) <= noted / rounds
    assert heap < 60 * MEGABYTE
