"""Questions are answered by mouse, finger and keys; what was answered is not lost with the page."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from barriers import barriers
from course_questions import SCENES
from expecting import expect
from playwright.sync_api import Locator, Page
from strokes import stroke
from visitor import PHONE, Visitor

from ui.questions import PlaceOnMap, PlacePoint, SketchCurve

KEEP = "(text) => sessionStorage.setItem('logit-lab:answers', text)"
STORED = "() => JSON.parse(sessionStorage.getItem('logit-lab:answers') ?? '{}')"

# Words of a board that lie on others.
CROWDED = """() => {
  const words = [...document.querySelectorAll(".board text")]
    .map((one) => [one.textContent, one.getBoundingClientRect()]);
  return words.filter(([, a], i) => words.slice(i + 1).some(([, b]) =>
    a.right > b.left + 1 && b.right > a.left + 1 && a.bottom > b.top + 5 && b.bottom > a.top + 5))
    .map(([text]) => text);
}"""


@pytest.fixture
def reader(tab: Visitor) -> Iterator[Visitor]:
    yield tab
    assert tab.problems == []


def kept(page: Page, key: str) -> Any:
    """Return what the tab has kept of the answers to a question."""
    return page.evaluate(STORED).get(key, {}).get("tries", [])


def said(page: Page) -> Locator:
    return page.locator("[class*=st-key-verdict-]")


def focus_by_tab(page: Page, target: Locator) -> None:
    """Go to an element by the Tab key alone, from the question above it."""
    page.locator("h1").focus()
    for _ in range(40):
        page.keyboard.press("Tab")
        if target.evaluate("(one) => one === document.activeElement"):
            return
    raise AssertionError("the Tab key does not lead there")


def press(reader: Visitor, *keys: str) -> None:
    for key in keys:
        reader.page.keyboard.press(key)
    reader.rest()


def go_on(reader: Visitor) -> None:
    focus_by_tab(reader.page, reader.page.get_by_role("button", name="Now try it"))
    press(reader, "Enter")
    expect(reader.page.locator("[class*=st-key-question-]")).to_have_count(0)


def test_a_choice_is_made_by_keys_alone(reader: Visitor) -> None:
    page = reader.open("odds", scene="symmetry").page
    focus_by_tab(page, page.locator("[class*=st-key-question-] input[type=radio]").first)
    press(reader, "Space")
    expect(said(page)).to_be_visible()
    press(reader, *["ArrowDown"] * 2)
    go_on(reader)


@pytest.mark.exhaustive
def test_the_second_choice_stays_chosen(reader: Visitor) -> None:
    page = reader.open("odds", scene="symmetry").page
    for place in (0, 3):
        page.locator("[class*=st-key-question-] [role=radiogroup] label").nth(place).click()
        reader.rest()
    chosen = page.locator("[class*=st-key-question-] input[type=radio]").nth(3)
    expect(chosen).to_be_checked()
    expect(said(page)).to_contain_text("You inverted the logit")


def test_a_number_is_typed_and_what_was_said_goes_with_the_next_one(reader: Visitor) -> None:
    page = reader.open("odds").page
    focus_by_tab(page, page.get_by_label("Your answer"))
    page.keyboard.type("3/4")
    press(reader, "Enter")
    expect(said(page)).to_contain_text("3 of 4 would")
    page.keyboard.press("End")
    page.keyboard.type("0")
    expect(said(page)).to_be_hidden()
    press(reader, "Control+A", "8", "0", "%", "Enter")
    expect(said(page)).to_contain_text("4 of 5 parts")
    assert kept(page, "predict_odds") == [0.75, 0.8]
    expect(page.get_by_label("Your answer")).to_have_value("0.8")
    go_on(reader)


@pytest.mark.exhaustive
def test_the_last_answer_stands_in_its_field_after_one_that_could_not_be_read(
    reader: Visitor,
) -> None:
    page = reader.open("odds").page
    field = page.get_by_label("Your answer")
    for text in ("77", "1e999", "4"):
        field.fill(text)
        press(reader, "Enter")
    expect(field).to_have_value("4")
    expect(said(page)).to_contain_text("4 is the odds")


@pytest.mark.exhaustive
def test_a_point_is_placed_by_keys_alone(reader: Visitor) -> None:
    page = reader.open("likelihood").page
    board = page.get_by_role("slider", name="belief in heads π")
    focus_by_tab(page, board)
    press(reader, "Home", *["Shift+ArrowRight"] * 5, "Enter")
    expect(board).to_have_attribute("aria-valuetext", "0.50")
    expect(said(page)).to_contain_text("A fair coin")
    expect(page.locator(".board-diamond")).to_have_count(0)
    page.keyboard.press("ArrowLeft")
    expect(said(page)).to_be_hidden()
    press(reader, *["ArrowLeft"] * 14, "Enter")
    expect(said(page)).to_contain_text("0.35")
    expect(page.locator(".board-diamond")).to_be_visible()
    go_on(reader)
    expect(page.locator(".lf-plot")).to_be_visible()


@pytest.mark.exhaustive
def test_a_point_is_put_on_a_map_by_keys_alone(reader: Visitor) -> None:
    page = reader.open("train", scene="loss_surface").page
    board = page.locator(".board svg")
    focus_by_tab(page, board)
    press(reader, "ArrowUp")  # first of all it is in the middle, where the start is
    assert page.evaluate(CROWDED) == []
    press(reader, *["Shift+ArrowUp"] * 2, "Enter")
    expect(board).to_have_attribute("aria-valuetext", "w₁ 0.00, w₂ 1.00")
    expect(said(page)).to_contain_text("A positive w₂")
    expect(page.locator(".board-diamond")).to_have_count(0)
    press(reader, *["Shift+ArrowDown"] * 5, "ArrowRight", "Enter")
    expect(said(page)).to_contain_text("At (0.163, −1.44)")
    expect(page.locator(".board-diamond")).to_be_visible()
    expect(page.locator(".board-how")).to_contain_text("Your point lies 0.128 away")
    assert kept(page, "predict_valley") == [[40, 60], [41, 10]]
    go_on(reader)
    expect(page.get_by_role("img", name="Loss over two of the weights")).to_be_visible()


@pytest.mark.exhaustive
def test_a_curve_is_drawn_by_keys_alone(reader: Visitor) -> None:
    page = reader.open("loss", scene="compare").page
    board = page.locator(".board svg")
    focus_by_tab(page, board)
    press(reader, "Enter")
    expect(page.get_by_text("Nothing is drawn yet")).to_be_visible()
    press(reader, "ArrowUp", "Enter")
    expect(page.get_by_text("One point is no curve")).to_be_visible()
    # The two plateaus: half of the axis up on the left, down at 0 on the right.
    press(reader, "Home", "ArrowUp", *["ArrowRight"] * 14, *["Shift+ArrowDown"] * 2, "ArrowRight")
    press(reader, *["Shift+ArrowDown"] * 3, "ArrowRight", *["Shift+ArrowDown"] * 5)
    press(reader, *["ArrowRight"] * 16, "Enter")
    expect(said(page)).to_contain_text("flat at both ends")
    expect(page.locator(".board-how")).to_contain_text("On average your curve lies")
    expect(page.locator(".board-moving .board-truth")).to_be_visible()
    go_on(reader)
    expect(page.locator(".lf-plot")).to_be_visible()


@pytest.mark.exhaustive
def test_a_curve_that_leaves_the_axes_or_a_part_out_is_told(reader: Visitor) -> None:
    page = reader.open("softmax", scene="temperature").page
    board = page.locator(".board svg")
    check = page.get_by_role("button", name="Check")
    stroke(page, board, (0.03, 0.5), (0.5, 1.2), (0.99, 0.5))
    check.click()
    expect(page.get_by_text("Part of your curve lies outside")).to_be_visible()
    page.get_by_role("button", name="Clear").click()
    stroke(page, board, (0.03, 0.5), (0.4, 0.5))
    check.click()
    expect(page.get_by_text("A part is missing")).to_be_visible()
    assert kept(page, "predict_heat") == []
    stroke(page, board, (0.4, 0.5), (0.99, 0.1))
    check.click()
    expect(said(page)).to_contain_text("The other way")
    reader.rest()


def test_answers_outlive_a_reload_and_stand_in_the_summary(reader: Visitor) -> None:
    page = reader.open("likelihood").page
    board = page.locator(".board svg")
    stroke(page, board, (0.3, 0.5), (0.6, 0.5))
    page.get_by_role("button", name="Check").click()
    expect(said(page)).to_be_visible()
    reader.rest()
    (first,) = kept(page, "predict_best")
    page.reload()
    reader.rest()
    expect(said(page)).to_be_visible()
    text = board.get_attribute("aria-valuetext")
    press(reader, "Tab")
    page.goto(f"{reader.server}/likelihood?scene=spread")
    reader.rest()
    assert kept(page, "predict_best") == [first]
    summary = page.locator(".st-key-ending table")
    expect(summary).to_contain_text(f"{text} ✗")
    expect(summary).to_contain_text("0.35")


@pytest.mark.exhaustive
def test_a_skipped_question_stays_skipped_and_can_be_gone_back_to(reader: Visitor) -> None:
    page = reader.open("odds", scene="symmetry").skip().page
    question = page.locator("[class*=st-key-question-]")
    back = page.get_by_role("button", name="Back to the question")
    expect(back).to_be_visible()
    page.reload()
    reader.rest()
    expect(question).to_have_count(0)
    back.click()
    expect(question).to_be_visible()
    reader.rest()
    page.reload()
    reader.rest()
    expect(question).to_be_visible()


@pytest.mark.exhaustive
def test_the_loss_is_drawn_in_the_place_of_the_network_and_then_played(reader: Visitor) -> None:
    page = reader.open("train").page
    board = page.locator(".board svg")
    expect(page.locator(".st-key-belief .lf-plot")).to_be_visible()
    expect(page.locator(".st-key-network")).to_have_count(0)
    check = page.get_by_role("button", name="Check")
    stroke(page, board, (0.12, 0.29), (0.96, 0.6))
    check.click()
    expect(said(page)).to_contain_text("Equal steps do not buy equal progress")
    stroke(
        page, board, (0.12, 0.27), (0.3, 0.4), (0.4, 0.5), (0.55, 0.65), (0.7, 0.7), (0.96, 0.72)
    )
    check.click()
    expect(said(page)).to_contain_text("first the hidden units must turn")
    expect(page.locator(".board-how")).to_contain_text("On average your curve lies 0.0")
    go_on(reader)
    expect(page.locator(".st-key-network .lf-plot")).to_be_visible()
    expect(page.locator(".st-key-player")).to_be_visible()


@pytest.mark.exhaustive
def test_a_choice_and_a_number_stand_there_again_after_a_reload(reader: Visitor) -> None:
    page = reader.open("odds", scene="symmetry").page
    page.locator("[class*=st-key-question-] label").nth(2).click()
    reader.rest()
    page.reload()
    reader.rest()
    expect(page.get_by_role("radio", name="0.25")).to_be_checked()
    expect(said(page)).to_contain_text("The logit is their logarithm")
    reader.open("odds")
    page.get_by_label("Your answer").fill("3/4")
    page.get_by_role("button", name="Check").click()
    reader.rest()
    page.reload()
    reader.rest()
    expect(page.get_by_label("Your answer")).to_have_value("0.75")


@pytest.mark.exhaustive
def test_what_something_else_has_written_into_the_tab_is_not_believed(reader: Visitor) -> None:
    page = reader.open("odds").page
    forged = (
        '{"predict_odds": {"tries": ["<b>"], "settled": false}, "predict_step": {"tries": [99],'
        ' "settled": false}, "place_evidence": {"tries": [true, [1]], "settled": 1}, "x y": 3}'
    )
    page.evaluate("(text) => sessionStorage.setItem('logit-lab:answers', text)", forged)
    for scene in ("rulers", "ladder", "evidence"):
        reader.open("odds", scene=scene)
        expect(page.locator("[class*=st-key-question-]")).to_be_visible()
        expect(said(page)).to_have_count(0)
    page.evaluate("sessionStorage.setItem('logit-lab:answers', 'null')")
    reader.open("odds")


def test_a_finger_draws_and_places_on_a_phone(visitors: Any) -> None:
    reader: Visitor = visitors(viewport=PHONE, has_touch=True, is_mobile=True)
    reader.open("").forget()  # who has come before has skipped this question
    page = reader.open("likelihood").page
    board = page.locator(".board svg")
    board.scroll_into_view_if_needed()
    box = board.bounding_box()
    assert box
    page.touchscreen.tap(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(board).to_have_attribute("aria-valuetext", "0.50")
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= PHONE["width"]


@pytest.mark.exhaustive
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("lesson", sorted({lesson for lesson, _key in SCENES}))
def test_no_board_has_a_barrier_before_or_after_its_answers(
    reader: Visitor, lesson: str, scheme: Any
) -> None:
    page = reader.page
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    for (where, scene), asking in SCENES.items():
        asked = asking.ask() if asking.ask and where == lesson else None
        if not isinstance(asked, PlacePoint | PlaceOnMap | SketchCurve):
            continue
        wrong = asked.foreseen[0].example
        for tries in ([], [wrong], [wrong, wrong]):
            reader.open("").forget()
            kept = {asked.key: {"tries": tries, "settled": False}} if tries else {}
            page.evaluate(KEEP, json.dumps(kept))
            reader.open(lesson.replace("_", "-"), scene=scene)
            assert page.locator(".board").is_visible()
            assert barriers(page) == {}, scene
            assert page.evaluate(CROWDED) == [], scene
