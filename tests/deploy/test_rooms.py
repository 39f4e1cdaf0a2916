"""Rooms on servers that run: one is stopped, one is killed, and three share a class."""

import asyncio
import os
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import psutil
import pytest
from replicas import HOSTS, NEEDED, Course, redis, replicas

from benchmarks.room_client import Member, opened, until
from benchmarks.room_hour import hour
from benchmarks.room_pages import class_with_pages
from benchmarks.rooms import lesson
from benchmarks.servers import ROOT, Server, free_port, serving, streamlit

Awaited = Callable[[Any], Any]
QUESTION = {
    "do": "open",
    "page": "odds",
    "scene": "rulers",
    "question": "predict_odds",
    "query": "",
}


def course(folder: Path, port: int | None = None) -> Any:
    """Serve the course with its rooms in a folder."""
    settings = {"LOGIT_LAB_ROOMS": str(folder / "rooms.sqlite")}
    command = streamlit("app.py")
    return serving(command, ROOT, ready="/_stcore/health", port=port, settings=settings)


async def gathered(code: str, teacher: Member, members: list[Member]) -> list[asyncio.Task[None]]:
    """Let everybody listen, and come back when cut off, until all are there."""
    streams = [asyncio.create_task(one.listen(code, again=True)) for one in (teacher, *members)]
    await until(lambda: all(one.state for one in (teacher, *members)))
    await until(lambda: teacher.counts["members"] == len(members))
    return streams


async def dispersed(streams: list[asyncio.Task[None]]) -> None:
    for stream in streams:
        stream.cancel()
    await asyncio.gather(*streams, return_exceptions=True)


async def say(member: Member, path: str, told: object) -> int:
    """Post something, again while no server is there to take it."""
    while True:
        try:
            status, _ = await member.ask("POST", path, told)
        except (OSError, EOFError, IndexError, TimeoutError):
            status = 0
        if status not in (0, 429, 502, 503):
            return status
        await asyncio.sleep(0.2)


@pytest.mark.exhaustive
@pytest.mark.parametrize("asked", [signal.SIGTERM, signal.SIGINT])
def test_a_class_that_listens_holds_up_no_end(
    tmp_path: Path, awaited: Awaited, asked: signal.Signals
) -> None:
    async def ended(server: Server) -> float:
        begun = time.monotonic()
        os.kill(server.pid, asked)
        process = psutil.Process(server.pid)
        await until(lambda: process.status() == psutil.STATUS_ZOMBIE, 60)
        return time.monotonic() - begun

    async def scenario(server: Server) -> float:
        code, teacher = await opened(server.address)
        members = [Member(server.address) for _ in range(100)]
        streams = [asyncio.create_task(one.listen(code)) for one in (teacher, *members)]
        await until(lambda: teacher.counts.get("members") == 100)
        waited = await ended(server)
        await asyncio.wait_for(asyncio.gather(*streams), 20)
        assert all(one.whole for one in members)  # not cut by the server's own impatience
        return waited

    with course(tmp_path) as server:
        usual = awaited(ended(server))
    with course(tmp_path) as server:
        waited = awaited(scenario(server))
    print(f"the server ended after {waited:.1f} s with 100 listeners, {usual:.1f} s without")
    assert waited <= max(5, 2 * usual)  # a busy machine takes its time for both


@pytest.mark.exhaustive
def test_a_class_finds_its_room_after_the_server_was_killed(
    tmp_path: Path, awaited: Awaited
) -> None:
    port = free_port()

    async def scenario(first: ExitStack, second: ExitStack) -> None:
        server = await asyncio.to_thread(first.enter_context, course(tmp_path, port))
        code, teacher = await opened(server.address)
        members = [Member(server.address) for _ in range(20)]
        streams = await gathered(code, teacher, members)
        hand = {"values": {"p": 0.7}, "released": True}
        assert await say(teacher, f"/rooms/{code}/hand", hand) == 204
        assert await say(teacher, f"/rooms/{code}/question", QUESTION) == 204

        async def answer(number: int, one: Member) -> int:
            told = {"question": "predict_odds:1", "answer": {"number": number}}
            return await say(one, f"/rooms/{code}/answers", told)

        for number, one in enumerate(members[:10]):
            assert await answer(number, one) == 201
        others = [asyncio.create_task(answer(10 + i, one)) for i, one in enumerate(members[10:])]
        await asyncio.wait(others, return_when=asyncio.FIRST_COMPLETED)  # some are on their way
        os.kill(server.pid, signal.SIGKILL)
        await asyncio.to_thread(first.close)
        for one in members:
            one.state = {}
        await asyncio.to_thread(second.enter_context, course(tmp_path, port))
        await until(lambda: all(one.state for one in members))
        assert all(one.state["hand"] == {"p": 0.7} for one in members)
        # 200: it was taken by the server that was killed before it could say so.
        assert {*await asyncio.gather(*others)} <= {200, 201}
        assert {await answer(i, one) for i, one in enumerate(members)} == {200}
        await until(lambda: teacher.counts == {"members": 20, "answers": 20})
        await dispersed(streams)

    with ExitStack() as first, ExitStack() as second:
        awaited(scenario(first, second))


