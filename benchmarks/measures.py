"""One run of all measures, the pages taking turns so that the machine's noise meets them alike."""

from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass

from playwright.async_api import Browser, Page

from benchmarks.browser import chromium
from benchmarks.keys import time_key_presses
from benchmarks.loading import Load, load
from benchmarks.mouse import drag_slider
from benchmarks.release import SHARES, time_release
from benchmarks.reruns import Reruns, count_reruns
from benchmarks.sites import OURS, PLAIN, STATIC, Site, sites, visit
from benchmarks.softmax import Against, against_scipy
from benchmarks.summary import Drags, Times
from ui.catalog import ready_lessons

SPEEDS = (20, 60)
SERVED = (OURS, PLAIN)


@dataclass(frozen=True)
class Effort:
    """How often each thing is measured: rounds of all pages, and key presses within a round."""

    drag_rounds: int = 2
    drag_seconds: float = 2.0
    rounds: int = 4
    presses: int = 10
    releases: int = 16
    loads: int = 3
    slow_loads: int = 2


QUICK = Effort(drag_rounds=1, drag_seconds=1.0, rounds=1, releases=5, loads=1, slow_loads=1)


@dataclass(frozen=True)
class Run:
    """What one run measured, by page."""

    drags: dict[int, dict[str, Drags]]
    other_drags: dict[str, dict[int, Drags]]
    keys: dict[str, Times]
    releases: dict[str, Times]
    loads: dict[str, tuple[Load, ...]]
    slow_loads: dict[str, tuple[Load, ...]]
    reruns: dict[str, Reruns]
    scipy: tuple[Against, ...]
    browser: str


async def measure(effort: Effort) -> Run:
    """Start the servers and a browser, and measure everything."""
    with sites() as served:
        async with chromium() as browser:
            async with _opened(browser, served) as pages:
                drags = await _drags(pages, served, effort)
                keys = await _keys(pages, served, effort)
                releases = await _releases(pages, served, effort)
                reruns = await _reruns(pages, served, effort)
            return Run(
                drags=drags,
                other_drags=await _other_drags(browser, served[OURS], effort),
                keys=keys,
                releases=releases,
                loads=await _loads(browser, served, effort.loads, throttled=False),
                slow_loads=await _loads(browser, served, effort.slow_loads, throttled=True),
                reruns=reruns,
                scipy=against_scipy(),
                browser=browser.version,
            )


@asynccontextmanager
async def _opened(browser: Browser, served: Mapping[str, Site]) -> AsyncIterator[dict[str, Page]]:
    async with AsyncExitStack() as stack:
        yield {
            name: await stack.enter_async_context(visit(browser, site.address))
            for name, site in served.items()
        }


async def _drag(page: Page, key: str, hertz: int, effort: Effort) -> Drags:
    await page.bring_to_front()
    drag = await drag_slider(page, key, hertz=hertz, seconds=effort.drag_seconds)
    await page.wait_for_timeout(300)
    return Drags((drag,))


async def _drags(
    pages: Mapping[str, Page], served: Mapping[str, Site], effort: Effort
) -> dict[int, dict[str, Drags]]:
    drags = {hertz: {name: Drags() for name in pages} for hertz in SPEEDS}
    for _ in range(effort.drag_rounds):
        for hertz in SPEEDS:
            for name, page in pages.items():
                drags[hertz][name] += await _drag(page, served[name].key, hertz, effort)
    return drags


async def _other_drags(browser: Browser, ours: Site, effort: Effort) -> dict[str, dict[int, Drags]]:
    """Drag the main slider of further pages of the app, once they are built."""
    ready = {lesson.path for lesson in ready_lessons()}
    found = {}
    for path, key in (("sigmoid", "w"),):
        if path in ready:
            address = ours.address.replace("/odds", f"/{path}")
            async with visit(browser, address) as page:
                found[f"/{path} {key}"] = {
                    hertz: await _drag(page, key, hertz, effort) for hertz in SPEEDS
                }
    return found


async def _keys(
    pages: Mapping[str, Page], served: Mapping[str, Site], effort: Effort
) -> dict[str, Times]:
    times: dict[str, Times] = {name: Times() for name in (OURS, PLAIN, STATIC)}
    for _ in range(effort.rounds):
        for name in times:
            key = served[name].key
            times[name] += await time_key_presses(pages[name], key, presses=effort.presses)
    return times


async def _releases(
    pages: Mapping[str, Page], served: Mapping[str, Site], effort: Effort
) -> dict[str, Times]:
    times: dict[str, Times] = {name: Times() for name in SERVED}
    for number in range(effort.releases):
        for name in times:
            share = SHARES[number % len(SHARES)]
            times[name] += Times((await time_release(pages[name], served[name], share),))
    return times


async def _reruns(
    pages: Mapping[str, Page], served: Mapping[str, Site], effort: Effort
) -> dict[str, Reruns]:
    counts = {name: Reruns() for name in SERVED}
    for _ in range(effort.rounds):
        for name in counts:
            counts[name] += await count_reruns(pages[name], served[name], presses=effort.presses)
    return counts


async def _loads(
    browser: Browser, served: Mapping[str, Site], rounds: int, *, throttled: bool
) -> dict[str, tuple[Load, ...]]:
    loads: dict[str, list[Load]] = {name: [] for name in SERVED}
    for _ in range(rounds):
        for name in loads:
            loads[name].append(await load(browser, served[name].address, throttled=throttled))
    return {name: tuple(each) for name, each in loads.items()}
