"""A turn is one entry of the history, a setting none; all ways lead to what was left."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from visitor import Visitor

from benchmarks.servers import ROOT, serving, streamlit

DECK = Path(__file__).with_name("deck.py")
SCRIPT = "[data-testid=stApp][data-test-script-state=notRunning]"


@pytest.fixture(scope="module")
def deck() -> Iterator[str]:
    with serving(streamlit(DECK), ROOT, ready="/_stcore/health") as running:
        yield running.address


@pytest.fixture
def page(tab: Visitor, deck: str) -> Page:
    tab.page.goto(deck)
    return tab.page


def shows(page: Page, scene: str, p: float, t: float, query: str) -> None:
    """Wait until the page shows a scene with its settings, and the address says them."""
    expect(page.get_by_text(f"scene {scene}, p {p}, t {t}")).to_be_visible()
    expect(page).to_have_url(re.compile(r"[^?]*" + re.escape(query) + "$"))
    expect(page.locator(SCRIPT)).to_be_visible()


def press(page: Page, key: str, arrow: str = "ArrowRight") -> None:
    page.locator(f".st-key-{key} input[type=range]").press(arrow)


def entries(page: Page) -> int:
    return int(page.evaluate("history.length"))


def test_a_turn_is_one_entry_a_setting_none_and_every_way_leads_back(page: Page) -> None:
    shows(page, "a", 0.3, 1.0, "")
    begun = entries(page)
    press(page, "p")
    shows(page, "a", 0.301, 1.0, "?p=0.301")
    press(page, "p")
    shows(page, "a", 0.302, 1.0, "?p=0.302")
    assert entries(page) == begun
    page.get_by_role("button", name="next").click()
    shows(page, "b", 0.302, 1.0, "?p=0.302&scene=b")
    assert entries(page) == begun + 1
    press(page, "t")
    shows(page, "b", 0.302, 1.1, "?p=0.302&scene=b&t=1.1")
    page.get_by_role("button", name="next").click()
    shows(page, "c", 0.302, 1.1, "?p=0.302&scene=c&t=1.1")
    press(page, "p")
    shows(page, "c", 0.303, 1.1, "?p=0.303&scene=c&t=1.1")
    assert entries(page) == begun + 2
    page.go_back()
    shows(page, "b", 0.302, 1.1, "?p=0.302&scene=b&t=1.1")
    page.go_back()
    shows(page, "a", 0.302, 1.0, "?p=0.302")
    assert page.locator(".st-key-p input[type=range]").input_value() == "0.302"
    page.go_forward()
    shows(page, "b", 0.302, 1.1, "?p=0.302&scene=b&t=1.1")
    page.reload()
    shows(page, "b", 0.302, 1.1, "?p=0.302&scene=b&t=1.1")
    page.go_forward()
    shows(page, "c", 0.303, 1.1, "?p=0.303&scene=c&t=1.1")


def test_a_turn_keeps_the_present_settings(page: Page) -> None:
    shows(page, "a", 0.3, 1.0, "")
    press(page, "p")
    shows(page, "a", 0.301, 1.0, "?p=0.301")
    page.get_by_role("button", name="back").click()
    shows(page, "c", 0.301, 1.0, "?p=0.301&scene=c")
    press(page, "p")
    shows(page, "c", 0.302, 1.0, "?p=0.302&scene=c")
    page.get_by_role("button", name="next").click()
    shows(page, "a", 0.302, 1.0, "?p=0.302")
    assert page.locator(".st-key-p input[type=range]").input_value() == "0.302"


def test_a_link_opens_what_it_says_and_bad_values_are_named(page: Page, deck: str) -> None:
    page.goto(f"{deck}/?scene=c&p=0.7&t=99")
    shows(page, "c", 0.7, 1.0, "?scene=c&p=0.7")
    expect(page.get_by_role("alert")).to_contain_text("t = ")
