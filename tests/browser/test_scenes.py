"""A lesson is led through scene by scene, and every way leads back to what was left."""

import re
from collections.abc import Iterator

import pytest
from expecting import expect
from playwright.sync_api import Page
from visitor import Visitor

from core.binary import odds

SCENES = ["rulers", "symmetry", "ladder", "evidence", "coin"]


@pytest.fixture
def reader(tab: Visitor) -> Iterator[Visitor]:
    yield tab
    assert tab.problems == []


# Whether the address is that of the page on odds with these parameters, in any order.
SAYS = """(wanted) => location.pathname === "/odds"
  && JSON.stringify([...new URLSearchParams(location.search)].sort()) === JSON.stringify(wanted)"""


# Presses of keys that come at once, as where a clicker is pressed twice in a hurry.
PRESSES = """(keys) => {
  for (const key of keys) {
    document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
  }
}"""


def shows(page: Page, shown: str, **wanted: str) -> None:
    """Wait until a scene of the page on odds is shown, and the address says what is wanted."""
    expect(page.locator(f"[data-scene-shown={shown}]")).to_be_visible()
    expect(page.locator("[data-scenes] [aria-current=step]")).to_have_attribute("data-scene", shown)
    page.wait_for_function(SAYS, arg=sorted([name, text] for name, text in wanted.items()))


def entries(page: Page) -> int:
    return int(page.evaluate("history.length"))


def test_a_turn_is_one_entry_a_setting_none_and_every_way_leads_back(reader: Visitor) -> None:
    page = reader.open("odds").skip().page
    begun = entries(page)
    reader.input("p").press("ArrowRight")
    shows(page, "rulers", p="0.301", scene="rulers")
    assert entries(page) == begun
    reader.rest().input("p").press("ArrowLeft")
    shows(page, "rulers")
    assert entries(page) == begun
    reader.rest().input("p").press("ArrowRight")
    shows(page, "rulers", p="0.301", scene="rulers")
    reader.rest()
    page.keyboard.press("PageDown")
    reader.rest()
    shows(page, "symmetry", p="0.301", scene="symmetry")
    assert entries(page) == begun + 1
    page.locator("[data-scene=coin]").click()
    reader.rest()
    shows(page, "coin", p="0.301", scene="coin")
    assert entries(page) == begun + 2
    page.go_back()
    shows(page, "symmetry", p="0.301", scene="symmetry")
    page.go_back()
    shows(page, "rulers", p="0.301", scene="rulers")
    assert reader.rest().value("p") == 0.301
    page.go_forward()
    shows(page, "symmetry", p="0.301", scene="symmetry")
    reader.rest()
    page.reload()
    shows(page, "symmetry", p="0.301", scene="symmetry")
    reader.rest()
    page.keyboard.press("PageUp")
    shows(page, "rulers", p="0.301", scene="rulers")


def test_presses_that_come_during_a_turn_are_turns_of_their_own(reader: Visitor) -> None:
    page = reader.open("odds").page
    begun = entries(page)
    for _press in range(2):
        page.evaluate(PRESSES, ["PageDown", "PageDown"])
        shows(page, SCENES[2 + 2 * _press], scene=SCENES[2 + 2 * _press])
        reader.rest()
    assert entries(page) == begun + 4


@pytest.mark.exhaustive
def test_back_leads_to_the_first_scene_as_it_was_opened(reader: Visitor) -> None:
    page = reader.open("odds").page
    page.keyboard.press("PageDown")
    reader.rest()
    shows(page, "symmetry", scene="symmetry")
    page.go_back()
    shows(page, "rulers")
    page.go_forward()
    shows(page, "symmetry", scene="symmetry")


@pytest.mark.exhaustive
def test_a_link_that_names_no_scene_is_completed_and_leaves_a_way_back(reader: Visitor) -> None:
    page = reader.open("").page
    before = entries(page)
    page.goto(f"{reader.server}/odds?start=0")
    shows(page, "ladder", start="0", scene="ladder")
    assert entries(reader.rest().page) == before + 1


