"""On a phone the figure of a section stays in sight while its sliders are moved."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator
from visitor import Visitor

from ui.catalog import ready_lessons

PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 844}, "has_touch": True}
HEADER = 60
LESSONS = [lesson.path for lesson in ready_lessons()]

# Scrolls a slider low on the screen, where a thumb is; tells where things are then.
TOGETHER = """(slider) => {
  const main = document.querySelector("[data-testid=stMain]");
  const figure = slider.closest("[data-testid=stHorizontalBlock]:has([data-held])")
    .querySelector("[data-held]");
  main.scrollBy(0, slider.getBoundingClientRect().y - 0.8 * innerHeight);
  const [plot, own] = [figure.querySelector(".lf-plot"), slider]
    .map((one) => one.getBoundingClientRect());
  return [plot.top, plot.bottom, own.top, own.bottom];
}"""

# Words along the upright axes of a figure that leave it, or lie on each other.
CROWDED = """() => [...document.querySelectorAll("[data-held] .lf-plot")].flatMap((plot) => {
  const whole = plot.getBoundingClientRect();
  const titles = [...plot.querySelectorAll("[class^='g-y'] text")];
  const boxes = titles.map((title) => title.getBoundingClientRect());
  const upon = (one, other) => one.top < other.bottom - 1 && other.top < one.bottom - 1
    && one.left < other.right - 1 && other.left < one.right - 1;
  return titles.filter((title, i) => boxes[i].top < whole.top || boxes[i].bottom > whole.bottom
    || boxes.some((other, j) => j !== i && upon(boxes[i], other))).map((one) => one.textContent);
})"""

# The most part of the screen that a figure takes, and the lowest panel with numbers along its side.
SIZES = """() => {
  const figures = [...document.querySelectorAll("[data-held] .lf-plot")];
  const panels = figures.flatMap((plot) => Object.entries(plot._fullLayout)
    .filter(([name, axis]) => /^yaxis/.test(name) && axis.showticklabels !== false && axis.visible)
    .map(([, axis]) => axis._length));
  const heights = figures.map((plot) => plot.offsetHeight / innerHeight);
  return [Math.max(...heights), Math.min(...panels)];
}"""


@pytest.fixture(scope="module")
def phone(visitors: Callable[..., Visitor]) -> Visitor:
    return visitors(**PHONE)


def place(phone: Visitor, key: str) -> tuple[float, float, float, float]:
    """Scroll to a slider; return upper and lower edge of its figure, then of the slider."""
    slider = phone.page.locator(f".st-key-{key} [data-testid=stSlider]")
    slider.evaluate(TOGETHER)
    phone.rest(frames=4)
    edges = slider.evaluate(TOGETHER)
    return edges[0], edges[1], edges[2], edges[3]


def figure_of(phone: Visitor, key: str) -> Locator:
    blocks = phone.page.get_by_test_id("stHorizontalBlock")
    return blocks.filter(has=phone.page.locator(f".st-key-{key}")).locator("[data-held]").first


def knob(phone: Visitor, key: str) -> tuple[float, float]:
    value = phone.page.locator(f".st-key-{key}").get_by_test_id("stSliderThumbValue")
    box = value.locator("xpath=..").bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def marks(figure: Locator) -> str:
    return str(figure.locator(".lf-plot .cartesianlayer").inner_html())


@pytest.mark.parametrize("lesson", LESSONS)
def test_a_figure_and_each_of_its_sliders_are_seen_at_once(phone: Visitor, lesson: str) -> None:
    keys = phone.open(lesson).sliders()
    assert keys
    for key in keys:
        top, bottom, upper, lower = place(phone, key)
        assert HEADER <= top + 1 < bottom < upper < lower <= 844, key
    place(phone, keys[0])
    figure = figure_of(phone, keys[0])
    before = marks(figure)
    x, y = knob(phone, keys[0])
    phone.page.mouse.move(x, y)
    phone.page.mouse.down()
    phone.page.mouse.move(330, y, steps=3)
    phone.frame()
    assert marks(figure) != before
    phone.release()


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("lesson", LESSONS)
def test_words_and_panels_of_a_small_figure_have_room(
    phone: Visitor, lesson: str, language: str
) -> None:
    phone.open(lesson, lang=language).see_all()
    assert phone.page.evaluate(CROWDED) == []
    largest, lowest = phone.page.evaluate(SIZES)
    assert largest <= 0.61
    assert lowest >= 40


def test_a_figure_ends_with_its_section(phone: Visitor) -> None:
    title = phone.open("sigmoid").page.locator("[class*=st-key-section-] h2").first
    title.evaluate("(one) => one.scrollIntoView({block: 'center'})")
    phone.rest(frames=4)
    box, figure = title.bounding_box(), figure_of(phone, "w").bounding_box()
    assert box
    assert figure
    assert figure["y"] + figure["height"] <= box["y"]


def test_what_gets_the_focus_comes_out_from_under_the_figure(phone: Visitor) -> None:
    phone.open("sigmoid")
    place(phone, "x")
    main = phone.page.get_by_test_id("stMain")
    main.evaluate("(one) => one.scrollBy(0, 250)")
    phone.rest(frames=4)
    phone.input("w").focus()
    phone.rest(frames=4)
    figure, box = figure_of(phone, "w").bounding_box(), phone.input("w").bounding_box()
    assert figure
    assert box
    assert figure["y"] + figure["height"] <= box["y"]


def drag(phone: Visitor, start: tuple[float, float], end: tuple[float, float]) -> None:
    """Draw a finger over the screen."""
    session = phone.page.context.new_cdp_session(phone.page)
    for step in range(11):
        x, y = (a + (b - a) * step / 10 for a, b in zip(start, end, strict=True))
        kind = "touchMove" if step else "touchStart"
        points = [{"x": x, "y": y}]
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
        phone.frame()
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    session.detach()
    phone.rest()


def test_a_finger_moves_the_slider_and_not_the_page(phone: Visitor) -> None:
    place(phone.open("sigmoid"), "w")
    main = phone.page.get_by_test_id("stMain")
    before, value = main.evaluate("(one) => one.scrollTop"), phone.value("w")
    x, y = knob(phone, "w")
    drag(phone, (x, y), (x + 80, y + 30))
    assert phone.value("w") > value
    assert main.evaluate("(one) => one.scrollTop") == before


def test_a_finger_on_the_figure_moves_the_page(phone: Visitor) -> None:
    top, bottom, *_edges = place(phone.open("sigmoid"), "w")
    main = phone.page.get_by_test_id("stMain")
    before = main.evaluate("(one) => one.scrollTop")
    drag(phone, (330, bottom - 20), (330, top + 20))
    assert main.evaluate("(one) => one.scrollTop") > before + 100


@pytest.mark.parametrize("size", [(1280, 720), (844, 390), (568, 320)])
def test_elsewhere_no_figure_is_held(
    visitors: Callable[..., Visitor], size: tuple[int, int]
) -> None:
    visitor = visitors(viewport={"width": size[0], "height": size[1]}).open("sigmoid")
    figure = visitor.page.locator(".lf").first
    assert figure.evaluate("(one) => getComputedStyle(one).position") == "relative"
