"""Release → confirmed: how soon the server's figure stands on the screen after the mouse button."""

import asyncio

from playwright.async_api import Page

from benchmarks.mouse import grip, send_mouse, take_to
from benchmarks.sites import OURS, Site

SHARES = (0.62, 0.38, 0.7, 0.45, 0.55)  # of the slider's way: where the thumb is let go
PAUSE = 0.15  # seconds; the preview is drawn before the button is released
REST = 0.3
PATIENCE = 10.0


async def time_release(page: Page, site: Site, share: float) -> float:
    """Drag a slider to a share of its way; return release → figure of the server painted, in ms.

    The clock is the page's own and starts with the time stamp of the ``pointerup`` event. Plain
    Streamlit's figure is there in the first animation frame with other marks. The live figure has
    shown those marks already as a preview, so there it is the first animation frame in which its
    count of server's figures (``data-confirmed``) has risen, after an answer of the server.
    """
    await page.bring_to_front()
    cdp = await page.context.new_cdp_session(page)
    wait = "untilConfirmed" if site.name == OURS else "untilRepaint"
    place = await grip(page, site.key)
    target = await take_to(cdp, place, share)
    await asyncio.sleep(PAUSE)
    await page.evaluate(f"() => {{ window.confirmed = bench.{wait}('pointerup'); }}")
    await send_mouse(cdp, "mouseReleased", target, place.y)
    milliseconds = float(await asyncio.wait_for(page.evaluate("confirmed"), PATIENCE))
    await asyncio.sleep(REST)
    await cdp.detach()
    return milliseconds
