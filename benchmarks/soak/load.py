"""Many sessions on one scene after the other, which move its slider: how long slow ones wait."""

import asyncio
import random
import time
from contextlib import AsyncExitStack
from statistics import quantiles

from websockets.asyncio.client import ClientConnection

from benchmarks.browser import chromium
from benchmarks.classroom import answered, session
from benchmarks.scenes import EXEMPT, PERIOD, Recorded, recorded
from benchmarks.sites import SCREEN
from ui.catalog import ready_lessons

AT_ONCE = 8  # sessions that open the scene at the same moment
MOVES = 2  # of each session


async def record(address: str, only: str | None) -> dict[str, Recorded]:
    """Return what a browser sends on every scene that has a slider, by its path."""
    found = {}
    async with chromium() as browser:
        for lesson in ready_lessons():
            for scene in lesson.scenes:
                if lesson.path == EXEMPT or only not in (None, lesson.path):
                    continue
                path = f"{lesson.path}?scene={scene}"
                page = await browser.new_page(viewport=SCREEN, locale="en-GB")
                if script := await recorded(page, f"{address}/{path}"):
                    found[path] = script
                await page.close()
    return found


async def load(address: str, script: Recorded, sessions: int) -> float:
    """Have sessions open a scene and then move its slider; return 95 % of the waits, in ms."""
    few = asyncio.Semaphore(AT_ONCE)

    async def come() -> ClientConnection:
        socket = await everybody.enter_async_context(session(address))
        async with few:
            for message in script.opening:
                await answered(socket, message)
        return socket

    async def move(socket: ClientConnection, number: int) -> list[float]:
        await asyncio.sleep(PERIOD * random.random())
        waits = []
        for turn in range(MOVES):
            due = time.perf_counter() + PERIOD
            waits.append(await answered(socket, script.moves[(number + turn) % len(script.moves)]))
            await asyncio.sleep(max(0.0, due - time.perf_counter()))
        return waits

    async with AsyncExitStack() as everybody:
        sockets = await asyncio.gather(*(come() for _ in range(sessions)))
        waits = await asyncio.gather(*(move(one, i) for i, one in enumerate(sockets)))
    return quantiles([one for each in waits for one in each], n=20)[-1]
