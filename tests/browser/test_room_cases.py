"""Whatever a class meets: many tabs, sleep, pause, a film, a killed server, an end."""

import os
import re
import signal
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from barriers import barriers
from classroom import (
    Classroom,
    class_in,
    expect_numbers,
    expect_state,
    expect_together,
    forgiving,
    place_of,
)
from course_server import serve_course
from playwright.sync_api import Browser, Page, Request, expect
from visitor import PATIENCE, PHONE, Visitor

from benchmarks.servers import free_port

pytestmark = pytest.mark.exhaustive

TABS = 8
STEP = """() => Number(document.querySelector(".st-key-step input[type=range]").value)"""
PLAYING = """() => document.documentElement.hasAttribute("data-playing")"""
STEP_AT_TIME = """() => new Promise((resolve) => requestAnimationFrame(() =>
  resolve([Date.now(), Number(document.querySelector("[data-readout=step]").dataset.value)])))"""
TOLD = """([code, what, body]) => fetch(`/rooms/${code}/${what}`, {
  method: "POST", body: JSON.stringify(body), headers: { "Content-Type": "application/json" },
}).then((answer) => answer.status)"""


def streams_of(visitor: Visitor) -> Counter[Page]:
    """Count from now on the streams that the tabs of a browser hold."""
    found: Counter[Page] = Counter()
    context = visitor.page.context

    def note(kind: str, change: int) -> None:
        def changed(request: Request) -> None:
            if request.url.endswith("/events"):
                found[request.frame.page] += change

        context.on(kind, changed)  # type: ignore[call-overload]  # three names of one kind

    note("request", 1)
    note("requestfinished", -1)
    note("requestfailed", -1)
    return found


def expect_one(streams: Counter[Page], tab: Visitor) -> None:
    """Wait until one stream is open: of tabs that come at one moment some may ask in vain."""
    end = time.monotonic() + PATIENCE / 1000
    while streams.total() != 1 and time.monotonic() < end:
        tab.frame()  # lets the browser tell what has become of its requests
    assert streams.total() == 1


@pytest.fixture(scope="module")
def held(browser: Browser, server: str) -> Iterator[Classroom]:
    """Hold one class for all these tests: a server opens only so many in ten minutes."""
    with class_in(browser, server) as room:
        yield room


@pytest.fixture
def room(held: Classroom) -> Iterator[Classroom]:
    yield held
    problems = [problem for one in held.everyone for problem in one.problems]
    held.dismiss()
    assert problems == []


def test_of_eight_tabs_one_hears_the_class_and_another_takes_over(room: Classroom) -> None:
    lesson = room.lesson("odds", scene="rulers").skip()
    student = room.let_in()
    open_now = streams_of(student)
    student.page.goto(f"{room.server}/?room={room.code}")
    expect_together(lesson, student)
    tabs = [student]
    for _ in range(TABS - 1):
        tab = Visitor(student.page.context, room.server)
        room.everyone.append(tab)
        tab.page.goto(f"{room.server}/?room={room.code}")
        tabs.append(tab)
    expect_together(lesson, *tabs)
    expect(room.page.locator("[data-room-members]")).to_have_text("1")
    expect_one(open_now, tabs[-1])
    room.everyone.remove(student)
    student.page.close()
    del open_now[student.page]  # of what it held nothing more is told
    lesson.hold("p", 0.71)
    expect_numbers(lesson, *tabs[1:])
    lesson.release()
    expect_together(lesson, *tabs[1:])
    expect_one(open_now, tabs[-1])


def test_a_phone_that_sleeps_is_there_two_seconds_after_it_wakes(room: Classroom) -> None:
    lesson = room.lesson("odds", scene="rulers").skip()
    phone = room.phone()
    expect_together(lesson, phone)
    phone.page.context.set_offline(True)
    lesson.page.keyboard.press("PageDown")
    lesson.rest().skip()
    lesson.hold("p", 0.8)
    lesson.release()
    wanted = place_of(lesson)
    assert place_of(phone) != wanted
    phone.page.context.set_offline(False)
    woken = time.monotonic()
    phone.page.wait_for_function(
        f"() => location.search.includes('scene={lesson.parameters['scene']}')"
    )
    assert time.monotonic() - woken < 2 or os.getloadavg()[0] > 4  # a busy machine takes its time
    expect_together(lesson, phone)
    forgiving(phone)


