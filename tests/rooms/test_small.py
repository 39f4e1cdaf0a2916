"""Codes, names, the mailbox of a listener, and the table that a teacher saves."""

import asyncio
import csv
import io
from collections.abc import Callable, Coroutine
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from rooms.answer_table import answer_table
from rooms.codes import (
    CODE,
    MEMBER,
    SECRET,
    digest,
    is_secret,
    member_in,
    new_code,
    new_member,
    new_secret,
    read_code,
)
from rooms.mailbox import Mailbox, frame
from rooms.store import Answered

Awaited = Callable[[Coroutine[Any, Any, Any]], Any]


def test_codes_are_easily_read_and_secrets_are_long() -> None:
    codes = {new_code() for _ in range(200)}
    assert len(codes) == 200
    assert all(CODE.fullmatch(code) and not set("01ILOU") & set(code) for code in codes)
    secret = new_secret()
    assert SECRET.fullmatch(secret)
    assert MEMBER.fullmatch(new_member())
    assert is_secret(secret, digest(secret))
    assert not is_secret(new_secret(), digest(secret))


def test_a_browser_has_another_name_in_every_room() -> None:
    browser = new_member()
    assert member_in("ABC234", browser) == member_in("ABC234", browser)
    assert member_in("ABC234", browser) != member_in("ABC235", browser)
    assert browser not in member_in("ABC234", browser)


@given(st.text(max_size=60))
def test_whatever_is_typed_is_a_code_or_none(typed: str) -> None:
    code = read_code(typed)
    assert code is None or CODE.fullmatch(code)


def hand(n: int, **values: float) -> dict[str, Any]:
    return {"kind": "hand", "n": n, "values": values, "released": False}


def test_a_mailbox_holds_the_newest_of_each(awaited: Awaited) -> None:
    box = Mailbox()

    def put(told: dict[str, Any]) -> None:
        box.put_hand(told["n"], told, frame(told))

    put(hand(1, a=1, b=1))
    put(hand(2, b=2))
    assert awaited(box.take()) == frame(hand(2, a=1, b=2))
    put(hand(3, c=3))
    box.put_state(4, b"state 4")
    put(hand(3, c=0))  # older than what is known
    put(hand(5, d=5))
    box.put("count", b"count 1")
    box.put("count", b"count 2")
    assert awaited(box.take()) == b"state 4" + frame(hand(5, d=5)) + b"count 2"
    box.put_state(4, b"state 4")
    box.close(b"end")
    assert not box.is_over
    assert awaited(box.take()) == b"end"
    assert box.is_over


def test_a_listener_who_takes_nothing_is_noticed(awaited: Awaited) -> None:
    box = Mailbox()
    for _ in range(3):
        box.beat()
    assert box.waits == 3
    awaited(box.take())
    assert box.waits == 0


def test_a_saved_table_names_nobody_and_holds_no_formula() -> None:
    answers = [
        Answered("odd:1", "member-b", {"flag": "=HYPERLINK(1)"}, 0.0),
        Answered("spot:1", "member-a", {"point": [-0.5, 1]}, 1.0),
        Answered("half:2", "member-b", {"choice": 0}, 2.0),
        Answered("logit:1", "member-b", {"number": -2.5}, 3.0),
        Answered("draw:1", "member-b", {"curve": [None, 0.1 + 0.2, 1.0]}, 4.0),
    ]
    text = answer_table(answers)
    assert text.startswith("\ufeff")
    assert "member-" not in text
    head, *rows = csv.reader(io.StringIO(text.removeprefix("\ufeff")))
    assert head == ["question", "round", "member", "kind", "answer", "time"]
    assert rows == [
        ["odd", "1", "1", "flag", "'=HYPERLINK(1)", "1970-01-01T00:00:00+00:00"],
        ["spot", "1", "2", "point", "'-0.5 1", "1970-01-01T00:00:01+00:00"],
        ["half", "2", "1", "choice", "1", "1970-01-01T00:00:02+00:00"],
        ["logit", "1", "1", "number", "-2.5", "1970-01-01T00:00:03+00:00"],
        ["draw", "1", "1", "curve", "NaN 0.3 1", "1970-01-01T00:00:04+00:00"],
    ]


def test_waiting_for_a_mailbox_ends_with_the_next_message(awaited: Awaited) -> None:
    async def scenario() -> bytes:
        box = Mailbox()
        waiting = asyncio.create_task(box.take())
        await asyncio.sleep(0)
        box.put("count", b"count")
        return await asyncio.wait_for(waiting, 5)

    assert awaited(scenario()) == b"count"
