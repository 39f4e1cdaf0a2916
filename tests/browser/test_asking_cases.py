"""Every kind of question is asked of a class, and whatever may come between answer and count."""

import os
import re
import signal
from collections.abc import Callable
from pathlib import Path

import pytest
from classroom import Classroom, expect_state, forgiving
from course_server import serve_course
from expecting import expect
from playwright.sync_api import Browser, Page, WebSocketRoute
from test_asking import ask, choose
from visitor import Visitor

from benchmarks.servers import free_port

pytestmark = pytest.mark.exhaustive

# A page that has been there for some seconds when its room is known, as under load.
OLD_PAGE = """(() => {
  const now = performance.now.bind(performance);
  performance.now = () => now() + 4000;
})()"""
KEYS = {
    "predict_odds": [],
    "place_evidence": ["End", *["ArrowLeft"] * 3, "Enter"],
    "sketch_squared": ["Home", "ArrowUp", *["ArrowRight"] * 33, "Enter"],
    "predict_valley": ["ArrowUp", "Shift+ArrowUp", "Enter"],
}
KINDS = [  # page, scene, question, how its distribution is drawn, the marks of one answer
    ("odds", "rulers", "predict_odds", "histogram", ".room-column"),
    ("odds", "evidence", "place_evidence", "place", ".room-point"),
    ("loss", "compare", "sketch_squared", "curves", ".room-curve"),
    ("train", "loss_surface", "predict_valley", "map", ".room-point"),
]


def begin(room: Classroom, page: str, scene: str, question: str) -> tuple[Visitor, Visitor]:
    """Ask a question of a class of one; return the lesson that leads, and the student."""
    lesson = room.lesson(page, scene=scene).skip()
    student = room.student()
    room.page.locator(f"[data-ask-question={question}]").click()
    expect(student.page.locator("[data-class-answer][data-state=ask]")).to_be_visible()
    return lesson, student


def expect_handed(page: Page, state: str) -> None:
    expect(page.locator(f"[data-class-answer][data-state={state}]")).to_be_visible()


@pytest.mark.parametrize(("page", "scene", "question", "kind", "marks"), KINDS, ids=lambda one: one)
def test_a_question_of_each_kind_is_answered_shown_and_revealed(
    room: Classroom, page: str, scene: str, question: str, kind: str, marks: str
) -> None:
    lesson, student = begin(room, page, scene, question)
    truth = ".board-truth" if kind == "curves" else ".board-diamond"
    if question == "predict_odds":
        field = student.page.locator("[class*=st-key-question-room_] input[type=text]")
        field.fill("4")
        field.press("Enter")
    else:
        student.page.locator(".board svg[role=slider]").focus()
        for key in KEYS[question]:
            student.page.keyboard.press(key)
    expect_handed(student.page, "change")
    expect(room.page.locator("[data-answers]")).to_have_text("1")
    expect(student.page.locator(".board-moving .board-truth, .board-diamond")).to_have_count(0)
    desk = room.page.locator("[data-asking]")
    ask(desk, "show")
    card = lesson.page.locator(".room-card")
    places = [card, student.page.locator("[data-class-answer]")]
    for place in places:
        expect(place.locator(f"[data-kind={kind}][data-revealed=false] {marks}")).to_have_count(1)
        expect(place.locator(".board-truth, .board-diamond")).to_have_count(0)
        expect(place.locator("svg[role=img]")).to_have_attribute(
            "aria-label", re.compile("Round 1")
        )
    ask(desk, "reveal")
    for place in places:
        expect(place.locator(f"[data-revealed=true] {truth}")).to_be_visible()
        expect(place.locator(".room-right")).to_contain_text("right: ")
    expect(student.page.locator("[class*=st-key-verdict-room]")).to_be_visible()


def test_a_reload_midway_keeps_the_answer_and_counts_it_once(room: Classroom) -> None:
    _, student = begin(room, "odds", "symmetry", "predict_against")
    choose(student, 2)
    expect_handed(student.page, "change")
    student.page.reload()
    expect_handed(student.page, "change")
    expect(
        student.page.locator("[class*=st-key-question-room_]").get_by_role("radio").nth(2)
    ).to_be_checked()
    choose(student, 1)
    expect(room.page.locator("[data-asking] [data-round='1'] li").nth(1)).to_have_attribute(
        "data-count", "1"
    )
    expect(room.page.locator("[data-answers]")).to_have_text("1")
    ask(room.page.locator("[data-asking]"), "close")
    expect_handed(student.page, "taken")
    expect(
        student.page.locator("[class*=st-key-question-room_]").get_by_role("radio").first
    ).to_be_disabled()


