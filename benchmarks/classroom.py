"""A class on one process: many sessions that play the film of the training page and move sliders.

What one browser sends is recorded once and then sent by as many websockets as the class has
members, each at its own moments; what they receive is not drawn.
"""

import asyncio
import json
import random
import time
from dataclasses import dataclass
from urllib.parse import urlsplit

import numpy as np
from playwright.async_api import Page
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

from benchmarks.browser import chromium
from benchmarks.servers import ROOT, serving, streamlit
from benchmarks.sites import SETTLED, visit
from benchmarks.table import Row

PATH = "/train?epochs=1000"
SLIDER = "step"
PLAY = ".lf[data-state=ready] [data-film=play]:visible"
PERIOD = 2.0  # seconds from one move of a member's slider to the next
MOVES = 6
CHUNK = 100  # frames that a player asks for at once
PATIENCE = 60.0  # seconds for each part of an answer
SMALL = 500  # bytes; the message that a run has ended is smaller
PLAYING, CLASS = 30, 200  # members who play, and members who only move a slider


@dataclass(frozen=True)
class Script:
    """What a browser sends when it opens the page, asks for frames, and moves the slider."""

    opening: list[bytes]
    asking: BackMsg
    moving: BackMsg


async def _recorded(page: Page, address: str) -> Script:
    sent: list[BackMsg] = []

    def record(data: str | bytes) -> None:
        sent.append(BackMsg.FromString(data if isinstance(data, bytes) else data.encode()))

    page.on("websocket", lambda socket: socket.on("framesent", record))
    await page.goto(address)
    play = page.locator(PLAY)
    await play.wait_for()
    await page.wait_for_timeout(SETTLED)
    opening = [message.SerializeToString() for message in sent]
    await play.click()
    while not any(_event(message) == "want" for message in sent):
        await page.wait_for_timeout(50)
    asking = next(message for message in sent if _event(message) == "want")
    await play.click()
    await page.wait_for_timeout(1500)
    await page.locator(f".st-key-{SLIDER} input[type=range]").press("ArrowRight")
    await page.wait_for_timeout(1500)
    return Script(opening, asking, sent[-1])


def _event(message: BackMsg) -> str:
    """Name the event of a live figure that a message reports, if it reports one."""
    for widget in message.rerun_script.widget_states.widgets:
        if widget.HasField("json_trigger_value"):
            return str(json.loads(widget.json_trigger_value)[0]["event"])
    return ""


def _asking(script: Script, frame: int, step: float) -> bytes:
    message = _at(script.asking, step)
    for widget in message.rerun_script.widget_states.widgets:
        if widget.HasField("json_trigger_value"):
            events = json.loads(widget.json_trigger_value)
            events[0]["value"] |= {"frame": frame, "known": frame}
            widget.json_trigger_value = json.dumps(events)
    return message.SerializeToString()


def _moving(script: Script, step: float) -> bytes:
    return _at(script.moving, step).SerializeToString()


def _at(recorded: BackMsg, step: float) -> BackMsg:
    """Copy a message, with the slider where its member has it, as a browser tells with each."""
    message = BackMsg()
    message.CopyFrom(recorded)
    for widget in message.rerun_script.widget_states.widgets:
        if widget.id.endswith(f"-{SLIDER}"):
            widget.double_array_value.data[:] = [step]
    return message


def session(address: str) -> connect:
    """Return a websocket of the app, as a browser opens it."""
    parts = urlsplit(address)
    return connect(
        f"ws://{parts.netloc}/_stcore/stream",
        subprotocols=[Subprotocol("streamlit")],
        origin=Origin(f"http://{parts.netloc}"),
        max_size=None,
    )


async def answered(
    socket: ClientConnection, message: bytes, sizes: list[int] | None = None
) -> float:
    """Send a message and wait until the run that it asks for has ended; return milliseconds.

    The size of each message that comes back is noted in ``sizes``. Where nothing comes for long the
    server has taken this message and another one for one, and so the measurement fails.
    """
    start = time.perf_counter()
    await socket.send(message)
    while True:
        received = await asyncio.wait_for(socket.recv(), PATIENCE)
        if sizes is not None:
            sizes.append(len(received))
        if len(received) < SMALL and isinstance(received, bytes):
            kind = ForwardMsg.FromString(received)
            if kind.WhichOneof("type") == "script_finished":
                return 1000 * (time.perf_counter() - start)


async def _member(
    address: str, script: Script, door: asyncio.Semaphore, here: asyncio.Barrier, *, plays: bool
) -> list[float]:
    found = []
    async with session(address) as socket:
        async with door:
            for message in script.opening:
                await answered(socket, message)
        await here.wait()
        await asyncio.sleep(random.random() * PERIOD)
        for i in range(MOVES):
            due = time.perf_counter() + PERIOD
            if plays:
                await answered(socket, _asking(script, 1 + CHUNK * (i + 1), 10.0 * i))
            found.append(await answered(socket, _moving(script, 10.0 * (i + 1))))
            await asyncio.sleep(max(0.0, due - time.perf_counter()))
    return found


async def _class(members: int, *, plays: bool) -> list[float]:
    with serving(streamlit("app.py"), ROOT, ready="/_stcore/health") as server:
        address = server.address + PATH
        async with chromium() as browser, visit(browser, address) as page:
            script = await _recorded(page, address)
        door, here = asyncio.Semaphore(1), asyncio.Barrier(members)
        tasks = (_member(address, script, door, here, plays=plays) for _ in range(members))
        found = await asyncio.gather(*tasks)
    return [one for times in found for one in times]


def classroom_rows() -> list[Row]:
    """Measure, and return the lines of the table."""
    playing = asyncio.run(_class(PLAYING, plays=True))
    moving = asyncio.run(_class(CLASS, plays=False))
    name = f"a slider on /train, each moved every {PERIOD:g} s, p95"
    form = "{:.0f} ms"
    return [
        Row(f"{PLAYING} play: {name}", form, float(np.quantile(playing, 0.95)), high=500),
        Row(f"{CLASS} look: {name}", form, float(np.quantile(moving, 0.95)), high=250),
    ]
