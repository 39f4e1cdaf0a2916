"""The three pages that are measured, and how one is opened."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import ExitStack, asynccontextmanager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.async_api import Browser, Page, ViewportSize

from benchmarks.mouse import PROBE
from benchmarks.peers import static
from benchmarks.servers import ROOT, serving, streamlit

OURS, PLAIN, STATIC = "ours", "plain", "static"
SCREEN: ViewportSize = {"width": 1280, "height": 720}
PATIENCE = 60  # seconds for a first chart
SETTLED = 1500  # milliseconds after the first chart, for what is still being loaded and drawn
BOARD = ".board[data-settled]"
SKIP = "[class*=st-key-question-] button[kind=tertiary]"
PLAIN_APP = Path(__file__).parent / "peers" / "plain.py"


@dataclass(frozen=True)
class Site:
    """One page: who made it, its address, its main slider, and its server's process."""

    name: str
    address: str
    key: str
    pid: int


@contextmanager
def sites() -> Iterator[dict[str, Site]]:
    """Serve the odds page of the app, of a plain Streamlit app, and of a static site.

    The plain app runs with Streamlit's own settings, telemetry off: it is started in an empty
    folder, so that the course's ``.streamlit/config.toml`` is not read, and without its middleware.
    """
    health = "/_stcore/health"
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory()))
        static.write_site(folder)
        served = {
            OURS: serving(streamlit("app.py"), ROOT, ready=health),
            PLAIN: serving(
                streamlit(PLAIN_APP, "--browser.gatherUsageStats=false"), folder, ready=health
            ),
            STATIC: serving(["http.server", "{port}", "--bind=127.0.0.1"], folder, ready="/"),
        }
        started = {name: stack.enter_context(server) for name, server in served.items()}
        pages = {OURS: "/odds", PLAIN: "/", STATIC: "/"}
        yield {
            name: Site(name, server.address + pages[name], "p", server.pid)
            for name, server in started.items()
        }


async def first_chart(page: Page) -> float:
    """Wait for a page's first chart; return milliseconds since the navigation began."""
    try:
        return float(await asyncio.wait_for(page.evaluate("bench.firstChart"), PATIENCE))
    except TimeoutError as error:
        raise TimeoutError(f"{page.url} has shown no chart in {PATIENCE} s") from error


@asynccontextmanager
async def visit(browser: Browser, address: str, *, skips: bool = True) -> AsyncIterator[Page]:
    """Open an address in a browser with nothing cached, and wait until its chart has settled.

    A question that stands in the place of the controls is skipped, unless it is to be kept.
    """
    context = await browser.new_context(viewport=SCREEN, locale="en-GB")
    try:
        await context.add_init_script(PROBE)
        page = await context.new_page()
        await page.goto(address)
        # A question may have a board of its own where the chart will stand.
        await page.locator(f"{BOARD}, .js-plotly-plot .main-svg").first.wait_for(state="attached")
        if skips and await page.locator(BOARD).count():
            await page.locator(SKIP).click()
        await first_chart(page)
        await page.wait_for_timeout(SETTLED)
        if skips and await page.locator(SKIP).count():
            await page.locator(SKIP).click()
            await page.wait_for_timeout(SETTLED)
        yield page
    finally:
        await context.close()
