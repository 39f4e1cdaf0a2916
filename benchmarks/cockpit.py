"""The cockpit: what a step of the film costs the server, and a new run, alone and for others.

What one browser sends is recorded once, and sent again with other values.
"""

import asyncio
from collections.abc import Sequence
from functools import partial

from playwright.async_api import Page
from streamlit.proto.BackMsg_pb2 import BackMsg

from benchmarks.browser import chromium
from benchmarks.classroom import answered, session
from benchmarks.scenes import opened, sends, spent
from benchmarks.servers import ROOT, serving, streamlit
from benchmarks.sites import visit
from benchmarks.table import Row

PATH = "/train?scene=cockpit"
NOISES = tuple(round(0.2 * i, 1) for i in range(9) if i != 1)  # the slider's, without its default
STEPS = tuple(10.0 * i for i in range(1, 61))
OTHERS = tuple(10.0 * i for i in range(61, 81))  # with which the process is warmed up
Moves = Sequence[bytes]


async def _recorded(page: Page, address: str) -> tuple[list[bytes], dict[str, Moves]]:
    """Record a visit, and make of it a message for each value of two sliders."""
    sent = await opened(page, address)
    opening = [message.SerializeToString() for message in sent]
    moves = dict[str, Moves]()
    for name, key, values in (
        ("other step", "step", OTHERS),
        ("step", "step", STEPS),
        ("noise", "noise", NOISES),
    ):
        slider = page.locator(f".st-key-{key} input[type=range]")
        await sends(page, sent, partial(slider.press, "ArrowRight"))
        moves[name] = [_with(sent[-1], key, value) for value in values]
    return opening, moves


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
    sizes: list[int] = []
    async with session(address) as socket:
        for message in [*opening, *(moves[:1] if warm else ())]:
            await answered(socket, message)
        cost = await spent(socket, moves, pid, sizes)
    return cost, sum(sizes) / len(moves) / 1000


async def _measured() -> list[Row]:
    with serving(streamlit("app.py"), ROOT, ready="/_stcore/health") as server:
        async with (
            chromium() as browser,
            visit(browser, server.address, skips=False) as page,
        ):
            opening, moves = await _recorded(page, server.address + PATH)
    found = []
    with serving(streamlit("app.py"), ROOT, ready="/_stcore/health") as server:
        given = server.address, server.pid, opening
        await _cost(*given, moves["other step"], warm=True)
        for name, key, cpu, sent in (
            ("a new run", "noise", 130.0, 827.0),
            ("a run that another session has played", "noise", 100.0, 827.0),
            ("a step of the film that nobody has seen", "step", 12.0, 25.0),
            ("a step of the film", "step", 12.0, 25.0),
        ):
            cost, kilobytes = await _cost(*given, moves[key], warm=key == "step")
            row = f"/train cockpit: {name}"
            found.append(Row(f"{row}, server's CPU", "{:.1f} ms", cost, high=cpu))
            found.append(Row(f"{row}, sent", "{:.0f} kB", kilobytes, high=sent))
    return found


def cockpit_rows() -> list[Row]:
    """Measure, and return the lines of the table."""
    return asyncio.run(_measured())