def test_a_pause_takes_the_controls_and_nothing_else(room: Classroom) -> None:
    lesson = room.lesson("odds", scene="rulers").skip()
    student = room.student()
    expect_together(lesson, student)
    room.mode("pause")
    expect_state(student, "pause")
    student.skip()
    before = student.value("p")
    student.page.locator(".st-key-p [role=group]").click(force=True)
    student.page.locator(".st-key-page_foot .st-key-way_next button").click(force=True)
    student.page.keyboard.press("PageDown")
    student.frame()
    student.rest()
    assert (student.value("p"), place_of(student)) == (before, place_of(lesson))
    expect_state(student, "pause")
    lesson.hold("p", 0.2)  # the teacher goes on
    expect_numbers(lesson, student)
    lesson.release()
    room.mode("free")
    expect_state(student, "free")
    student.page.locator(".st-key-way_next button").click()
    expect(student.page.locator("[data-scene-shown=symmetry]")).to_be_visible()
    student.rest()


def test_who_tries_alone_is_left_alone_and_comes_back_by_one_tap(room: Classroom) -> None:
    lesson = room.lesson("odds", scene="rulers").skip()
    phone = room.phone()
    expect_together(lesson, phone)
    phone.skip()
    phone.input("p").focus()
    phone.page.keyboard.press("ArrowRight")
    expect_state(phone, "alone")
    expect(phone.page.locator(".room-hint")).to_contain_text("직접 움직였으니")
    phone.rest()
    phone.page.locator("[data-scenes] [data-scene=ladder]").click()
    expect(phone.page.locator("[data-scene-shown=ladder]")).to_be_visible()
    phone.rest()
    expect(room.page.locator("[data-room-lost]")).to_have_text("1 at Odds and logit · Ladder")
    lesson.hold("p", 0.8)
    lesson.release()
    assert phone.parameters["scene"] == "ladder"
    phone.page.reload()  # and stays alone
    expect_state(phone, "alone")
    phone.rest()
    phone.page.locator(".room-badge").get_by_role("button", name="수업으로 돌아가기").click()
    expect_state(phone, "lead")
    expect_together(lesson, phone)
    expect(room.page.locator("[data-room-lost]")).to_be_empty()


def test_turning_alone_is_leaving_and_a_call_brings_back(room: Classroom) -> None:
    lesson = room.lesson("odds", scene="rulers").skip()
    student = room.student()
    expect_together(lesson, student)
    student.page.keyboard.press("PageDown")
    expect_state(student, "alone")
    student.rest()
    room.look_here()
    expect_state(student, "lead")
    expect_together(lesson, student)


def test_a_point_and_a_group_of_sliders_are_followed(room: Classroom) -> None:
    lesson = room.lesson("cross-entropy", scene="beliefs").skip()
    student = room.student()
    expect_together(lesson, student)
    lesson.hold("q1", 0.8)  # the other beliefs give way
    expect_numbers(lesson, student)
    lesson.release()
    expect_together(lesson, student)
    lesson.open("softmax", scene="temperature").skip()
    expect_together(lesson, student)
    lesson.hold("t", 0.1)  # a slider that counts its options
    expect_numbers(lesson, student)
    lesson.release()
    expect_together(lesson, student)


def test_settings_that_are_no_sliders_are_followed_there_and_back(room: Classroom) -> None:
    lesson = room.lesson("cross-entropy", scene="surprisal").skip()
    student = room.student()
    expect_together(lesson, student)
    for name in ("bits", "nats", "bits"):
        lesson.page.locator(".st-key-unit").get_by_text(name, exact=True).click()
        expect_together(lesson, student)


