"""ASGI middleware: what every HTML page brings along before Streamlit takes over.

Streamlit answers every address with one and the same page. Here that page gets its language, its
title, the scripts that its first chart will need, and the place where the server is to be found,
which Streamlit would otherwise search for along the path of the page. An address that is no page
of the course leads home, where the reader is told so.
"""

import gzip
import html
from collections.abc import Awaitable, Callable, Iterable, Sequence
from urllib.parse import parse_qsl, quote, urlencode

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ui.policy import content_policy

MISSING = "missing"
FILES = ("/static/", "/assets/", "/media/", "/component/", "/_stcore/")
NEGOTIATION = (b"accept-encoding", b"if-none-match", b"if-modified-since")


async def no_mark(_scope: Scope) -> str:
    """Say nothing of who asks."""
    return ""


class Front:
    """Completes Streamlit's HTML page, and sends unknown addresses home.

    ``pages`` are the addresses of the course without slashes, ``base`` is the path below which it
    is served. ``styles`` go into every page before Streamlit's own, ``early`` after its scripts: a
    browser asks for them in this order. ``language`` chooses ``en`` or ``ko`` from the wanted
    language and the ``Accept-Language`` header, ``title`` names a page in a language, ``scripts``
    are those that pages add to themselves, ``frames`` the pages that may show one of ours inside.
    ``mark`` returns what the head says of who asks.
    """

    def __init__(
        self,
        app: ASGIApp,
        *,
        pages: Iterable[str],
        base: str,
        styles: str,
        early: str,
        language: Callable[[str | None, str], str],
        title: Callable[[str, str], str],
        scripts: Iterable[str] = (),
        frames: Sequence[str] = ("'self'",),
        mark: Callable[[Scope], Awaitable[str]] = no_mark,
    ) -> None:
        self.app = app
        self.pages = {"", *pages}
        self.base = f"/{base.strip('/')}".rstrip("/")
        self.styles = styles
        self.early = early
        self.language = language
        self.title = title
        self.scripts = tuple(scripts)
        self.frames = tuple(frames)
        self.mark = mark

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on but whole HTML pages, which are completed or redirected."""
        if scope["type"] != "http" or scope["method"] != "GET" or self._is_file(scope):
            await self.app(scope, receive, send)
            return
        start: Message = {}
        chunks: list[bytes] = []

        async def hold_html(message: Message) -> None:
            if message["type"] == "http.response.start" and _is_page(message):
                start.update(message)
            elif not start:
                await send(message)
            else:
                chunks.append(message.get("body", b""))
                if not message.get("more_body", False):
                    page = b"".join(chunks).decode()
                    page = page.replace("</head>", f"{await self.mark(scope)}</head>", 1)
                    await self._answer(scope, page)(scope, receive, send)

        # The page is needed whole and as it is: neither compressed nor "not modified".
        plain = [header for header in scope["headers"] if header[0] not in NEGOTIATION]
        await self.app({**scope, "headers": plain}, receive, hold_html)

    def _is_file(self, scope: Scope) -> bool:
        return str(scope["path"]).removeprefix(self.base).startswith(FILES)

    def _answer(self, scope: Scope, page: str) -> Response:
        path = scope["path"].removeprefix(self.base).strip("/")
        query = dict(parse_qsl(scope["query_string"].decode(errors="replace")))
        if path not in self.pages:
            target = urlencode({**query, MISSING: path[:80]}, quote_via=quote)
            return RedirectResponse(f"{self.base}/?{target}", status_code=307)
        asked = Headers(scope=scope)
        language = self.language(query.get("lang"), asked.get("accept-language", ""))
        page = page.replace('<html lang="en">', f'<html lang="{language}">', 1)
        title = f"<title>{html.escape(self.title(path, language))}</title>"
        page = page.replace("<title>Streamlit</title>", title + self._settings() + self.styles, 1)
        page = page.replace("</head>", f"{self.early}</head>", 1)
        headers = {
            "Cache-Control": "no-cache",
            "Content-Security-Policy": content_policy(page, self.scripts, self.frames),
            "Vary": "Accept-Language, Accept-Encoding",
        }
        if "gzip" not in asked.get("accept-encoding", ""):
            return Response(page, media_type="text/html", headers=headers)
        packed = gzip.compress(page.encode(), compresslevel=6, mtime=0)
        headers["Content-Encoding"] = "gzip"
        return Response(packed, media_type="text/html", headers=headers)

    def _settings(self) -> str:
        place = f"location.origin + '{self.base}'"
        settings = f"{{BACKEND_BASE_URL: {place}}}"
        return f"<script>window.__streamlit = {settings}</script>"


def _is_page(start: Message) -> bool:
    kind = MutableHeaders(scope=start).get("content-type", "")
    return start["status"] == 200 and kind.startswith("text/html")
