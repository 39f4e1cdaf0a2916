"""A class with two real pages: from hand to paint, from a turn to its scene, from waking to it."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from functools import partial

import numpy as np
from playwright.async_api import Page

from benchmarks.browser import chromium
from benchmarks.room_client import Member, opened, until
from benchmarks.rooms import CLASS, RATE, listening, server_with_rooms
from benchmarks.servers import Server
from benchmarks.table import Row

PAGES = 2
VALUES = tuple(n / 100 for n in range(5, 95))  # of the slider p
SCENES = ("symmetry", "ladder", "rulers")
TURNS = 9
WAKES = 4
PATIENCE = 30_000  # milliseconds
# When each value of the hand stood in a frame, by Date.now().
RECORD = """() => {
  window.seen = {};
  const look = () => {
    const value = document.querySelector("[data-readout=probability]")?.dataset.value;
    window.seen[value] ??= Date.now();
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}"""
SHOWN = """(value) => Number(document.querySelector("[data-readout=probability]")?.dataset.value)
  === value"""
Post = Callable[[str, object], Awaitable[None]]


@dataclass
class Seen:
    """What the real pages showed, and how long after the teacher: in milliseconds, in seconds."""

    painted: list[float] = field(default_factory=list)
    turned: list[float] = field(default_factory=list)
    woken: list[float] = field(default_factory=list)


async def class_with_pages(
    server: Server, *, listeners: int = CLASS, turns: int = TURNS, wakes: int = WAKES
) -> Seen:
    """Lead a class of listeners and two real pages, of which one sleeps now and then."""
    code, teacher = await opened(server.address)
    members = [Member(server.address) for _ in range(listeners)]

    async def post(what: str, told: object) -> None:
        status, _ = await teacher.ask("POST", f"/rooms/{code}/{what}", told)
        if status != 204:
            raise RuntimeError(f"{what} must be taken; got {status}")

    async with AsyncExitStack() as stack:
        await stack.enter_async_context(listening(code, teacher, members))
        browser = await stack.enter_async_context(chromium())
        pages = [await (await browser.new_context()).new_page() for _ in range(PAGES)]
        await _turn(post, "rulers")
        await asyncio.gather(*(one.goto(f"{server.address}/?room={code}") for one in pages))
        await asyncio.gather(*(_there(one, "rulers") for one in pages))
        seen = Seen()
        seen.painted = await _drag(post, pages)
        for turn in range(turns):
            scene = SCENES[turn % len(SCENES)]
            begun = await _turn(post, scene)
            await asyncio.gather(*(_there(one, scene) for one in pages))
            await until(partial(_all_at, members, f"scene={scene}"))
            seen.turned.append(time.perf_counter() - begun)
        for turn in range(wakes):
            scene = SCENES[turn % len(SCENES)]
            await pages[0].context.set_offline(True)
            await _turn(post, scene)
            await _there(pages[1], scene)
            await pages[0].context.set_offline(False)
            woken = time.perf_counter()
            await _there(pages[0], scene)
            seen.woken.append(time.perf_counter() - woken)
        return seen


async def _turn(post: Post, scene: str) -> float:
    """Turn the class to a scene; return when."""
    begun = time.perf_counter()
    await post("state", {"place": {"page": "odds", "query": f"scene={scene}"}})
    return begun


async def _there(page: Page, scene: str) -> None:
    await page.wait_for_selector(f"[data-scene-shown={scene}]", timeout=PATIENCE)


def _all_at(members: list[Member], query: str) -> bool:
    """Tell whether all have been told of a place by its query."""
    return all((one.state.get("place") or {}).get("query") == query for one in members)


async def _drag(post: Post, pages: list[Page]) -> list[float]:
    """Move the hand over all values; return how long after each one it stood on the pages."""
    for value in (0.5, VALUES[0]):  # the first one takes the question away that is in front
        await post("hand", {"values": {"p": value}, "released": False})
        await asyncio.gather(
            *(one.wait_for_function(SHOWN, arg=value, timeout=PATIENCE) for one in pages)
        )
    await asyncio.gather(*(one.evaluate(RECORD) for one in pages))
    sent = {}
    for value in VALUES[1:]:
        sent[value] = time.time()
        await post("hand", {"values": {"p": value}, "released": False})
        await asyncio.sleep(max(0.0, sent[value] + 1 / RATE - time.time()))
    await asyncio.gather(
        *(one.wait_for_function(SHOWN, arg=VALUES[-1], timeout=PATIENCE) for one in pages)
    )
    painted = []
    for page in pages:
        shown = await page.evaluate("window.seen")
        painted += [shown[f"{v}"] - 1000 * moment for v, moment in sent.items() if f"{v}" in shown]
    return painted


def room_page_rows() -> list[Row]:
    """Measure, and return the lines of the table."""
    with server_with_rooms() as server:
        seen = asyncio.run(class_with_pages(server))
    name = f"a class of {CLASS + PAGES}, {PAGES} of them real pages"
    painted, turned, woken = (
        float(np.quantile(times, 0.95)) for times in (seen.painted, seen.turned, seen.woken)
    )
    share = 100 * len(seen.painted) / (PAGES * (len(VALUES) - 1))
    return [
        Row(f"{name}: drag → paint, p95", "{:.0f} ms", painted, high=150),
        Row(f"{name}: values that were painted", "{:.0f} %", share, low=50),
        Row(f"{name}: scene turned → all there, p95", "{:.1f} s", turned, high=2),
        Row(f"{name}: a page wakes → caught up, p95", "{:.1f} s", woken, high=2),
    ]


if __name__ == "__main__":
    for line in room_page_rows():
        print(line)
