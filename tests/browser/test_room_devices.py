"""One class on many tabs, phones that sleep, a second screen and a second device."""

import os
import re
import time
from collections import Counter

import pytest
from barriers import barriers
from classroom import Classroom, expect_numbers, expect_together, forgiving, place_of
from expecting import expect
from playwright.sync_api import Browser, Page, Request, Route
from visitor import PATIENCE, PHONE, Visitor

pytestmark = pytest.mark.exhaustive

TABS = 8


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


def test_a_lesson_that_was_open_before_its_class_leads_it_too(
    browser: Browser, server: str
) -> None:
    context = browser.new_context(**Visitor.habits({}))
    desk, lesson = (Visitor(context, server).open(path) for path in ("class", "odds"))
    desk.page.get_by_role("button", name="Open a class").click()
    opener = lesson.page.locator(".room-opener")
    expect(opener).to_contain_text("0 present")
    lesson.page.wait_for_url(f"{server}/odds")
    opener.click()
    expect(lesson.page.locator(".room-panel [data-ask-question=predict_odds]")).to_be_visible()
    opener.click()
    assert desk.problems + lesson.problems == []
    context.close()


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


def test_the_way_in_is_shown_large_and_a_timer_runs(room: Classroom) -> None:
    page = room.page
    with page.expect_response(lambda one: "/share?" in one.url and "school" in one.url) as told:
        page.get_by_label("Address that students reach").fill("school.example:8501")
        expect(page.locator(".class-address")).to_have_text("school.example:8501")
    assert told.value.json()["link"] == f"http://school.example:8501/?room={room.code}"
    expect(page.locator(".class-entrance > .qr svg")).to_be_visible()
    page.get_by_role("button", name="Show large").click()
    large = page.locator("dialog.class-large")
    expect(large.locator(".qr svg")).to_be_visible()
    expect(large.locator(".qr-link")).to_have_text(f"school.example:8501 · {room.code}")
    large.get_by_role("button").click()
    page.locator("#class-minutes").fill("2")
    page.locator(".class-timer-row button").click()
    expect(page.locator(".class-clock")).to_have_text(re.compile(r"1:\d\d"))
    page.locator(".class-timer-row button").click()
    page.get_by_label("Address that students reach").fill(room.server)


def test_a_second_device_leads_by_its_link(room: Classroom) -> None:
    desk = Visitor(room.page.context, room.server)  # not the tab that has opened the class
    room.everyone.append(desk)
    page = desk.open("class").page
    page.get_by_role("button", name="Lead from a second device").click()
    shown = page.locator("dialog.class-large .qr-link")
    expect(shown).to_contain_text("lead=")
    link = re.search(r"http\S+", shown.inner_text())
    assert link
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


def test_the_link_for_a_second_device_comes_too_late_for_a_page_that_was_left(
    room: Classroom,
) -> None:
    desk = Visitor(room.page.context, room.server)
    room.everyone.append(desk)
    page = desk.open("class").page
    held: list[Route] = []
    page.route("**/rooms/*/lead", lambda route: held.append(route))
    page.get_by_role("button", name="Lead from a second device").click()
    desk.until(lambda: held, "the link is asked for")
    page.locator("[data-testid=stHeader] a[href$='/softmax']").first.click()
    page.locator("[data-class]").wait_for(state="detached")
    with page.expect_response(lambda answer: "share" in answer.url):
        held[0].continue_()
    desk.rest()
    assert desk.problems == []


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
