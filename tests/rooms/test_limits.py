"""How often is too often, and who is not to suffer for it."""

from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

import pytest
from visitors import Browser, asking, opened, process

from rooms.limits import Guesses, Rate
from rooms.model import MOST_ROUNDS, Asked, Room
from rooms.refusal import RefusalError
from rooms.sqlite_store import SqliteStore
from rooms.store import Life

Awaited = Callable[[Coroutine[Any, Any, Any]], Any]


class Clock:
    """A time that passes when it is told to."""

    now = 1000.0

    def monotonic(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr("rooms.limits.time", clock)
    return clock


def refused(do: Callable[[], Any]) -> bool:
    """Tell whether something is done too often."""
    status = 0
    try:
        do()
    except RefusalError as refusal:
        status = refusal.status
    assert status in (0, 429)
    return status == 429


def test_a_rate_lets_a_burst_pass_and_then_so_many_a_second(clock: Clock) -> None:
    rate = Rate(2, 5)
    assert [refused(lambda: rate.take("a")) for _ in range(7)] == [False] * 5 + [True] * 2
    assert not refused(lambda: rate.take("b"))
    clock.now += 1
    assert [refused(lambda: rate.take("a")) for _ in range(3)] == [False, False, True]
    clock.now += 100
    assert [refused(lambda: rate.take("a")) for _ in range(6)] == [False] * 5 + [True]


def test_a_rate_remembers_only_so_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rooms.limits.MOST_KNOWN", 3)
    rate, guesses = Rate(1, 1), Guesses()
    for i in range(50):
        rate.take(i)
        guesses.wrong(str(i))
    assert len(rate._left) == len(guesses._when) == 3


def test_guesses_are_refused_after_many_and_forgotten_after_a_minute(clock: Clock) -> None:
    guesses = Guesses(many=3, flood=5)
    assert [refused(lambda: guesses.wrong("a")) for _ in range(5)] == [False] * 3 + [True] * 2
    assert refused(lambda: guesses.check("a"))
    assert not refused(lambda: guesses.check("b"))
    clock.now += 61
    assert not refused(lambda: guesses.check("a"))
    assert not refused(lambda: guesses.wrong("a"))


def test_a_school_can_join_while_somebody_guesses(tmp_path: Path, awaited: Awaited) -> None:
    async def scenario() -> None:
        async with process(SqliteStore(tmp_path / "rooms", Life())) as at:
            code, _ = await opened(at)
            seated = Browser(at)
            async with seated.listening(code):
                said = [(await Browser(at).ask("GET", "/rooms/ZZZZZZ")).said for _ in range(32)]
                assert said == [(404, "unknown")] * 30 + [(429, "often")] * 2
                assert (await Browser(at).ask("GET", f"/rooms/{code}")).status == 200
                for _ in range(600):
                    await Browser(at).ask("GET", "/rooms/ZZZZZ2")
                # So many a program asks for: only those who are in go on.
                assert (await Browser(at).ask("GET", f"/rooms/{code}")).said == (429, "often")
                assert (await seated.ask("GET", f"/rooms/{code}")).status == 200
                other = Browser(at, address="10.0.0.2")
                assert (await other.ask("GET", f"/rooms/{code}")).status == 200

    awaited(scenario())


def test_a_hand_moves_thirty_times_a_second_whoever_else_knocks(
    tmp_path: Path, awaited: Awaited, clock: Clock
) -> None:
    async def scenario() -> None:
        async with process(SqliteStore(tmp_path / "rooms", Life())) as at:
            code, teacher = await opened(at)
            url, told = f"/rooms/{code}/hand", {"values": {"p": 1}}
            pupil = Browser(at)
            assert {await pupil.post(url, told) for _ in range(40)} == {
                (403, "lead"),
                (429, "often"),
            }
            said = [await teacher.post(url, told) for _ in range(35)]
            assert said == [(204, "")] * 30 + [(429, "often")] * 5
            clock.now += 0.5
            said = [await teacher.post(url, told) for _ in range(16)]
            assert said == [(204, "")] * 15 + [(429, "often")]

    awaited(scenario())


def test_another_cookie_beside_the_right_moves_no_hand_more_often(
    tmp_path: Path, awaited: Awaited, clock: Clock
) -> None:
    async def scenario() -> None:
        async with process(SqliteStore(tmp_path / "rooms", Life())) as at:
            code, teacher = await opened(at)
            url, told = f"/rooms/{code}/hand", {"values": {"p": 1}}
            _, secret = teacher.cookies["logit_lab_lead"].split(".")
            same = [
                Browser(at, cookies={**teacher.cookies, "device": f"{i}"}, bearer=f"{i:043}")
                for i in range(40)
            ]
            said = [await one.post(url, told) for one in same]
            assert said == [(204, "")] * 30 + [(429, "often")] * 10
            assert await Browser(at, bearer=secret).post(url, told) == (429, "often")
            tablet = Browser(at, "10.0.0.2", dict(teacher.cookies))
            assert await tablet.post(url, told) == (204, "")

    awaited(scenario())


def test_one_who_answers_without_end_is_stopped_and_others_are_not(
    tmp_path: Path, awaited: Awaited, clock: Clock
) -> None:
    async def scenario() -> None:
        async with process(SqliteStore(tmp_path / "rooms", Life()), members=40) as at:
            code, teacher = await opened(at)
            await teacher.post(f"/rooms/{code}/question", asking())
            url, told = f"/rooms/{code}/answers", {"question": "logit:1", "answer": {"number": 1}}
            pupil = Browser(at)
            assert await pupil.post(url, told) == (201, "")
            said = [await pupil.post(url, told) for _ in range(12)]
            assert said == [(200, "")] * 10 + [(429, "often")] * 2
            # Who throws the name away is a new member each time, of whom there are not so many.
            said = [await Browser(at).post(url, told) for _ in range(42)]
            assert said == [(201, "")] * 39 + [(503, "full")] * 3

    awaited(scenario())


def test_rooms_a_server_and_an_address_are_limited(tmp_path: Path, awaited: Awaited) -> None:
    async def scenario() -> None:
        async with process(SqliteStore(tmp_path / "rooms", Life(most=47))) as at:
            asked = [(await Browser(at).ask("POST", "/rooms")).said for _ in range(46)]
            assert asked == [(201, "")] * 45 + [(429, "often")]
            other = [(await Browser(at, "10.0.0.2").ask("POST", "/rooms")).said for _ in range(3)]
            assert other == [(201, "")] * 2 + [(503, "rooms")]

    awaited(scenario())


def test_a_room_is_not_asked_without_end() -> None:
    room = Room("ABC234", "")
    for _ in range(MOST_ROUNDS):
        room = room.opened(Asked("logit", "odds", "rulers", ""))
    assert room.question
    assert room.question.id == f"logit:{MOST_ROUNDS}"
    assert refused(lambda: room.opened(Asked("half", "odds", "rulers", "")))


def test_a_hand_does_not_grow_without_end() -> None:
    room = Room("ABC234", "")
    for i in range(200):
        room = room.touched({f"k{i}": 1})
    assert room.touched({"k0": 2}).hand["k0"] == 2
    with pytest.raises(RefusalError):
        room.touched({"more": 1})
