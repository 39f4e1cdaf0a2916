"""ASGI middleware: immutable files are compressed once, then served from memory.

Streamlit serves its own scripts and styles as they are, since compressing them at every request
would cost more than it saves. Their names carry a hash of their contents, so one compressed
copy of each is enough for as long as the server runs.
"""

import gzip

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

COMPRESSIBLE = ("text/", "application/javascript", "application/json", "image/svg+xml")


class CompressOnce:
    """Serves gzip copies of Streamlit's immutable, compressible files."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self._copies: dict[str, tuple[list[tuple[bytes, bytes]], bytes]] = {}

    def _applies(self, scope: Scope) -> bool:
        if scope["type"] != "http" or scope["method"] != "GET":
            return False
        headers = Headers(scope=scope)
        return (
            "/static/" in scope["path"]
            and "gzip" in headers.get("accept-encoding", "")
            and "range" not in headers
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer from memory, or let the application answer once and remember it compressed."""
        if not self._applies(scope):
            await self.app(scope, receive, send)
            return
        path = scope["path"]
        if path not in self._copies:
            start, body = await self._answer(scope, receive)
            headers = MutableHeaders(scope=start)
            if start["status"] != 200 or not _compressible(headers):
                await send(start)
                await send({"type": "http.response.body", "body": body})
                return
            packed = await run_in_threadpool(gzip.compress, body, 9, mtime=0)
            headers["content-encoding"] = "gzip"
            headers["content-length"] = str(len(packed))
            headers.add_vary_header("Accept-Encoding")
            self._copies[path] = (headers.raw, packed)
        raw_headers, packed = self._copies[path]
        await send({"type": "http.response.start", "status": 200, "headers": raw_headers})
        await send({"type": "http.response.body", "body": packed})

    async def _answer(self, scope: Scope, receive: Receive) -> tuple[Message, bytes]:
        start: Message = {}
        chunks: list[bytes] = []

        async def collect(message: Message) -> None:
            if message["type"] == "http.response.start":
                start.update(message)
            else:
                chunks.append(message.get("body", b""))

        await self.app(scope, receive, collect)
        return start, b"".join(chunks)


def _compressible(headers: MutableHeaders) -> bool:
    # Only immutable answers are kept: made-up addresses, answered with the page, fill no memory.
    return (
        headers.get("content-type", "").startswith(COMPRESSIBLE)
        and "immutable" in headers.get("cache-control", "")
        and "content-encoding" not in headers
    )