def test_an_answer_without_a_connection_is_sent_later_and_too_late_it_says_so(
    room: Classroom,
) -> None:
    _, student = begin(room, "odds", "symmetry", "predict_against")
    answers = f"**/rooms/{room.code}/answers"
    student.page.route(answers, lambda route: route.abort())
    choose(student, 2)
    expect_handed(student.page, "away")
    student.page.unroute(answers)
    expect_handed(student.page, "change")
    student.page.route(answers, lambda route: route.abort())
    choose(student, 0)
    expect_handed(student.page, "away")
    ask(room.page.locator("[data-asking]"), "close")
    student.page.unroute(answers)
    expect_handed(student.page, "late")
    expect(student.page.locator(".class-status")).to_contain_text("does not count")
    expect(room.page.locator("[data-answers]")).to_have_text("1")
    forgiving(student)


def test_whoever_explores_alone_is_asked_as_well(room: Classroom) -> None:
    lesson = room.lesson("odds", scene="symmetry").skip()
    student = room.student()
    expect(student.page.locator("[data-scene-shown=symmetry]")).to_be_visible()
    room.mode("free")
    expect(student.page.locator("[data-room-state=free]")).to_be_visible()
    student.rest()
    student.page.locator("[data-scenes] [data-scene=coin]").click()
    expect(student.page.locator("[data-scene-shown=coin]")).to_be_visible()
    student.rest()
    room.page.locator("[data-ask-question=predict_against]").click()
    expect_handed(student.page, "ask")
    assert lesson.path == student.path


def test_who_joins_on_a_slow_line_is_asked_all_the_same(room: Classroom) -> None:
    lesson = room.lesson("odds", scene="symmetry").skip()
    room.page.locator("[data-ask-question=predict_against]").click()
    expect(lesson.page.locator("[data-class-answer][data-state=leads]")).to_be_attached()
    student = room.let_in()
    student.page.add_init_script(OLD_PAGE)
    held: list[str | bytes] = []
    asked: list[str | bytes] = []
    let: list[Callable[[str | bytes], None]] = []

    def slow(page: WebSocketRoute) -> None:
        """Hold back what the server says once the page has asked for more than itself."""
        server = page.connect_to_server()
        let.append(page.send)

        def ask(said: str | bytes) -> None:
            asked.append(said)
            server.send(said)

        page.on_message(ask)
        server.on_message(lambda said: (held.append if len(asked) > 1 else page.send)(said))

    student.page.route_web_socket("**/_stcore/stream", slow)
    student.page.goto(f"{room.server}/?room={room.code}")
    student.page.wait_for_url("**/odds?**")
    student.frame()
    asked.clear()
    for said in held:
        let[0](said)
    expect_handed(student.page, "ask")
    expect_state(student, "lead")


def test_whoever_has_all_scenes_below_each_other_sees_what_is_asked(room: Classroom) -> None:
    room.lesson("odds", scene="symmetry").skip()
    student = room.let_in()
    student.page.goto(f"{room.server}/odds?view=all&room={room.code}")
    student.page.wait_for_url("**scene=symmetry**")
    student.rest()
    heading = student.page.locator("[data-scene-shown=symmetry] :is(h1, h2)")
    box = heading.bounding_box()
    assert box
    assert 60 <= box["y"] < 200  # below the header
    student.page.get_by_test_id("stMain").evaluate("(main) => main.scrollTo(0, 0)")
    room.page.locator("[data-ask-question=predict_against]").click()
    expect_handed(student.page, "ask")
    question = student.page.locator("[class*=st-key-question-room_]")
    expect(question.get_by_role("radiogroup")).to_be_in_viewport()
    choose(student, 2)
    expect_handed(student.page, "change")
    expect(room.page.locator("[data-answers]")).to_have_text("1")


def test_a_killed_server_keeps_question_and_answers(browser: Browser, tmp_path: Path) -> None:
    port = free_port()
    settings = {"LOGIT_LAB_ROOMS": str(tmp_path / "rooms.sqlite")}
    with serve_course(port=port, settings=settings) as server:
        room = Classroom(browser, server.address)
        _, student = begin(room, "odds", "symmetry", "predict_against")
        choose(student, 2)
        expect_handed(student.page, "change")
        os.kill(server.pid, signal.SIGKILL)
        expect(student.page.locator(".room-badge[data-problem]")).to_be_visible()
    with serve_course(port=port, settings=settings):
        expect(student.page.locator(".room-badge:not([data-problem])")).to_be_visible()
        expect_handed(student.page, "change")
        expect(
            student.page.locator("[class*=st-key-question-room_]").get_by_role("radio").nth(2)
        ).to_be_checked()
        expect(room.page.locator("[data-answers]")).to_have_text("1")
        ask(room.page.locator("[data-asking]"), "reveal")
        expect(student.page.locator("[class*=st-key-verdict-room]")).to_contain_text("Right")
    for one in room.everyone:
        one.page.context.close()
