"""A process with rooms, and browsers that ask it, without a network between them."""

import asyncio
import json
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message

from rooms.hall import Hall
from rooms.questions import AnswerRule, AnswerRules
from rooms.routes import RoomRoutes
from rooms.store import Store

HOST = "course.test"
PATIENCE = 10.0  # seconds
RULES = {
    "half": AnswerRule("choice", count=3),
    "logit": AnswerRule("number", low=-10, high=10),
    "spot": AnswerRule("point", low=(0, -1), high=(1, 1)),
    "draw": AnswerRule("curve", count=3, low=0, high=1),
    "odd": AnswerRule("flag", flags=("bar", "=2")),
}


@dataclass
class Process:
    """What one process has: its listeners and its routes."""

    hall: Hall
    rooms: RoomRoutes
    app: ASGIApp


@asynccontextmanager
async def process(store: Store, *, members: int = 150, base: str = "") -> AsyncIterator[Process]:
    """Let a process run with a store."""
    hall = Hall(store, members=members, streams=500)
    rooms = RoomRoutes(store, hall, AnswerRules(RULES), base=base)
    async with hall.attend():
        yield Process(hall, rooms, Starlette(routes=rooms.routes()))


@dataclass
class Answer:
    """What came back."""

    status: int
    headers: Headers
    body: bytes

    @property
    def json(self) -> Any:
        """The body as JSON."""
        return json.loads(self.body)

    @property
    def said(self) -> tuple[int, str]:
        """Status, and the word of a refusal."""
        return self.status, self.json["error"] if self.status >= 400 else ""


@dataclass
class Browser:
    """Asks a process, and keeps its cookies."""

    at: Process
    address: str = "10.0.0.1"
    cookies: dict[str, str] = field(default_factory=dict)
    bearer: str = ""

    async def ask(
        self,
        method: str,
        path: str,
        told: object = None,
        raw: bytes | None = None,
        *,
        cut: bool = False,
        **more: str,
    ) -> Answer:
        """Ask, from a page of the course if ``more`` headers do not say otherwise.

        With ``cut`` the connection is lost before all has been said.
        """
        sent: list[Message] = []
        body = raw if raw is not None else b"" if told is None else json.dumps(told).encode()
        requests = [{"type": "http.disconnect"}] if cut else []
        requests.append({"type": "http.request", "body": body, "more_body": cut})

        async def receive() -> Message:
            return requests.pop() if requests else await asyncio.Future()

        async def send(message: Message) -> None:
            sent.append(message)

        await self.at.app(self._scope(method, path, more), receive, send)
        answer = Answer(
            sent[0]["status"],
            self._headers(sent[0]),
            b"".join(message.get("body", b"") for message in sent[1:]),
        )
        return answer

    async def post(self, path: str, told: object) -> tuple[int, str]:
        """Post something; return status and word."""
        return (await self.ask("POST", path, told)).said

    @asynccontextmanager
    async def listening(self, code: str, *, slow: bool = False) -> AsyncIterator["Stream"]:
        """Listen to a room."""
        stream = Stream()
        if slow:
            stream.free.clear()

        async def receive() -> Message:
            await stream.left.wait()
            return {"type": "http.disconnect"}

        async def send(message: Message) -> None:
            if message["type"] == "http.response.start":
                stream.answer = Answer(message["status"], self._headers(message), b"")
                stream.begun.set()
            else:
                await stream.take(message)

        scope = self._scope("GET", f"/rooms/{code}/events", {})
        task = asyncio.create_task(self.at.app(scope, receive, send))
        try:
            await asyncio.wait_for(stream.begun.wait(), PATIENCE)
            yield stream
        finally:
            stream.left.set()
            stream.free.set()
            await asyncio.wait_for(task, PATIENCE)

    def _scope(self, method: str, path: str, more: Mapping[str, str]) -> dict[str, Any]:
        named = {"host": HOST, "origin": f"http://{HOST}"} | more
        if self.bearer:
            named["authorization"] = f"Bearer {self.bearer}"
        if self.cookies:
            named["cookie"] = "; ".join(f"{name}={one}" for name, one in self.cookies.items())
        parts = urlsplit(path)
        return {
            "type": "http",
            "asgi": {"spec_version": "2.3"},
            "http_version": "1.1",
            "scheme": "http",
            "method": method,
            "path": parts.path,
            "raw_path": parts.path.encode(),
            "root_path": "",
            "query_string": parts.query.encode(),
            "headers": [(n.encode(), one.encode()) for n, one in named.items() if one],
            "client": (self.address, 1),
            "server": (HOST, 80),
        }

    def _headers(self, start: Message) -> Headers:
        headers = Headers(raw=start["headers"])
        for given in headers.getlist("set-cookie"):
            name, _, one = given.split(";")[0].partition("=")
            self.cookies[name] = one
        return headers


@dataclass
class Stream:
    """What a listener has heard; one that is not ``free`` takes nothing."""

    heard: list[dict[str, Any]] = field(default_factory=list)
    beats: int = 0
    over: bool = False
    answer: Answer | None = None
    begun: asyncio.Event = field(default_factory=asyncio.Event)
    left: asyncio.Event = field(default_factory=asyncio.Event)
    free: asyncio.Event = field(default_factory=asyncio.Event)
    news: asyncio.Event = field(default_factory=asyncio.Event)

    def __post_init__(self) -> None:
        self.free.set()

    async def take(self, message: Message) -> None:
        await self.free.wait()
        for line in message.get("body", b"").decode().split("\n\n"):
            if line.startswith("data: "):
                self.heard.append(json.loads(line.removeprefix("data: ")))
            elif line == ": .":
                self.beats += 1
            elif self.answer and self.answer.status != 200:
                self.answer.body += line.encode()
        self.over = self.over or not message.get("more_body", False)
        self.news.set()

    def last(self, kind: str) -> dict[str, Any] | None:
        """Return the newest message of a kind."""
        return next((one for one in reversed(self.heard) if one["kind"] == kind), None)

    async def until(self, found: Any) -> Any:
        """Wait until something is so of what was heard, and return it."""
        deadline = asyncio.get_running_loop().time() + PATIENCE
        while not (result := found()):
            self.news.clear()
            left = deadline - asyncio.get_running_loop().time()
            assert left > 0, self.heard[-5:]
            with suppress(TimeoutError):
                await asyncio.wait_for(self.news.wait(), min(left, 0.2))
        return result

    async def counts(self, **wanted: int) -> None:
        """Wait until the newest count is this one."""

        def so() -> bool:
            told = next((one for one in reversed(self.heard) if "members" in one), {})
            answers = told.get("answers", (told.get("question") or {}).get("answers", 0))
            now = {"members": told.get("members"), "answers": answers}
            return all(now[key] == number for key, number in wanted.items())

        await self.until(so)


async def opened(at: Process) -> tuple[str, Browser]:
    """Open a room; return its code, and the browser that leads it."""
    teacher = Browser(at)
    answer = await teacher.ask("POST", "/rooms")
    assert answer.status == 201, answer.body
    teacher.cookies["logit_lab_lead"] = f"{answer.json['code']}.{answer.json['secret']}"
    return answer.json["code"], teacher


def asking(question: str = "logit") -> dict[str, str]:
    """Return what opens a question."""
    return {"do": "open", "page": "odds", "scene": "rulers", "question": question, "query": "p=0.4"}
