"""The chart of the softmax pipeline, which is Altair's, follows the sliders as the others do."""

import math
import re
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import expect
from visitor import Visitor

from lessons.softmax.logits import TEMPERATURES

NEAR = 0.6  # pixels
CHART = ".st-key-section-pipeline svg.marks"
MARKS = f"""() => {{
  const marks = (kind) => [...document.querySelectorAll(`{CHART} ${{kind}}`)];
  return {{
    texts: marks("text").map((text) => text.textContent),
    bars: marks(".layer_0_marks path").map((bar) => bar.getAttribute("d")),
    bands: marks(".view_1_marks path").map((band) => Number(band.getAttribute("opacity"))),
  }};
}}"""
BELOW_ZERO = {"k": "10", "z1": "-3", "z4": "-7.5", "z10": "-10", "t": "0.5"}
# tests/app/test_linked_chart.py has the numbers of every value of every slider.
CASES = [
    pytest.param(BELOW_ZERO, "t", 0.0),
    pytest.param(BELOW_ZERO, "z2", 0.1, marks=pytest.mark.exhaustive),
    pytest.param({}, "t", 0.2, marks=pytest.mark.exhaustive),
    pytest.param({}, "t", 1.0, marks=pytest.mark.exhaustive),
    pytest.param({}, "z2", 0.0, marks=pytest.mark.exhaustive),
    pytest.param({"t": "0.05"}, "z2", 1.0, marks=pytest.mark.exhaustive),
]


def opened(visitor: Visitor, **parameters: str) -> dict[str, Any]:
    """Open the page, wait until Vega has drawn and return what it shows."""
    visitor.open("softmax", **parameters)
    visitor.page.locator(f"{CHART} .layer_0_marks path").first.wait_for()
    return shown(visitor)


@pytest.fixture(scope="module")
def page(everyday: Visitor) -> Visitor:
    """Return somebody who has opened the page once; each test goes on from where the last ended."""
    opened(everyday)
    return everyday


def shown(visitor: Visitor) -> dict[str, Any]:
    return dict(visitor.page.evaluate(MARKS))


def let_go(visitor: Visitor) -> dict[str, Any]:
    """Release the mouse, wait for the server's chart, known by its description, and read it."""
    chart = visitor.page.locator(".st-key-section-pipeline .vega-embed")
    preview = chart.get_attribute("aria-label") or ""
    visitor.release()
    expect(chart).not_to_have_attribute("aria-label", preview)
    visitor.rest()
    return shown(visitor)


def places(bars: list[str]) -> np.ndarray:
    """Return where each bar begins and how long it is, in pixels."""
    parts = [re.match(r"M(\S+?),\S+?h(\S+?)v", bar) for bar in bars]
    return np.array([[float(number) for number in part.groups()] for part in parts if part])


@pytest.mark.usefixtures("visitor")
def test_a_held_temperature_shows_its_own_exponentials_and_their_sum(page: Visitor) -> None:
    before, thumb = shown(page), page.thumb("t")
    at = (thumb.x - thumb.left) / (thumb.right - thumb.left)
    page.hold("t", 0.75)
    t = TEMPERATURES[int(page.value("t"))]
    texts = shown(page)["texts"]
    exponentials = [math.exp(z / t) for z in (1, 2, 3)]
    for number in (*exponentials, 1 / t, 2 / t, 3 / t):
        assert f"{number:.3f}" in texts
    assert f"T = {t:g}" in texts
    assert f"Σ = {math.fsum(exponentials):.3f}" in texts
    page.page.mouse.move(thumb.at(at), thumb.y, steps=3)
    page.frame()
    assert shown(page)["texts"] == before["texts"], "back at the server's numbers"
    page.release()


