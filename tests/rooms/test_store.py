"""What any store does for the rooms, and how long it keeps them."""

import asyncio
import stat
import sys
import time
from collections.abc import Callable, Coroutine
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

import pytest

from rooms.model import Asked, Place, Room
from rooms.redis_store import RedisStore, _cancelled
from rooms.refusal import RefusalError
from rooms.sqlite_store import SqliteStore
from rooms.store import Answered, Hearing, Life, state_notice

Awaited = Callable[[Coroutine[Any, Any, Any]], Any]
MakeStore = Callable[..., Any]
ROOM = Room("ABC234", "digest")
ASKED = Asked("logit", "odds", "rulers", "p=0.4")
SHORT = Life(alone=1.0, unused=0.25)


@asynccontextmanager
async def attended(store: Any) -> Any:
    heard: list[Any] = []
    async with store.attend(Hearing(lambda code, told: heard.append((code, told)), lambda: None)):
        yield heard


async def refusal(work: Any) -> int:
    with pytest.raises(RefusalError) as refused:
        await work
    return refused.value.status


def test_a_room_is_kept_whole(make_store: MakeStore, awaited: Awaited) -> None:
    changes = {"place": Place("odds", "scene=rulers&x=한글"), "mode": "free", "call": True}

    async def scenario() -> None:
        store = make_store()
        async with attended(store):
            assert await store.open(ROOM)
            assert not await store.open(ROOM)
            assert await store.room("ABC234") == ROOM
            assert await refusal(store.room("ABC235")) == 404
            full = ROOM.turned(changes).touched({"p": 0.1, "data": "moons"}).opened(ASKED)
            made = await store.change("ABC234", lambda _: full, state_notice)
            assert made == full
            kept = await store.room("ABC234")
            assert kept.to_json() == full.to_json()
            assert await refusal(store.change("ABC235", lambda room: room, state_notice)) == 404

    awaited(scenario())


def test_a_change_that_is_refused_changes_nothing(make_store: MakeStore, awaited: Awaited) -> None:
    async def scenario() -> None:
        store = make_store()
        async with attended(store) as heard:
            await store.open(ROOM)
            work = store.change("ABC234", lambda room: room.asking("close"), state_notice)
            assert await refusal(work) == 409
            assert await store.room("ABC234") == ROOM
            assert heard == []

    awaited(scenario())


def test_changes_at_once_are_made_one_after_the_other(
    make_store: MakeStore, awaited: Awaited
) -> None:
    async def scenario() -> None:
        store = make_store()
        async with attended(store):
            await store.open(ROOM)
            turns = [
                store.change("ABC234", lambda room, i=i: room.touched({f"k{i}": i}), state_notice)
                for i in range(15)
            ]
            await asyncio.gather(*turns)
            room = await store.room("ABC234")
            assert (room.n, len(room.hand)) == (15, 15)

    awaited(scenario())


def test_answers_are_kept_while_their_round_is_open(
    make_store: MakeStore, awaited: Awaited
) -> None:
    def given(member: str, at: float = 1.0, question: str = "logit:1") -> Answered:
        return Answered(question, member, {"number": at}, at)

    async def scenario() -> None:
        store = make_store()
        async with attended(store):
            await store.open(ROOM)
            assert await refusal(store.answer("ABC234", given("a"), 2)) == 409
            await store.change("ABC234", lambda room: room.opened(ASKED), state_notice)
            assert await store.answer("ABC234", given("b", 2.0), 2)
            assert await store.answer("ABC234", given("a", 1.0), 2)
            assert not await store.answer("ABC234", given("b", 3.0), 2)
            assert await refusal(store.answer("ABC234", given("c"), 2)) == 503
            assert await refusal(store.answer("ABC234", given("a", question="logit:2"), 2)) == 409
            assert await store.count("ABC234", "logit:1") == 2
            assert await store.answers("ABC234") == [given("a", 1.0), given("b", 3.0)]
            await store.change("ABC234", lambda room: room.asking("close"), state_notice)
            assert await refusal(store.answer("ABC234", given("a"), 2)) == 409
            assert await store.count("ABC234", "logit:1") == 2

    awaited(scenario())