@pytest.mark.exhaustive
def test_what_the_benchmark_measures_is_there_to_be_measured(
    tmp_path: Path, awaited: Awaited
) -> None:
    with course(tmp_path) as server:
        seen = awaited(lesson(server, listeners=10, seconds=1))
    assert 0.9 <= seen.came <= 1
    assert len(seen.spread) >= 180
    assert 0 < seen.share < 2
    assert seen.counted == 100
    assert seen.late > 0


@pytest.mark.exhaustive
def test_an_hour_and_real_pages_are_there_to_be_measured(tmp_path: Path, awaited: Awaited) -> None:
    with course(tmp_path) as server:
        held = awaited(hour(server, listeners=5, values=100, every=50))
        assert held.lost == 0
        assert held.handles <= 5
        seen = awaited(class_with_pages(server, listeners=5, turns=1, wakes=1))
    assert len(seen.painted) > 89  # of two pages that were told as many values each
    assert (len(seen.turned), len(seen.woken)) == (1, 1)
    assert min(seen.painted + seen.turned + seen.woken) > 0


@pytest.fixture(scope="module")
def three() -> Iterator[Course]:
    """Three replicas that keep their rooms in one Redis."""
    with redis() as address, replicas(LOGIT_LAB_ROOMS=address) as running:
        yield running


async def spread(code: str, teacher: Member, count: int) -> tuple[list[Member], Any]:
    """Let a class gather until it sits at every replica: a busy one may have been left out."""
    for _ in range(20):
        members = [Member(teacher.address) for _ in range(count)]
        streams = await gathered(code, teacher, members)
        if len({one.cookies["replica"] for one in members}) == len(HOSTS):
            return members, streams
        await dispersed(streams)
        await asyncio.sleep(1)
    raise AssertionError


class TestThreeReplicas:
    """A class is spread over three replicas that share a Redis."""

    pytestmark = NEEDED

    def test_a_killed_replica_loses_nobody_and_no_answer(
        self, three: Course, awaited: Awaited
    ) -> None:
        async def scenario() -> None:
            code, teacher = await opened(three.address)
            members, streams = await spread(code, teacher, 30)
            assert await say(teacher, f"/rooms/{code}/question", QUESTION) == 204

            async def answer(number: int, one: Member) -> int:
                await asyncio.sleep(number * 0.1)
                told = {"question": "predict_odds:1", "answer": {"number": number}}
                return await say(one, f"/rooms/{code}/answers", told)

            answers = [asyncio.create_task(answer(i, one)) for i, one in enumerate(members)]
            await asyncio.sleep(1)
            await asyncio.to_thread(three.end, HOSTS[0], kill=True)
            # 200: it was taken by the replica that was killed before it could say so.
            assert {*await asyncio.gather(*answers)} <= {200, 201}
            hand = {"values": {"p": 0.7}, "released": True}
            assert await say(teacher, f"/rooms/{code}/hand", hand) == 204
            await until(lambda: all(one.state.get("hand") == {"p": 0.7} for one in members))
            await until(lambda: teacher.counts.get("answers") == 30)
            assert any(one.connected > 1 for one in members)
            _, told = await teacher.ask("GET", f"/rooms/{code}/answers")
            kept = told["questions"][0]["answers"]
            assert sorted(one["number"] for one in kept) == [*range(30)]
            await until(lambda: teacher.counts == {"members": 30, "answers": 30}, 60)
            await dispersed(streams)

        awaited(scenario())
        three.start(HOSTS[0])

    def test_who_guesses_is_known_by_the_address_that_the_proxy_saw(
        self, three: Course, awaited: Awaited
    ) -> None:
        async def scenario() -> list[int]:
            guesser = Member(three.address)
            said = []
            for _ in range(32):
                status, _ = await guesser.ask("GET", "/rooms/ZZZZZZ")
                said.append(status)
            return said

        said = awaited(scenario())
        assert said[0] == 404
        assert said[-1] == 429
