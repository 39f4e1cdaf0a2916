"""What browsers may send, and what of it is refused with which word."""

import json
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

import pytest
from visitors import Browser, asking, opened, process

from rooms.model import Film, Place
from rooms.reading import read_hand, read_question, read_state, read_where
from rooms.refusal import RefusalError
from rooms.sqlite_store import SqliteStore
from rooms.store import Life

Awaited = Callable[[Coroutine[Any, Any, Any]], Any]
PLACE = {"page": "odds", "query": ""}
FILM = {"step": 1, "playing": True, "speed": 1}
MANY = {f"k{i}": 1 for i in range(41)}


@pytest.mark.parametrize(
    "told",
    [
        {},
        {"values": []},
        {"values": MANY},
        {"values": {"P": 1}},
        {"values": {"a-b": 1}},
        {"values": {"": 1}},
        {"values": {"k" * 33: 1}},
        {"values": {"p": True}},
        {"values": {"p": None}},
        {"values": {"p": [1]}},
        {"values": {"p": float("inf")}},
        {"values": {"p": 10**400}},
        {"values": {"p": "x" * 65}},
        {"values": {"p": 1}, "released": 1},
        {"values": {"p": 1}, "more": 1},
    ],
)
def test_a_hand_that_no_page_sends_is_refused(told: dict[str, Any]) -> None:
    with pytest.raises(RefusalError) as refused:
        read_hand(told)
    assert refused.value.status == 400


def test_a_hand_is_numbers_and_short_texts() -> None:
    values = {"p": 0.4, "n": 3, "data": "moons"}
    assert read_hand({"values": values, "released": True}) == (values, True)
    assert read_hand({"values": {}}) == ({}, False)


@pytest.mark.parametrize(
    "told",
    [
        {},
        {"mode": "all"},
        {"mode": ["lead"]},
        {"call": False},
        {"n": 1},
        {"place": "odds"},
        {"place": {"page": "odds"}},
        {"place": {**PLACE, "page": "../x"}},
        {"place": {**PLACE, "page": "//evil.example"}},
        {"place": {**PLACE, "query": 1}},
        {"place": {**PLACE, "query": "x" * 8001}},
        {"place": {**PLACE, "query": "a=\n"}},
        {"place": {**PLACE, "more": 1}},
        {"film": {**FILM, "step": -1}},
        {"film": {**FILM, "step": True}},
        {"film": {**FILM, "playing": 1}},
        {"film": {**FILM, "speed": 0}},
        {"film": {**FILM, "speed": float("nan")}},
        {"film": {"step": 1}},
        {"film": {**FILM, "told": 0}},
    ],
)
def test_a_state_that_no_page_sends_is_refused(told: dict[str, Any]) -> None:
    with pytest.raises(RefusalError) as refused:
        read_state(told, 0.0)
    assert refused.value.status == 400


def test_a_place_holds_nothing_that_is_each_readers_own() -> None:
    query = "?scene=a&lang=ko&p=1&view=projector&hide=p&room=ABC234&lead=s&%6Cang=en&q=%26lang"
    changes = read_state({"place": {"page": "train", "query": query}, "film": FILM}, 7.0)
    assert changes["place"] == Place("train", "scene=a&p=1&q=%26lang")
    assert changes["film"] == Film(1, True, 1, 7.0)
    own = {"place": {"page": "train", "query": "data=own", "own": True}}
    assert read_state(own, 7.0) == {"place": Place("train", "data=own", own=True)}
    assert read_state({"place": None, "film": None}, 7.0) == {"place": None, "film": None}


@pytest.mark.parametrize(
    "told",
    [
        {},
        {"do": "answer"},
        {"do": ["open"]},
        {"do": "close", "question": "logit"},
        {"do": "open"},
        {**asking(), "question": "a:1"},
        {**asking(), "question": "x" * 65},
        {**asking(), "question": ""},
        {**asking(), "scene": "<b>"},
        {**asking(), "page": "a/b"},
        {**asking(), "query": None},
        {**asking(), "round": 3},
    ],
)
def test_a_question_that_no_page_asks_is_refused(told: dict[str, Any]) -> None:
    with pytest.raises(RefusalError) as refused:
        read_question(told)
    assert refused.value.status == 400


