"""A slider is followed while it is dragged: nothing left out, nothing blank."""

import asyncio
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor

import pytest
from playwright.async_api import Page
from release import ALL_DRAWN
from rest import AT_REST, PATIENCE, WATCH
from visitor import KEYS, Visitor

from benchmarks.browser import chromium
from benchmarks.mouse import Drag, drag_slider
from ui.catalog import ready_lessons

EVENTS_A_SECOND = 20
SECONDS = 0.8  # of the first try; each next one takes twice as long
SHARE = 0.98
TRIES = 5  # what else the machine does can only delay a picture or the mouse, so the best counts
ENOUGH = 10  # values that a drag has to offer, or all there are beside the one it starts from
# How many values a slider has.
VALUES = "(input) => 1 + Math.round((input.max - input.min) / input.step)"
# In each lesson the scene and its slider along which most has to be drawn.
HEAVIEST = {
    "odds": {"coin": "coin"},
    "sigmoid": {"latent": "score"},
    "likelihood": {"coins": "heads"},
    "loss": {"points": "weight"},
    "softmax": {"soft_maximum": "sharpness"},
    "cross-entropy": {"beliefs": "q1"},
    "train": {"cockpit": "noise"},
}
# Before its last stage a step has taken no learning rate.
SAYS = {"one_step": "&stage=5"}
SKIP = "[class*=st-key-question-] button[kind=tertiary]"
# A page of lines, the one that sends most, and the one with maps.
USUAL = ("odds", "softmax", "train")


Scenes = Mapping[str, Mapping[str, str | None]]  # by lesson and scene, a slider or all of them


def dragged(server: str, wanted: Scenes) -> dict[str, dict[str, Drag]]:
    """Drag a slider of each scene, or all, from end to end, until a drag is as it should be."""
    with ThreadPoolExecutor(1) as thread:  # the tests' own browser occupies this one's event loop
        return thread.submit(asyncio.run, _visits(server, wanted)).result()


async def _visits(server: str, wanted: Scenes) -> dict[str, dict[str, Drag]]:
    async with chromium() as browser:
        page = await browser.new_page(**Visitor.habits({}))
        page.set_default_timeout(PATIENCE)
        await page.add_init_script(WATCH)
        return {
            f"{path} {scene}": await _drags(
                page, f"{server}/{path}?scene={scene}{SAYS.get(scene, '')}", key
            )
            for path, scenes in wanted.items()
            for scene, key in scenes.items()
        }


async def _drags(page: Page, address: str, wanted: str | None) -> dict[str, Drag]:
    await _open(page, address)
    drags = {}
    for key in await page.locator("[data-testid=stSlider]:visible").evaluate_all(KEYS):
        if wanted in (None, key):
            if drags:  # where others stand at their ends, a picture may lie at the edge and stay
                await _open(page, address)
            drags[key] = await _best_drag(page, key)
    return drags


async def _open(page: Page, address: str) -> None:
    await page.goto(address)
    await page.evaluate(AT_REST, PATIENCE)
    if await page.locator(SKIP).count():
        await page.locator(SKIP).click()
        await page.evaluate(AT_REST, PATIENCE)
    await page.wait_for_function(ALL_DRAWN)


async def _best_drag(page: Page, key: str) -> Drag:
    slider = page.locator(f".st-key-{key} input[type=range]")
    await page.locator(f".st-key-{key}").scroll_into_view_if_needed()
    values = await slider.evaluate(VALUES)
    for attempt in range(TRIES):
        # By then Plotly has drawn what the drag before has moved.
        await page.evaluate(AT_REST, PATIENCE)
        drag = await drag_slider(page, key, hertz=EVENTS_A_SECOND, seconds=SECONDS * 2**attempt)
        if drag.blank or (drag.offered >= min(ENOUGH, values - 1) and drag.share >= SHARE):
            return drag
    raise AssertionError(f"{page.url} {key}: of {drag.offered} values {drag.painted} were painted")


DECKS = [lesson for lesson in ready_lessons() if lesson.scenes]
UNSEEN = ("relief", "curvature")  # a solid and a table of colours: no marks to look at
EVERY = {
    lesson.path: {scene: None for scene in lesson.scenes if scene not in UNSEEN} for lesson in DECKS
}


@pytest.mark.timing
@pytest.mark.parametrize(
    "wanted",
    [
        pytest.param({path: HEAVIEST[path] for path in USUAL}, id="the heaviest of some lessons"),
        pytest.param(HEAVIEST, id="the heaviest of each lesson", marks=pytest.mark.exhaustive),
        pytest.param(EVERY, id="all", marks=pytest.mark.exhaustive),
    ],
)
def test_a_dragged_slider_is_followed_without_a_blank_frame(server: str, wanted: Scenes) -> None:
    assert HEAVIEST.keys() == {lesson.path for lesson in DECKS}
    drags = dragged(server, wanted)
    without = [scene for scene, some in drags.items() if not some]
    assert wanted is EVERY or without == []  # some scene may have no slider
    assert any(drags.values())
    blank = {f"{path}: {key}": d.blank for path, some in drags.items() for key, d in some.items()}
    assert {name: frames for name, frames in blank.items() if frames} == {}