@pytest.mark.usefixtures("visitor")
def test_pointing_at_a_class_marks_it_during_a_preview_and_after_it(page: Visitor) -> None:
    assert shown(page)["bands"] == [0, 0, 0]
    bar = page.page.locator(f"{CHART} .view_1_marks path").nth(1)
    page.hold("t", 0.3)
    bar.dispatch_event("pointerover")
    page.frame()
    assert shown(page)["bands"] == [0, 0.22, 0]
    thumb = page.thumb("t")
    page.page.mouse.move(thumb.at(0.7), thumb.y)
    page.frame()
    assert shown(page)["bands"] == [0, 0.22, 0]
    bar.dispatch_event("pointerout")
    assert let_go(page)["bands"] == [0, 0, 0]
    bar.hover()
    page.frame()
    assert shown(page)["bands"] == [0, 0.22, 0]


@pytest.mark.usefixtures("visitor")
def test_a_dragged_handle_takes_the_chart_along(page: Visitor) -> None:
    handle = page.page.locator(".st-key-softmax .scatterlayer .point").nth(2)
    handle.scroll_into_view_if_needed()
    box = handle.bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.page.mouse.move(x, y)
    page.page.mouse.down()
    page.page.mouse.move(x - 60, y, steps=4)
    page.frame()
    during = shown(page)
    assert f"{page.value('z3'):.1f}".replace("-", "−") in during["texts"]
    assert "3.0" not in during["texts"]
    assert let_go(page)["texts"] == during["texts"]


@pytest.mark.usefixtures("visitor")
def test_an_answer_of_the_server_leaves_a_slider_that_is_still_held_its_preview(
    page: Visitor,
) -> None:
    page.hold("t", 0.3)
    chart = page.page.locator(".st-key-section-pipeline .vega-embed")
    described = chart.get_attribute("aria-label") or ""
    page.input("z2").press("ArrowRight")
    expect(chart).not_to_have_attribute("aria-label", described)
    page.rest()
    during = shown(page)
    assert "2.1" in during["texts"]
    assert "T = 1" not in during["texts"]
    assert let_go(page)["texts"] == during["texts"]


@pytest.mark.usefixtures("visitor")
def test_without_its_chart_a_slider_is_dragged_as_ever(page: Visitor) -> None:
    """What went wrong is told by the visitor at the end of every test."""
    page.page.evaluate(f"document.querySelector('{CHART}').innerHTML = ''")
    before = page.readouts()
    page.hold("t", 0.1)
    assert page.readouts() != before
    page.release()


@pytest.mark.parametrize(("parameters", "key", "share"), CASES)
def test_while_a_slider_is_held_the_chart_is_the_one_that_follows(
    visitor: Visitor, parameters: dict[str, str], key: str, share: float
) -> None:
    before = opened(visitor, **parameters)
    visitor.hold(key, share)
    during = shown(visitor)
    after = let_go(visitor)
    assert during["texts"] == after["texts"] != before["texts"]
    assert len(places(during["bars"])) == 4 * int(parameters.get("k", "3"))
    np.testing.assert_allclose(places(during["bars"]), places(after["bars"]), rtol=0, atol=NEAR)
    assert not np.allclose(places(during["bars"]), places(before["bars"]), rtol=0, atol=NEAR)


def test_the_bars_of_a_stage_fill_its_width_and_share_a_zero(visitor: Visitor) -> None:
    bars = places(opened(visitor, z1="-4", z2="0")["bars"])
    outline = visitor.page.locator(f"{CHART} .mark-group.root path.background").first
    width = float(re.findall(r"h([\d.]+)", outline.get_attribute("d") or "")[0]) / 4
    unit = 0.86 * width / 7  # from the score -4 to 3
    scores = np.array([[0, 4], [4, 0], [4, 3]]) * unit
    np.testing.assert_allclose(bars[:3], scores, atol=0.01)
    np.testing.assert_allclose(bars[3:6], np.add(scores, [width, 0]), atol=0.01)
    powers = np.exp([-4, 0, 3])
    lengths = 0.86 * width * powers / powers.max()  # no bar is negative: zero is at the left
    np.testing.assert_allclose(bars[6:9], np.stack([[2 * width] * 3, lengths], 1), atol=0.01)
    np.testing.assert_allclose(bars[9:], np.stack([[3 * width] * 3, lengths], 1), atol=0.01)