def test_a_clicker_turns_wherever_the_focus_is_but_in_a_text(reader: Visitor) -> None:
    page = reader.open("odds").page
    field = page.get_by_label("Your answer")
    field.click()
    page.keyboard.press("PageDown")
    field.press_sequentially("4?ft")
    expect(field).to_have_value("4?ft")
    shows(page, "rulers")
    expect(page.locator("dialog.help:not(.term)")).to_be_hidden()
    page.locator("[data-testid=stMain]").focus()
    page.keyboard.press("PageDown")
    reader.rest()
    shows(page, "symmetry", scene="symmetry")
    reader.skip().hold("p", 0.9)
    reader.release()
    expect(page.locator(".st-key-p input[type=range]")).to_be_focused()
    value = reader.value("p")
    page.keyboard.press("Shift+ArrowRight")
    reader.rest()
    assert reader.value("p") > value
    page.keyboard.press("PageDown")
    reader.rest()
    expect(page.locator("[data-scene-shown=ladder]")).to_be_visible()


def test_the_question_of_the_next_scene_has_the_focus_and_the_one_before_is_ticked(
    reader: Visitor,
) -> None:
    page = reader.open("odds").page
    page.keyboard.press("PageDown")
    expect(page.locator("[data-scene-shown=symmetry] h1")).to_be_focused()
    expect(page.locator("[data-scene=rulers]")).to_have_attribute("data-done", "true")
    expect(page.locator("[data-scene=coin]")).to_have_attribute("data-done", "false")
    page.reload()
    expect(page.locator("[data-scene=rulers]")).to_have_attribute("data-done", "true")


@pytest.mark.exhaustive
def test_the_last_scene_leads_on_and_the_next_lesson_leads_back_to_it(reader: Visitor) -> None:
    page = reader.open("odds", scene="coin").page
    expect(page.locator(".st-key-ending")).to_be_visible()
    page.keyboard.press("PageDown")
    expect(page).to_have_url(re.compile("/sigmoid$"))
    reader.rest()
    page.keyboard.press("PageUp")
    reader.rest()
    shows(page, "coin", scene="coin")


def test_all_scenes_below_each_other_are_scrolled_and_share_their_controls(reader: Visitor) -> None:
    page = reader.open("odds", view="all").page
    assert (
        page.locator("[data-scene-shown]").evaluate_all(
            "(all) => all.map((one) => one.dataset.sceneShown)"
        )
        == SCENES
    )
    page.keyboard.press("PageDown")
    page.wait_for_function("document.querySelector('[data-testid=stMain]').scrollTop > 100")
    assert "scene=" not in page.url


def test_keys_are_told_and_the_projector_is_switched(reader: Visitor) -> None:
    page = reader.open("odds").page
    page.keyboard.press("?")
    expect(page.locator("dialog.help:not(.term)")).to_be_visible()
    page.keyboard.press("PageDown")  # nothing turns behind the list
    page.keyboard.press("Escape")
    expect(page.locator("dialog.help:not(.term)")).to_be_hidden()
    shows(page, "rulers")
    page.keyboard.press("t")
    expect(page.locator("html")).to_have_attribute("data-view", "projector")
    reader.rest()
    page.keyboard.press("t")
    expect(page.locator("html")).to_have_attribute("data-view", "page")
    reader.rest()
    page.keyboard.press("f")
    page.wait_for_function("document.fullscreenElement !== null")
    page.keyboard.press("f")
    page.wait_for_function("document.fullscreenElement === null")


def test_all_digits_of_a_number_are_shown_on_demand(reader: Visitor) -> None:
    page = reader.open("odds").page
    number = page.locator("[data-readout=odds]")
    expect(number).to_have_text("0.429")
    number.click()
    shown = number.evaluate("(one) => getComputedStyle(one, '::after').content")
    assert float(shown.strip('"')) == odds(0.3)


@pytest.mark.exhaustive
def test_the_first_point_asks_to_be_dragged_until_it_was(reader: Visitor) -> None:
    page = reader.open("odds").page
    ring = page.locator(".lf-invite")
    assert ring.count() == 0  # while the question is open nothing can be dragged
    reader.skip()
    expect(ring).to_have_count(1)
    box, point = ring.bounding_box(), page.locator(".scatterlayer .point").first.bounding_box()
    assert box
    assert point
    middle = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    assert abs(middle[0] - point["x"] - point["width"] / 2) < 2
    page.mouse.move(*middle)
    page.mouse.down()
    page.mouse.move(middle[0] + 40, middle[1], steps=3)
    expect(ring).to_have_count(0)
    page.mouse.up()
    reader.rest()
    assert reader.value("p") > 0.3
    page.keyboard.press("PageDown")
    reader.rest()
    assert ring.count() == 0


