"""A teacher asks the class what the scene asks; the class answers, and sees its answers."""

import pytest
from classroom import class_in
from expecting import expect
from playwright.sync_api import Browser, Locator
from visitor import Visitor


def ask(place: Locator, what: str) -> None:
    place.locator(f"[data-ask={what}]").click()


def choose(student: Visitor, place: int) -> None:
    student.page.locator("[class*=st-key-question-room_] [role=radiogroup] label").nth(
        place
    ).click()


def status(student: Visitor) -> Locator:
    return student.page.locator("[data-class-answer] .class-status")


def counts(place: Locator, turn: int) -> list[str]:
    bars = place.locator(f"[data-round='{turn}'] li")
    return [str(bars.nth(i).get_attribute("data-count")) for i in range(bars.count())]


@pytest.mark.exhaustive
def test_a_class_answers_twice_and_sees_it(browser: Browser, server: str) -> None:
    with class_in(browser, server) as room:
        lesson = room.lesson("odds", scene="symmetry").skip()
        desk = room.page.locator("[data-asking]")
        students = [room.student(), room.phone()]
        for student in students:
            expect(student.page.locator("[data-scene-shown=symmetry]")).to_be_visible()
        desk.locator("[data-ask-question=predict_against]").click()
        for student, place in zip(students, (1, 2), strict=True):
            choose(student, place)
            expect(student.page.locator("[data-class-answer][data-state=change]")).to_be_visible(
                timeout=15000
            )
            expect(student.page.locator("[class*=st-key-verdict-room]")).to_have_count(0)
        expect(room.page.locator("[data-answers]")).to_have_text("2")
        expect(desk.locator("[data-round='1'] li[data-count='1']")).to_have_count(2)
        ask(desk, "show")
        card = lesson.page.locator(".room-card")
        for place in (card, *(one.page.locator("[data-class-answer]") for one in students)):
            expect(
                place.locator("[data-revealed=false] [data-round='1'] li[data-count='1']")
            ).to_have_count(2)
            expect(place.locator("[data-right]")).to_have_count(0)
        ask(desk, "reveal")
        for place in (card, *(one.page.locator("[data-class-answer]") for one in students)):
            expect(place.locator("[data-revealed=true] [data-right]")).to_have_count(1)
        verdicts = [one.page.locator("[class*=st-key-verdict-room]") for one in students]
        expect(verdicts[1]).to_contain_text("4")
        expect(
            students[0].page.locator("[class*=st-key-question-room_] [role=radiogroup] input").first
        ).to_be_disabled()
        ask(desk, "again")
        for student in students:
            expect(student.page.locator("[data-class-answer][data-state=ask]")).to_be_visible()
            choose(student, 2)
        expect(desk.locator("[data-round='2'] li[data-count='2']")).to_have_count(1)
        assert counts(desk, 1) == ["0", "1", "1", "0"]
        ask(desk, "clear")
        expect(card).to_be_hidden()
        for student in students:
            expect(student.page.locator("[class*=st-key-question-]")).to_have_count(0)
