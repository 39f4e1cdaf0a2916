"""A link to hand on: as short as it can be, and as a QR code that is drawn here.

The browser asks for both at ``/share``, since it alone knows what its address says at the moment;
nothing of it is kept, and nothing leaves the server but the answer.
"""

from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

import segno
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from ui.address import SCENE
from ui.assets import base_path
from ui.language import KEY as LANGUAGE_KEY
from ui.view import HIDE, VIEW

LONGEST = 500  # characters; beyond that the modules are too fine for a phone in the last row
LONGEST_ASKED = 16_000  # characters of an address that are looked at
# What a query may hold as it is (RFC 3986), without what splits it into parameters.
PLAIN = "!$()*,;:@/?"
OWN_VIEWS = ("projector", "teacher")  # of the screen in front, not of those who look on
PORTS = {"http": 80, "https": 443}


class NoHostError(ValueError):
    """What was typed is no address of a server."""


def server_of(typed: str) -> str:
    """Return the server that is meant, as the beginning of a link, with a path below it if any.

    ``typed`` is what a teacher writes: ``192.168.0.7:8501``, or a whole address.

    Examples
    --------
    >>> server_of("192.168.0.7:8501 ")
    'http://192.168.0.7:8501'
    >>> server_of("https://school.example/")
    'https://school.example'
    """
    text = typed.strip()
    try:
        parts = urlsplit(text if "://" in text else f"http://{text}")
        host, port = parts.hostname, parts.port
    except ValueError as broken:
        raise NoHostError(typed) from broken
    odd = parts.query or parts.fragment or parts.username is not None or len(text) > 200
    named = host is not None and quote(host, safe="-._:") == host
    if not named or parts.scheme not in PORTS or odd:
        raise NoHostError(typed)
    name = f"[{host}]" if host and ":" in host else host
    place = "" if port in (None, PORTS[parts.scheme]) else f":{port}"
    return f"{parts.scheme}://{name}{place}{quote(parts.path, safe='/%').rstrip('/')}"


def short_link(server: str, path: str, query: str) -> str:
    """Return the link of what a page shows: nothing is encoded that may stand as it is.

    Defaults are left out of an address anyway; so is a view that is for the screen in front alone.

    Examples
    --------
    >>> short_link("http://10.0.0.7:8501", "/train", "layers=4%2C2&view=projector")
    'http://10.0.0.7:8501/train?layers=4,2'
    """
    return _link(server, path, _parameters(query))


def _parameters(query: str) -> dict[str, str]:
    given = dict(parse_qsl(query.removeprefix("?"), keep_blank_values=True))
    return {k: v for k, v in given.items() if not (k == VIEW.key and v in OWN_VIEWS)}


def _link(server: str, path: str, parameters: dict[str, str]) -> str:
    text = urlencode(parameters, safe=PLAIN, quote_via=quote)
    return f"{server}{quote(path, safe='/%')}" + (f"?{text}" if text else "")


def drawable_link(server: str, path: str, query: str) -> str:
    """Return the longest link to a page that a QR code can hold: whole, or with less and less.

    First the settings are given up, then what is hidden, then the scene.
    """
    return next(link for link in _shorter(server, path, query) if len(link) <= LONGEST)


def _shorter(server: str, path: str, query: str) -> Iterator[str]:
    given = _parameters(query)
    yield _link(server, path, given)
    for kept in ((SCENE, LANGUAGE_KEY, HIDE), (SCENE, LANGUAGE_KEY), (LANGUAGE_KEY,), ()):
        yield _link(server, path, {key: given[key] for key in kept if key in given})
    yield server


@lru_cache(maxsize=64)
def code(link: str) -> str:
    """Return the QR code of a link as SVG, named by the link.

    Raises
    ------
    ValueError
        If the link is longer than ``LONGEST``.
    """
    if len(link) > LONGEST:
        raise ValueError(f"a link in a QR code has at most {LONGEST} characters; got {len(link)}")
    made = segno.make(link, error="l", micro=False)
    drawn = made.svg_inline(border=4, dark="black", light="white", omitsize=True, title=link)
    return drawn.replace("<svg ", '<svg role="img" ', 1)


def share_routes() -> list[Route]:
    """Return the route that answers with a link, its code, and what the code leads to."""
    return [Route(f"{base_path()}/share", _answer)]


def _answer(request: Request) -> JSONResponse:
    asked = request.query_params
    server, path, query = (asked.get(name, "") for name in ("server", "path", "query"))
    sizes = {"longest": LONGEST}
    if not path.startswith("/") or len(path) > LONGEST // 2 or len(query) > LONGEST_ASKED:
        return JSONResponse({"problem": "address", **sizes})
    try:
        begin = server_of(server)
    except NoHostError:
        return JSONResponse({"problem": "server", **sizes})
    link, leads = short_link(begin, path, query), drawable_link(begin, path, query)
    return JSONResponse({"link": link, "leads": leads, "code": code(leads), **sizes})
