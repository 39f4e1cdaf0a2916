"""A point that stands for a control can be taken hold of, by mouse and by finger."""

from collections.abc import Callable
from typing import Any

import pytest
from release import differences
from visitor import Visitor

from core.binary import logit
from ui.catalog import ready_lessons

POINTS = """() => [...document.querySelectorAll(".js-plotly-plot .scatterlayer .point")]
  .filter((point) => getComputedStyle(point).display !== "none")
  .map((point) => point.getBoundingClientRect())
  .map((box) => [box.x + box.width / 2, box.y + box.height / 2])
  .filter(([x, y]) => x > 0 && y > 0 && x < innerWidth && y < innerHeight)"""
# A film has points that can be drawn, but none that stands for a control.
LESSONS = [lesson.path for lesson in ready_lessons() if lesson.scenes and lesson.path != "train"]
USUAL = ("loss", "likelihood")  # freely over a map, and from one whole number to another
# The probabilities of one distribution make room for each other.
SHOWN = 0.005 + 1e-9
FELLOWS = {"cross-entropy": {"p1", "p2", "p3"}}


def first_handle(visitor: Visitor) -> tuple[float, float]:
    """Return the place of the first point on the screen that can be taken hold of."""
    for x, y in visitor.page.evaluate(POINTS):
        visitor.page.mouse.move(x, y)
        if visitor.page.locator(".lf-reachable").count():
            return x, y
    raise AssertionError("no point on the screen can be taken hold of")


def moved(visitor: Visitor, before: dict[str, float]) -> dict[str, float]:
    """Return the sliders that are elsewhere than before."""
    now = {key: visitor.value(key) for key in visitor.sliders()}
    return {key: value for key, value in now.items() if value != before[key]}


# What the address holds though it has not moved along: the scores are own ones now.
KEPT = {"cross-entropy": {"scene"}, "softmax": {"heated"}}
SCENES = {"cross-entropy": {"scene": "beliefs"}}  # where the first is another one


@pytest.mark.parametrize(
    "lesson",
    [
        lesson if lesson in USUAL else pytest.param(lesson, marks=pytest.mark.exhaustive)
        for lesson in LESSONS
    ],
)
def test_a_dragged_point_and_a_dragged_slider_show_what_follows(
    visitor: Visitor, lesson: str
) -> None:
    visitor.open(lesson, **SCENES.get(lesson, {})).skip()
    before = {key: visitor.value(key) for key in visitor.sliders()}
    readouts = visitor.readouts()
    x, y = first_handle(visitor)
    visitor.page.mouse.down()
    visitor.page.mouse.move(x + 40, y - 30, steps=4)
    visitor.frame()
    preview, shown, address = moved(visitor, before), visitor.readouts(), visitor.parameters
    visitor.release()
    fellows = FELLOWS.get(lesson, set(preview))
    assert set(preview) == fellows, "sliders went along with the point"
    assert len(preview) == len(FELLOWS.get(lesson, "1"))
    assert address == SCENES.get(lesson, {}), "the address follows only on release"
    assert shown != readouts
    assert visitor.readouts() == shown
    # A slider that gives way shows two decimals until the server tells it all of them.
    assert moved(visitor, before) == pytest.approx(preview, abs=SHOWN)
    visitor.page.wait_for_function("() => location.search !== ''")
    assert set(visitor.parameters) - KEPT.get(lesson, set()) - {"scene"} == fellows
    assert differences(visitor, next(iter(before)), 0.21) == {}
    assert visitor.readouts() != shown


def test_a_click_on_a_point_or_a_drag_beside_every_point_moves_nearly_nothing(
    visitor: Visitor,
) -> None:
    visitor.open("odds", p="0.75").skip()
    chart = visitor.page.locator(".js-plotly-plot").first.bounding_box()
    assert chart
    visitor.page.mouse.move(chart["x"] + 5, chart["y"] + chart["height"] - 5)
    visitor.page.mouse.down()
    visitor.page.mouse.move(chart["x"] + 200, chart["y"] + 20, steps=4)
    visitor.release()
    assert visitor.readouts()["probability"] == 0.75
    x, y = first_handle(visitor)
    visitor.page.mouse.click(x, y)
    visitor.rest()
    assert abs(visitor.readouts()["probability"] - 0.75) <= 0.002


def touch(cdp: Any, kind: str, *places: tuple[float, float]) -> None:
    points = [{"x": x, "y": y} for x, y in places]
    cdp.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})


@pytest.fixture
def phone(visitors: Callable[..., Visitor]) -> Visitor:
    return visitors(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)


def point_in_sight(visitor: Visitor) -> tuple[float, float]:
    visitor.page.locator(".js-plotly-plot .point").first.scroll_into_view_if_needed()
    x, y = visitor.page.evaluate(POINTS)[0]
    return float(x), float(y)


@pytest.mark.exhaustive
def test_a_point_follows_a_finger_and_the_page_stays_in_place(phone: Visitor) -> None:
    phone.open("odds", p="0.75").skip()
    x, y = point_in_sight(phone)
    before = phone.page.locator("h1").bounding_box()
    cdp = phone.page.context.new_cdp_session(phone.page)
    touch(cdp, "touchStart", (x, y))
    for step in range(1, 7):  # upwards as well, which elsewhere would scroll the page
        touch(cdp, "touchMove", (x - 15 * step, y - 8 * step))
    phone.frame()
    preview, slider = phone.readouts(), phone.value("p")
    touch(cdp, "touchEnd")
    phone.page.wait_for_url("**p=*")
    phone.rest()
    assert 0.3 < slider < 0.7
    assert preview["probability"] == slider
    assert preview["logit"] == float(logit(slider))
    assert phone.readouts() == preview
    assert phone.page.locator("h1").bounding_box() == before
    assert phone.problems == []