def test_the_film_is_played_in_step(room: Classroom) -> None:
    lesson = room.lesson("train", epochs="100").skip()
    student = room.student()
    expect_together(lesson, student)
    play = lesson.page.locator(".lf-film [data-film=play]:visible")
    play.click()
    student.page.wait_for_function(PLAYING)
    for page in (lesson.page, student.page):
        page.wait_for_function(f"({STEP})() > 60")
    there, here = (page.evaluate(STEP_AT_TIME) for page in (student.page, lesson.page))
    pace = 30  # frames a second, as the bar has it first
    assert abs((here[1] - there[1]) - pace * (here[0] - there[0]) / 1000) < pace / 2 + 5
    play.click()
    student.page.wait_for_function(f"() => !({PLAYING})()")
    expect_together(lesson, student)
    lesson.page.locator(".lf-film [data-film=back]:visible").click()
    expect_together(lesson, student)


def test_a_hand_on_what_a_scene_does_not_have_moves_nothing(room: Classroom) -> None:
    lesson = room.lesson("odds", scene="rulers").skip()
    student = room.student()
    expect_together(lesson, student)
    before = student.readouts()
    body = {"values": {"nowhere": 3, "start": 2, "text": "x"}, "released": True}
    assert lesson.page.evaluate(TOLD, [room.code, "hand", body]) == 204
    lesson.hold("p", 0.9)
    expect_numbers(lesson, student)
    assert student.readouts() != before
    lesson.release()
    expect_together(lesson, student)


def test_links_and_clicker_of_the_second_screen_move_everyone(room: Classroom) -> None:
    lesson = room.lesson("odds", scene="rulers").skip()
    student = room.student()
    expect_together(lesson, student)
    room.page.locator("[data-class] [data-moves]", has_text="Ladder").click()
    lesson.page.wait_for_url(re.compile("scene=ladder"))
    expect_together(lesson, student)
    expect(room.page.locator(".class-where")).to_have_text("Odds and logit · Ladder")
    room.page.bring_to_front()
    room.page.keyboard.press("PageDown")
    lesson.page.wait_for_url(re.compile("scene=evidence"))
    expect_together(lesson, student)
    room.page.locator(".st-key-class_notes li a").first.click()
    lesson.page.wait_for_url(re.compile("scene=rulers|odds$"))
    expect_together(lesson, student)
    assert room.desk.path == "/class"


def test_a_second_device_leads_by_its_link(room: Classroom) -> None:
    room.page.get_by_role("button", name="Lead from a second device").click()
    shown = room.page.locator("dialog.class-large .qr-link")
    expect(shown).to_contain_text("lead=")
    link = re.search(r"http\S+", shown.inner_text())
    assert link
    room.page.keyboard.press("Escape")
    lesson = room.lesson("odds", scene="rulers").skip()
    student = room.student()
    tablet = room.let_in(viewport=PHONE)
    tablet.page.goto(link[0])
    expect(tablet.page.locator("[data-room-code]")).to_have_text(room.code)
    assert "lead" not in tablet.parameters
    expect_together(lesson, student)
    tablet.page.locator("[data-moves]", has_text="Coin").click()
    lesson.page.wait_for_url(re.compile("scene=coin"))
    expect_together(lesson, student)


def test_neither_page_nor_badge_has_a_barrier(room: Classroom) -> None:
    lesson = room.lesson("odds", scene="rulers").skip()
    phone = room.phone()
    expect_together(lesson, phone)
    assert barriers(phone.page) == {}
    assert barriers(room.page) == {}
    lesson.page.locator(".room-opener").click()
    assert barriers(lesson.page) == {}
    lesson.page.locator(".room-opener").click()
    lesson.page.locator(".st-key-view button").nth(2).click()
    lesson.rest()
    expect(lesson.page.locator(".room-panel")).to_be_hidden()  # the projector shows none of it


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_before_a_class_has_no_barrier(browser: Browser, server: str, scheme: str) -> None:
    context = browser.new_context(**Visitor.habits({"locale": "ko-KR", "color_scheme": scheme}))
    visitor = Visitor(context, server).open("class")
    assert barriers(visitor.page) == {}
    context.close()


