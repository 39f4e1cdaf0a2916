"""The cockpit: what a step of the film costs the server, and a new run, alone and for others.

What one browser sends is recorded once, and sent again with other values.
"""

import asyncio
from collections.abc import Sequence

import psutil
from playwright.async_api import Page
from streamlit.proto.BackMsg_pb2 import BackMsg

from benchmarks.browser import chromium
from benchmarks.classroom import answered, session
from benchmarks.scenes import AT_REST
from benchmarks.servers import ROOT, serving, streamlit
from benchmarks.sites import SKIP, visit
from benchmarks.table import Row

PATH = "/train?scene=cockpit"
NOISES = tuple(round(0.2 * i, 1) for i in range(9) if i != 1)  # the slider's, without its default
STEPS = tuple(10.0 * i for i in range(1, 61))
Moves = Sequence[bytes]


async def _recorded(page: Page, address: str) -> tuple[list[bytes], dict[str, Moves]]:
    """Record a visit, and make of it a message for each value of two sliders."""
    sent: list[BackMsg] = []

    def record(data: str | bytes) -> None:
        sent.append(BackMsg.FromString(data if isinstance(data, bytes) else data.encode()))

    page.on("websocket", lambda socket: socket.on("framesent", record))
    await page.goto(address)
    await page.locator(".lf[data-settled]").first.wait_for()
    await page.locator(AT_REST).wait_for()
    await _sends(page, sent, SKIP, None)
    opening = [message.SerializeToString() for message in sent]
    moves = {}
    for key, values in (("step", STEPS), ("noise", NOISES)):
        await _sends(page, sent, f".st-key-{key} input[type=range]", "ArrowRight")
        moves[key] = [_with(sent[-1], key, value) for value in values]
    return opening, moves


async def _sends(page: Page, sent: list[BackMsg], selector: str, key: str | None) -> None:
    """Click, or press a key, and wait until the server has answered."""
    before, place = len(sent), page.locator(selector).first
    await (place.click() if key is None else place.press(key))
    while len(sent) == before:
        await page.wait_for_timeout(20)
    await page.wait_for_timeout(500)
    await page.locator(AT_REST).wait_for()


def _with(recorded: BackMsg, key: str, value: float) -> bytes:
    message = BackMsg()
    message.CopyFrom(recorded)
    for widget in message.rerun_script.widget_states.widgets:
        if widget.id.endswith(f"-{key}"):
            widget.double_array_value.data[:] = [value]
    return message.SerializeToString()


async def _cost(
    address: str, pid: int, opening: Moves, moves: Moves, *, warm: bool
) -> tuple[float, float]:
    """Return CPU milliseconds of the server and kilobytes sent for one of the moves.

    Where it is ``warm`` the first of them goes ahead of what is counted.
    """
    process = psutil.Process(pid)
    async with session(address) as socket:
        for message in opening:
            await answered(socket, message)
        if warm:
            await answered(socket, moves[0])
        sizes: list[int] = []
        begun = process.cpu_times()
        for message in moves:
            await answered(socket, message, sizes)
        ended = process.cpu_times()
    spent = ended.user + ended.system - begun.user - begun.system
    return 1000 * spent / len(moves), sum(sizes) / len(moves) / 1000


async def _measured() -> list[Row]:
    with serving(streamlit("app.py"), ROOT, ready="/_stcore/health") as server:
        async with (
            chromium() as browser,
            visit(browser, server.address + PATH, skips=False) as page,
        ):
            opening, moves = await _recorded(page, server.address + PATH)
    found = []
    with serving(streamlit("app.py"), ROOT, ready="/_stcore/health") as server:
        given = server.address, server.pid, opening
        await _cost(*given, moves["step"], warm=True)  # the process itself has been warmed up
        for name, key, cpu, sent in (
            ("a new run", "noise", 130.0, 827.0),
            ("a run that another session has played", "noise", 100.0, 827.0),
            ("a step of the film", "step", 12.0, 25.0),
        ):
            spent, kilobytes = await _cost(*given, moves[key], warm=key == "step")
            row = f"/train cockpit: {name}"
            found.append(Row(f"{row}, server's CPU", "{:.1f} ms", spent, high=cpu))
            found.append(Row(f"{row}, sent", "{:.0f} kB", kilobytes, high=sent))
    return found


def cockpit_rows() -> list[Row]:
    """Measure, and return the lines of the table."""
    return asyncio.run(_measured())
