"""The teacher's bar: a key opens it, nothing moves; it hides what waits, and hands on a link."""

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from barriers import barriers
from expecting import expect
from playwright.sync_api import Locator, Page
from visitor import Visitor

from ui.teacher.share import LONGEST

PLACES = """() => ["h1", ".strip", ".st-key-bench", ".st-key-page_foot", ".st-key-view"]
  .map((place) => document.querySelector(place).getBoundingClientRect())
  .map(({ x, y, width, height }) => [x, y, width, height])"""
# What a timer of about a second shows, until it is over.
SHORT = """async (module) => {
  const { Timer } = await import(module);
  const shown = [];
  await new Promise((over) => {
    const timer = new Timer((left, state) => {
      shown.push([left, state]);
      if (state === "over") over();
    });
    timer.set(1 / 60);
    timer.toggle();
  });
  return shown;
}"""


@pytest.fixture
def teacher(visitor: Visitor) -> Iterator[Visitor]:
    yield visitor
    visitor.page.evaluate("sessionStorage.clear()")


def bar(page: Page) -> Locator:
    return page.locator("#teacher-bar")


def opened(teacher: Visitor, path: str, **parameters: str) -> Page:
    page = teacher.open(path, **parameters).page
    page.keyboard.press("b")
    expect(bar(page)).to_be_visible()
    return page


def test_the_bar_opens_and_closes_by_a_key_and_moves_nothing(teacher: Visitor) -> None:
    page = teacher.open("odds").page
    before = page.evaluate(PLACES)
    page.keyboard.press("b")
    expect(bar(page)).to_be_visible()
    assert page.evaluate(PLACES) == before
    expect(bar(page).get_by_role("button", name="Fullscreen")).to_be_focused()
    page.keyboard.press("PageDown")  # a clicker turns on while it is open
    expect(page.locator("[data-scene-shown=symmetry]")).to_be_visible()
    teacher.rest()
    expect(bar(page)).to_be_visible()
    bar(page).get_by_role("button", name="Close").focus()
    page.keyboard.press("Escape")
    expect(bar(page)).to_be_hidden()
    expect(page.locator("[data-teacher-bar]")).to_be_focused()
    page.keyboard.press("?")
    expect(page.locator("dialog[aria-label=Keys]")).to_contain_text("the teacher's bar")
    page.keyboard.press("Escape")


def test_its_switches_write_what_is_hidden_into_the_address(teacher: Visitor) -> None:
    page = teacher.open("odds", scene="evidence").skip().page
    page.keyboard.press("b")
    numbers = page.locator(".st-key-bench [data-readout]").first
    expect(numbers).to_be_visible()
    for name in ("Live numbers", "Floppy ears ×", "Coin"):
        bar(page).get_by_label(name, exact=True).press("Space")
        teacher.rest()
    assert teacher.parameters["hide"] == "readouts,ears,scene:coin"
    expect(numbers).to_be_hidden()
    expect(page.locator(".st-key-ears")).to_be_hidden()
    expect(page.locator(".st-key-tongue")).to_be_visible()
    expect(page.locator("[data-scene=coin]")).to_have_count(0)
    expect(bar(page).get_by_label("Coin", exact=True)).to_be_focused()
    teacher.open("odds", scene="evidence", hide="readouts,ears,scene:coin")
    page.keyboard.press("b")
    for name in ("Floppy ears ×", "Coin", "Live numbers"):
        expect(bar(page).get_by_label(name, exact=True)).to_be_checked()
        bar(page).get_by_label(name, exact=True).press("Space")
        teacher.rest()
    assert "hide" not in teacher.parameters
    expect(page.locator(".st-key-ears")).to_be_attached()
    expect(page.locator("[data-scene=coin]")).to_have_count(1)


@pytest.mark.exhaustive
def test_an_answer_that_is_hidden_waits_for_the_class(teacher: Visitor) -> None:
    page = teacher.open("odds", scene="symmetry", hide="answers").page
    page.get_by_text("0.721", exact=True).click()
    teacher.rest()
    reply = page.get_by_text("You inverted the logit")
    expect(reply).to_be_hidden()
    page.keyboard.press("b")
    bar(page).get_by_label("Answers and why").press("Space")
    expect(reply).to_be_visible()
    teacher.rest()


def test_no_key_of_the_page_fires_while_something_is_typed(teacher: Visitor) -> None:
    page = opened(teacher, "odds")
    field = bar(page).get_by_label("Address that students reach")
    field.fill("")
    page.keyboard.type("b.t.f?")
    assert field.input_value() == "b.t.f?"
    expect(bar(page)).to_be_visible()
    assert page.evaluate("document.documentElement.dataset.view") == "page"
    assert page.evaluate("document.fullscreenElement") is None
    expect(page.locator("dialog[aria-label=Keys]")).to_be_hidden()


