"""On a phone the figure of a scene stays in sight, and a finger on it scrolls the page."""

from collections.abc import Callable

import pytest
from expecting import expect
from looks import TOGETHER, UNDER_SAVE
from playwright.sync_api import Locator
from visitor import PHONE, Visitor

from ui.catalog import ready_lessons


@pytest.fixture(scope="module")
def phone(visitors: Callable[..., Visitor]) -> Visitor:
    """Return a phone on which a page has been opened, once for all tests."""
    return visitors(viewport=PHONE, has_touch=True).open("sigmoid", scene="panels").skip()


def place(phone: Visitor, key: str) -> tuple[float, float, float, float]:
    """Scroll to a slider; return upper and lower edge of its figure, then of the slider."""
    slider = phone.page.locator(f".st-key-{key} [data-testid=stSlider]")
    slider.evaluate(TOGETHER)
    phone.rest()
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


def test_a_figure_ends_with_its_bench(phone: Visitor) -> None:
    why = phone.page.locator(".st-key-why")
    why.evaluate("(one) => one.scrollIntoView({block: 'center'})")
    phone.rest()
    box, figure = why.bounding_box(), figure_of(phone, "w").bounding_box()
    assert box
    assert figure
    assert figure["y"] + figure["height"] <= box["y"]


def test_what_gets_the_focus_comes_out_from_under_the_figure(phone: Visitor) -> None:
    place(phone, "x")
    main = phone.page.get_by_test_id("stMain")
    main.evaluate("(one) => one.scrollBy(0, 250)")
    phone.rest()
    phone.input("w").focus()
    phone.rest()
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
    place(phone, "w")
    main = phone.page.get_by_test_id("stMain")
    before, value = main.evaluate("(one) => one.scrollTop"), phone.value("w")
    x, y = knob(phone, "w")
    drag(phone, (x, y), (x + 80, y + 30))
    assert phone.value("w") > value
    assert main.evaluate("(one) => one.scrollTop") == before


def test_a_finger_on_the_figure_moves_the_page(phone: Visitor) -> None:
    top, bottom, *_edges = place(phone, "w")
    main = phone.page.get_by_test_id("stMain")
    before = main.evaluate("(one) => one.scrollTop")
    drag(phone, (330, bottom - 20), (330, top + 20))
    assert main.evaluate("(one) => one.scrollTop") > before + 100


def test_a_figure_follows_a_held_slider_and_says_what_it_shows(phone: Visitor) -> None:
    place(phone, "b")
    plot = figure_of(phone, "b").locator(".lf-plot")
    marks, said = plot.locator(".cartesianlayer"), plot.get_attribute("aria-label")
    before = marks.inner_html()
    assert said
    x, y = knob(phone, "b")
    phone.page.mouse.move(x, y)
    phone.page.mouse.down()
    phone.page.mouse.move(330, y, steps=3)
    phone.frame()
    assert marks.inner_html() != before
    phone.release()
    expect(plot).not_to_have_attribute("aria-label", said)
    assert plot.get_attribute("aria-label")
    expect(plot).to_have_role("img")


def test_elsewhere_no_figure_is_held(phone: Visitor) -> None:
    figure = phone.page.locator(".lf").first
    position = "(one) => getComputedStyle(one).position"
    assert figure.evaluate(position) == "sticky"
    try:
        for width, height in ((1280, 720), (844, 390), (568, 320)):
            phone.resize({"width": width, "height": height})
            assert figure.evaluate(position) == "relative", (width, height)
    finally:
        phone.resize(PHONE)


SCENES = [(one.path, scene) for one in ready_lessons() for scene in one.scenes]


@pytest.mark.parametrize(
    ("lesson", "scene"),
    [("odds", "symmetry"), *(pytest.param(*one, marks=pytest.mark.exhaustive) for one in SCENES)],
)
def test_no_number_lies_under_save_and_no_word_leaves_its_figure(
    phone: Visitor, lesson: str, scene: str
) -> None:
    for language in ("en", "ko"):
        phone.open(lesson, scene=scene, lang=language).skip()
        assert phone.page.evaluate(UNDER_SAVE) == [], language
