"""An answer that goes on for as long as somebody listens: server-sent events."""

import asyncio
import random

from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from rooms.hall import Hall, Seat


class EventStream(Response):
    """Sends what a seat's mailbox holds, until it is closed or the listener has gone."""

    media_type = "text/event-stream"

    def __init__(self, hall: Hall, seat: Seat) -> None:
        headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
        super().__init__(headers=headers)
        del self.headers["content-length"]
        self._hall = hall
        self._seat = seat

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send until the end; the seat is free then, whatever happened."""
        sending = self._seat.sending = asyncio.ensure_future(self._send(send))
        gone = asyncio.ensure_future(_gone(receive))
        try:
            await asyncio.wait({sending, gone}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            self._hall.leave(self._seat)
            for task in (sending, gone):
                task.cancel()
            await asyncio.gather(sending, gone, return_exceptions=True)

    async def _send(self, send: Send) -> None:
        start = {"type": "http.response.start", "status": 200, "headers": self.raw_headers}
        await send(start)
        # A class that has lost its server does not come back all at one moment.
        await self._pass(send, b"retry: %d\n\n" % random.randint(500, 1500))
        box = self._seat.box
        while not box.is_over:
            await self._pass(send, await box.take())
        await send({"type": "http.response.body", "body": b""})

    async def _pass(self, send: Send, told: bytes) -> None:
        await send({"type": "http.response.body", "body": told, "more_body": True})


async def _gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
