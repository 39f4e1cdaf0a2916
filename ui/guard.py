"""ASGI middleware: who may ask, and what every answer tells the browser about its use."""

import os
import re
from collections.abc import Mapping, Sequence

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.web.server.starlette.starlette_websocket import is_host_allowed

FRAMED_BY = "LOGIT_LAB_FRAMED_BY"
SELF = "'self'"
ORIGIN = re.compile(r"\*|https?://(\*\.)?[A-Za-z0-9.-]+(:\d{1,5})?")
# A container asks for these by the address of this machine, whatever its name is.
OPEN_TO_ALL = ("/_stcore/health", "/healthz")
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",  # an address holds what somebody has answered or written
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}


def framed_by(environment: Mapping[str, str] = os.environ) -> tuple[str, ...]:
    """Return which pages may show the course inside: those of this server, and those named.

    Raises
    ------
    ValueError
        If the variable names anything but origins.

    Examples
    --------
    >>> framed_by({"LOGIT_LAB_FRAMED_BY": "https://school.example"})
    ("'self'", 'https://school.example')
    """
    named = environment.get(FRAMED_BY, "").split()
    for one in named:
        if not ORIGIN.fullmatch(one):
            raise ValueError(
                f"{FRAMED_BY} names origins such as https://school.example, or * for all; "
                f"got {one!r}"
            )
    return (SELF, *named)


class Guard:
    """Refuses hosts that are not the course's own, and gives every answer its headers.

    The hosts stand in Streamlit's ``server.allowedHosts`` (STREAMLIT_SERVER_ALLOWED_HOSTS); none
    allows all. ``frames`` are the pages that may show the course inside.
    """

    def __init__(self, app: ASGIApp, *, frames: Sequence[str] = (SELF,)) -> None:
        self.app = app
        self.headers = {**HEADERS}
        if tuple(frames) == (SELF,):  # more than this the old header cannot say
            self.headers["X-Frame-Options"] = "SAMEORIGIN"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, unless it is meant for another host."""
        if scope["type"] != "http":  # Streamlit looks at the host of its websocket itself
            await self.app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self.headers.items():
                    headers[name] = value
            await send(message)

        meant = is_host_allowed(Headers(scope=scope).get("host"))
        if meant or scope["path"].endswith(OPEN_TO_ALL):
            await self.app(scope, receive, with_headers)
        else:
            refusal = PlainTextResponse("This server has another name.\n", status_code=400)
            await refusal(scope, receive, with_headers)
