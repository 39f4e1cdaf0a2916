"""The home page is alive: what is dragged moves every stop, cards lead on, and words explain."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from barriers import barriers
from expecting import expect
from playwright.sync_api import Browser
from visitor import LAPTOP, PHONE, Visitor, bottom

from ui.catalog import LESSONS
from ui.road import P, numbers

HELD = """() => Object.fromEntries([...document.querySelectorAll(".st-key-road [data-readout]")]
  .map((place) => [place.dataset.readout, Number(place.dataset.value)]))"""
# Where the point of each stop is drawn, in pixels; the bars by their lengths.
MARKS = """() => [...document.querySelectorAll(
    ".st-key-road .scatterlayer .points > path, .st-key-road .barlayer .point > path")]
  .map((mark) => mark.getAttribute("transform") ?? mark.getAttribute("d"))"""
# A focus that a person sees: the element that has it, by what it is called.
FOCUSED = "() => document.activeElement.dataset.card ?? document.activeElement.className"
STAYS = "window.stayed = true"


@pytest.fixture
def home(visitor: Visitor) -> Visitor:
    """Return somebody who may have been here before."""
    return visitor


@pytest.fixture
def newcomer(browser: Browser, server: str) -> Iterator[Visitor]:
    """Return somebody in a browser that has never seen the course."""
    context = browser.new_context(viewport=LAPTOP, locale="en-US")
    visitor = Visitor(context, server)
    yield visitor
    assert visitor.problems == []
    context.close()


def numbers_at(p: float) -> dict[str, Any]:
    here = P.values.searchsorted(p)
    return {name: pytest.approx(values[here], rel=1e-14) for name, values in numbers().items()}


def test_a_point_that_is_held_moves_every_stop(home: Visitor) -> None:
    page = home.open("").page
    plot = page.locator(".st-key-road .lf-plot").bounding_box()
    assert plot
    before = page.evaluate(MARKS)
    across = page.evaluate(
        "() => { const axis = document.querySelector('.st-key-road .lf-plot')._fullLayout.xaxis;"
        " return [axis._offset + axis.l2p(0.3), axis._offset + axis.l2p(0.8)]; }"
    )
    high = page.evaluate(
        "() => { const { yaxis } = document.querySelector('.st-key-road .lf-plot')._fullLayout;"
        " return yaxis._offset + yaxis.l2p(0); }"
    )
    page.mouse.move(plot["x"] + across[0], plot["y"] + high)
    page.mouse.down()
    page.mouse.move(plot["x"] + across[1], plot["y"] + high, steps=4)
    home.frame()
    assert page.evaluate(HELD) == numbers_at(0.8)
    assert home.value("p") == 0.8
    moved = [one != other for one, other in zip(before, page.evaluate(MARKS), strict=True)]
    assert sum(moved) == 9  # a point for each of seven scales, and two bars
    home.release()
    assert home.parameters == {"p": "0.8"}
    assert page.evaluate(HELD) == numbers_at(0.8)


@pytest.mark.exhaustive
def test_a_slider_that_is_held_moves_every_stop(home: Visitor) -> None:
    page = home.open("").page
    home.hold("p", 0.9)
    held = home.value("p")
    assert held > 0.8
    assert page.evaluate(HELD) == numbers_at(held)
    expect(page.locator(".st-key-road .textpoint")).to_have_text("true")
    home.release()


def test_a_card_opens_its_lesson_with_the_belief_in_the_same_session(home: Visitor) -> None:
    page = home.open("", p="0.8", lang="ko").page
    page.evaluate(STAYS)
    card = page.locator("[data-card=odds]").bounding_box()
    assert card
    page.mouse.click(card["x"] + card["width"] - 9, card["y"] + card["height"] - 9)  # a corner
    page.wait_for_url(re.compile("/odds"))
    home.rest()
    assert home.parameters["p"] == "0.8"
    assert home.parameters["lang"] == "ko"
    assert page.evaluate("window.stayed")
    page.go_back()
    page.wait_for_url(re.compile(r"/\?"))
    home.rest()
    assert home.value("p") == 0.8


@pytest.mark.exhaustive
def test_a_card_is_one_stop_of_the_tab_key_and_opens_by_enter(home: Visitor) -> None:
    page = home.open("", p="0.7").page
    page.locator(".go-on").focus()
    found = []
    for lesson in [lesson for lesson in LESSONS if lesson.ready]:
        page.keyboard.press("Tab")
        found.append((page.evaluate(FOCUSED), lesson.path))
    assert [one for one, _ in found] == [path for _, path in found]
    page.locator("[data-card=odds]").focus()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/odds"))
    home.rest()
    assert home.parameters["p"] == "0.7"


@pytest.mark.exhaustive
def test_what_was_gone_through_is_ticked_and_going_on_is_offered(newcomer: Visitor) -> None:
    page = newcomer.open("").page
    expect(page.locator(".go-on")).to_have_text("Begin: Odds and logit")
    expect(page.locator("[data-card=odds]")).to_have_attribute("data-done", "none")
    page.locator(".go-on").click()
    page.wait_for_url(re.compile("/odds"))
    newcomer.rest()
    scenes = page.locator("[data-scenes] [data-scene]")
    second = scenes.nth(1)
    key, name = second.get_attribute("data-scene"), second.get_attribute("title")
    page.keyboard.press("PageDown")
    expect(page.locator(f"[data-scene-shown={key}]")).to_be_visible()
    newcomer.rest()
    total = scenes.count()
    newcomer.open("")
    expect(page.locator(".go-on")).to_have_text(f"Go on: Odds and logit, {name}")
    card = page.locator("[data-card=odds]")
    expect(card).to_have_attribute("data-done", "some")
    expect(card).to_contain_text(f"✓ 1/{total}")
    page.get_by_role("radio", name="한국어").click()
    expect(page.locator(".go-on")).to_have_text("이어서 하기: 오즈와 로짓, 장면 2")
    newcomer.rest()
    page.locator(".go-on").click()
    expect(page.locator(f"[data-scene-shown={key}]")).to_be_visible()
    newcomer.rest()
    newcomer.open("mistakes").open("")
    expect(page.locator(".go-on")).to_have_text("Go on: Spot the mistake")


def test_a_word_in_a_scene_opens_its_entry_by_the_keyboard_and_escape_closes_it(
    home: Visitor,
) -> None:
    page = home.open("odds", scene="ladder", lang="ko").skip().page
    word = page.locator('a[href="#term-logit"]').first
    entry = page.locator("dialog[data-term=logit]").first
    word.focus()
    page.keyboard.press("Enter")
    expect(entry).to_be_visible()
    expect(entry).to_contain_text("로짓")
    expect(entry.locator("[lang=en]").first).to_have_text("logit")
    assert barriers(page) == {}
    page.keyboard.press("PageDown")  # nothing turns behind the entry
    page.keyboard.press("Escape")
    expect(entry).to_be_hidden()
    expect(word).to_be_focused()
    expect(page.locator("[data-scene-shown=ladder]")).to_be_visible()
    word.click()
    page.evaluate(STAYS)
    entry.locator("a").click()
    expect(page.locator("[data-scene-shown=rulers]")).to_be_visible()
    expect(entry).to_be_hidden()
    home.rest()
    assert page.evaluate("window.stayed")


@pytest.mark.exhaustive
def test_a_term_in_a_fold_opens_its_entry_while_the_explanation_is_hidden(home: Visitor) -> None:
    page = home.open("odds", scene="symmetry").page
    page.locator("summary").filter(has_text="Derivation").click()
    home.rest()
    expect(page.locator(".st-key-why")).to_be_hidden()
    page.locator('.stExpander a[href="#term-odds"]').click()
    entry = page.get_by_role("dialog", name="odds")
    expect(entry).to_be_visible()
    page.keyboard.press("Escape")
    expect(entry).to_be_hidden()


@pytest.mark.parametrize("scheme", ["light", pytest.param("dark", marks=pytest.mark.exhaustive)])
def test_the_road_has_no_barrier_and_stands_on_one_screen(home: Visitor, scheme: Any) -> None:
    home.page.emulate_media(color_scheme=scheme)
    page = home.open("").page
    assert barriers(page) == {}
    for place in ("h1", ".st-key-p", ".st-key-road .lf-plot"):
        assert 0 < bottom(page.locator(place)) <= LAPTOP["height"]


@pytest.mark.exhaustive
def test_words_and_symbols_have_no_barrier(home: Visitor) -> None:
    page = home.open("", view="all").page
    expect(page.locator(".glossary > div").first).to_be_visible()
    assert barriers(page) == {}


@pytest.mark.exhaustive
def test_numbers_and_panels_stand_in_their_cards_on_a_phone(home: Visitor) -> None:
    page = home.open("").page
    for size in (PHONE, LAPTOP):
        home.resize(size)
        assert page.evaluate(OUTSIDE) == []


@pytest.mark.exhaustive
def test_on_a_phone_the_slider_stays_in_sight_above_the_stops(home: Visitor) -> None:
    page = home.open("").page
    home.resize(PHONE)
    page.locator("[data-card=train]").scroll_into_view_if_needed()
    home.rest()
    slider, card = (page.locator(place) for place in (".st-key-p", "[data-card=train]"))
    assert 0 < bottom(slider) < bottom(card) <= PHONE["height"]
    home.hold("p", 0.9)
    assert page.evaluate(HELD) == numbers_at(home.value("p"))
    home.release()


# Numbers and panels that reach out of the card of their stop.
OUTSIDE = """() => {
  const cards = [...document.querySelectorAll("[data-card]")];
  const plot = document.querySelector(".st-key-road .lf-plot");
  const { left, top } = plot.getBoundingClientRect();
  const numbers = [...document.querySelectorAll(".st-key-road [data-readout]")];
  const stops = [0, 0, 1, 2, 3, 4, 5, 6];
  const boxes = numbers.map((number, i) =>
    [number.dataset.readout, stops[i], number.getBoundingClientRect()]);
  for (let number = 2; number < 10; number += 1) {
    const [x, y] = ["x", "y"].map((letter) => plot._fullLayout[`${letter}axis${number}`]);
    boxes.push([number, number - 2, { left: left + x._offset, right: left + x._offset + x._length,
      top: top + y._offset, bottom: top + y._offset + y._length }]);
  }
  return boxes.filter(([, stop, box]) => {
    const card = cards[stop].getBoundingClientRect();
    return box.left < card.left || box.right > card.right
      || box.top < card.top || box.bottom > card.bottom;
  }).map(([name]) => name);
}"""
