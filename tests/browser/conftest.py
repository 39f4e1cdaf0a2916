"""A server of its own and a browser for each test process."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Playwright, expect, sync_playwright

from benchmarks.browser import ARGUMENTS, executable
from benchmarks.servers import Server
from benchmarks.soak.restless import complaints

# Helpers of this folder, and those that open a page without a browser.
sys.path.extend(
    str(Path(__file__).parents[1] / folder) for folder in ("browser", "app", "ui", "files")
)

from classroom import Classroom, class_in
from course_server import serve_course
from line import Line
from visitor import LAPTOP, PATIENCE, Visitor

expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="session")
def course() -> Iterator[Server]:
    """Serve the course for all tests of this process; none of them may do it any harm."""
    with serve_course() as running:
        yield running
        assert complaints(running.log()) == []


@pytest.fixture(scope="session")
def server(course: Server) -> str:
    """Return the address of the course."""
    return course.address


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as driver:
        yield driver


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    launched = playwright.chromium.launch(executable_path=executable(), args=ARGUMENTS)
    yield launched
    launched.close()


@pytest.fixture(scope="session")
def known() -> dict[str, Visitor]:
    """Return the visitors of this process by their habits."""
    return {}


@pytest.fixture(scope="module", autouse=True)
def leave(known: dict[str, Visitor]) -> Iterator[None]:
    """Leave no page open that nobody looks at any more: it would go on drawing."""
    yield
    for visitor in known.values():
        visitor.page.goto("about:blank")


@pytest.fixture(scope="session")
def visitors(
    server: str,
    playwright: Playwright,
    browser: Browser,
    known: dict[str, Visitor],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Callable[..., Visitor]]:
    """Return a function that lets a visitor in; one with the same habits is let in only once.

    Who comes again has Streamlit's scripts in the cache. The everyday visitor has a profile on the
    disk: there Chromium also keeps what it has compiled, a quarter of what it takes to open a page.
    """

    def arrive(habits: dict[str, Any]) -> BrowserContext:
        told = Visitor.habits(habits)
        if habits:
            return browser.new_context(**told)
        folder = tmp_path_factory.mktemp("profile")
        options = {"executable_path": executable(), "args": ARGUMENTS, **told}
        return playwright.chromium.launch_persistent_context(folder, **options)

    def let_in(**habits: Any) -> Visitor:
        name = repr(sorted(habits.items()))
        if name not in known:
            known[name] = Visitor(arrive(habits), server)
        known[name].forget()  # what another test has answered or skipped
        return known[name]

    yield let_in
    for visitor in known.values():
        visitor.page.context.close()


@pytest.fixture(scope="session")
def everyday(visitors: Callable[..., Visitor]) -> Visitor:
    """Return a visitor with an English browser on a small laptop."""
    return visitors()


@pytest.fixture
def tab(everyday: Visitor) -> Iterator[Visitor]:
    """Return the everyday visitor in another tab: with a history of its own, and routes."""
    visitor = Visitor(everyday.page.context, everyday.server)
    yield visitor
    visitor.page.close()


@pytest.fixture
def line() -> Line:
    return Line()


@pytest.fixture
def held_up(tab: Visitor, line: Line) -> Visitor:
    """Return the everyday visitor in another tab, on a line that can be held up."""
    tab.page.route_web_socket("**/_stcore/stream", line.relay)
    return tab


@pytest.fixture
def visitor(everyday: Visitor) -> Iterator[Visitor]:
    """Return the everyday visitor, to whom nothing must go wrong during a test."""
    everyday.problems.clear()
    yield everyday
    if everyday.page.viewport_size != LAPTOP:
        everyday.page.set_viewport_size(LAPTOP)
    everyday.page.emulate_media(color_scheme="light")
    everyday.forget()
    assert everyday.problems == []


@pytest.fixture(scope="module")
def held(browser: Browser, server: str) -> Iterator[Classroom]:
    """Hold one class for all tests of a file: a server opens only so many in ten minutes."""
    with class_in(browser, server) as room:
        yield room


@pytest.fixture
def room(held: Classroom) -> Iterator[Classroom]:
    """Return a class of which only the teacher is there; nothing must go wrong in it."""
    yield held
    problems = [problem for one in held.everyone for problem in one.problems]
    held.dismiss()
    assert problems == []
