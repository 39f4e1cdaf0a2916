"""Sessions that come and go, and runs of pages that were slow: for the log."""

import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar

from starlette.types import ASGIApp, Message, Receive, Scope, Send
from starlette.websockets import WebSocketDisconnected

from ui.environment import ENVIRONMENT
from ui.log import tell

STREAM = "/_stcore/stream"


class Visits:
    """ASGI middleware that tells of every connection of a browser, and counts those there are."""

    here = 0
    ever = 0

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on; tell when a session's connection opens and when it has closed."""
        if scope["type"] != "websocket" or not scope["path"].endswith(STREAM):
            await self.app(scope, receive, send)
            return
        visit = Visit()

        async def watched(message: Message) -> None:
            await send(message)
            if message["type"] == "websocket.accept":
                visit.open()

        try:
            # Streamlit closes a connection once more that broke while something was sent.
            with suppress(WebSocketDisconnected):
                await self.app(scope, receive, watched)
        finally:
            visit.close()


class Visit:
    """One connection; a browser that was cut off and comes back makes another."""

    def __init__(self) -> None:
        self.number = 0
        self.begun = 0.0

    def open(self) -> None:
        """Count it in."""
        Visits.here += 1
        Visits.ever += 1
        self.number, self.begun = Visits.ever, time.monotonic()
        tell("session_opened", visit=self.number, here=Visits.here)

    def close(self) -> None:
        """Count it out, if it ever came in."""
        if not self.number:
            return
        Visits.here -= 1
        seconds = round(time.monotonic() - self.begun, 1)
        tell("session_closed", visit=self.number, here=Visits.here, seconds=seconds)


_within: ContextVar[bool] = ContextVar("within", default=False)


@contextmanager
def timed(part: str) -> Iterator[None]:
    """Tell of a run, of a whole page or of a part by itself, for which the visitor waited long.

    ``seconds`` is what passed for the visitor, turns of others included, ``cpu`` the work itself.
    """
    if _within.get():
        yield
        return
    outer = _within.set(True)
    begun, worked = time.monotonic(), time.thread_time()
    try:
        yield
    finally:
        _within.reset(outer)
        seconds = time.monotonic() - begun
        if seconds > ENVIRONMENT.slow:
            cpu = time.thread_time() - worked
            tell("slow", part=part, seconds=round(seconds, 2), cpu=round(cpu, 2))
