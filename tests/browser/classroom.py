"""A class in a browser: a teacher who has opened a room, and students who have joined it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from expecting import expect
from playwright.sync_api import Browser, Page
from visitor import PHONE, Visitor

# What may stand in the console where a server is away, or answers that it cannot.
ASKED_IN_VAIN = ("Failed to load resource",)
HAS_READOUTS = """(wanted) => {
  const found = [...document.querySelectorAll("[data-readout]")]
    .map((place) => [place.dataset.readout, place.dataset.value]);
  return JSON.stringify(Object.fromEntries(found)) === wanted;
}"""
READOUTS = """() => JSON.stringify(Object.fromEntries(
  [...document.querySelectorAll("[data-readout]")]
    .map((place) => [place.dataset.readout, place.dataset.value])))"""


class Classroom:
    """Everyone of a class, each in a browser of their own."""

    def __init__(self, browser: Browser, server: str) -> None:
        self.browser = browser
        self.server = server
        self.everyone: list[Visitor] = []
        self.desk = self.let_in()
        self.desk.open("class").page.get_by_role("button", name="Open a class").click()
        self.page.locator("[data-room-code]").wait_for()
        self.code = str(self.page.locator("[data-room-code]").get_attribute("data-room-code"))

    @property
    def page(self) -> Page:
        """Return the teacher's own page."""
        return self.desk.page

    def let_in(self, **habits: Any) -> Visitor:
        """Let somebody in with a browser that knows nothing."""
        found = Visitor(self.browser.new_context(**Visitor.habits(habits)), self.server)
        self.everyone.append(found)
        return found

    def lesson(self, path: str, **parameters: str) -> Visitor:
        """Open a lesson in another tab of the teacher's browser."""
        tab = Visitor(self.page.context, self.server)
        self.everyone.append(tab)
        return tab.open(path, **parameters)

    def student(self, **habits: Any) -> Visitor:
        """Let a student join, by the address of the QR code."""
        student = self.let_in(**habits)
        student.page.goto(f"{self.server}/?room={self.code}")
        return student

    def phone(self) -> Visitor:
        """Let a student join on a phone in Korean."""
        return self.student(viewport=PHONE, locale="ko-KR")

    def mode(self, mode: str) -> None:
        self.page.locator(f"[data-class] [data-mode={mode}]").click()

    def look_here(self) -> None:
        self.page.locator("[data-class] .room-look").click()

    def dismiss(self) -> None:
        """Send everyone home but the teacher, to whom all is as at the beginning."""
        for one in [one for one in self.everyone if one is not self.desk]:
            self.everyone.remove(one)
            if one.page.context is self.page.context:
                one.page.close()
            else:
                one.page.context.close()
        self.desk.problems.clear()
        clear = self.page.locator("[data-asking] [data-ask=clear]")
        if clear.is_visible():
            clear.click()
            clear.wait_for(state="hidden")
        self.mode("lead")

    def leave(self) -> None:
        """Close all browsers; nothing must have gone wrong in any of them."""
        problems = [problem for one in self.everyone for problem in one.problems]
        for one in self.everyone:
            one.page.context.close()
        assert problems == []


@contextmanager
def class_in(browser: Browser, server: str) -> Iterator[Classroom]:
    """Hold a class, to whom nothing must go wrong."""
    room = Classroom(browser, server)
    try:
        yield room
    except BaseException:
        for one in room.everyone:
            one.page.context.close()
        raise
    room.leave()


def state_of(student: Visitor) -> str | None:
    """Return how a student's page belongs to the class."""
    return student.page.locator("[data-room-state]").get_attribute("data-room-state")


def expect_state(student: Visitor, state: str) -> None:
    expect(student.page.locator("[data-room-state]")).to_have_attribute("data-room-state", state)


def own(query: str) -> str:
    """Return what of an address is not a reader's own, in an order of its own."""
    pairs = parse_qsl(query, keep_blank_values=True)
    return urlencode(sorted((k, v) for k, v in pairs if k not in ("lang", "view", "hide", "room")))


def place_of(visitor: Visitor) -> tuple[str, str]:
    parts = urlsplit(visitor.page.url)
    return parts.path, own(parts.query)


def expect_together(teacher: Visitor, *students: Visitor) -> None:
    """Wait until everyone is where the teacher is, at rest, and with the same numbers.

    Whether a question is answered is each reader's own affair: here all are left.
    """
    teacher.rest().skip()
    wanted = place_of(teacher)

    def there(student: Visitor) -> Callable[[str], bool]:
        return lambda url: (urlsplit(url).path, own(urlsplit(url).query)) == wanted

    for student in students:
        student.page.wait_for_url(there(student))
        student.rest().skip()
        student.page.wait_for_function(HAS_READOUTS, arg=teacher.page.evaluate(READOUTS))


def expect_numbers(teacher: Visitor, *students: Visitor) -> None:
    """Wait until the live numbers of everyone are the teacher's, to the last digit."""
    wanted = teacher.page.evaluate(READOUTS)
    for student in students:
        student.page.wait_for_function(HAS_READOUTS, arg=wanted)


def forgiving(visitor: Visitor) -> None:
    """Take out of the record what a browser says of a server that is away, or refuses."""
    visitor.problems[:] = [
        one for one in visitor.problems if not one.startswith(ASKED_IN_VAIN) and "ERR_" not in one
    ]