def test_a_code_that_leads_nowhere_is_answered_in_a_sentence(browser: Browser, server: str) -> None:
    context = browser.new_context(**Visitor.habits({}))
    student = Visitor(context, server)
    page = student.open("").page
    told = page.locator("[data-join] [role=status]")
    for typed, said in (("abc", "six letters and digits"), ("zzz-222", "no class with this code")):
        page.get_by_label("Class code").fill(typed)
        page.keyboard.press("Enter")
        expect(told).to_contain_text(said)
    page.goto(f"{server}/odds?room=ZZZ222")
    badge = page.locator(".room-badge")
    expect(badge).to_contain_text("no class with this code")
    page.wait_for_url(re.compile(r"/odds$"))
    student.rest()
    badge.get_by_role("button", name="Close").click()
    expect(badge).to_have_count(0)
    student.open("class", room="ZZZ222", lead="x" * 43)
    expect(page.locator("[data-class]")).to_contain_text("gives no right to lead")
    forgiving(student)
    assert student.problems == []
    context.close()


def test_a_class_that_ends_says_so_once_and_leaves_the_pages_alone(
    browser: Browser, server: str
) -> None:
    with class_in(browser, server) as room:
        lesson = room.lesson("odds", scene="rulers").skip()
        student = room.student()
        expect_together(lesson, student)
        room.page.get_by_role("button", name="End the class").click()
        ending = room.page.locator("dialog.class-ending")
        expect(ending.get_by_role("link", name="CSV")).to_have_attribute(
            "href", f"/rooms/{room.code}/answers.csv"
        )
        ending.get_by_role("button", name="End it now").click()
        expect(room.page.locator("[data-class]")).to_contain_text("The class has ended.")
        expect(student.page.locator(".room-badge")).to_contain_text("has ended")
        student.page.wait_for_url(re.compile(r"/odds(\?scene=rulers)?$"))
        student.rest().skip()
        student.hold("p", 0.5)
        student.release()
        assert student.readouts()["logit"] == 0
        student.page.goto(f"{server}/?room={room.code}")
        expect(student.page.locator(".room-badge")).to_contain_text("has ended")
        student.page.wait_for_url(re.compile(r"/$"))
        student.rest()
        for one in room.everyone:
            forgiving(one)


def test_a_class_outlives_its_server(browser: Browser, tmp_path: Path) -> None:
    port, settings = free_port(), {"LOGIT_LAB_ROOMS": str(tmp_path / "rooms.sqlite")}
    with serve_course(port=port, settings=settings) as server:
        room = Classroom(browser, server.address)
        lesson = room.lesson("odds", scene="rulers").skip()
        student, phone = room.student(), room.phone()
        expect_together(lesson, student, phone)
        os.kill(server.pid, signal.SIGKILL)
        expect(phone.page.locator(".room-badge[data-problem]")).to_be_visible()
    with serve_course(port=port, settings=settings):
        expect(phone.page.locator(".room-badge:not([data-problem])")).to_be_visible()
        lesson.rest()
        lesson.hold("p", 0.44)
        expect_numbers(lesson, student, phone)
        lesson.release()
        expect_together(lesson, student, phone)
    for one in room.everyone:
        one.page.context.close()


def test_a_full_class_says_so(browser: Browser) -> None:
    with serve_course(settings={"LOGIT_LAB_ROOM_MEMBERS": "1"}) as server:
        room = Classroom(browser, server.address)
        first = room.student()
        expect_state(first, "lead")
        second = room.student()
        expect(second.page.locator(".room-badge")).to_contain_text("full")
        second.open("odds").skip()
        assert second.readouts()["probability"] == 0.3
        for one in room.everyone:
            one.page.context.close()


def test_lessons_go_on_where_rooms_cannot_be_kept(browser: Browser, tmp_path: Path) -> None:
    broken = tmp_path / "rooms.sqlite"
    broken.write_bytes(b"no database at all" * 500)
    with serve_course(settings={"LOGIT_LAB_ROOMS": str(broken)}) as server:
        context = browser.new_context(**Visitor.habits({}))
        teacher = Visitor(context, server.address).open("class")
        teacher.page.get_by_role("button", name="Open a class").click()
        expect(teacher.page.locator("[data-class]")).to_contain_text("Classes do not work")
        teacher.open("odds", room="ABC234").skip()
        expect(teacher.page.locator(".room-badge")).to_contain_text("Classes do not work")
        assert teacher.readouts()["probability"] == 0.3
        context.close()
