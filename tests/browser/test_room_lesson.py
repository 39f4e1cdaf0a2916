"""A whole lesson with a class of three, from its first scene to the same numbers for all."""

import os
import signal
from pathlib import Path

import pytest
from classroom import Classroom, expect_numbers, expect_state, expect_together
from course_server import serve_course
from expecting import expect
from playwright.sync_api import Browser
from test_asking import ask, choose, counts
from test_asking_cases import expect_handed

from benchmarks.servers import free_port


@pytest.mark.exhaustive
def test_three_students_end_a_lesson_with_the_numbers_of_their_teacher(
    browser: Browser, tmp_path: Path
) -> None:
    """One of them on a phone and in Korean, one who reloads midway."""
    port, settings = free_port(), {"LOGIT_LAB_ROOMS": str(tmp_path / "rooms.sqlite")}
    with serve_course(port=port, settings=settings) as server:
        room = Classroom(browser, server.address)
        lesson = room.lesson("odds", scene="symmetry").skip()
        students = student, phone, third = room.student(), room.phone(), room.student()
        expect_together(lesson, *students)
        lesson.hold("p", 0.62)
        expect_numbers(lesson, *students)
        lesson.release()
        expect_together(lesson, *students)

        desk = room.page.locator("[data-asking]")
        desk.locator("[data-ask-question=predict_against]").click()
        for one, place in zip(students, (1, 2, 3), strict=True):
            expect_handed(one.page, "ask")
            choose(one, place)
            expect_handed(one.page, "change")
        third.page.reload()
        expect_handed(third.page, "change")
        ask(desk, "show")
        ask(desk, "close")
        ask(desk, "again")
        for one in students:
            expect_handed(one.page, "ask")
            choose(one, 2)
        expect(desk.locator("[data-round='2'] li[data-count='3']")).to_have_count(1)
        assert counts(desk, 1) == ["0", "1", "1", "1"]
        ask(desk, "reveal")
        for one in students:
            expect(one.page.locator("[class*=st-key-verdict-room]")).to_be_visible()
        ask(desk, "clear")
        expect_together(lesson, *students)

        room.mode("free")
        expect_state(student, "free")
        student.page.keyboard.press("PageDown")
        expect(student.page.locator("[data-scene-shown=ladder]")).to_be_visible()
        for scene in ("ladder", "evidence"):
            lesson.page.keyboard.press("PageDown")
            expect(lesson.page.locator(f"[data-scene-shown={scene}]")).to_be_visible()
            lesson.rest()
        room.mode("lead")
        expect_together(lesson, *students)

        os.kill(server.pid, signal.SIGKILL)
        expect(phone.page.locator(".room-badge[data-problem]")).to_be_visible()
    with serve_course(port=port, settings=settings):
        for one in students:
            expect(one.page.locator(".room-badge:not([data-problem])")).to_be_visible()
        lesson.rest().skip()
        moved = lesson.sliders()[0]
        lesson.hold(moved, 0.3)
        expect_numbers(lesson, *students)
        lesson.release()
        expect_together(lesson, *students)
        expect(room.page.locator("[data-room-members]")).to_have_text("3")
    for one in room.everyone:
        one.page.context.close()
