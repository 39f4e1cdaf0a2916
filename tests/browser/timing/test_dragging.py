"""Every slider of every page is followed while it is dragged: nothing left out, nothing blank."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

import pytest
from playwright.async_api import Page
from rest import AT_REST, PATIENCE, WATCH
from visitor import KEYS, Visitor

from benchmarks.browser import chromium
from benchmarks.mouse import Drag, drag_slider
from ui.catalog import ready_lessons

EVENTS_A_SECOND = 20
SECONDS = 1.2
SHARE = 0.98
FAR_OFF = 3000  # milliseconds
TRIES = 3
ENOUGH = 10  # values that a drag has to offer, or all there are beside the one it starts from
# How many values a slider has.
VALUES = "(input) => 1 + Math.round((input.max - input.min) / input.step)"


async def drags(address: str) -> dict[str, tuple[Drag, int]]:
    """Drag every slider of a page from end to end; tell how many values it has."""
    async with chromium() as browser:
        page = await browser.new_page(**Visitor.habits({}))
        await page.add_init_script(WATCH)
        await page.goto(address)
        # Figures far off the screen are drawn a moment after the others.
        await page.wait_for_timeout(FAR_OFF)
        await page.evaluate(AT_REST, PATIENCE)
        keys = await page.locator("[data-testid=stSlider]").evaluate_all(KEYS)
        measured = {}
        for key in keys:
            await page.locator(f".st-key-{key}").scroll_into_view_if_needed()
            # By then Plotly has drawn what the drag before has moved.
            await page.evaluate(AT_REST, PATIENCE)
            values = await page.locator(f".st-key-{key} input[type=range]").evaluate(VALUES)
            measured[key] = await _telling_drag(page, key, min(ENOUGH, values - 1)), values
        return measured


async def _telling_drag(page: Page, key: str, enough: int) -> Drag:
    """Drag until a drag has offered enough values: on a busy machine the mouse itself is late."""
    for _ in range(TRIES):
        drag = await drag_slider(page, key, hertz=EVENTS_A_SECOND, seconds=SECONDS)
        if drag.offered >= enough:
            break
    return drag


@pytest.mark.timing
@pytest.mark.parametrize("lesson", [lesson.path for lesson in ready_lessons()])
def test_a_dragged_slider_is_followed_without_a_blank_frame(server: str, lesson: str) -> None:
    with ThreadPoolExecutor(1) as thread:  # the tests' own browser occupies this one's event loop
        measured = thread.submit(asyncio.run, drags(f"{server}/{lesson}")).result()
    assert measured
    few = {
        k: drag for k, (drag, values) in measured.items() if drag.offered < min(ENOUGH, values - 1)
    }
    assert few == {}
    assert {key: drag for key, (drag, _) in measured.items() if drag.share < SHARE} == {}
    assert {key: drag.blank for key, (drag, _) in measured.items() if drag.blank} == {}
