"""Key press → painted: how soon an arrow key on a slider shows."""

import asyncio

from playwright.async_api import Page

from benchmarks.mouse import put
from benchmarks.summary import Times

KEY = "ArrowRight"
START = 0.3  # of the slider's way
REST = 0.2  # seconds after each paint, in which a rerun ends undisturbed
PATIENCE = 10.0


async def focus(page: Page, key: str) -> None:
    """Put a slider to where there is room for more presses, and give it the keyboard."""
    await page.bring_to_front()
    await put(page, key, START)
    await page.locator(f".st-key-{key} input[type=range]").focus()


async def time_key_presses(page: Page, key: str, *, presses: int) -> Times:
    """Press → painted, in milliseconds, for each of some arrow keys.

    The clock is the page's own: from the time stamp of the ``keydown`` event to the first animation
    frame in which the geometry of the marks is another than before the press (:mod:`probe.js`).
    For the live figure and the static page that is the preview, for plain Streamlit the chart that
    came from the server, since there is no other.
    """
    await focus(page, key)
    times = []
    for _ in range(presses):
        await page.evaluate("() => { window.painted = bench.untilRepaint('keydown'); }")
        await page.keyboard.press(KEY)
        times.append(await asyncio.wait_for(page.evaluate("painted"), PATIENCE))
        await asyncio.sleep(REST)
    return Times(tuple(times))
