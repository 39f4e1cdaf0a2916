"""Dragging a slider as a hand does: mouse events on a clock of their own, not waiting for the page."""

import asyncio
from dataclasses import dataclass

from playwright.async_api import CDPSession, Page

# Notes every value that the slider takes, and at every animation frame what is on the screen: the
# geometry of all marks that Plotly has drawn (so that only a repaint counts), or null for a blank.
RECORD = """(key) => {
  const slider = document.querySelector(`.st-key-${key} input[type=range]`);
  const record = { offered: [slider.value], painted: [], times: [], on: true };
  const attributes = new MutationObserver(() => record.offered.push(slider.value));
  attributes.observe(slider, { attributes: true, attributeFilter: ["value"] });
  const marks = () => [...document.querySelectorAll(".point, .point path, .js-line")];
  const geometry = (mark) => `${mark.getAttribute("transform")}${mark.getAttribute("d")}`;
  const frame = (time) => {
    const drawn = marks().map(geometry).join();
    record.painted.push(drawn || null);
    record.times.push(time);
    if (record.on) requestAnimationFrame(frame);
    else attributes.disconnect();
  };
  requestAnimationFrame(frame);
  window.dragRecord = record;
}"""


@dataclass(frozen=True)
class Drag:
    """What a drag painted.

    ``offered`` and ``painted`` count distinct slider values and distinct pictures, ``repaints``
    the frames that differ from the one before, ``blank`` the frames without a chart.
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


async def _send(cdp: CDPSession, kind: str, x: float, y: float) -> None:
    held = 0 if kind == "mouseReleased" else 1
    event = {"type": kind, "x": x, "y": y, "button": "left", "buttons": held, "clickCount": 1}
    await cdp.send("Input.dispatchMouseEvent", event)


async def drag_slider(page: Page, key: str, *, hertz: float, seconds: float = 2.0) -> Drag:
    """Drag a slider from its left to its right end and count what was offered and painted."""
    cdp = await page.context.new_cdp_session(page)
    slider = page.locator(f".st-key-{key}")
    await slider.scroll_into_view_if_needed()
    track = await slider.locator("[role=group]").bounding_box()
    thumb = await slider.get_by_test_id("stSliderThumbValue").locator("xpath=..").bounding_box()
    assert track and thumb
    x, y = thumb["x"] + thumb["width"] / 2, thumb["y"] + thumb["height"] / 2
    left, right = track["x"] + 8, track["x"] + track["width"] - 8
    await _send(cdp, "mouseMoved", x, y)
    await _send(cdp, "mousePressed", x, y)
    await _send(cdp, "mouseMoved", left, y)
    await page.wait_for_timeout(200)
    await page.evaluate(RECORD, key)
    loop = asyncio.get_running_loop()
    start = loop.time()
    sent = []
    for event in range(1, round(seconds * hertz) + 1):
        await asyncio.sleep(start + event / hertz - loop.time())
        place = left + (right - left) * event / (seconds * hertz)
        sent.append(asyncio.create_task(_send(cdp, "mouseMoved", place, y)))
    taken = loop.time() - start
    await asyncio.gather(*sent)
    await page.wait_for_timeout(100)
    record = await page.evaluate("() => { dragRecord.on = false; return dragRecord; }")
    await _send(cdp, "mouseReleased", right, y)
    return _counted(record, taken)


def _counted(record: dict[str, list[str | None]], seconds: float) -> Drag:
    painted = record["painted"]
    pairs = zip(painted, painted[1:], strict=False)
    return Drag(
        seconds=seconds,
        offered=len(set(record["offered"])),
        painted=len(set(painted) - {None}),
        repaints=sum(before != after for before, after in pairs),
        blank=painted.count(None),
        frames=len(painted),
    )
