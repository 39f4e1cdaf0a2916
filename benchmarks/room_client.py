"""Members of a room at the level of the protocol: they ask, and listen to its events."""

import asyncio
import json
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

PATIENCE = 30.0  # seconds for an answer
LINE = 1 << 20  # bytes of a message at most
GONE = (OSError, EOFError, ValueError, IndexError, TimeoutError)
Heard = Callable[[dict[str, Any]], None]


@dataclass
class Member:
    """A browser: its cookies, and what it has heard.

    ``state`` is the room as far as it is known, ``counts`` holds the latest numbers, ``came`` the
    moment of each movement of the hand by its number; ``whole`` says that the last stream
    came to its end and was not cut. With ``seen_at`` it asks as if from there, through a proxy.
    """

    address: str
    cookies: dict[str, str] = field(default_factory=dict)
    bearer: str = ""
    seen_at: str = ""
    state: dict[str, Any] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    came: dict[int, float] = field(default_factory=dict)
    connected: int = 0
    whole: bool = False
    ended: bool = False
    heard: Heard | None = None

    async def ask(self, method: str, path: str, told: object = None) -> tuple[int, Any]:
        """Ask by a connection of its own; return the status, and what JSON came back."""
        reader, writer = await asyncio.wait_for(self._sent(method, path, told), PATIENCE)
        try:
            status = await self._head(reader)
            body = (await asyncio.wait_for(reader.read(), PATIENCE)).strip()
            return status, json.loads(body) if body[:1] in b"{[" and body else None
        finally:
            writer.close()

    async def listen(self, code: str, *, again: bool = False) -> None:
        """Hear a room's events until its stream ends; with ``again`` come back until it is over."""
        while True:
            with suppress(GONE):
                await self._listened(code)
            if not again or self.ended:
                return
            await asyncio.sleep(0.5)

    async def _listened(self, code: str) -> None:
        path = f"/rooms/{code}/events"
        reader, writer = await asyncio.wait_for(self._sent("GET", path, None), PATIENCE)
        try:
            status = await self._head(reader)
            if status != 200:
                raise OSError(status)
            self.connected += 1
            self.whole = False
            # Every event is a line of its own, whatever pieces it comes in.
            while line := await reader.readline():
                if line.startswith(b"data: "):
                    self._take(json.loads(line.removeprefix(b"data: ")))
                self.whole = self.whole or line == b"0\r\n"  # the piece that is the last
        finally:
            writer.close()

    def _take(self, told: dict[str, Any]) -> None:
        kind = told["kind"]
        if kind == "hand":
            self.came[told["n"]] = time.perf_counter()
            self.state = {**self.state, "hand": {**self.state.get("hand", {}), **told["values"]}}
        elif kind == "state":
            self.state = told
            answers = (told["question"] or {}).get("answers", 0)
            self.counts = {"members": told["members"], "answers": answers}
        elif kind == "count":
            self.counts = {key: told[key] for key in ("members", "answers")}
        elif kind == "end":
            self.ended = True
        if self.heard:
            self.heard(told)

    async def _sent(
        self, method: str, path: str, told: object
    ) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        place = urlsplit(self.address)
        reader, writer = await asyncio.open_connection(place.hostname, place.port, limit=LINE)
        body = b"" if told is None else json.dumps(told).encode()
        named = {
            "Host": place.netloc,
            "Origin": self.address,
            "Connection": "close",
            # A browser would take a stream in pieces that wait until they are worth packing.
            "Accept-Encoding": "gzip, br" if path.endswith("/events") else "",
            "Content-Length": str(len(body)),
            "Cookie": "; ".join(f"{name}={one}" for name, one in self.cookies.items()),
            "Authorization": f"Bearer {self.bearer}" if self.bearer else "",
            "X-Forwarded-For": self.seen_at,
        }
        writer.write(f"{method} {path} HTTP/1.1\r\n{_lines(named)}\r\n".encode() + body)
        return reader, writer

    async def _head(self, reader: asyncio.StreamReader) -> int:
        head = await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), PATIENCE)
        first, *lines = head.decode("latin-1").split("\r\n")
        for line in lines:
            name, _, value = line.partition(":")
            if name.lower() == "set-cookie":
                cookie, _, one = value.strip().split(";")[0].partition("=")
                self.cookies[cookie] = one
        return int(first.split()[1])


def _lines(named: Mapping[str, str]) -> str:
    return "".join(f"{name}: {value}\r\n" for name, value in named.items() if value)


async def opened(address: str) -> tuple[str, Member]:
    """Open a room; return its code, and who leads it."""
    teacher = Member(address)
    status, made = await teacher.ask("POST", "/rooms")
    if status != 201:
        raise RuntimeError(f"a room must be opened; got {status} {made}")
    teacher.bearer = made["secret"]
    return made["code"], teacher


async def until(so: Callable[[], bool], seconds: float = PATIENCE) -> float:
    """Wait until something is so; return for how many seconds."""
    begun = time.monotonic()
    while not so():
        if time.monotonic() - begun > seconds:
            raise TimeoutError
        await asyncio.sleep(0.01)
    return time.monotonic() - begun
