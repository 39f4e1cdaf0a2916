"""A series of claims is answered by the keyboard alone, and nothing of it gets lost."""

import re
from collections.abc import Iterator, Sequence

import pytest
from axe_playwright_python.sync_playwright import Axe
from expecting import expect
from playwright.sync_api import Page
from visitor import LAPTOP, PHONE, Visitor

from lessons.mistakes.claim import Claim
from lessons.mistakes.series import Series

CLAIMS = Series("12", 6).claims
SIDEWAYS = "() => document.documentElement.scrollWidth > innerWidth"
# The lowest end of a text or a figure of the claim, in pixels.
LOWEST = """() => Math.max(...[...document.querySelectorAll(".st-key-bench *")]
  .filter((one) => one.checkVisibility({ visibilityProperty: true, opacityProperty: true })
    && (one.matches(".lf-plot")
      || [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim())))
  .map((one) => one.getBoundingClientRect().bottom))"""


@pytest.fixture
def reader(tab: Visitor) -> Iterator[Visitor]:
    yield tab
    assert tab.problems == []


def faults(page: Page) -> list[str]:
    """Return what axe finds in the claim that is shown."""
    results = Axe().run(page, ".st-key-deck", {"resultTypes": ["violations"]})
    return [one["id"] for one in results.response["violations"]]


def press(reader: Visitor, name: str) -> None:
    """Go on from where the focus is to a button, and press it."""
    page = reader.page
    for _ in range(6):
        page.keyboard.press("Tab")
        if name in page.evaluate(
            "document.activeElement.closest('[class*=st-key-]')?.className ?? ''"
        ):
            break
    page.keyboard.press("Enter")
    reader.rest()


def answer(reader: Visitor, claim: Claim, *, said: bool, reason: int) -> None:
    """Answer the claim that is shown; the focus goes along with what is said."""
    page = reader.page
    press(reader, f"say_{str(said).lower()}_{claim.key}")
    expect(page.locator(f"[data-stage={claim.key}-1]")).to_be_focused()
    press(reader, f"reason_{reason}_{claim.key}")
    expect(page.locator(f"[data-stage={claim.key}-2]")).to_be_focused()


def shows(page: Page, scene: str) -> None:
    expect(page.locator(f"[data-scene-shown={scene}] h1")).to_be_visible()
    expect(page.locator("[data-scenes] [aria-current=step]")).to_have_attribute("data-scene", scene)


@pytest.mark.exhaustive
def test_a_series_is_played_by_the_keyboard_and_survives_reload_and_back(reader: Visitor) -> None:
    page = reader.open("mistakes", seed="6").page
    for place, claim in enumerate(CLAIMS):
        shows(page, claim.key)
        if place:
            expect(page.locator(f"[data-scene-shown={claim.key}] h1")).to_be_focused()
        else:
            page.locator(f"[data-scene-shown={claim.key}] h1").focus()
        answer(reader, claim, said=claim.true, reason=int(place == 2))
        if place == 0:
            assert faults(page) == []
        if place == 3:
            page.reload()
            reader.rest()
            expect(page.locator(".verdict")).to_contain_text("2 of 2 points")
            page.go_back()
            reader.rest()
            shows(page, CLAIMS[2].key)
            expect(page.locator(".verdict")).to_contain_text("1 of 2 points")
            page.locator(".st-key-lang button").last.click()
            reader.rest()
            expect(page.locator(".verdict")).to_contain_text("1/2점")
            page.locator(".st-key-lang button").first.click()
            reader.rest()
            page.go_forward()
            reader.rest()
            shows(page, claim.key)
        page.keyboard.press("PageDown")
        reader.rest()
    shows(page, "result")
    expect(page.locator(".lf-kept")).to_have_count(0, timeout=2000)  # of the claim before
    expect(page.locator("[data-scene-shown=result] h1")).to_be_focused()
    expect(page.locator("[data-scene-shown=result] h1")).to_have_text("23 of 24 points")
    marks = page.locator("[data-scenes] > [data-done=wrong]")
    expect(marks).to_have_count(1)
    expect(marks).to_have_attribute("data-scene", CLAIMS[2].key)
    assert faults(page) == []
    press(reader, "try_again")
    shows(page, CLAIMS[2].key)
    answer(reader, CLAIMS[2], said=CLAIMS[2].true, reason=0)
    page.keyboard.press("PageDown")
    reader.rest()
    expect(page.locator("[data-scene-shown=result] h1")).to_contain_text("24 of 24 points")
    assert "given" not in page.url


