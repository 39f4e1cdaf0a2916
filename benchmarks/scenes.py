"""Every scene: what a move of its slider costs the server, and how many sessions one process holds.

What one browser sends is recorded once; it is then sent by websockets whose answers are not drawn.
"""

import asyncio
import random
import time
from collections.abc import Awaitable
from dataclasses import dataclass
from statistics import quantiles

import psutil
from playwright.async_api import Page
from streamlit.proto.BackMsg_pb2 import BackMsg

from benchmarks.browser import chromium
from benchmarks.classroom import answered, session
from benchmarks.servers import ROOT, serving, streamlit
from benchmarks.sites import SKIP, visit
from benchmarks.table import Row
from ui.catalog import ready_lessons

MOVES = 60  # of one session, one after the other
SESSIONS = 200
PERIOD = 2.0  # seconds from one move of a session to its next
ROUNDS = 4  # moves of each session
EXEMPT = "train"  # its cockpit has rows of its own
SLIDER = "[data-testid=stSlider] input[type=range]:visible"
AT_REST = "[data-testid=stApp][data-test-script-state=notRunning]"


@dataclass(frozen=True)
class Recorded:
    """What a browser sends to open a scene, to leave its question, and to move its slider."""

    opening: list[bytes]
    moving: tuple[bytes, bytes]  # one way and back


async def _recorded(page: Page, address: str) -> Recorded | None:
    """Record a visit; None where a scene has no slider."""
    sent: list[BackMsg] = []

    def record(data: str | bytes) -> None:
        sent.append(BackMsg.FromString(data if isinstance(data, bytes) else data.encode()))

    page.on("websocket", lambda socket: socket.on("framesent", record))
    await page.goto(address)
    await page.locator(".lf[data-settled]").first.wait_for()
    await page.locator(AT_REST).wait_for()
    if await page.locator(SKIP).count():
        await _sends(page, sent, page.locator(SKIP).click())
    opening = [message.SerializeToString() for message in sent]
    if not await page.locator(SLIDER).count():
        return None
    slider = page.locator(SLIDER).first
    moving = []
    for key in ("ArrowRight", "ArrowLeft"):
        await _sends(page, sent, slider.press(key))
        moving.append(sent[-1].SerializeToString())
    return Recorded(opening, (moving[0], moving[1]))


async def _sends(page: Page, sent: list[BackMsg], action: Awaitable[None]) -> None:
    """Do something, and wait until the browser has told it and the server has answered."""
    before = len(sent)
    await action
    while len(sent) == before:
        await page.wait_for_timeout(20)
    await page.wait_for_timeout(400)
    await page.locator(AT_REST).wait_for()


async def _alone(address: str, script: Recorded, pid: int) -> tuple[float, float]:
    """Return CPU milliseconds of the server and kilobytes sent for one move."""
    process = psutil.Process(pid)
    async with session(address) as socket:
        for message in script.opening:
            await answered(socket, message)
        sizes: list[int] = []
        begun = process.cpu_times()
        for i in range(MOVES):
            await answered(socket, script.moving[i % 2], sizes)
        ended = process.cpu_times()
    spent = ended.user + ended.system - begun.user - begun.system
    return 1000 * spent / MOVES, sum(sizes) / MOVES / 1000


async def _member(address: str, script: Recorded, number: int) -> list[float]:
    await asyncio.sleep(number * 0.06)
    found = []
    async with session(address) as socket:
        for message in script.opening:
            await answered(socket, message)
        await asyncio.sleep(max(0.0, (SESSIONS - number) * 0.06) + 5 + random.random() * PERIOD)
        for i in range(ROUNDS):
            due = time.perf_counter() + PERIOD
            found.append(await answered(socket, script.moving[i % 2]))
            await asyncio.sleep(max(0.0, due - time.perf_counter()))
    return found


async def _scene(lesson: str, scene: str, *, sessions: int) -> list[Row]:
    name = f"/{lesson} {scene}"
    with serving(streamlit("app.py"), ROOT, ready="/_stcore/health") as server:
        address = f"{server.address}/{lesson}?scene={scene}"
        async with chromium() as browser, visit(browser, address, skips=False) as page:
            script = await _recorded(page, address)
        if script is None:
            return []
        cpu, kilobytes = await _alone(server.address, script, server.pid)
        found = [
            Row(f"{name}: rerun, server's CPU", "{:.1f} ms", cpu, high=8),
            Row(f"{name}: rerun, sent", "{:.1f} kB", kilobytes, high=30),
        ]
        if sessions:
            members = (_member(server.address, script, i) for i in range(sessions))
            times = [one for each in await asyncio.gather(*members) for one in each]
            p95 = quantiles(times, n=20)[-1]
            found.append(Row(f"{name}: {sessions} sessions, p95", "{:.0f} ms", p95, high=250))
    return found


def scene_rows(*, sessions: int = SESSIONS, only: str | None = None) -> list[Row]:
    """Measure every scene that has a slider, and return the lines of the table."""
    return [
        row
        for lesson in ready_lessons()
        for scene in lesson.scenes
        if lesson.path != EXEMPT and only in (None, lesson.path)
        for row in asyncio.run(_scene(lesson.path, scene, sessions=sessions))
    ]
