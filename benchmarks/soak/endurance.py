"""A long day: sessions come and go, some of them slowly, some without a word of farewell."""

import asyncio
import random
import socket
import time
from dataclasses import dataclass
from urllib.parse import urlsplit

import psutil

from benchmarks.classroom import session
from benchmarks.soak.addresses import pages
from benchmarks.soak.protocol import Browser

AT_ONCE = 28
WARM = 0.4  # of the time, or two hundred visits: until then Streamlit keeps those that have left


@dataclass(frozen=True)
class Held:
    """What a process holds."""

    memory: float  # megabytes
    threads: int
    files: int


def held(pid: int) -> Held:
    """Measure a process."""
    process = psutil.Process(pid)
    with process.oneshot():
        return Held(process.memory_info().rss / 1e6, process.num_threads(), process.num_fds())


@dataclass(frozen=True)
class Day:
    """What was measured once warm, and at the end, and what went wrong."""

    warm: Held
    end: Held
    visits: int
    problems: list[str]

    @property
    def growth(self) -> float:
        """How much more memory is held at the end, as a share."""
        return self.end.memory / self.warm.memory - 1


async def live(address: str, pid: int, seconds: float, seed: int) -> Day:
    """Let sessions come and go for a time."""
    begun, problems, measured = time.monotonic(), [], []
    visits = 0

    async def come_and_go(number: int) -> None:
        nonlocal visits
        dice = random.Random(f"{seed} {number}")
        while time.monotonic() - begun < seconds:
            try:
                problems.extend(await _visit(address, dice))
            except Exception as error:  # whatever ends a visit is told
                problems.append(repr(error))
            visits += 1
            await asyncio.sleep(dice.random())

    async def measure() -> None:
        while time.monotonic() - begun < seconds:
            if time.monotonic() - begun > WARM * seconds:
                measured.append(held(pid))
            await asyncio.sleep(max(0.2, seconds / 100))

    await asyncio.gather(measure(), *(come_and_go(i) for i in range(AT_ONCE)))
    third = max(1, len(measured) // 3)
    return Day(_median(measured[:third]), _median(measured[-third:]), visits, problems)


def _median(found: list[Held]) -> Held:
    columns = [
        sorted(values) for values in zip(*(vars(one).values() for one in found), strict=True)
    ]
    return Held(*(values[len(values) // 2] for values in columns))


async def _visit(address: str, dice: random.Random) -> list[str]:
    page, scenes = dice.choice(pages())
    manner = dice.random()
    if manner < 0.05:
        await asyncio.to_thread(half_open, address)
        return []
    problems: list[str] = []
    async with session(address) as opened:
        browser = Browser(opened)
        for _turn in range(dice.choice([1, 2, 4])):
            scene = f"scene={dice.choice(scenes)}" if scenes else ""
            answer = await browser.open(page, scene)
            problems += [f"/{page}?{scene}: {one}" for one in answer.failures]
            await asyncio.sleep(dice.random())
        if manner < 0.2:  # gone in the middle of an answer
            await opened.send(browser.asking().SerializeToString())
            opened.transport.abort()
    return problems


def half_open(address: str, patience: float = 0.3) -> None:
    """Begin to ask, and never end: a request line, a header, a websocket without a word."""
    parts = urlsplit(address)
    beginnings = (
        b"GET /odds HTTP/1.1\r\nHost: x\r\nX-Slow: ",
        b"PUT /_stcore/upload_file/a/b HTTP/1.1\r\nHost: x\r\nContent-Length: 99\r\n\r\nx",
        b"POST /rooms/K7M2QX/answers HTTP/1.1\r\nHost: x\r\nContent-Length: 99\r\n\r\n{",
        b"GET /rooms/K7M2QX/events HTTP/1.1\r\n",
        b"",
    )
    for beginning in beginnings:
        with socket.create_connection((parts.hostname, parts.port), timeout=10) as connection:
            connection.sendall(beginning)
            time.sleep(patience)
