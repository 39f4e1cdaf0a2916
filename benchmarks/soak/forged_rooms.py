"""Requests to a room that no page of the course would send, by who has no right to it, or too much.

Strangers, pupils and teachers of other rooms knock at one that is open; some lead a room of their
own and tell it what no page would. Whatever is sent is answered, never by a failure, and the room
in which others learn is as it was.
"""

import asyncio
import json
import math
import random
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlsplit

from benchmarks.room_client import GONE, Member, opened, until
from benchmarks.rooms import QUESTION, listening
from benchmarks.soak.addresses import VALUES
from benchmarks.soak.forged import NO_JSON, junk

PUPILS = 5
ELSEWHERE = "10.6.6.6"  # from where it is sent: who shares an address with a flood is slowed by it
PATIENCE = 20.0
MEANT = ("full", "rooms")  # 503, since there are limits
ROUTES = (
    *(("GET", ""), ("DELETE", ""), ("GET", "/lead"), ("GET", "/events"), ("GET", "/answers.csv")),
    *(("GET", "/answers"), ("GET", "/questions"), ("GET", "/distribution"), ("GET", "/nowhere")),
    *2 * (("POST", "/hand"), ("POST", "/state"), ("POST", "/where")),
    *3 * (("POST", "/question"), ("POST", "/answers")),
)
METHODS = ("GET", "POST", "PUT", "DELETE", "HEAD", "OPTIONS", "PATCH")
ORIGINS = ("null", "http://evil.example", "http://[", "", "http://x@127.0.0.1")
ASKED = f"{QUESTION}:1"


@dataclass(frozen=True)
class Request:
    """What is sent: some of its bytes may be missing."""

    head: str
    body: bytes

    def bytes(self) -> bytes:
        return self.head.encode("utf-8", "surrogatepass") + self.body


def almost(dice: random.Random, path: str) -> Any:
    """Return what a page would send there, but for one thing in it."""
    odd, word = junk(dice), dice.choice(VALUES)
    place = {"page": "odds", "query": "scene=rulers"}
    film = {"step": 3, "playing": True, "speed": 10}
    ask = {"do": "open", "page": "odds", "scene": "rulers", "question": QUESTION, "query": ""}
    where = {"page": "odds", "scene": "rulers", "with": False}
    shapes: dict[str, list[Any]] = {
        "/hand": [
            {"values": {"p": odd}, "released": True},
            {"values": {word: 0.5}, "released": False},
            {"values": {f"k{i}": i for i in range(dice.choice([1, 40, 41]))}, "released": odd},
        ],
        "/state": [
            {"mode": odd},
            {"mode": "lead", "call": odd},
            {"place": {**place, dice.choice(["page", "query", "own", "more"]): odd}},
            {"place": {**place, "query": word}, "mode": "free"},
            {"film": {**film, dice.choice([*film, "told"]): odd}},
        ],
        "/question": [
            {**ask, dice.choice([*ask]): odd},
            {**ask, dice.choice([*ask]): word},
            {"do": dice.choice(["close", "show", "reveal", "clear"]), "question": odd},
        ],
        "/answers": [
            {"question": ASKED, "answer": {"number": odd}},
            {"question": ASKED, "answer": {dice.choice(["choice", "point", "curve", "flag"]): odd}},
            {"question": word, "answer": {"number": 1}},
            {"question": odd, "answer": odd},
        ],
        "/where": [{**where, dice.choice([*where]): dice.choice([odd, word])}],
    }
    return dice.choice([odd, *(3 * shapes.get(path, []))])


def forged(dice: random.Random, rooms: Mapping[str, str], open_room: str, host: str) -> Request:
    """Return a request: to the open room, or to one of those that are led by who sends it."""
    code = dice.choice([*[open_room] * 8, *[*rooms] * 4, dice.choice(VALUES), "ZZZZZZ"])
    method, path = dice.choice(ROUTES)
    if dice.random() < 0.05:
        method = dice.choice(METHODS)
    if method == "DELETE" and code in rooms:
        method = "GET"  # it is its own, and is to be knocked at further
    code = dice.choice([code, code, code.lower(), f"{code[:3]}-{code[3:]}", f" {code}"])
    written = quote(code.encode("utf-8", "surrogatepass"), safe="")
    target = f"/rooms/{written}{path}"
    if dice.random() < 0.3:
        value = quote(dice.choice(VALUES).encode("utf-8", "surrogatepass"))
        target += f"?{dice.choice(['page', 'scene', 'query', 'lang', 'lead'])}={value}"
    text = dice.choice(NO_JSON) if dice.random() < 0.2 else json.dumps(almost(dice, path))
    body = b"" if method == "GET" else text.encode()
    length = len(body) + (99 if dice.random() < 0.05 else 0)  # some go before they have said all
    named = {
        "Host": host,
        "Origin": dice.choice(ORIGINS) if dice.random() < 0.1 else f"http://{host}",
        "Connection": "close",
        "Content-Length": f"{length}",
        "X-Forwarded-For": ELSEWHERE,
        **_rights(dice, rooms, written),
    }
    head = "".join(f"{name}: {one}\r\n" for name, one in named.items())
    return Request(f"{method} {target} HTTP/1.1\r\n{head}\r\n", body)


