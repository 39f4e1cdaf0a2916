"""A class that is not there, is full, ends, or loses its server."""

import os
import re
import signal
from pathlib import Path

import pytest
from classroom import Classroom, class_in, expect_numbers, expect_state, expect_together, forgiving
from course_server import serve_course
from expecting import expect
from playwright.sync_api import Browser
from visitor import Visitor

from benchmarks.servers import free_port

pytestmark = pytest.mark.exhaustive


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
        with room.page.expect_download() as waiting:
            ending.get_by_role("link", name="CSV").click()
        assert waiting.value.suggested_filename == f"room-{room.code}.csv"
        saved = waiting.value.path().read_text(encoding="utf-8-sig")
        assert saved.splitlines()[0] == "question,round,member,kind,answer,time"
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
