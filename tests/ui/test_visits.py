"""Connections are counted in and out, also those that break."""

from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any

import pytest
from starlette.types import Message, Receive, Scope, Send
from starlette.websockets import WebSocket, WebSocketDisconnect

from ui.visits import STREAM, Visits

Awaited = Callable[[Awaitable[None]], None]
SCOPE = {"type": "websocket", "path": STREAM, "headers": []}


async def connected() -> Message:
    return {"type": "websocket.connect"}


async def broken(message: Message) -> None:
    if message["type"] == "websocket.send":
        raise OSError


def test_a_connection_that_breaks_while_something_is_sent_is_no_error(
    awaited: Awaited, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[tuple[str, int]] = []
    monkeypatch.setattr("ui.visits.tell", lambda event, here, **_: told.append((event, here)))
    monkeypatch.setattr(Visits, "here", 3)

    async def session(scope: Scope, receive: Receive, send: Send) -> None:
        """Do as Streamlit does, which listens on, and sends in a task of its own."""
        socket = WebSocket(scope, receive, send)
        await socket.accept()
        with suppress(WebSocketDisconnect):
            await socket.send_bytes(b"an element")
        try:
            await socket.receive_bytes()
        except RuntimeError:
            await socket.close()

    awaited(Visits(session)(SCOPE, connected, broken))
    assert told == [("session_opened", 4), ("session_closed", 3)]


def test_any_other_error_of_a_connection_is_one(awaited: Awaited) -> None:
    async def session(*_given: Any) -> None:
        raise TypeError

    with pytest.raises(TypeError):
        awaited(Visits(session)(SCOPE, connected, broken))