def _rights(dice: random.Random, rooms: Mapping[str, str], code: str) -> dict[str, str]:
    """Return what is shown as a right: none, a forged one, or that to another room."""
    own, secret = dice.choice([*rooms.items()])
    secret = rooms.get(code.upper(), secret)
    shown = [
        {},
        {"Cookie": f"logit_lab_member={'m' * 22}"},
        {"Cookie": f"logit_lab_lead={own}.{secret}"},
        {"Cookie": f"logit_lab_lead={code}.{secret}; logit_lab_member={dice.choice('ab') * 22}"},
        {"Cookie": f"logit_lab_lead={code}.{'x' * 43}"},
        {"Cookie": dice.choice(["=", ";" * 500, "logit_lab_lead=" + "." * 4000, '"\\"'])},
        {"Authorization": f"Bearer {secret}"},
        {"Authorization": dice.choice(["Bearer ", "Basic eDp4", "Bearer " + "x" * 43, "x" * 4000])},
    ]
    return dice.choice(shown)


async def forge_rooms(address: str, count: int, seed: int) -> list[str]:
    """Send forged requests while a class is held; return what went wrong."""
    dice = random.Random(seed)
    code, teacher = await opened(address)
    pupils = [Member(address) for _ in range(PUPILS)]
    others = [await opened(address) for _ in range(2)]
    rooms = {other: who.bearer for other, who in others}
    async with listening(code, teacher, pupils):
        await _taught(code, teacher, pupils)
        before = await _kept(code, teacher)
        problems = []
        for _case in range(count):
            request = forged(dice, rooms, code, urlsplit(address).netloc)
            if problem := await _answered(address, request):
                problems.append(f"{problem}: {request.bytes()[:600]!r}")
        problems += await _harmed(code, teacher, pupils, before)
    for other, who in others:
        status, _ = await who.ask("GET", f"/rooms/{other}/answers")
        problems += [] if status in (200, 410) else [f"a room of the forger's: status {status}"]
    return problems


async def _taught(code: str, teacher: Member, pupils: list[Member]) -> None:
    """Lead a class somewhere, and ask it something that all answer."""
    ask = {"do": "open", "page": "odds", "scene": "rulers", "question": QUESTION, "query": ""}
    await teacher.ask("POST", f"/rooms/{code}/state", {"place": {"page": "odds", "query": "p=0.4"}})
    await teacher.ask("POST", f"/rooms/{code}/hand", {"values": {"p": 0.4}, "released": True})
    await teacher.ask("POST", f"/rooms/{code}/question", ask)
    for number, one in enumerate(pupils):
        told = {"question": ASKED, "answer": {"number": number}}
        await one.ask("POST", f"/rooms/{code}/answers", told)


async def _kept(code: str, teacher: Member) -> Any:
    """Return what a room is, as a stream tells who comes, but for how many there are."""
    late = Member(teacher.address)
    stream = asyncio.create_task(late.listen(code))
    await until(lambda: bool(late.state))
    stream.cancel()
    await asyncio.gather(stream, return_exceptions=True)
    state = {key: one for key, one in late.state.items() if key != "members"}
    return {**state, "question": {**state["question"], "answers": None}}


async def _harmed(code: str, teacher: Member, pupils: list[Member], before: Any) -> list[str]:
    """Return what is not as it was; strangers may have given answers, as anybody may."""
    problems = []
    after = await _kept(code, teacher)
    if after != before:
        problems.append(f"the room was {before}, and is {after}")
    try:
        await until(lambda: teacher.counts["members"] == len(pupils))
    except TimeoutError:
        problems.append(f"{teacher.counts['members']} of {len(pupils)} are there")
    if any(one.connected > 1 for one in (teacher, *pupils)):
        problems.append("streams were cut")
    _, told = await teacher.ask("GET", f"/rooms/{code}/answers")
    given = [one.get("number") for one in told["questions"][0]["answers"]]
    if not all(isinstance(one, int | float) and math.isfinite(one) for one in given):
        problems.append(f"answers of no kind were taken: {given}")
    if [one for one in range(len(pupils)) if one not in given]:
        problems.append(f"answers were lost: {given}")
    return problems


async def _answered(address: str, request: Request) -> str:
    """Send a request, and return what is wrong with the answer to it."""
    place = urlsplit(address)
    reader, writer = await asyncio.open_connection(place.hostname, place.port)
    try:
        with suppress(OSError):  # what is too long is refused before it was read
            writer.write(request.bytes())
            await writer.drain()
            if len(request.body) < _announced(request):
                writer.write_eof()
        head = await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), PATIENCE)
        status = int(head.split()[1])
        if status >= 500:
            said = await asyncio.wait_for(reader.read(2000), PATIENCE)
            return "" if any(f'"{one}"'.encode() in said for one in MEANT) else f"{status} {said!r}"
    except GONE as error:
        unfinished = len(request.body) < _announced(request)
        return (
            "" if unfinished and isinstance(error, EOFError | OSError) else f"no answer, {error!r}"
        )
    finally:
        writer.close()
    return ""


def _announced(request: Request) -> int:
    return int(request.head.split("Content-Length: ")[1].split("\r\n")[0])
