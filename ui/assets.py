"""The files that the browser loads beside Streamlit's own: Plotly and the live figure.

Plotly's script is the one inside the installed ``plotly`` package, so the Python and the
browser side always agree and nothing third-party is kept in the repository. Every address
carries a hash of all the contents: a file can be cached for ever and still never be stale.
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

LIVE_FIGURE = Path(__file__).parent / "live_figure" / "browser"
PLOTLY = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"
MEDIA_TYPES = {".js": "text/javascript", ".css": "text/css"}
IMMUTABLE = "public, max-age=31536000, immutable"


def _files() -> dict[str, Path]:
    own = {f"live_figure/{path.name}": path for path in sorted(LIVE_FIGURE.iterdir())}
    return {"plotly.js": PLOTLY, **own}


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


def _path(name: str) -> str:
    return f"/assets/{version()}/{name}"


def asset_url(name: str) -> str:
    """Return the address of a served file, below the configured base path."""
    base = str(st.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{base}{_path(name)}" if base else _path(name)


def asset_routes() -> list[Route]:
    """Return one route a file; each is compressed once, when the server starts."""
    return [Route(_path(name), _endpoint(name)) for name in _files()]


def _endpoint(name: str) -> Callable[[Request], Awaitable[Response]]:
    body = _compressed(name)
    headers = {"Content-Encoding": "gzip", "Cache-Control": IMMUTABLE}
    media_type = MEDIA_TYPES[Path(name).suffix]

    async def serve(request: Request) -> Response:
        return Response(body, media_type=media_type, headers=headers)

    return serve


def preload_links() -> str:
    """Return the tags that let a page fetch its chart code along with its HTML."""
    modules = [name for name in _files() if name.endswith(".js") and name != "plotly.js"]
    plotly = f'<link rel="preload" as="script" href="{asset_url("plotly.js")}">'
    return plotly + "".join(
        f'<link rel="modulepreload" href="{asset_url(name)}">' for name in modules
    )