def test_a_member_is_somewhere_else_or_with_the_teacher() -> None:
    assert read_where({"page": "", "scene": "", "with": False}) == ("", "")
    assert read_where({"page": "odds", "scene": "rulers", "with": True}) is None
    for told in ({}, {"page": "odds", "scene": "<i>", "with": False}, {"page": 1, "with": True}):
        with pytest.raises(RefusalError):
            read_where(told)


BODIES = {
    b"": (400, "json"),
    b"{": (400, "json"),
    b"[]": (400, "json"),
    b"null": (400, "json"),
    b'{"values": {"p": NaN}}': (400, "json"),
    b'{"values": {"p": 1e999}}': (400, "values"),
    b'{"values": {"p": ' + b"9" * 5000 + b"}}": (400, "json"),
    b"\xff\xfe": (400, "json"),
    b"[" * 16_000: (400, "json"),
    json.dumps({"values": {"p": "x" * 16_384}}).encode(): (413, "large"),
}


def test_a_body_that_is_no_message_changes_nothing(tmp_path: Path, awaited: Awaited) -> None:
    async def scenario() -> None:
        async with process(SqliteStore(tmp_path / "rooms", Life())) as at:
            code, teacher = await opened(at)
            for raw, said in BODIES.items():
                answer = await teacher.ask("POST", f"/rooms/{code}/hand", raw=raw)
                assert answer.said == said, raw[:40]
            # A phone without a network is no error of the server's.
            told = {"values": {"p": 1}}
            answer = await teacher.ask("POST", f"/rooms/{code}/hand", told, cut=True)
            assert answer.said == (400, "json")
            assert (await at.rooms.store.room(code)).n == 0

    awaited(scenario())


ORIGINS = {
    "http://course.test": 204,
    "http://COURSE.test:80": 204,
    "https://course.test": 403,
    "http://course.test:8080": 403,
    "http://evil.test": 403,
    "http://course.test.evil.test": 403,
    "http://course.test@evil.test": 403,
    "null": 403,
    "file://course.test": 403,
    "http://[": 403,
    "": 204,  # no page of a browser
}


def test_another_site_can_change_nothing(tmp_path: Path, awaited: Awaited) -> None:
    async def scenario() -> None:
        async with process(SqliteStore(tmp_path / "rooms", Life())) as at:
            code, teacher = await opened(at)
            url, told = f"/rooms/{code}/state", {"mode": "free"}
            for origin, status in ORIGINS.items():
                host = "course.test:443" if origin.startswith("https") else "course.test"
                status = 204 if origin.startswith("https") else status
                answer = await teacher.ask("POST", url, told, origin=origin, host=host)
                assert answer.status == status, origin
            elsewhere = {"origin": "http://evil.test"}
            for method, path in (("POST", "/rooms"), ("DELETE", f"/rooms/{code}")):
                assert (await teacher.ask(method, path, **elsewhere)).said == (403, "origin")
            for path in ("hand", "question", "answers", "where"):
                answer = await teacher.ask("POST", f"/rooms/{code}/{path}", told, **elsewhere)
                assert answer.said == (403, "origin")
            referred = {"origin": "", "referer": "http://course.test/odds?p=1"}
            assert (await teacher.ask("POST", url, told, **referred)).status == 204
            referred["referer"] = "http://evil.test/odds"
            assert (await teacher.ask("POST", url, told, **referred)).said == (403, "origin")

    awaited(scenario())


def test_codes_are_read_as_people_type_them(tmp_path: Path, awaited: Awaited) -> None:
    async def scenario() -> None:
        async with process(SqliteStore(tmp_path / "rooms", Life())) as at:
            code, _ = await opened(at)
            pupil = Browser(at)
            typed = [code.lower(), f"{code[:3]}-{code[3:]}", f" {code[:3]}–{code[3:]} "]
            for each in typed:
                assert (await pupil.ask("GET", f"/rooms/{each}")).status == 200
            for each in ("ZZZZZZ", "ZZZZZ", "ABC10O", "ÄBCDEF", "A" * 999, "..", "%00"):
                assert (await pupil.ask("GET", f"/rooms/{each}")).said == (404, "unknown")

    awaited(scenario())
