"""Dragging a slider as a hand does: mouse events on a clock of their own, not the page's."""

import asyncio
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from playwright.async_api import CDPSession, FloatRect, Locator, Page

PROBE = (Path(__file__).parent / "probe.js").read_text(encoding="utf-8")
STEPS = 4  # of a short move
INSET = 8  # pixels, from which on the end of Streamlit's slider is reached
NATIVE_THUMB = 16  # pixels, Chromium's own range input


@dataclass(frozen=True)
class Drag:
    """What a drag painted.

    ``offered`` and ``painted`` count distinct slider values and distinct pictures (of all figures
    on the page) that came after the first, ``repaints`` the frames that differ from the one
    before, ``blank`` the frames in which a figure was missing.
    """

    seconds: float
    offered: int
    painted: int
    repaints: int
    blank: int
    frames: int

    @property
    def share(self) -> float:
        """Share of the slider's values that were painted."""
        return self.painted / self.offered

    @property
    def rate(self) -> float:
        """Repaints a second."""
        return self.repaints / self.seconds


@dataclass(frozen=True)
class Grip:
    """Where a slider can be taken: its thumb now, and the thumb's way; all in pixels."""

    x: float
    y: float
    left: float
    right: float

    def at(self, share: float) -> float:
        """Return the place of the thumb at a share of its way."""
        return self.left + (self.right - self.left) * share

    @classmethod
    def of(cls, track: FloatRect, thumb: FloatRect, *, inset: float) -> "Grip":
        """Return the grip of a thumb whose middle goes from end to end of a track but an inset."""
        x, y = thumb["x"] + thumb["width"] / 2, thumb["y"] + thumb["height"] / 2
        return cls(x, y, track["x"] + inset, track["x"] + track["width"] - inset)


async def grip(page: Page, key: str) -> Grip:
    """Find the thumb of a slider, Streamlit's or the browser's own, inside ``.st-key-<key>``."""
    slider = page.locator(f".st-key-{key}")
    await slider.scroll_into_view_if_needed()
    if await slider.locator("[role=group]").count() == 0:
        return await _native_grip(slider.locator("input[type=range]"))
    track = await slider.locator("[role=group]").bounding_box()
    thumb = await slider.get_by_test_id("stSliderThumbValue").locator("xpath=..").bounding_box()
    assert track
    assert thumb
    return Grip.of(track, thumb, inset=INSET)


async def _native_grip(slider: Locator) -> Grip:
    box = await slider.bounding_box()
    assert box
    share = await slider.evaluate("(s) => (s.value - s.min) / (s.max - s.min)")
    left, right = box["x"] + NATIVE_THUMB / 2, box["x"] + box["width"] - NATIVE_THUMB / 2
    return Grip(left + (right - left) * share, box["y"] + box["height"] / 2, left, right)


async def send_mouse(cdp: CDPSession, kind: str, x: float, y: float) -> None:
    """Send a mouse event with the left button, held but in a release."""
    held = 0 if kind == "mouseReleased" else 1
    event = {"type": kind, "x": x, "y": y, "button": "left", "buttons": held, "clickCount": 1}
    await cdp.send("Input.dispatchMouseEvent", event)


async def take_to(cdp: CDPSession, place: Grip, share: float) -> float:
    """Press the thumb and move it in a few steps; return where it is now, still held."""
    target = place.at(share)
    await send_mouse(cdp, "mouseMoved", place.x, place.y)
    await send_mouse(cdp, "mousePressed", place.x, place.y)
    for step in range(1, STEPS + 1):
        x = place.x + (target - place.x) * step / STEPS
        await send_mouse(cdp, "mouseMoved", x, place.y)
    return target


async def put(page: Page, key: str, share: float) -> None:
    """Leave a slider at a share of its way, and let the page come to rest."""
    cdp = await page.context.new_cdp_session(page)
    place = await grip(page, key)
    x = await take_to(cdp, place, share)
    await send_mouse(cdp, "mouseReleased", x, place.y)
    await cdp.detach()
    await page.wait_for_timeout(500)


async def drag_slider(page: Page, key: str, *, hertz: float, seconds: float = 2.0) -> Drag:
    """Drag a slider from its left to its right end and count what was offered and painted."""
    await page.evaluate(f"() => {{ {PROBE} }}")
    cdp = await page.context.new_cdp_session(page)
    place = await grip(page, key)
    await take_to(cdp, place, 0.0)
    await page.wait_for_timeout(200)
    await page.evaluate("(key) => { window.dragRecord = bench.record(key); }", key)
    taken = await _move_on_clock(cdp, place, round(seconds * hertz), hertz)
    await page.wait_for_timeout(100)
    record = await page.evaluate("() => { dragRecord.on = false; return dragRecord; }")
    await send_mouse(cdp, "mouseReleased", place.right, place.y)
    await cdp.detach()
    return _counted(record, taken)


async def _move_on_clock(cdp: CDPSession, place: Grip, events: int, hertz: float) -> float:
    """Send the moves, each at its own time whether or not the page has answered; return seconds."""
    loop = asyncio.get_running_loop()
    start = loop.time()
    sent = []
    for event in range(1, events + 1):
        await asyncio.sleep(start + event / hertz - loop.time())
        x = place.at(event / events)
        sent.append(asyncio.create_task(send_mouse(cdp, "mouseMoved", x, place.y)))
    taken = loop.time() - start
    await asyncio.gather(*sent)
    return taken


def _counted(record: dict[str, list[str | None]], seconds: float) -> Drag:
    offered, painted = record["offered"], record["painted"]
    pairs = pairwise(painted)
    return Drag(
        seconds=seconds,
        offered=len(set(offered) - {offered[0]}),
        painted=len(set(painted) - {painted[0], None}),
        repaints=sum(before != after for before, after in pairs),
        blank=painted.count(None),
        frames=len(painted),
    )
