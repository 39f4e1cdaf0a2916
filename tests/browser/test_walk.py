"""The whole course is led from home by a clicker, and every scene stands on one screen."""

from collections.abc import Iterator
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from course_server import PLACE, SERVE
from expecting import expect
from looks import DARK
from visitor import Visitor
from walk import FAULTS

from benchmarks.servers import ROOT, serving
from ui.catalog import ready_lessons

SCENES = [(lesson.path, scene) for lesson in ready_lessons() for scene in lesson.scenes]
FIRST = {lesson.scenes[0] for lesson in ready_lessons() if lesson.scenes}
SCENE = ".st-key-deck"  # what stands around it is the same for all; test_readers.py has it
LONGER = "tests.browser.longer"
View = Literal["page", "projector"]


@pytest.mark.parametrize(
    ("language", "view", "theme", "size"),
    [
        # The longest words in the least room.
        pytest.param("en", "projector", "light", (1280, 720), id="usual"),
        pytest.param("en", "projector", "light", (1280, 720), marks=pytest.mark.exhaustive),
        pytest.param("ko", "projector", "dark", (1280, 720), marks=pytest.mark.exhaustive),
        pytest.param("en", "page", "light", (1280, 720), marks=pytest.mark.exhaustive),
        pytest.param("ko", "page", "dark", (1280, 720), marks=pytest.mark.exhaustive),
        pytest.param("ko", "projector", "light", (1920, 1080), marks=pytest.mark.exhaustive),
    ],
)
def test_a_clicker_leads_through_the_course(
    tab: Visitor,
    request: pytest.FixtureRequest,
    language: str,
    view: View,
    theme: Literal["light", "dark"],
    size: tuple[int, int],
) -> None:
    usual = "usual" in request.node.name  # barriers in the first scene of a lesson alone
    page = tab.page
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.emulate_media(color_scheme=theme, reduced_motion="reduce")
    tab.open("", lang=language, view=view)
    faults: dict[str, list[str]] = {}
    for path, scene in SCENES:
        page.keyboard.press("PageDown")
        expect(page.locator(f"[data-scene-shown={scene}]")).to_be_visible()
        tab.rest()
        assert tab.path == f"/{path}"
        found = [*page.evaluate(FAULTS, True), *tab.problems]
        tab.problems.clear()
        if scene in FIRST or not usual:
            results = Axe().run(page, SCENE, {"resultTypes": ["violations"]})
            found += [f"axe: {one['id']}" for one in results.response["violations"]]
        if found:
            faults[f"{path} {scene}"] = found
    assert page.evaluate(DARK) == (theme == "dark")
    assert faults == {}


@pytest.fixture(scope="module")
def longer() -> Iterator[str]:
    """Serve the course with words 1.6 times as long, in the place of the Korean ones."""
    with serving([LONGER, *SERVE[1:], *PLACE], ROOT, ready="/_stcore/health") as running:
        yield running.address


@pytest.mark.exhaustive
def test_longer_words_are_neither_cut_nor_lie_on_each_other(tab: Visitor, longer: str) -> None:
    faults: dict[str, list[str]] = {}
    for path, scene in SCENES:
        tab.page.goto(f"{longer}/{path}?scene={scene}&lang=ko")
        tab.rest()
        found = tab.page.evaluate(FAULTS, False)
        if found:
            faults[f"{path} {scene}"] = found
    assert faults == {}
