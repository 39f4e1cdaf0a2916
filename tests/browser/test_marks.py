"""Marks that are moved while a slider is held stand where Plotly itself draws them."""

from collections.abc import Iterator
from typing import Any

import pytest
from geometry import distance, names
from playwright.sync_api import Browser, Page
from showcase import Showcase

from ui.catalog import ready_lessons

# The film of this page draws its own frames; tests/browser/test_film.py has them.
LESSONS = [lesson.path for lesson in ready_lessons() if lesson.scenes and lesson.path != "train"]
NEAR = 0.6  # pixels
FAR = 50
USUAL = ("softmax",)  # shares that move together
CASES: list[Any] = [
    (lesson, {}) if lesson in USUAL else pytest.param(lesson, {}, marks=pytest.mark.exhaustive)
    for lesson in LESSONS
]
OWN = {"heated": "own", "t": "5"}
CASES += [
    pytest.param("softmax", {**OWN, "k": classes}, marks=pytest.mark.exhaustive)
    for classes in ("4", "2")
]
SHARES = (0.0, 0.37, 1.0)


@pytest.fixture(scope="module")
def blank(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 1280, "height": 720})
    yield page
    page.close()


@pytest.mark.parametrize("everywhere", [False, pytest.param(True, marks=pytest.mark.exhaustive)])
@pytest.mark.parametrize(("lesson", "parameters"), CASES)
def test_moved_marks_are_where_plotly_draws_them(
    server: str, blank: Page, lesson: str, parameters: dict[str, str], *, everywhere: bool
) -> None:
    """All figures of the page, for every slider: at one place of each, or also at its ends."""
    showcase = Showcase(blank, server, lesson, **parameters)
    assert showcase.controls
    differing, moved = {}, 0.0
    for number, control in enumerate(showcase.controls):
        for share in SHARES if everywhere else [SHARES[(number + 2) % len(SHARES)]]:
            seen = showcase.move(control, share)
            case = f"{control} = {seen['value']:g}"
            during, after = seen["during"], seen["after"]
            moved = max(moved, *seen["gaps"].values())
            if names(during) != names(after):
                differing[f"{case}, marks"] = sorted(set(names(during)) ^ set(names(after)))
                continue
            apart = map(distance, during, after)
            far = {n: d for n, d in zip(names(after), apart, strict=True) if d > NEAR}
            far |= {f"{name}, to Plotly": gap for name, gap in seen["lost"].items() if gap > NEAR}
            differing.update({case: far} if far else {})
    assert differing == {}
    assert moved > FAR, "Plotly did not know of marks that had been moved"
