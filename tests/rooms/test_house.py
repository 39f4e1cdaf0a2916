"""The rooms of a process as a whole: where they are kept, below which path, and for how long."""

import asyncio
import gc
import tracemalloc
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

import pytest
from visitors import Browser, asking, opened, process

from rooms.house import ROOT, Rooms, store_of
from rooms.limits import Rate
from rooms.questions import AnswerRules
from rooms.redis_store import RedisStore
from rooms.sqlite_store import SqliteStore
from rooms.store import Life
from ui.environment import Environment

Awaited = Callable[[Coroutine[Any, Any, Any]], Any]


def test_rooms_are_kept_in_a_file_or_in_a_redis() -> None:
    usual = store_of(Environment())
    assert isinstance(usual, SqliteStore)
    assert usual.path == ROOT / "data" / "rooms.sqlite"
    named = store_of(Environment(rooms="/data/rooms.sqlite", room_hours=2, room_count=7))
    assert isinstance(named, SqliteStore)
    assert named.path == Path("/data/rooms.sqlite")
    assert (named.life.alone, named.life.most) == (7200, 7)
    assert isinstance(store_of(Environment(rooms="redis://127.0.0.1:1/0")), RedisStore)
    with pytest.raises(SystemExit, match="LOGIT_LAB_ROOMS must be the address of a Redis"):
        store_of(Environment(rooms="redis://host:port/0"))


def test_a_process_holds_no_more_streams_than_it_may_open_files(
    tmp_path: Path, awaited: Awaited, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rooms.house.raise_limit", lambda: 6)
    rooms = Rooms(Environment(rooms=str(tmp_path / "rooms")), AnswerRules(), base="")

    async def scenario() -> None:
        async with rooms.attend():
            assert rooms.hall.streams == 2
            rooms.close()
            assert rooms.hall.stopping

    awaited(scenario())


def test_everything_stands_below_the_base_path(tmp_path: Path, awaited: Awaited) -> None:
    async def scenario() -> None:
        async with process(SqliteStore(tmp_path / "rooms", Life()), base="/course") as at:
            browser = Browser(at)
            made = await browser.ask("POST", "/course/rooms")
            assert made.status == 201
            assert (await browser.ask("POST", "/rooms")).status == 404
            told = {"question": "logit:1", "answer": {"number": 1}}
            url = f"/course/rooms/{made.json['code']}"
            teacher = Browser(at, bearer=made.json["secret"])
            assert await teacher.post(f"{url}/question", asking()) == (204, "")
            given = await browser.ask("POST", f"{url}/answers", told)
            for part in ("logit_lab_member=", "Path=/course", "HttpOnly", "SameSite=lax"):
                assert part in given.headers["set-cookie"]

    awaited(scenario())


@pytest.mark.parametrize("method", ["HEAD", "PUT"])
def test_a_stream_is_asked_for_in_one_way(tmp_path: Path, awaited: Awaited, method: str) -> None:
    async def scenario() -> None:
        async with process(SqliteStore(tmp_path / "rooms", Life())) as at:
            code, teacher = await opened(at)
            answer = await asyncio.wait_for(teacher.ask(method, f"/rooms/{code}/events"), 5)
            assert answer.status == 405

    awaited(scenario())


@pytest.mark.exhaustive
def test_two_hundred_listeners_leave_nothing_behind(
    tmp_path: Path, awaited: Awaited, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever is told and whoever leaves and comes back, a room needs what it needed before."""
    monkeypatch.setattr(Rate, "take", lambda self, who: None)

    async def scenario() -> tuple[int, int]:
        store = SqliteStore(tmp_path / "rooms", Life())
        async with process(store, members=200) as at:
            code, teacher = await opened(at)
            contexts = [Browser(at).listening(code) for _ in range(200)]
            streams = [await context.__aenter__() for context in contexts]
            held = []
            for turn in range(5):
                for n in range(60):
                    await teacher.post(f"/rooms/{code}/hand", {"values": {"p": n / 7}})
                    if n % 20 == 0:
                        place = {"page": "odds", "query": f"p={n}"}
                        await teacher.post(f"/rooms/{code}/state", {"place": place})
                for i in range(turn * 40, turn * 40 + 40):
                    await contexts[i].__aexit__(None, None, None)
                    contexts[i] = Browser(at).listening(code)
                    streams[i] = await contexts[i].__aenter__()
                for stream in streams:
                    stream.heard.clear()
                gc.collect()
                held.append(tracemalloc.get_traced_memory()[0])
            for context in contexts:
                await context.__aexit__(None, None, None)
            await asyncio.sleep(1)
            assert not at.hall._live
            assert not at.hall._tasks
            return held[1], held[-1]

    tracemalloc.start()
    try:
        warm, end = awaited(scenario())
    finally:
        tracemalloc.stop()
    print(f"{warm / 1e6:.2f} → {end / 1e6:.2f} MB")
    assert end - warm < 300_000
