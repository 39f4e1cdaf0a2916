"""Asks an ASGI application as a server would, and builds small ones that answer."""

import asyncio
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Headers
    body: bytes


class Site:
    """Answers every request alike, in two pieces, and remembers what it was asked."""

    def __init__(self, body: bytes, *, status: int = 200, **headers: str) -> None:
        self.body, self.status = body, status
        self.headers = {name.replace("_", "-"): value for name, value in headers.items()}
        self.asked: list[Headers] = []

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.asked.append(Headers(scope=scope))
        pairs = Headers(self.headers).raw
        await send({"type": "http.response.start", "status": self.status, "headers": pairs})
        half = len(self.body) // 2
        await send({"type": "http.response.body", "body": self.body[:half], "more_body": True})
        await send({"type": "http.response.body", "body": self.body[half:]})


def ask(
    app: ASGIApp,
    path: str,
    query: str = "",
    headers: Mapping[str, str] | None = None,
    method: str = "GET",
) -> Answer:
    scope = {
        "type": "http",
        "method": method,
        "path": path,
        "raw_path": path.encode("latin-1", "replace"),
        "root_path": "",
        "scheme": "http",
        "query_string": query.encode("latin-1", "replace"),
        "headers": Headers(dict(headers or {})).raw,
        "server": ("localhost", 80),
    }
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        sent.append(message)

    # In a thread of its own: a browser test before it may keep this one's event loop occupied.
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, app(scope, receive, send)).result()
    starts = [message for message in sent if message["type"] == "http.response.start"]
    assert len(starts) == 1, f"{len(starts)} answers were started"
    body = b"".join(message.get("body", b"") for message in sent[1:])
    return Answer(starts[0]["status"], Headers(raw=starts[0]["headers"]), body)
