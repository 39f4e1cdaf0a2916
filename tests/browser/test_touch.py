"""A finger scrolls the page unless it plainly means something else."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from expecting import expect
from lone_figure import LoneFigure
from playwright.sync_api import Page
from visitor import Visitor

PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 844}, "has_touch": True}
# A finger that was lifted lets the page run on for a moment.
BACK_UP = """() => new Promise((resolve) => {
  let frames = 0;
  const look = () => {
    frames = window.scrollY ? 0 : frames + 1;
    if (window.scrollY) window.scrollTo(0, 0);
    if (frames > 5) resolve();
    else requestAnimationFrame(look);
  };
  look();
})"""
SCROLLED = "() => document.querySelector('[data-testid=stMain]').scrollTop"
WATCH_THE_END = """() => {
  window.ended = false;
  const end = () => { window.ended = true; };
  document.querySelector("[data-testid=stMain]").addEventListener("scrollend", end, { once: true });
}"""


@pytest.fixture(scope="module")
def phone(visitors: Callable[..., Visitor]) -> Visitor:
    return visitors(**PHONE, is_mobile=True)


def swipe(page: Page, start: tuple[float, float], end: tuple[float, float]) -> None:
    """Put a finger down, draw it over the screen and lift it; a tap where both places are one."""
    session = page.context.new_cdp_session(page)
    for step in range(9 if end != start else 1):
        x, y = (a + (b - a) * step / 8 for a, b in zip(start, end, strict=True))
        kind = "touchMove" if step else "touchStart"
        points = [{"x": x, "y": y}]
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    session.detach()


def on_the_track(phone: Visitor, share: float) -> tuple[float, float]:
    """Return a place of a slider's track."""
    thumb = phone.thumb("pi")
    return thumb.at(share), thumb.y


def test_a_swipe_across_a_slider_scrolls_the_page_and_one_along_it_moves_it(phone: Visitor) -> None:
    page = phone.open("likelihood").skip().page
    x, y = on_the_track(phone, 0.9)
    before, scrolled = phone.value("pi"), page.evaluate(SCROLLED)
    page.evaluate(WATCH_THE_END)
    swipe(page, (x, y), (x + 4, y - 160))
    page.wait_for_function("() => window.ended")
    assert page.evaluate(SCROLLED) > scrolled + 60
    assert phone.rest().value("pi") == before
    assert phone.parameters == {}

    # Along the track it moves the slider, and so does a tap.
    x, y = on_the_track(phone, 0.9)
    scrolled = page.evaluate(SCROLLED)
    swipe(page, (x, y), (x - 120, y + 6))
    page.wait_for_url("**pi=0.5*")
    assert phone.rest().value("pi") == pytest.approx(0.53, abs=0.04)
    assert page.evaluate(SCROLLED) == scrolled
    place = on_the_track(phone, 0.25)
    swipe(page, place, place)
    page.wait_for_url("**pi=0.2*")
    assert phone.rest().value("pi") == pytest.approx(0.25, abs=0.02)


def test_the_menu_of_pages_closes_once_a_page_is_chosen(phone: Visitor) -> None:
    page = phone.open("odds").page
    page.get_by_test_id("stExpandSidebarButton").tap()
    link = page.get_by_test_id("stSidebarNavLink").nth(2)
    expect(link).to_be_in_viewport()
    link.tap()
    page.wait_for_url("**/sigmoid*")
    expect(link).not_to_be_in_viewport()
    phone.rest()
    expect(page.locator("h1")).to_be_in_viewport()


def handle(x: np.ndarray, y: np.ndarray) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return a figure with one point, and what of it follows the control ``a``."""
    trace = {"type": "scatter", "mode": "markers", "x": x[5:6], "y": y[5:6]}
    axis = {"range": [0.0, 10.0]}
    sweep = {
        "control": "a",
        "values": np.arange(11.0),
        "traces": [[0, {"x": x[:, np.newaxis], "y": y[:, np.newaxis]}]],
        "readouts": {},
        "layout": {},
        "label": "a",
        "digits": 0,
        "byIndex": False,
        "at": 5.0,
    }
    figure = {"data": [trace], "layout": {"xaxis": axis, "yaxis": axis}}
    return figure, {"sweeps": [sweep], "handles": [{"control": "a", "trace": 0, "point": 0}]}


@pytest.mark.parametrize("upright", [False, True], ids=["moves sideways", "moves up and down"])
def test_a_point_keeps_a_swipe_only_where_it_moves_up_and_down(
    phone: Visitor, upright: bool
) -> None:
    lone = LoneFigure(phone, "a")
    steps, still = np.arange(11.0), np.full(11, 5.0)
    figure, parts = handle(still, steps) if upright else handle(steps, still)
    lone.move("a", 5)
    lone.take(figure, **parts)
    lone.settle()
    lone.page.evaluate("() => { document.body.style.height = '3000px'; }")
    box = lone.page.locator(".point").bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    swipe(lone.page, (x, y), (x + 3, y - 80))
    if upright:
        lone.page.wait_for_function("() => window.sent.length > 0")
        assert lone.page.evaluate("() => [window.sent[0][0], window.scrollY]") == ["drop", 0]
    else:
        lone.page.wait_for_function("() => window.scrollY > 30")
        assert lone.page.evaluate("() => window.sent") == []
        assert lone.page.evaluate("() => document.querySelector('.st-key-a input').value") == "5"
    lone.page.evaluate(BACK_UP)
    swipe(lone.page, (x, y), (x + (0 if upright else 60), y - (60 if upright else 0)))
    lone.page.wait_for_function("() => window.sent.some(([, { value }]) => value > 5)")