def test_a_room_ends_that_nobody_comes_to(make_store: MakeStore, awaited: Awaited) -> None:
    async def scenario() -> None:
        store = make_store(SHORT)
        async with attended(store):
            await store.open(ROOM)
            await store.room("ABC234")
            await asyncio.sleep(0.3)
            assert await refusal(store.room("ABC234")) == 410
            assert await refusal(store.here("ABC234", ["a"])) == 410

    awaited(scenario())


@pytest.mark.exhaustive
def test_a_room_ends_some_time_after_the_last_has_left(
    make_store: MakeStore, awaited: Awaited
) -> None:
    async def scenario() -> None:
        store = make_store(SHORT)
        async with attended(store):
            await store.open(ROOM)
            for _ in range(4):  # longer than it lives alone
                assert await store.join("ABC234", "a", 10)
                await asyncio.sleep(0.4)
            await store.leave("ABC234", "a")
            await store.room("ABC234")
            await asyncio.sleep(1.05)
            assert await refusal(store.room("ABC234")) == 410
            # Its code is known for as long again, then it is as if it had never been.
            await asyncio.sleep(1.1)
            await store.open(Room("ABC235", ""))
            await asyncio.sleep(1.1)
            await store.open(Room("ABC236", ""))
            assert await refusal(store.room("ABC234")) == 404

    awaited(scenario())


def test_only_so_many_rooms_are_kept_and_ended_ones_do_not_count(
    make_store: MakeStore, awaited: Awaited
) -> None:
    async def scenario() -> None:
        store = make_store(Life(most=2))
        async with attended(store):
            for i in (2, 3):
                assert await store.open(Room(f"ABC23{i}", ""))
            assert await refusal(store.open(Room("ABC234", ""))) == 503
            await store.end("ABC232")
            assert await store.open(Room("ABC234", ""))

    awaited(scenario())


def test_members_are_counted_by_name(make_store: MakeStore, awaited: Awaited) -> None:
    async def scenario() -> None:
        store = make_store()
        async with attended(store):
            await store.open(ROOM)
            assert await store.join("ABC234", "a", 2)
            assert await store.join("ABC234", "a", 2)
            assert await store.join("ABC234", "b", 2)
            assert await store.join("ABC234", None, 2)
            assert not await store.join("ABC234", "c", 2)
            for member in "abc":
                await store.put("ABC234", member, ("odds", "rulers"))
            tally = await store.tally("ABC234")
            assert (tally.members, dict(tally.places)) == (2, {("odds", "rulers"): 2})
            await store.put("ABC234", "a", None)
            await store.leave("ABC234", "b")
            tally = await store.tally("ABC234")
            assert (tally.members, dict(tally.places)) == (1, {})

    awaited(scenario())


