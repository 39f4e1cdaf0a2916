"""First chart painted with a cold cache, and what had to be transferred for it."""

from dataclasses import dataclass
from typing import Any

from playwright.async_api import Browser, Page

from benchmarks.mouse import PROBE
from benchmarks.sites import PATIENCE, SCREEN, first_chart

MEGABITS = 10.0
LATENCY = 20  # milliseconds
QUIET = 1000  # milliseconds after the first chart, in which loading may still end


@dataclass(frozen=True)
class Load:
    """One visit with nothing cached: time to the first chart, and bytes that went over the wire."""

    milliseconds: float
    transferred: int


async def load(browser: Browser, address: str, *, throttled: bool) -> Load:
    """Visit an address in a new context and wait for its chart.

    The time runs from the start of the navigation to the first animation frame with marks of a
    chart. The bytes are those of every finished request up to a second later (compressed bodies
    and headers, ``Network.loadingFinished``). ``throttled`` is 10 Mbit/s and 20 ms of
    latency, for what is loaded; Chromium does not slow the websocket down.
    """
    context = await browser.new_context(viewport=SCREEN, locale="en-GB")
    try:
        await context.add_init_script(PROBE)
        page = await context.new_page()
        sizes = await _watch_network(page, throttled=throttled)
        await page.goto(address, timeout=1000 * PATIENCE, wait_until="commit")
        milliseconds = await first_chart(page)
        await page.wait_for_timeout(QUIET)
        return Load(milliseconds, sum(sizes))
    finally:
        await context.close()


async def _watch_network(page: Page, *, throttled: bool) -> list[int]:
    """Return a list to which the size of every finished request will be added."""
    sizes: list[int] = []
    cdp = await page.context.new_cdp_session(page)

    def finished(event: dict[str, Any]) -> None:
        sizes.append(round(event["encodedDataLength"]))

    cdp.on("Network.loadingFinished", finished)
    await cdp.send("Network.enable")
    if throttled:
        rate = MEGABITS * 1e6 / 8
        # Asked to slow uploads down too, Chromium often holds back all requests for ever.
        speed = {"downloadThroughput": rate, "uploadThroughput": -1, "latency": LATENCY}
        await cdp.send("Network.emulateNetworkConditions", {"offline": False, **speed})
    return sizes
