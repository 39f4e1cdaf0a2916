"""A page is at rest no sooner than its figures show what the last run of the page has sent."""

from typing import Any

import pytest
from line import Line
from rest import AT_REST, PATIENCE
from visitor import Visitor

START = f"""() => {{
  window.rested = false;
  ({AT_REST})({PATIENCE}).then(() => {{ window.rested = true; }});
}}"""
STILL_WAITS = """async (frames) => {
  for (let i = 0; i < frames; i += 1) await new Promise(requestAnimationFrame);
  return !window.rested;
}"""
# What a figure shows, and what Plotly, which answers to hovering, believes to be there.
SHOWN = """() => [document.querySelector(".lf-plot").getAttribute("aria-label"),
  document.querySelector(".lf-plot")._fullData.map(({ x }) => [...x].join()).join()]"""


@pytest.mark.exhaustive
def test_a_page_waits_for_the_run_that_a_click_has_asked_for(held_up: Visitor, line: Line) -> None:
    page = held_up.open("odds", scene="symmetry", p="0.9").skip().page
    before: Any = page.evaluate(SHOWN)
    line.holding = True
    page.locator(".st-key-swap button").click()
    page.evaluate(START)
    assert page.evaluate(STILL_WAITS, 30), "nothing has come yet"
    held_up.until(lambda: line.held, "an answer is held up")
    line.release(1)
    assert page.evaluate(STILL_WAITS, 30), "the run has but begun"
    line.release()
    page.wait_for_function("() => window.rested")
    after = page.evaluate(SHOWN)
    assert "Odds 9.00 of heads" in before[0]
    assert "Odds 0.111 of heads" in after[0]
    assert after[1] != before[1]
    assert held_up.value("p") == pytest.approx(0.1)
