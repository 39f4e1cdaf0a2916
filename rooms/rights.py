"""The right to lead: by a link once, by a cookie from then on."""

from urllib.parse import parse_qsl, urlencode

from starlette.datastructures import Headers
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from rooms.codes import SECRET, is_secret, read_code
from rooms.refusal import RefusalError, StoreTroubleError
from rooms.requests import LEAD, leading, leads, set_cookie
from rooms.store import Store


class Rights:
    """ASGI middleware: takes the secret out of the address of a page and puts it into a cookie.

    A secret that is not the room's is taken out as well, and ``refused=lead`` says so.
    """

    def __init__(self, app: ASGIApp, *, store: Store, base: str) -> None:
        self.app = app
        self.store = store
        self.base = base

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on but an address that holds a secret."""
        if scope["type"] != "http" or scope["method"] != "GET" or b"lead=" not in _query(scope):
            await self.app(scope, receive, send)
            return
        given = parse_qsl(_query(scope).decode(errors="replace"), keep_blank_values=True)
        asked = dict(given)
        left = [(key, value) for key, value in given if key not in ("lead", "refused")]
        if "lead" not in asked:
            await self.app(scope, receive, send)
            return
        code, secret = read_code(asked.get("room", "")), asked["lead"]
        right = bool(code) and await self._is_right(str(code), secret)
        query = urlencode(left if right else [*left, ("refused", "lead")])
        # Of two strokes a browser would take the next word for another host.
        path = "/" + scope["path"].lstrip("/\\")
        answer = RedirectResponse(f"{path}?{query}", status_code=303)
        answer.headers["Cache-Control"] = "no-store"
        if right:
            set_cookie(scope, answer, LEAD, f"{code}.{secret}", base=self.base)
        await answer(scope, receive, send)

    async def _is_right(self, code: str, secret: str) -> bool:
        try:
            room = await self.store.room(code)
        except (RefusalError, StoreTroubleError):
            return False
        return bool(SECRET.fullmatch(secret)) and is_secret(secret, room.secret)


class LeadMark:
    """What a page says of its browser's right to lead."""

    def __init__(self, store: Store) -> None:
        self.store = store

    async def __call__(self, scope: Scope) -> str:
        """Return the tag for a page's head; nothing for a browser that may not lead."""
        headers = Headers(scope=scope)
        given = leading(headers)
        if given is None:
            return ""
        try:
            room = await self.store.room(given[0])
        except (RefusalError, StoreTroubleError):
            return ""
        return f'<meta name="logit-lab-lead" content="{room.code}">' if leads(headers, room) else ""


def _query(scope: Scope) -> bytes:
    return bytes(scope["query_string"])