# Right ends of all that is drawn in figures, and what is taller than a sheet.
DRAWN = """() => [...document.querySelectorAll(".lf-plot .main-svg")]
  .map((drawing) => drawing.getBoundingClientRect()).map(({ right, height }) => [right, height])"""


@pytest.mark.exhaustive
def test_a_lesson_is_printed_whole(reader: Visitor) -> None:
    page = reader.open("odds", view="all").see_all().page
    paper = 718  # CSS pixels between the margins of A4
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.add_style_tag(
        content=f"body {{ width: {paper}px; }} #root, .stApp {{ width: {paper}px; }}"
    )
    reader.frame()
    drawn = page.evaluate(DRAWN)
    assert drawn
    assert max(right for right, _ in drawn) <= paper
    assert max(height for _, height in drawn) < 1000
    for unwanted in ("[data-scenes]", ".st-key-page_foot", ".lf-save", "[data-testid=stHeader]"):
        assert not any(one.is_visible() for one in page.locator(unwanted).all()), unwanted
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator(".main-svg[viewBox]").count() == 0


# Counts the frames in which no picture is to be seen, and those in which the one before still is.
WATCH_PICTURES = """() => {
  window.pictures = { none: 0, kept: 0 };
  const has = (place) => Boolean(document.querySelector(`${place} .main-svg`));
  const look = () => {
    if (!has(".st-key-bench .lf-plot") && !has(".lf-kept")) pictures.none += 1;
    if (has(".lf-kept")) pictures.kept += 1;
    requestAnimationFrame(look);
  };
  look();
}"""


def test_the_picture_stays_until_that_of_the_next_scene_is_drawn(reader: Visitor) -> None:
    page = reader.open("odds", scene="symmetry").skip().page
    page.evaluate(WATCH_PICTURES)
    page.keyboard.press("PageDown")
    expect(page.locator("[data-scene-shown=ladder]")).to_be_visible()
    reader.rest()
    page.locator("[data-scene=rulers]").click()
    expect(page.locator("[data-scene-shown=rulers]")).to_be_visible()
    reader.rest()
    expect(page.locator(".lf-kept")).to_have_count(0)
    found = page.evaluate("pictures")
    assert found["none"] == 0
    assert found["kept"] > 0


@pytest.mark.exhaustive
def test_no_picture_is_taken_along_to_another_page(reader: Visitor) -> None:
    page = reader.open("odds").page
    page.locator(".st-key-way_back button").click()
    expect(page.locator(".st-key-road")).to_be_visible()
    expect(page.locator(".lf-kept")).to_have_count(0)
    reader.rest()


@pytest.mark.exhaustive
def test_a_clicker_turns_after_a_choice_from_a_menu(reader: Visitor) -> None:
    page = reader.open("loss", scene="points").skip().page
    menu = page.locator(".st-key-dataset").get_by_role("combobox")
    option = page.get_by_role("option", name="separable", exact=True)
    menu.press("ArrowDown")
    expect(option).to_be_visible()
    option.click()
    reader.rest()
    expect(menu).to_be_focused()
    page.keyboard.press("PageDown")
    expect(page.locator("[data-scene-shown=descent]")).to_be_visible()
    reader.rest()


# The scenes whose names can be read in the strip; nothing where it has to be scrolled for them.
NAMED = """() => {
  const nav = document.querySelector("[data-scenes]");
  const named = [...nav.children].filter((button) => button.querySelector("span").offsetWidth);
  return nav.scrollWidth > nav.clientWidth ? [] : named.map((button) => button.dataset.scene);
}"""


@pytest.mark.parametrize("language", ["en", pytest.param("ko", marks=pytest.mark.exhaustive)])
def test_the_strip_names_the_shown_scene_and_those_around_it(
    reader: Visitor, language: str
) -> None:
    page = reader.open("softmax", scene="differences", lang=language).page
    assert {"temperature", "differences", "picture"} <= {*page.evaluate(NAMED)}
