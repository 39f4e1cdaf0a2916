"""Back and forward lead from page to page, and each page is as it was left."""

from collections.abc import Callable

import pytest
from visitor import Visitor


@pytest.fixture
def reader(tab: Visitor) -> Visitor:
    """Return somebody who has come to the home page and then to the odds."""
    go(tab.open(""), "Odds")
    tab.skip().input("p").press("ArrowRight")
    return tab.rest()


def go(visitor: Visitor, title: str) -> None:
    visitor.page.get_by_role("link", name=title).first.click()
    visitor.page.wait_for_url(f"**/{title.lower()}*")
    visitor.rest()


def turn(visitor: Visitor, way: Callable[[], object], path: str) -> None:
    way()
    visitor.page.wait_for_function("(path) => location.pathname === path", arg=path)
    visitor.rest()


def test_back_and_forward_go_page_by_page_and_find_their_settings(reader: Visitor) -> None:
    page = reader.page
    entries = page.evaluate("history.length")
    go(reader, "Sigmoid")
    assert page.evaluate("history.length") == entries + 1
    assert page.title() == "Sigmoid · Logit Lab"
    turn(reader, page.go_back, "/odds")
    assert page.title() == "Odds and logit · Logit Lab"
    assert reader.parameters == {"p": "0.301", "scene": "rulers"}
    assert reader.value("p") == 0.301
    assert reader.readouts()["probability"] == 0.301
    turn(reader, page.go_forward, "/sigmoid")
    assert reader.parameters == {}
    turn(reader, page.go_back, "/odds")
    turn(reader, page.go_back, "/")


@pytest.mark.exhaustive
def test_the_way_back_keeps_a_language_and_a_view(reader: Visitor) -> None:
    page = reader.page
    reader.open("odds", p="0.2", lang="ko", view="all")
    page.get_by_test_id("stHeader").get_by_role("link").nth(2).click()
    page.wait_for_url("**/sigmoid*")
    reader.rest()
    turn(reader, page.go_back, "/odds")
    assert reader.parameters == {"scene": "rulers", "p": "0.2", "lang": "ko", "view": "all"}
    assert reader.value("p") == 0.2
