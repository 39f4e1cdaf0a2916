"""A store that cannot be used, and one that is back."""

import asyncio
import sqlite3
from collections.abc import Callable, Coroutine
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from visitors import Browser, opened, process

from rooms.redis_store import RedisStore
from rooms.sqlite_store import SqliteStore
from rooms.store import Life

Awaited = Callable[[Coroutine[Any, Any, Any]], Any]
HAND = {"values": {"p": 0.5}, "released": True}


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("PATIENCE", "REST"):
        monkeypatch.setattr(f"rooms.sqlite_store.{name}", 0.1)
    monkeypatch.setattr("rooms.redis_store.AGAIN", 0.05)


async def until_back(teacher: Browser, code: str) -> None:
    """Wait until a room takes the teacher's hand again."""
    for _ in range(200):
        said = await teacher.post(f"/rooms/{code}/hand", HAND)
        if said == (204, ""):
            return
        assert said in ((503, "store"), (429, "often"))
        await asyncio.sleep(0.05)
    raise AssertionError(said)


async def all_say(teacher: Browser, code: str) -> None:
    """See that everything that needs the store says in a word that it cannot be used."""
    for method, path, told in [
        ("POST", "/rooms", None),
        ("GET", f"/rooms/{code}", None),
        ("GET", f"/rooms/{code}/events", None),
        ("GET", f"/rooms/{code}/answers", None),
        ("POST", f"/rooms/{code}/hand", HAND),
        ("DELETE", f"/rooms/{code}", None),
    ]:
        assert (await teacher.ask(method, path, told)).said == (503, "store"), path


def test_a_locked_file_is_said_and_used_again_when_it_is_free(
    tmp_path: Path, awaited: Awaited
) -> None:
    async def scenario() -> None:
        path = tmp_path / "rooms"
        async with process(SqliteStore(path, Life())) as at:
            code, teacher = await opened(at)
            async with Browser(at).listening(code) as stream:
                with closing(sqlite3.connect(path, isolation_level=None)) as other:
                    other.execute("BEGIN EXCLUSIVE")
                    await all_say(teacher, code)
                    other.execute("ROLLBACK")
                await until_back(teacher, code)
                await stream.until(lambda: stream.last("hand"))

    awaited(scenario())


def test_a_full_disk_is_said_and_what_was_kept_stays(tmp_path: Path, awaited: Awaited) -> None:
    async def scenario() -> None:
        store = SqliteStore(tmp_path / "rooms", Life())
        async with process(store) as at:
            code, teacher = await opened(at)
            await store._run(lambda db: None)
            assert store._db
            store._db.execute("PRAGMA max_page_count = 1")  # as small as it is
            told = {"values": {f"k{i}": "x" * 64 for i in range(40)}}
            said = set()
            for i in range(5):
                told = {"values": {f"k{i}_{j}": "x" * 64 for j in range(40)}}
                said.add(await teacher.post(f"/rooms/{code}/hand", told))
            assert (503, "store") in said
            await until_back(teacher, code)

    awaited(scenario())


@pytest.mark.parametrize(
    "content", [b"this is no database, " * 100, b"SQLite format 3\0" + b"x" * 5000]
)
def test_a_broken_file_is_said_and_not_overwritten(
    tmp_path: Path, awaited: Awaited, content: bytes
) -> None:
    async def scenario() -> None:
        path = tmp_path / "rooms"
        path.write_bytes(content)
        async with process(SqliteStore(path, Life())) as at:
            await all_say(Browser(at), "ABC234")
        assert path.read_bytes() == content

    awaited(scenario())


def test_a_room_that_cannot_be_read_is_said(tmp_path: Path, awaited: Awaited) -> None:
    async def scenario() -> None:
        path = tmp_path / "rooms"
        async with process(SqliteStore(path, Life())) as at:
            code, teacher = await opened(at)
            for text in ("", "{}", "[1]", '{"code": 1, "place": {"x": 1}}'):
                with closing(sqlite3.connect(path)) as other, other:
                    other.execute("UPDATE rooms SET room = ?", (text,))
                assert (await teacher.ask("GET", f"/rooms/{code}")).said == (503, "store")
                await asyncio.sleep(0.15)

    awaited(scenario())


def test_a_file_of_another_version_or_in_no_folder_is_said(
    tmp_path: Path, awaited: Awaited
) -> None:
    async def scenario() -> None:
        newer, nowhere = tmp_path / "newer", tmp_path / "file" / "rooms"
        nowhere.parent.write_text("no folder")
        with closing(sqlite3.connect(newer)) as other:
            other.execute("PRAGMA user_version = 99")
        for path in (newer, nowhere):
            async with process(SqliteStore(path, Life())) as at:
                await all_say(Browser(at), "ABC234")

    awaited(scenario())


def test_redis_gone_and_back(redis: Any, awaited: Awaited) -> None:
    async def scenario() -> None:
        async with process(RedisStore(redis.url, Life())) as at:
            code, teacher = await opened(at)
            async with Browser(at).listening(code) as stream:
                await until_back(teacher, code)
                await stream.until(lambda: stream.last("hand"))
                redis.stop()
                await all_say(teacher, code)
                assert not stream.over
                await asyncio.to_thread(redis.start)
                await until_back(teacher, code)
                # It is heard again, and what was missed is made up for.
                async with process(RedisStore(redis.url, Life())) as other:
                    second = Browser(other, cookies=teacher.cookies)
                    await second.post(f"/rooms/{code}/state", {"mode": "pause"})
                    await stream.until(lambda: stream.last("state")["mode"] == "pause")

    awaited(scenario())


def test_a_class_is_spread_over_two_processes(redis: Any, awaited: Awaited) -> None:
    async def scenario() -> None:
        async with (
            process(RedisStore(redis.url, Life())) as one,
            process(RedisStore(redis.url, Life())) as two,
        ):
            code, teacher = await opened(one)
            async with (
                teacher.listening(code) as desk,
                Browser(one).listening(code) as here,
                Browser(two).listening(code) as there,
            ):
                await desk.counts(members=2)
                await teacher.post(f"/rooms/{code}/hand", HAND)
                for stream in (here, there):
                    await stream.until(lambda stream=stream: stream.last("hand"))
                ask = {"do": "open", "page": "odds", "scene": "rulers", "question": "logit"}
                assert await teacher.post(f"/rooms/{code}/question", ask) == (204, "")
                given = {"question": "logit:1", "answer": {"number": 1}}
                assert await Browser(two).post(f"/rooms/{code}/answers", given) == (201, "")
                await desk.counts(answers=1)
                two.hall.close()
                await there.until(lambda: there.over)
                there.left.set()
                await desk.counts(members=1)

    awaited(scenario())
