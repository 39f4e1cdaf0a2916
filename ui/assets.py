"""The files that the browser loads beside Streamlit's own: Plotly and the live figure.

Most charts need a third of Plotly: its own small build stands in ``vendor``, for the very version
that the installed ``plotly`` package holds whole (`tools/vendor.sh` fetches it, a test compares the
two). The whole is loaded where a chart is solid. Every address carries a hash of all the contents:
a file can be cached for ever and still never be stale.
"""

import gzip
import hashlib
from collections.abc import Awaitable, Callable
from functools import cache
from pathlib import Path

import plotly
import streamlit as st
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

VENDOR = Path(__file__).parent / "vendor"
LIVE_FIGURE = Path(__file__).parent / "live_figure" / "browser"
ROOMS = Path(__file__).parent.parent / "rooms"
QUESTIONS = Path(__file__).parent / "questions"
MODULES = {
    "live_figure": LIVE_FIGURE,
    "deck": Path(__file__).parent / "deck" / "browser",
    "questions": QUESTIONS / "browser",
    "teacher": Path(__file__).parent / "teacher" / "browser",
    "rooms": ROOMS / "browser",
}
# What a page loads that belongs to no room: whether it does.
DOOR = "rooms/door.js"
STYLES = {
    "style.css": Path(__file__).parent / "style.css",
    "live_figure.css": LIVE_FIGURE.parent / "live_figure.css",
    "questions.css": QUESTIONS / "questions.css",
    "deck.css": Path(__file__).parent / "deck" / "deck.css",
    "home.css": Path(__file__).parent / "deck" / "home.css",
    "cockpit.css": Path(__file__).parent / "deck" / "cockpit.css",
    "teacher.css": Path(__file__).parent / "teacher" / "teacher.css",
    "follow.css": Path(__file__).parent / "deck" / "follow.css",
    "mistakes.css": Path(__file__).parent / "deck" / "mistakes.css",
    "rooms.css": ROOMS / "rooms.css",
    "asking.css": ROOMS / "asking.css",
}
PLOTLY = {
    "plotly.js": VENDOR / "plotly-cartesian.min.js",
    "plotly-whole.js": Path(plotly.__file__).parent / "package_data" / "plotly.min.js",
}
MEDIA_TYPES = {".js": "text/javascript", ".css": "text/css"}
CHUNKS = (
    "BidiComponent",
    "Button",
    "ButtonGroup",
    "Html",
    "NumberInput",
    "Slider",
    "formatNumber",
    "moment",
    "numbro",
    "purify.es",
    "recordbatch",
    "rehype-katex",
    "serialization",
)
IMMUTABLE = "public, max-age=31536000, immutable"
A_DAY = "public, max-age=86400"


def _files() -> dict[str, Path]:
    modules = {
        f"{name}/{path.name}": path
        for name, folder in MODULES.items()
        for path in sorted(folder.iterdir())
    }
    return {**PLOTLY, **STYLES, **modules}


@cache
def version() -> str:
    """Hash of every served file: part of each address, so that a new release is a new address."""
    digest = hashlib.sha256()
    for path in _files().values():
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


@cache
def _compressed(name: str) -> bytes:
    return gzip.compress(_files()[name].read_bytes(), compresslevel=9, mtime=0)


def asset_url(name: str) -> str:
    """Return the address of a served file, below the configured base path."""
    return f"{base_path()}/assets/{version()}/{name}"


def base_path() -> str:
    """Return the path below which the course is served, without a slash at its end."""
    base = str(st.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{base}" if base else ""


def asset_routes() -> list[Route]:
    """Return one route a file; each is compressed once, when the server starts.

    Streamlit hands its custom routes the path as it is asked for, base path and all.
    """
    return [Route(asset_url(name), _endpoint(name)) for name in _files()]


def _endpoint(name: str) -> Callable[[Request], Awaitable[Response]]:
    body = _compressed(name)
    headers = {"Content-Encoding": "gzip", "Cache-Control": IMMUTABLE}
    media_type = MEDIA_TYPES[Path(name).suffix]

    async def serve(request: Request) -> Response:
        return Response(body, media_type=media_type, headers=headers)

    return serve


def style_tags() -> str:
    """Return the tags of the page's styles."""
    return "".join(f'<link rel="stylesheet" href="{asset_url(name)}">' for name in STYLES)


def early_tags() -> str:
    """Return the tags that start early with all that charts need."""
    modules_here = [name for name in _files() if name.endswith(".js") and "/" in name]
    early = [name for name in modules_here if not name.startswith("rooms/") or name == DOOR]
    own = [asset_url(name) for name in early]
    modules = own + [f"{base_path()}/static/js/{path.name}" for path in streamlit_chunks()]
    return (
        f'<link rel="preload" as="script" href="{asset_url("plotly.js")}">'
        + "".join(f'<link rel="modulepreload" href="{address}">' for address in modules)
        + f'<script type="module" src="{asset_url("live_figure/early.js")}"></script>'
    )


def streamlit_chunks() -> list[Path]:
    """Return the parts of Streamlit's script that every lesson needs.

    Streamlit itself asks for them only when the first element of their kind arrives.
    """
    folder = Path(st.__file__).parent / "static" / "static" / "js"
    return [path for chunk in CHUNKS for path in folder.glob(f"{chunk}.????????.js")]


class IconFont:
    """ASGI middleware: in the place of Streamlit's font of 4,000 icons, the part that is used.

    `tools/icons.py` takes it, under the name of the whole, which is another with another whole: a
    part that does not belong to the installed Streamlit is never asked for.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        (part,) = VENDOR.glob("MaterialSymbols-*.woff2")
        self.address = f"/static/media/{part.name}"
        # Its name stays when an icon is added, so it is not kept for ever.
        headers = {"Cache-Control": A_DAY}
        self.answer = Response(part.read_bytes(), media_type="font/woff2", headers=headers)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer with the part, or pass the request on."""
        part = scope["type"] == "http" and scope["path"].endswith(self.address)
        await (self.answer if part else self.app)(scope, receive, send)
