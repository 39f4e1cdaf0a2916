"""The whole class follows the teacher's finger."""

import pytest
from classroom import class_in, expect_numbers, expect_state, expect_together
from expecting import expect
from playwright.sync_api import Browser
from visitor import PHONE, Visitor


def test_a_student_follows_the_hand_of_the_teacher(browser: Browser, server: str) -> None:
    with class_in(browser, server) as room:
        lesson = room.lesson("odds", scene="symmetry").skip()
        student = room.student()
        expect_together(lesson, student)
        expect(room.page.locator("[data-room-members]")).to_have_text("1")
        expect_state(student, "lead")
        lesson.hold("p", 0.62)
        expect_numbers(lesson, student)
        assert "p" not in student.parameters  # the teacher still holds it
        lesson.release()
        expect_together(lesson, student)


@pytest.mark.exhaustive
def test_a_class_follows_scenes_and_hand_of_its_teacher(browser: Browser, server: str) -> None:
    with class_in(browser, server) as room:
        lesson = room.lesson("odds", scene="rulers").skip()
        student, phone = room.student(), room.phone()
        expect_together(lesson, student, phone)
        expect(room.page.locator("[data-room-members]")).to_have_text("2")
        expect_state(phone, "lead")
        lesson.hold("p", 0.62)
        assert lesson.readouts()["probability"] != 0.3
        expect_numbers(lesson, student, phone)
        assert "p" not in student.parameters  # the teacher still holds it
        lesson.release()
        expect_together(lesson, student, phone)
        lesson.page.keyboard.press("PageDown")
        expect(student.page.locator("[data-scene-shown=symmetry]")).to_be_visible()
        phone.page.reload()
        room.mode("free")
        for one in (student, phone):
            expect_state(one, "free")
        lesson.page.get_by_role("link", name="2 Sigmoid").click()
        expect(lesson.page.locator("[data-scene-shown=panels]")).to_be_visible()
        lesson.rest().skip()
        student.rest()
        assert student.path == "/odds"
        room.look_here()
        expect_together(lesson, student, phone)
        room.mode("lead")
        lesson.hold("w", 0.7)
        expect_numbers(lesson, student, phone)
        lesson.release()
        expect_together(lesson, student, phone)
        assert phone.page.evaluate("document.documentElement.lang") == "ko"
        assert phone.page.viewport_size == PHONE


def test_a_projector_shows_no_navigation_above_the_page_of_the_class(visitor: Visitor) -> None:
    page = visitor.open("class").page
    expect(page.get_by_test_id("stHeader")).to_be_visible()
    page.keyboard.press("t")
    expect(page.get_by_test_id("stHeader")).to_be_hidden()
