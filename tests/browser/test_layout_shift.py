"""A page that opens for the first time stays where it is while the scripts of its charts arrive."""

from collections.abc import Iterator
from itertools import product

import pytest
from expecting import expect
from playwright.sync_api import Browser, Route, ViewportSize
from visitor import LAPTOP, PHONE, Visitor

from ui.catalog import ready_lessons

MOST = 0.05
IN_CLASS = "odds?room=ABC234"
PAGES = ["", "class", "mistakes", IN_CLASS, *(lesson.path for lesson in ready_lessons())]
EVERY = list(product(PAGES, (LAPTOP, PHONE)))
USUAL = [("", LAPTOP)]
LATE = ("**/live_figure/chart.js", "**/assets/*/plotly*.js")

# Notes every shift that the browser counts from the beginning on, and what has moved.
WATCH = """(() => {
  window.shifts = [];
  const way = ({ node, previousRect: from, currentRect: to }) =>
    `${node?.dataset?.testid || node?.className || node?.nodeName}: ${from.top} -> ${to.top}`;
  const note = (list) => list.getEntries().filter((entry) => !entry.hadRecentInput)
    .forEach((entry) => window.shifts.push([entry.value, entry.sources.map(way)]));
  new PerformanceObserver(note).observe({ type: "layout-shift", buffered: true });
})();"""

# How long the page waits before it shows what there is, instead of some seconds of its own.
WAIT = """window.setTimeout = ((set) => (run, wait, ...rest) =>
  set(run, wait === 6000 ? PATIENCE : wait, ...rest))(window.setTimeout);"""


class Gate:
    """Holds up requests until it is opened."""

    def __init__(self) -> None:
        self._held: list[Route] | None = []

    def pass_by(self, route: Route) -> None:
        if self._held is None:
            route.continue_()
        else:
            self._held.append(route)

    def open(self) -> None:
        held, self._held = self._held or [], None
        for route in held:
            route.continue_()


@pytest.fixture
def cold(browser: Browser, server: str) -> Iterator[Visitor]:
    """Return a visitor with an empty cache."""
    context = browser.new_context(**Visitor.habits({}))
    visitor = Visitor(context, server)
    visitor.page.add_init_script(WATCH)
    yield visitor
    context.close()


@pytest.mark.parametrize(
    ("path", "size"),
    [one if one in USUAL else pytest.param(*one, marks=pytest.mark.exhaustive) for one in EVERY],
)
def test_a_cold_page_hardly_shifts(cold: Visitor, path: str, size: ViewportSize) -> None:
    gate = Gate()
    for address in LATE:
        cold.page.route(address, gate.pass_by)
    cold.page.add_init_script(WAIT.replace("PATIENCE", "1e9"))  # a slow machine is no fault
    cold.page.set_viewport_size(size)
    cold.page.goto(f"{cold.server}/{path}", wait_until="commit")
    cold.page.locator(".st-key-page_foot").wait_for()
    gate.open()
    shifts = cold.rest().page.evaluate("() => window.shifts")
    assert sum(value for value, _moved in shifts) <= MOST, shifts


@pytest.mark.exhaustive
def test_a_page_that_never_stands_is_shown_all_the_same(cold: Visitor) -> None:
    cold.page.route("**/live_figure/index.js", Gate().pass_by)
    cold.page.add_init_script(WAIT.replace("PATIENCE", "10"))
    cold.page.goto(f"{cold.server}/odds", wait_until="commit")
    expect(cold.page.locator("h1")).to_be_visible()
    expect(cold.page.locator(".st-key-page_foot")).to_be_visible()
