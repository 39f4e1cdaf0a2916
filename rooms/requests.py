"""What a request says of itself: where it comes from, whose it is, and what it brings."""

import json
import re
from collections.abc import Callable
from http.cookies import CookieError, SimpleCookie
from typing import Any, NoReturn
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.types import Scope

from rooms.codes import MEMBER, SECRET, is_secret, new_member, read_code
from rooms.model import Room
from rooms.refusal import RefusalError

LEAD = "logit_lab_lead"
MEMBER_COOKIE = "logit_lab_member"
LARGEST = 16_384  # bytes of a body
LEAD_AGE = 12 * 3600  # seconds for which a browser keeps the right to lead
MEMBER_AGE = 12 * 3600
PORTS = {"http": 80, "https": 443}
BEARER = re.compile(r"Bearer ([A-Za-z0-9_-]{43})")


def cookie(headers: Headers, name: str) -> str:
    """Return a cookie of a request; empty without."""
    try:
        kept = SimpleCookie("; ".join(headers.getlist("cookie")))
    except CookieError:
        return ""
    return kept[name].value if name in kept else ""


def leading(headers: Headers) -> tuple[str, str] | None:
    """Return the code and the secret by which a browser leads, if it has any."""
    code, _, secret = cookie(headers, LEAD).partition(".")
    read = read_code(code)
    return (read, secret) if read and SECRET.fullmatch(secret) else None


def secrets_shown(headers: Headers, code: str) -> list[str]:
    """Return by what a request would lead a room: the secret of its cookie, and one it names."""
    given = leading(headers)
    bearer = BEARER.fullmatch(headers.get("authorization", ""))
    kept = [given[1]] if given and given[0] == code else []
    return [*kept, bearer[1]] if bearer else kept


def leads(headers: Headers, room: Room) -> bool:
    """Tell whether a request may lead a room."""
    return any(is_secret(one, room.secret) for one in secrets_shown(headers, room.code))


def browser_of(headers: Headers) -> str | None:
    """Return the random name of a browser, if it has one."""
    given = cookie(headers, MEMBER_COOKIE)
    return given if MEMBER.fullmatch(given) else None


def set_cookie(scope: Scope, answer: Response, name: str, value: str, *, base: str) -> None:
    """Give a browser a cookie that no script reads, and that other sites do not send along."""
    answer.set_cookie(
        name,
        value,
        max_age=LEAD_AGE if name == LEAD else MEMBER_AGE,
        path=base or "/",
        httponly=True,
        samesite="lax",
        secure=is_secure(scope),
    )


def is_secure(scope: Scope) -> bool:
    """Tell whether the browser speaks TLS, if not with this process then with its proxy."""
    forwarded = Headers(scope=scope).get("x-forwarded-proto", "")
    return scope.get("scheme") == "https" or forwarded.split(",")[0].strip() == "https"


def address_of(request: Request) -> str:
    """Return the address that asks."""
    return request.client.host if request.client else ""


def named(request: Request) -> tuple[str, bool]:
    """Return the name of the browser that asks, and whether it is a new one."""
    known = browser_of(request.headers)
    return known or new_member(), known is None


def check_origin(request: Request) -> None:
    """Refuse what a page of another site has sent.

    Every browser says where such a request is from; what does not is a program of somebody's own,
    which brings no rights but those it has.
    """
    host = request.headers.get("host", "")
    given = request.headers.get("origin") or request.headers.get("referer", "")
    if given and not _is_same(given, host):
        raise RefusalError(403, "origin")


def _is_same(page: str, host: str) -> bool:
    """Tell whether a page is one of a host, which may have its port with it."""
    try:
        parts = urlsplit(page)
        own = urlsplit(f"{parts.scheme}://{host}")
        port = PORTS[parts.scheme]
        return (parts.hostname, parts.port or port) == (own.hostname, own.port or port)
    except (ValueError, KeyError):
        return False


async def body(request: Request) -> dict[str, Any]:
    """Return the JSON object that a request brings."""
    read = b""
    try:
        async for chunk in request.stream():
            read += chunk
            if len(read) > LARGEST:
                raise RefusalError(413, "large")
        told = json.loads(read, parse_constant=_no_constant)
    except (ClientDisconnect, ValueError, RecursionError) as broken:
        raise RefusalError(400, "json") from broken
    if not isinstance(told, dict):
        raise RefusalError(400, "json")
    return told


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"JSON has no {name}")


Authorise = Callable[[Room], Room]


def led(request: Request) -> Authorise:
    """Return what lets a room pass if this request may lead it."""

    def check(room: Room) -> Room:
        if not leads(request.headers, room):
            raise RefusalError(403, "lead")
        return room

    return check
