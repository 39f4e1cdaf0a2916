"""The teacher's sheet: one page of A4, no barrier, and steps that lead a window of the class."""

import re
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from barriers import barriers
from expecting import expect
from playwright.sync_api import Page
from visitor import PHONE, Visitor

from ui.catalog import LESSONS
from ui.language import LANGUAGES

SHEETS = [lesson.path for lesson in LESSONS if lesson.scenes]
MARGIN = dict.fromkeys(("top", "right", "bottom", "left"), "10mm")
SMALLEST = 12.0  # CSS pixels, 9 points: what is read at arm's length
TEXT = "() => getComputedStyle(document.querySelector('.st-key-sheet li')).fontSize"


def pages_of(page: Page) -> int:
    """Return how many pages of A4 a page takes."""
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4", margin=MARGIN)))


def fits(visitor: Visitor, lesson: str, language: str) -> bool:
    page = visitor.open(lesson, view="teacher", lang=language).page
    assert pages_of(page) == 1
    assert page.locator(".on-paper").count() == 0
    page.emulate_media(media="print")
    assert float(page.evaluate(TEXT).removesuffix("px")) >= SMALLEST
    assert not page.locator(
        ".st-key-page_head, .st-key-page_foot, [data-scenes]"
    ).first.is_visible()
    page.emulate_media(media="screen")
    return True


def test_a_sheet_is_one_page_of_paper(visitor: Visitor) -> None:
    assert fits(visitor, "softmax", "en")  # the one with most to say


@pytest.mark.exhaustive
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("lesson", SHEETS)
def test_every_sheet_is_one_page_of_paper(visitor: Visitor, lesson: str, language: str) -> None:
    assert fits(visitor, lesson, language)


@pytest.mark.exhaustive
def test_a_sheet_of_more_words_is_set_smaller_until_it_fits(visitor: Visitor) -> None:
    page = visitor.open("odds", view="teacher").page
    page.evaluate(
        """() => {
          const list = document.querySelector(".st-key-sheet ul");
          for (let n = 0; n < 12; n += 1) list.append(list.lastElementChild.cloneNode(true));
        }"""
    )
    before = page.evaluate(TEXT)
    assert pages_of(page) == 1
    page.emulate_media(media="print")
    assert float(page.evaluate(TEXT).removesuffix("px")) < float(before.removesuffix("px"))
    page.emulate_media(media="screen")


@pytest.mark.parametrize("scheme", ["light", pytest.param("dark", marks=pytest.mark.exhaustive)])
def test_a_sheet_has_no_barrier(visitor: Visitor, scheme: Any) -> None:
    visitor.page.emulate_media(color_scheme=scheme)
    assert barriers(visitor.open("likelihood", view="teacher").page) == {}


@pytest.mark.exhaustive
def test_a_sheet_is_read_on_a_phone_in_one_column(visitor: Visitor) -> None:
    page = visitor.open("odds", view="teacher", lang="ko").page
    visitor.resize(PHONE)
    assert page.evaluate("() => document.querySelector('.stMain').scrollWidth <= innerWidth")
    tops = page.locator(".st-key-sheet h2").evaluate_all(
        "(all) => all.map((one) => one.getBoundingClientRect().left)"
    )
    assert len(set(tops)) == 1


@pytest.mark.exhaustive
def test_the_steps_of_a_script_lead_one_window_beside_the_sheet(tab: Visitor) -> None:
    page = tab.open("odds", view="teacher", lang="ko").page
    steps = page.locator(".st-key-sheet ol a")
    with page.expect_popup() as opened:
        steps.nth(1).click()
    lesson = opened.value
    expect(lesson.locator("[data-scene-shown=rulers]")).to_be_visible()
    steps.nth(3).click()
    expect(lesson.locator("[data-scene-shown=ladder]")).to_be_visible()
    said = parse_qs(urlsplit(lesson.url).query)
    assert said == {"scene": ["ladder"], "start": ["3"], "view": ["projector"], "lang": ["ko"]}
    assert len(page.context.pages) >= 2
    expect(page.locator(".st-key-sheet")).to_be_visible()
    lesson.close()