@pytest.mark.exhaustive
def test_the_timer_is_led_by_the_keyboard(teacher: Visitor) -> None:
    page = opened(teacher, "odds")
    clock = page.locator(".class-timer")
    bar(page).get_by_label("minutes").fill("2")
    expect(clock).to_be_hidden()
    bar(page).get_by_role("button", name="Start").press("Enter")
    expect(clock).to_have_text("1:59")
    page.keyboard.press("Enter")
    expect(clock).to_have_attribute("data-state", "paused")
    expect(bar(page).get_by_role("button", name="Start")).to_be_focused()
    page.keyboard.press("b")  # it stays while the bar is shut
    expect(bar(page)).to_be_hidden()
    expect(clock).to_have_text(re.compile(r"1:5\d"))
    page.keyboard.press("b")
    bar(page).get_by_role("button", name="Reset").press("Enter")
    expect(clock).to_be_hidden()


@pytest.mark.exhaustive
def test_a_timer_counts_down_to_its_end(teacher: Visitor) -> None:
    page = teacher.open("odds").page
    module = page.locator("link[rel=modulepreload][href$='teacher/timer.js']").get_attribute("href")
    shown = page.evaluate(SHORT, module)
    assert shown[:2] == [[300, "set"], [1, "set"]]
    assert shown[-1] == [0, "over"]
    assert {(1, "running")} == {tuple(one) for one in shown[2:-1]}


@pytest.mark.exhaustive
def test_the_link_of_what_is_shown_is_handed_on(tab: Visitor) -> None:
    tab.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = opened(tab, "odds", scene="ladder", start="2", hide="scene:coin", view="projector")
    shared = "/odds?scene=ladder&start=2&hide=scene:coin"
    link, told = bar(page).get_by_label("Link", exact=True), bar(page).locator(".bar-told")
    expect(link).to_have_value(tab.server + shared)
    expect(told).to_contain_text("make class")  # nobody else reaches this computer
    bar(page).get_by_label("Address that students reach").fill("192.168.0.7:8501")
    expect(link).to_have_value(f"http://192.168.0.7:8501{shared}")
    expect(told).to_be_hidden()
    bar(page).get_by_role("button", name="Copy").press("Enter")
    expect(told).to_have_text("Copied.")
    assert page.evaluate("navigator.clipboard.readText()") == f"http://192.168.0.7:8501{shared}"
    bar(page).get_by_role("button", name="Show QR code").press("Enter")
    code = page.locator("dialog.bar-code")
    expect(code.get_by_role("img", name=f"http://192.168.0.7:8501{shared}")).to_be_visible()
    assert barriers(page) == {}
    page.keyboard.press("PageDown")  # nothing turns behind the code
    page.keyboard.press("Escape")
    expect(code).to_be_hidden()
    expect(page.locator("[data-scene-shown=ladder]")).to_be_visible()
    bar(page).get_by_label("Address that students reach").fill("no address")
    expect(told).to_contain_text("Write an address such as")
    expect(bar(page).get_by_role("button", name="Copy")).to_be_disabled()


@pytest.mark.exhaustive
def test_the_link_follows_the_page(teacher: Visitor) -> None:
    page = opened(teacher, "odds")
    link = bar(page).get_by_label("Link", exact=True)
    expect(link).to_have_value(re.compile("/odds$"))
    page.keyboard.press("PageDown")
    expect(link).to_have_value(re.compile(r"/odds\?scene=symmetry$"))
    teacher.rest()


@pytest.mark.exhaustive
def test_a_link_too_long_for_a_code_says_where_the_code_leads(teacher: Visitor) -> None:
    page = opened(teacher, "odds", scene="ladder", note="9" * LONGEST)
    told = bar(page).locator(".bar-told")
    expect(told).to_contain_text(f"a code for phones holds {LONGEST}")
    expect(told).to_contain_text("/odds?scene=ladder")
    link = bar(page).get_by_label("Link", exact=True).input_value()
    assert "9" * LONGEST in urlsplit(link).query
    bar(page).get_by_role("button", name="Show QR code").click()
    expect(page.locator(".qr-link")).to_have_text(f"{teacher.server}/odds?scene=ladder")
    page.keyboard.press("Escape")


@pytest.mark.parametrize("scheme", ["light", pytest.param("dark", marks=pytest.mark.exhaustive)])
def test_the_bar_has_no_barrier(teacher: Visitor, scheme: Any) -> None:
    teacher.page.emulate_media(color_scheme=scheme)
    page = opened(teacher, "softmax", lang="ko")
    bar(page).get_by_role("button", name="시작").press("Enter")
    assert barriers(page) == {}


@pytest.mark.exhaustive
def test_the_bar_opens_the_sheet_of_the_lesson(teacher: Visitor) -> None:
    page = opened(teacher, "odds", scene="ladder", start="2")
    bar(page).get_by_role("link", name="Teacher's sheet").press("Enter")
    expect(page.locator(".st-key-sheet")).to_be_visible()
    teacher.rest()
    assert teacher.parameters == {"scene": "ladder", "start": "2", "view": "teacher"}
    page.locator("[data-scene=symmetry]").click()
    expect(page.locator("[data-scene-shown=symmetry]")).to_be_visible()
    teacher.rest()
    assert teacher.parameters == {"scene": "symmetry", "start": "2"}
