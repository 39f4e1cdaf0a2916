"""A class in a room: the teacher's hand, a hundred answers, and what they cost the server."""

import asyncio
import time
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from benchmarks.machine import cpu_seconds
from benchmarks.room_client import Member, opened, until
from benchmarks.servers import ROOT, Server, serving, streamlit
from benchmarks.table import Row

CLASS = 98  # listeners; two more are real pages
LEADING = 10.0  # seconds for which the teacher drags
RATE = 20  # values a second
ANSWERS = 100
QUESTION = "predict_odds"
LOOKS = 0.25  # seconds between two looks of the teacher's page at what has been answered
WITHIN = 5.0  # seconds in which they come


@dataclass(frozen=True)
class Lesson:
    """What a class saw.

    ``spread``: milliseconds from a value to each listener; ``share``: of a core, by the server;
    ``came``: share of the values that came to each; ``counted``: answers; ``late``: how far the
    count was behind, in milliseconds at most, and ``drawn`` how far the histogram.
    """

    spread: list[float]
    share: float
    came: float
    counted: int
    late: float
    drawn: float


@contextmanager
def server_with_rooms() -> Iterator[Server]:
    """Serve the course with rooms of its own."""
    with TemporaryDirectory() as folder:
        settings = {"LOGIT_LAB_ROOMS": str(Path(folder) / "rooms.sqlite")}
        with serving(
            streamlit("app.py"), ROOT, ready="/_stcore/health", settings=settings
        ) as server:
            yield server


@asynccontextmanager
async def listening(code: str, teacher: Member, members: Sequence[Member]) -> AsyncIterator[None]:
    """Let everybody listen, for as long as a ``with`` block goes on."""
    streams = [asyncio.create_task(one.listen(code, again=True)) for one in (teacher, *members)]
    try:
        await until(lambda: teacher.counts.get("members") == len(members))
        yield
    finally:
        for stream in streams:
            stream.cancel()
        await asyncio.gather(*streams, return_exceptions=True)


async def lesson(server: Server, *, listeners: int = CLASS, seconds: float = LEADING) -> Lesson:
    """Let a class follow the teacher's hand, and answer a question."""
    code, teacher = await opened(server.address)
    members = [Member(server.address) for _ in range(listeners)]
    async with listening(code, teacher, members):
        used, begun = cpu_seconds(server.pid), time.monotonic()
        sent = await _drag(teacher, code, seconds)
        share = (cpu_seconds(server.pid) - used) / (time.monotonic() - begun)
        last = max(sent)
        await until(lambda: all(last in one.came for one in members))
        spread = [
            1000 * (one.came[n] - moment)
            for one in members
            for n, moment in sent.items()
            if n in one.came
        ]
        late = await _answer(teacher, code, members)
        return Lesson(spread, share, len(spread) / (len(sent) * listeners), *late)


async def _drag(teacher: Member, code: str, seconds: float) -> dict[int, float]:
    """Move the hand; return when each value was sent, by its number."""
    sent = {}
    due = time.perf_counter()
    for n in range(1, round(RATE * seconds) + 1):
        sent[n] = time.perf_counter()
        told = {"values": {"p": n / 1000}, "released": False}
        status, _ = await teacher.ask("POST", f"/rooms/{code}/hand", told)
        if status != 204:
            raise RuntimeError(f"the hand must be taken; got {status}")
        # A hand that was held up does not hurry afterwards.
        due = max(due + 1 / RATE, time.perf_counter())
        await asyncio.sleep(max(0.0, due - time.perf_counter()))
    return sent


async def _answer(teacher: Member, code: str, members: list[Member]) -> tuple[int, float, float]:
    """Have answers come in; return how many were counted, and how late count and histogram were."""
    ask = {"do": "open", "page": "odds", "scene": "rulers", "question": QUESTION, "query": ""}
    await teacher.ask("POST", f"/rooms/{code}/question", ask)
    await until(lambda: bool(teacher.state.get("question")))
    taken: list[float] = []
    late: list[float] = []
    drawn: list[float] = []

    def heard(told: dict[str, object]) -> None:
        if told["kind"] == "count":
            now = time.perf_counter()
            answers = teacher.counts["answers"]
            late.extend(now - moment for moment in taken[len(late) : answers])

    async def answer(member: Member, number: int) -> None:
        await asyncio.sleep(WITHIN * number / ANSWERS)
        told = {"question": f"{QUESTION}:1", "answer": {"number": number / 10}}
        status, _ = await member.ask("POST", f"/rooms/{code}/answers", told)
        if status == 201:
            taken.append(time.perf_counter())

    async def draw() -> None:
        """Fetch the histogram as the teacher's page does (rooms/browser/results.js)."""
        while len(drawn) < ANSWERS:
            await until(lambda: teacher.counts["answers"] > len(drawn))
            _, told = await teacher.ask("GET", f"/rooms/{code}/distribution?lang=en")
            now = time.perf_counter()
            answers = told["rounds"][0]["answers"]
            drawn.extend(now - moment for moment in taken[len(drawn) : answers])
            await asyncio.sleep(LOOKS)

    teacher.heard = heard
    drawing = asyncio.create_task(draw())
    more = [Member(teacher.address) for _ in range(ANSWERS - len(members))]
    everyone = [*members, *more][:ANSWERS]
    await asyncio.gather(*(answer(one, number) for number, one in enumerate(everyone)))
    await until(lambda: teacher.counts["answers"] >= len(taken))
    _, told = await teacher.ask("GET", f"/rooms/{code}/answers")
    teacher.heard = None
    await asyncio.wait_for(drawing, WITHIN)
    return len(told["questions"][0]["answers"]), 1000 * max(late), 1000 * max(drawn)


def room_rows() -> list[Row]:
    """Measure, and return the lines of the table."""
    with server_with_rooms() as server:
        seen = asyncio.run(lesson(server))
    name = f"a room of {CLASS} that follows {RATE} values/s"
    spread = float(np.quantile(seen.spread, 0.95))
    return [
        Row(f"{name}: value → listener, p95", "{:.0f} ms", spread, high=150),
        Row(f"{name}: values that came", "{:.0f} %", 100 * seen.came, low=98),
        Row(f"{name}: server's share of a core", "{:.0f} %", 100 * seen.share, high=50),
        Row(f"{ANSWERS} answers in {WITHIN:g} s, counted", "{:.0f}", seen.counted, low=ANSWERS),
        Row(f"{ANSWERS} answers in {WITHIN:g} s: count behind", "{:.0f} ms", seen.late, high=500),
        Row(
            f"{ANSWERS} answers in {WITHIN:g} s: histogram behind",
            "{:.0f} ms",
            seen.drawn,
            high=500,
        ),
    ]


if __name__ == "__main__":
    for line in room_rows():
        print(line)