@pytest.mark.exhaustive
def test_a_member_of_whom_nothing_is_heard_does_not_count(
    make_store: MakeStore, awaited: Awaited, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("crowd", "redis_store"):
        monkeypatch.setattr(f"rooms.{module}.PRESENT", 1.0)

    async def scenario() -> None:
        store = make_store()
        async with attended(store):
            await store.open(ROOM)
            await store.join("ABC234", "a", 2)
            await store.join("ABC234", "b", 2)
            while (await store.tally("ABC234")).members == 2:
                await store.here("ABC234", ["a"])
                await asyncio.sleep(0.05)
            await store.put("ABC234", "a", ("odds", ""))
            assert (await store.tally("ABC234")).places == {("odds", ""): 1}

    awaited(scenario())


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other rights")
def test_the_file_is_nobody_elses_and_is_made_when_it_is_needed(
    tmp_path: Path, awaited: Awaited
) -> None:
    async def scenario() -> None:
        store = SqliteStore(tmp_path / "data" / "rooms", Life())
        async with attended(store):
            assert not (tmp_path / "data").exists()
            await store.open(ROOM)
            modes = [stat.S_IMODE(path.stat().st_mode) for path in (store.path.parent, store.path)]
            assert modes == [0o700, 0o600]

    awaited(scenario())


def test_nothing_of_an_ended_room_is_left_on_the_disk(tmp_path: Path, awaited: Awaited) -> None:
    word = b"a word that nobody else says"

    def kept() -> bool:
        return any(word in file.read_bytes() for file in tmp_path.iterdir())

    async def scenario() -> None:
        store = SqliteStore(tmp_path / "rooms", Life())
        async with attended(store):
            await store.open(ROOM)
            await store.change("ABC234", lambda room: room.opened(ASKED), state_notice)
            await store.answer("ABC234", Answered("logit:1", "a", {"flag": word.decode()}, 1), 9)
            assert kept()
            await store.end("ABC234")
            assert not kept()

    awaited(scenario())


@pytest.mark.parametrize("by_itself", [False, pytest.param(True, marks=pytest.mark.exhaustive)])
def test_nothing_of_an_ended_room_is_left_in_the_file_of_redis(
    redis: Any, awaited: Awaited, monkeypatch: pytest.MonkeyPatch, *, by_itself: bool
) -> None:
    for name, seconds in (("CLEAR", 0.1), ("GONE", 1.0)):
        monkeypatch.setattr(f"rooms.redis_store.{name}", seconds)
    word = b"a word that nobody else says"

    def kept() -> bool:
        files = [file for file in Path(redis.folder).rglob("*") if file.is_file()]
        return any(word in file.read_bytes() for file in files)

    async def becomes(so: bool) -> None:
        end = time.monotonic() + 20
        while kept() != so:
            assert time.monotonic() < end
            await asyncio.sleep(0.05)

    async def scenario() -> None:
        store = RedisStore(redis.url, SHORT if by_itself else Life())
        async with attended(store):
            await store.open(ROOM)
            await store.change("ABC234", lambda room: room.opened(ASKED), state_notice)
            await store.answer("ABC234", Answered("logit:1", "a", {"flag": word.decode()}, 1), 9)
            await becomes(so=True)
            if not by_itself:
                await store.end("ABC234")
            await becomes(so=False)

    awaited(scenario())


@pytest.mark.exhaustive
def test_answers_of_a_room_that_ended_while_no_server_ran_are_gone_with_the_next(
    tmp_path: Path, awaited: Awaited
) -> None:
    path = tmp_path / "rooms"
    word = b"a word that nobody else says"

    async def scenario(life: Life) -> None:
        store = SqliteStore(path, life)
        async with attended(store):
            if life is not SHORT:
                assert await refusal(store.room("ABC234")) == 410
            else:
                await store.open(ROOM)
                await store.join("ABC234", None, 1)
                await store.change("ABC234", lambda room: room.opened(ASKED), state_notice)
                await store.answer(
                    "ABC234", Answered("logit:1", "a", {"flag": word.decode()}, 1), 9
                )

    def kept() -> bool:
        return any(word in file.read_bytes() for file in tmp_path.iterdir())

    awaited(scenario(SHORT))
    assert kept()
    awaited(asyncio.sleep(1.1))
    awaited(scenario(Life()))
    assert not kept()


def test_a_task_that_takes_its_end_for_a_late_answer_is_ended_all_the_same(
    awaited: Awaited,
) -> None:
    heard: list[str] = []

    async def deaf() -> None:
        for word in ("once", "twice"):
            with suppress(asyncio.CancelledError):
                await asyncio.Event().wait()
            heard.append(word)

    async def scenario() -> None:
        task = asyncio.create_task(deaf())
        await asyncio.sleep(0)
        await asyncio.wait_for(_cancelled([task]), 20)

    awaited(scenario())
    assert heard == ["once", "twice"]
