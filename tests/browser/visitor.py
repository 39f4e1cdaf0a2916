"""Somebody who opens pages of the course in a browser, moves things and looks at what they show."""

import time
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from playwright.sync_api import BrowserContext, Locator, Page, Request, ViewportSize
from rest import AT_REST, PATIENCE, WATCH

from benchmarks.mouse import Grip

LAPTOP: ViewportSize = {"width": 1280, "height": 720}
PHONE: ViewportSize = {"width": 390, "height": 844}

READOUTS = """() => Object.fromEntries([...document.querySelectorAll("[data-readout]")]
  .map((place) => [place.dataset.readout, place.dataset.value]))"""

# Whether everything that Plotly has drawn is as wide as its place.
FITTED = """() => [...document.querySelectorAll(".js-plotly-plot")].every((plot) =>
  !plot._fullLayout || Math.abs(plot._fullLayout.width - plot.clientWidth) < 2)"""

KEYS = """(sliders) => sliders
  .filter((slider) => slider.querySelectorAll("input[type=range]").length === 1)
  .map((slider) => slider.closest("[class*=st-key-]").className.match(/st-key-([\\w-]+)/)[1])"""

# Chromium alone also writes it into the console, and less plainly.
REFUSALS = """addEventListener("securitypolicyviolation", (report) => console.error(
  `against the policy: ${report.effectiveDirective} ${report.blockedURI} `
  + `(${report.sourceFile}:${report.lineNumber})`))"""

FORGET = """() => {
  for (const key of location.origin === "null" ? [] : Object.keys(sessionStorage))
    if (/^logit-lab:(own-table|answers)/.test(key)) sessionStorage.removeItem(key);
}"""

NEXT_FRAMES = """() => new Promise((resolve) =>
  requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(resolve))))"""


class Visitor:
    """One browser tab, with a record of everything that went wrong in it."""

    def __init__(self, context: BrowserContext, server: str) -> None:
        self.server = server
        self.problems: list[str] = []
        self.page = context.new_page()
        self.page.set_default_timeout(PATIENCE)
        self.page.add_init_script(REFUSALS)
        self.page.add_init_script(WATCH)
        self.page.on("console", lambda message: self._note(message.type, message.text))
        self.page.on("pageerror", lambda error: self._note("error", str(error)))
        self.page.on("request", self._note_foreign)

    @staticmethod
    def habits(changes: dict[str, Any]) -> dict[str, Any]:
        """Return the settings of a browser context; changes are its own words for them."""
        return {"viewport": LAPTOP, "locale": "en-US", **changes}

    def _note(self, kind: str, text: str) -> None:
        if kind == "error":
            self.problems.append(text)

    def _note_foreign(self, request: Request) -> None:
        if not request.url.startswith((self.server, "data:", "blob:", "file:")):
            self.problems.append(f"asked another host: {request.url}")

    def open(self, path: str, **parameters: str) -> "Visitor":
        """Open a page by its address and wait until all of it is drawn."""
        query = f"?{urlencode(parameters)}" if parameters else ""
        self.page.goto(f"{self.server}/{path}{query}")
        return self.rest()

    def skip(self) -> "Visitor":
        """Leave the question of the scene, if one is open, so that its controls can be moved."""
        skip = self.page.locator("[class*=st-key-question-] button[kind=tertiary]")
        if skip.count():
            skip.first.click()
        return self.rest()

    def unfold(self) -> Page:
        """Open the fold with the further settings of the training."""
        self.page.locator(".st-key-more_settings button").first.click()
        self.page.locator(".st-key-more").wait_for()
        return self.page

    def rest(self) -> "Visitor":
        """Wait until what was asked for has been run, sent and drawn."""
        self.page.evaluate(AT_REST, PATIENCE)
        return self

    def resize(self, size: ViewportSize) -> "Visitor":
        """Give the screen another size, and wait until the figures fit it."""
        self.page.set_viewport_size(size)
        self.frame()
        self.page.wait_for_function(FITTED)
        return self.rest()

    def forget(self) -> None:
        """Leave no table and no answer in the tab, which would hand them to the next page."""
        self.page.evaluate(FORGET)

    def see_all(self) -> "Visitor":
        """Bring every figure into sight, since one far below is drawn no sooner; go back up."""
        for figure in [*self.page.locator(".lf-plot:visible").all(), self.page.locator("h1")]:
            figure.scroll_into_view_if_needed()
            self.rest()
        return self

    def frame(self) -> None:
        """Wait until what was asked for has been painted."""
        self.page.evaluate(NEXT_FRAMES)

    def until(self, holds: Callable[[], Any], what: str) -> None:
        """Wait, frame by frame, until something holds that the page itself cannot tell."""
        due = time.monotonic() + PATIENCE / 1000
        while not holds():
            if time.monotonic() > due:
                raise TimeoutError(f"{what}: not within {PATIENCE / 1000:g} s at {self.page.url}")
            self.frame()

    @property
    def path(self) -> str:
        return urlsplit(self.page.url).path

    @property
    def parameters(self) -> dict[str, str]:
        """Return what stands in the address."""
        pairs = parse_qs(urlsplit(self.page.url).query, keep_blank_values=True)
        return {name: ",".join(values) for name, values in pairs.items()}

    def readouts(self) -> dict[str, float]:
        """Return every live number in full precision."""
        found = self.page.evaluate(READOUTS)
        return {name: as_number(text) for name, text in found.items()}

    def sliders(self) -> list[str]:
        """Return the keys of the sliders on the page."""
        return list(self.page.locator("[data-testid=stSlider]").evaluate_all(KEYS))

    def input(self, key: str) -> Locator:
        """Return the hidden input of a slider."""
        return self.page.locator(f".st-key-{key} [data-testid=stSlider] input[type=range]")

    def value(self, key: str) -> float:
        """Return the momentary value of a slider."""
        return float(self.input(key).input_value())

    def thumb(self, key: str) -> Grip:
        slider = self.page.locator(f".st-key-{key}")
        slider.scroll_into_view_if_needed()
        self.rest()
        track = slider.locator("[role=group]").bounding_box()
        thumb = slider.get_by_test_id("stSliderThumbValue").locator("xpath=..").bounding_box()
        assert track
        assert thumb
        return Grip.of(track, thumb, inset=1)

    def hold(self, key: str, share: float) -> None:
        """Take a slider and move it to a share of its way, without letting it go."""
        thumb = self.thumb(key)
        self.page.mouse.move(thumb.x, thumb.y)
        self.page.mouse.down()
        self.page.mouse.move(thumb.at(share), thumb.y, steps=3)
        self.frame()

    def release(self) -> None:
        self.page.mouse.up()
        self.rest()


def bottom(place: Locator) -> float:
    """Return how far below the upper edge of the screen something ends, in pixels."""
    box = place.bounding_box()
    assert box
    return box["y"] + box["height"]


def as_number(text: str) -> float:
    """Read a number as JavaScript writes it."""
    return float(text.replace("Infinity", "inf"))
