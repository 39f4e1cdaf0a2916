"""One rerun: the server's CPU time and the bytes that it sends."""

import asyncio
import base64
from dataclasses import dataclass
from typing import Any

from playwright.async_api import Page

from benchmarks.keys import KEY, focus
from benchmarks.machine import cpu_seconds
from benchmarks.sites import Site

SPACING = 0.25  # seconds between presses, longer than any rerun
BINARY = 2


@dataclass(frozen=True)
class Reruns:
    """Some reruns: how many the browser asked for, and what all of them cost."""

    requests: int = 0
    cpu_seconds: float = 0.0
    received: int = 0

    def __add__(self, other: "Reruns") -> "Reruns":
        return Reruns(
            self.requests + other.requests,
            self.cpu_seconds + other.cpu_seconds,
            self.received + other.received,
        )

    @property
    def cpu_milliseconds(self) -> float:
        """CPU time of a rerun, in the server's process, its idle ticking included."""
        return 1000 * self.cpu_seconds / self.requests

    @property
    def kilobytes(self) -> float:
        """Kilobytes that the browser received over the websocket for a rerun."""
        return self.received / 1000 / self.requests


async def count_reruns(page: Page, site: Site, *, presses: int) -> Reruns:
    """Press an arrow key some times, and count the CPU time and the websocket's payloads.

    CPU time is that of the server's process from before the first press until after the last
    rerun; reruns are counted by the requests that the browser sent.
    """
    await focus(page, site.key)
    cdp = await page.context.new_cdp_session(page)
    sent: list[int] = []
    received: list[int] = []
    cdp.on("Network.webSocketFrameSent", lambda event: sent.append(_size(event)))
    cdp.on("Network.webSocketFrameReceived", lambda event: received.append(_size(event)))
    await cdp.send("Network.enable")
    before = cpu_seconds(site.pid)
    for _ in range(presses):
        await page.keyboard.press(KEY)
        await asyncio.sleep(SPACING)
    spent = cpu_seconds(site.pid) - before
    await cdp.detach()
    return Reruns(len(sent), spent, sum(received))


def _size(event: dict[str, Any]) -> int:
    frame = event["response"]
    data = frame["payloadData"]
    return len(base64.b64decode(data)) if frame["opcode"] == BINARY else len(data.encode())
