"""Back and forward lead from page to page, and each page is as it was left."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser
from visitor import Visitor


@pytest.fixture
def reader(browser: Browser, server: str) -> Iterator[Visitor]:
    """Return somebody new, who has come to the home page and then to the odds."""
    context = browser.new_context(**Visitor.habits({}))  # a browser counts 50 entries at most
    visitor = Visitor(context, server).open("")
    go(visitor, "Odds")
    visitor.input("p").press("ArrowRight")
    yield visitor.rest()
    context.close()


def go(visitor: Visitor, title: str) -> None:
    visitor.page.get_by_role("link", name=title).first.click()
    visitor.page.wait_for_url(f"**/{title.lower()}*")
    visitor.rest()


def turn(visitor: Visitor, way: Callable[[], object], path: str) -> None:
    way()
    visitor.page.wait_for_function("(path) => location.pathname === path", arg=path)
    visitor.rest()


def test_back_finds_the_settings_and_forward_the_next_page(reader: Visitor) -> None:
    entries = reader.page.evaluate("history.length")
    go(reader, "Sigmoid")
    assert reader.page.evaluate("history.length") == entries + 1
    assert reader.page.title() == "Sigmoid · Logit Lab"
    turn(reader, reader.page.go_back, "/odds")
    assert reader.page.title() == "Odds and logit · Logit Lab"
    assert reader.parameters == {"p": "0.301"}
    assert reader.value("p") == 0.301
    assert reader.readouts()["probability"] == 0.301
    turn(reader, reader.page.go_forward, "/sigmoid")
    turn(reader, reader.page.go_back, "/odds")
    turn(reader, reader.page.go_back, "/")


def test_a_choice_is_no_step_of_the_way(reader: Visitor) -> None:
    go(reader, "Loss")
    entries = reader.page.evaluate("history.length")
    reader.page.locator(".st-key-relief").get_by_text("surface").click()
    reader.page.wait_for_function("() => location.search.includes('relief')")
    reader.rest()
    assert reader.page.evaluate("history.length") == entries
    turn(reader, reader.page.go_back, "/odds")
    assert reader.value("p") == 0.301
    turn(reader, reader.page.go_forward, "/loss")
    assert reader.parameters["relief"] == "surface"


def test_a_key_turns_the_page_in_one_step_of_the_way(reader: Visitor) -> None:
    reader.page.locator("h1").click()
    reader.page.keyboard.press("Shift+ArrowRight")
    reader.page.wait_for_url("**/sigmoid*")
    reader.rest()
    turn(reader, reader.page.go_back, "/odds")
    assert reader.value("p") == 0.301


def test_settings_beside_a_language_and_a_view_are_found_again(reader: Visitor) -> None:
    reader.open("odds", p="0.2", lang="ko", view="projector")
    reader.page.get_by_test_id("stHeader").get_by_role("link").nth(2).click()
    reader.page.wait_for_url("**/sigmoid*")
    reader.rest()
    turn(reader, reader.page.go_back, "/odds")
    assert reader.parameters == {"p": "0.2", "lang": "ko", "view": "projector"}
    assert reader.value("p") == 0.2
