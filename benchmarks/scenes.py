"""Every scene: what a move of its slider costs the server, and how many sessions one process holds.

What one browser sends is recorded once; it is then sent by websockets whose answers are not drawn.
A move is told twice: to a value at which nobody has been, and to one at which somebody was before,
as in a class, whose members look at the same things. What a machine is able to do is told by plain
Streamlit with one figure, which is measured first: a slow one has eight times the sessions that
plain Streamlit holds, and no more than two hundred.
"""

import asyncio
import random
import time
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory

from playwright.async_api import Page
from streamlit.proto.BackMsg_pb2 import BackMsg
from websockets.asyncio.client import ClientConnection

from benchmarks.browser import chromium
from benchmarks.classroom import answered, session
from benchmarks.machine import cpu_seconds
from benchmarks.servers import ROOT, Server, serving, streamlit
from benchmarks.sites import BOARD, PLAIN_APP, SCREEN, SKIP
from benchmarks.table import Row
from ui.catalog import ready_lessons

MOVES = 20  # to the values beside each other, as far as the slider goes
SESSIONS = 200
PERIOD = 2.0  # seconds from one move of a session to its next
ROUNDS = 4  # moves of each session
MORE, SHARE = 8, 0.12  # the sessions of a scene, and the cost of a move, against plain Streamlit
STEPS = range(4, SESSIONS // MORE + 1)  # sessions of plain Streamlit, of which more are not needed
HOLDS = 1000.0  # milliseconds within which plain Streamlit answers sessions that it holds
TRIES, PATIENCE = 4, 5.0  # at something that the browser must tell, and seconds for each
EXEMPT = "train"  # its cockpit has rows of its own
SLIDER = "[data-testid=stSlider] input[type=range]:visible"
AT_REST = "[data-testid=stApp][data-test-script-state=notRunning]"


@dataclass(frozen=True)
class Recorded:
    """What a browser sends to open a scene, to leave its question, and to move its slider."""

    opening: list[bytes]
    moves: list[bytes]  # each to another value


@dataclass(frozen=True)
class Plain:
    """CPU milliseconds of a move in plain Streamlit, and how many sessions a process holds."""

    cost: float
    sessions: int


async def opened(page: Page, address: str) -> list[BackMsg]:
    """Open a scene and leave its question; return what the browser has sent and what it sends."""
    sent: list[BackMsg] = []

    def record(data: str | bytes) -> None:
        sent.append(BackMsg.FromString(data if isinstance(data, bytes) else data.encode()))

    page.on("websocket", lambda socket: socket.on("framesent", record))
    await page.goto(address)
    await page.locator(f"{BOARD}, .lf[data-settled], .js-plotly-plot .main-svg").first.wait_for()
    await page.locator(AT_REST).wait_for()
    if await page.locator(SKIP).count():
        await sends(page, sent, page.locator(SKIP).first.click)
    return sent


async def recorded(page: Page, address: str) -> Recorded | None:
    """Record a visit; None where a scene has no slider."""
    sent = await opened(page, address)
    opening = [message.SerializeToString() for message in sent]
    if not await page.locator(SLIDER).count():
        return None
    slider = page.locator(SLIDER).first
    begun, moves = await slider.input_value(), []
    key = "ArrowRight"
    for _move in range(MOVES):
        before = await slider.input_value()
        if before == await slider.get_attribute("max" if key == "ArrowRight" else "min"):
            if key == "ArrowLeft":
                break
            key = "ArrowLeft"  # on the other side of where it stood
            while float(await slider.input_value()) > float(begun):
                await sends(page, sent, partial(slider.press, key))
            if begun == await slider.get_attribute("min"):
                break  # there is nothing on that side
        await sends(page, sent, partial(slider.press, key))
        moves.append(sent[-1].SerializeToString())
    return Recorded(opening, moves)


async def sends(page: Page, sent: list[BackMsg], action: Callable[[], Awaitable[None]]) -> None:
    """Do something, and wait until the browser has told it and the server has answered.

    What is done while the page is being drawn may be lost with what it was done to: it is done
    again where the browser tells nothing of it.
    """
    before = len(sent)
    for _try in range(TRIES):
        await action()
        due = time.monotonic() + PATIENCE
        while len(sent) == before and time.monotonic() < due:
            await page.wait_for_timeout(20)
        if len(sent) > before:
            break
    else:
        raise TimeoutError(f"{page.url} has told the server nothing in {TRIES * PATIENCE} s")
    await page.wait_for_timeout(400)
    await page.locator(AT_REST).wait_for()


async def _alone(address: str, script: Recorded, pid: int) -> tuple[float, float, float]:
    """Return CPU milliseconds of the server for a first and a second move, and kilobytes sent."""
    sizes: list[int] = []
    costs = []
    # Each in order: a message tells of all controls, and moves all of them that stand elsewhere.
    for _visit in range(2):
        async with session(address) as socket:
            for message in script.opening:
                await answered(socket, message)
            costs.append(await spent(socket, script.moves, pid, sizes))
    first, again = costs
    return first, again, sum(sizes) / (2 * len(script.moves)) / 1000


async def spent(
    socket: ClientConnection, messages: Sequence[bytes], pid: int, sizes: list[int]
) -> float:
    """Return CPU milliseconds of the server for each of some messages, whose answers are sized."""
    begun = cpu_seconds(pid)
    for message in messages:
        await answered(socket, message, sizes)
    return 1000 * (cpu_seconds(pid) - begun) / len(messages)


async def _members(address: str, script: Recorded, count: int, *, apart: float = 0.06) -> float:
    """Let so many sessions in, one after the other, and all move; return p95 in milliseconds."""
    members = (_member(address, script, i, apart, (count - i) * apart) for i in range(count))
    times = [one for each in await asyncio.gather(*members) for one in each]
    return quantiles(times, n=20)[-1]


async def _member(
    address: str, script: Recorded, number: int, apart: float, rest: float
) -> list[float]:
    await asyncio.sleep(number * apart)
    found = []
    async with session(address) as socket:
        for message in script.opening:
            await answered(socket, message)
        await asyncio.sleep(rest + 5 + random.random() * PERIOD)
        for i in range(ROUNDS):
            due = time.perf_counter() + PERIOD
            found.append(await answered(socket, script.moves[(number + i) % len(script.moves)]))
            await asyncio.sleep(max(0.0, due - time.perf_counter()))
    return found


async def _recording(
    path: str, served: Callable[[], AbstractContextManager[Server]]
) -> Recorded | None:
    with served() as server:
        async with chromium() as browser:
            page = await browser.new_page(viewport=SCREEN, locale="en-GB")
            return await recorded(page, server.address + path)


async def most(holds: Callable[[int], Awaitable[bool]], among: range) -> int:
    """Return the last number of a range that is held, or one before its first where none is.

    Whatever is below one that is held is taken to be held as well.
    """
    low, high = among[0] - 1, among[-1]
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if await holds(middle) else (low, middle - 1)
    return low


async def plain_streamlit(*, sessions: bool = True) -> Plain:
    """Measure plain Streamlit: a move, and the most sessions that are answered within a second."""
    script = await _recording("/", _plain)
    assert script
    with _plain() as server:
        cost, *_again = await _alone(server.address, script, server.pid)

        async def holds(count: int) -> bool:
            return await _members(server.address, script, count, apart=0.3) <= HOLDS

        return Plain(cost, await most(holds, STEPS) if sessions else 0)


async def _scene(lesson: str, scene: str, plain: Plain, *, sessions: bool) -> list[Row]:
    name, form, share = f"/{lesson} {scene}", "{:.1f} ms", {"times_plain": SHARE}
    script = await _recording(f"/{lesson}?scene={scene}", _served)
    if script is None:
        return []
    with _served() as server:  # another one, to which every value is new
        first, again, kilobytes = await _alone(server.address, script, server.pid)
        found = [
            Row(f"{name}: rerun at a new value, server's CPU", form, first, plain.cost, **share),
            Row(f"{name}: rerun at a value seen before", form, again, plain.cost, **share),
            Row(f"{name}: rerun, sent", "{:.1f} kB", kilobytes, high=30),
        ]
        if sessions:
            count = min(SESSIONS, MORE * plain.sessions)
            p95 = await _members(server.address, script, count)
            found.append(Row(f"{name}: {count} sessions, p95", "{:.0f} ms", p95, high=250))
    return found


def _served() -> AbstractContextManager[Server]:
    return serving(streamlit("app.py"), ROOT, ready="/healthz")


@contextmanager
def _plain() -> Iterator[Server]:
    with TemporaryDirectory() as folder:  # where no settings of the course are read
        app = streamlit(PLAIN_APP, "--browser.gatherUsageStats=false")
        with serving(app, Path(folder), ready="/_stcore/health") as server:
            yield server


def scene_rows(*, sessions: bool = True, only: str | None = None) -> Iterator[Row]:
    """Measure every scene that has a slider, and yield the lines of the table."""
    plain = asyncio.run(plain_streamlit(sessions=sessions))
    if sessions:
        what = "plain Streamlit: sessions that are answered within a second, p95"
        yield Row(what, "{:.0f}", plain.sessions)
    for lesson in ready_lessons():
        if lesson.path != EXEMPT and only in (None, lesson.path):
            for scene in lesson.scenes:
                yield from asyncio.run(_scene(lesson.path, scene, plain, sessions=sessions))