@pytest.mark.exhaustive
def test_a_clicker_goes_on_from_the_course_and_back(reader: Visitor) -> None:
    page = reader.open("train", scene="takeaway").page
    page.keyboard.press("PageDown")
    expect(page).to_have_url(re.compile("/mistakes"))
    reader.rest()
    first = Series("12", 1).claims[0].key
    shows(page, first)
    page.keyboard.press("PageDown")
    reader.rest()
    shows(page, Series("12", 1).claims[1].key)
    page.keyboard.press("PageUp")
    reader.rest()
    page.keyboard.press("PageUp")
    reader.rest()
    expect(page.locator("[data-scene-shown=takeaway]")).to_be_visible()


@pytest.mark.exhaustive
def test_the_scene_of_a_claim_opens_in_the_session_and_back_leads_to_the_answer(
    reader: Visitor,
) -> None:
    page = reader.open("mistakes", claims="35", scene="softmax_twice").page
    page.locator(".st-key-say_false_softmax_twice button").click()
    page.locator(".st-key-reason_0_softmax_twice button").click()
    reader.rest()
    page.evaluate("window.stayed = true")
    page.locator(".to-scene a").click()
    expect(page).to_have_url(re.compile("/softmax.*z3=1"))
    reader.rest()
    assert reader.value("z3") == 1
    assert page.evaluate("window.stayed")
    page.go_back()
    reader.rest()
    shows(page, "softmax_twice")
    expect(page.locator(".verdict")).to_contain_text("2 of 2 points")
    reader.hold("softmax_twice_at", 0.9)
    held = reader.readouts()
    reader.release()
    assert reader.readouts() == held
    assert held["softmax_twice_1"] > 0.99
    assert held["softmax_twice_2"] < 0.577


LONG = ("softmax_twice", "argmax_nll", "three_symbols", "log_overflow")
EVERY = [claim.key for claim in Series("35", 1).claims]


VIEWS = (("ko", "projector"), ("en", "page"))  # the least room first


@pytest.mark.exhaustive
@pytest.mark.parametrize(
    ("keys", "views"),
    [(LONG[:1], VIEWS[:1]), pytest.param(EVERY, VIEWS, marks=pytest.mark.exhaustive)],
    ids=["long", "every"],
)
def test_an_answered_claim_stands_on_one_screen(
    reader: Visitor, keys: Sequence[str], views: Sequence[tuple[str, str]]
) -> None:
    page, low = reader.page, {}
    for language, view in views:
        for key in keys:
            page.set_viewport_size(LAPTOP)
            reader.open("mistakes", claims="35", scene=key, lang=language, view=view)
            page.locator(f".st-key-say_false_{key} button").click()
            page.locator(f".st-key-reason_1_{key} button").click()
            reader.rest()
            low[f"{key} {view}"] = page.evaluate(LOWEST)
            assert not reader.resize(PHONE).page.evaluate(SIDEWAYS)
            page.evaluate("sessionStorage.clear()")
    assert {place: end for place, end in low.items() if end > LAPTOP["height"]} == {}


@pytest.mark.exhaustive
def test_all_claims_are_a_sheet_to_be_printed(reader: Visitor) -> None:
    page = reader.open("mistakes", view="all").page
    reason = page.locator("[class*=st-key-sheet-]").first
    expect(reason).to_be_hidden()
    assert faults(page) == []
    page.emulate_media(media="print")
    expect(reason).to_be_visible()
    expect(page.locator("[class*=st-key-say_true] button").first).to_be_hidden()
    assert page.locator("[class*=st-key-sheet-] li").count() == 36
