"""What SECURITY.md promises of the running server, and of the code."""

import asyncio
import http.client
import re
import tomllib
from base64 import b64encode
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from streamlit.web.server.starlette.starlette_app_utils import generate_xsrf_token_string
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.typing import Origin

from benchmarks.classroom import session
from benchmarks.servers import Server
from files.decoding import MAX_BYTES

ROOT = Path(__file__).parents[2]
Awaited = Callable[[Coroutine[Any, Any, Any]], Any]
CODE = [
    one
    for part in ("core", "charts", "files", "ui", "rooms", "lessons", "pages")
    for one in (ROOT / part).rglob("*.py")
]
FORBIDDEN = re.compile(
    r"(?<![\w.])(eval|exec)\(|pickle\.loads?\(|Unpickler|allow_pickle=True|yaml\.load\(|os\.system|shell=True"
)


def asked(course: Server, method: str, path: str, **headers: str) -> http.client.HTTPResponse:
    connection = http.client.HTTPConnection(urlsplit(course.address).netloc, timeout=60)
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request(method, path, headers=named)
    return connection.getresponse()


@pytest.mark.parametrize(
    "path", ["/", "/odds", "/nowhere", "/_stcore/health", "/static/nowhere.js"]
)
def test_every_answer_of_the_server_is_guarded(course: Server, path: str) -> None:
    headers = asked(course, "GET", path).headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "SAMEORIGIN"
    assert "Content-Security-Policy-Report-Only" not in headers


def test_a_page_is_sent_with_its_policy(course: Server) -> None:
    assert (
        "frame-ancestors 'self'" in asked(course, "GET", "/odds").headers["Content-Security-Policy"]
    )


def test_an_upload_without_its_token_is_refused(course: Server) -> None:
    assert asked(course, "PUT", "/_stcore/upload_file/a/b").status == 403


@pytest.mark.parametrize(("forged", "status"), [(False, 400), (True, 403)])
def test_a_token_from_another_replica_holds(course: Server, *, forged: bool, status: int) -> None:
    """This process, with a cookie secret of its own, is that replica; 400 is for no session."""
    token = generate_xsrf_token_string()
    sent = {
        "Cookie": f"_streamlit_xsrf={token}",
        "X_Xsrftoken": token[:-1] + "x" if forged else token,
        "Content_Type": "multipart/form-data; boundary=x",
    }
    assert asked(course, "PUT", "/_stcore/upload_file/a/b", **sent).status == status


async def _socket_from(address: str, origin: str) -> None:
    place = f"ws://{urlsplit(address).netloc}/_stcore/stream"
    async with connect(place, origin=Origin(origin)):
        pass


def test_a_page_elsewhere_opens_no_websocket(course: Server, awaited: Awaited) -> None:
    with pytest.raises(InvalidStatus):
        awaited(_socket_from(course.address, "https://evil.example"))


async def _send(address: str, message: bytes) -> None:
    async with session(address) as socket:
        await socket.send(message)
        while True:
            await socket.recv()


def test_a_message_beyond_the_limit_ends_its_connection(course: Server, awaited: Awaited) -> None:
    with pytest.raises(ConnectionClosed):
        awaited(asyncio.wait_for(_send(course.address, b"\x0a" * 2_100_000), 60))


def test_the_largest_table_can_be_handed_back_by_a_tab() -> None:
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text())
    largest = len(b64encode(b"\0" * MAX_BYTES))
    rest = 100_000  # what else a page tells at once
    assert largest + rest < config["server"]["maxWidgetStateSize"] * 1_000_000


def test_nothing_is_unpickled_or_evaluated() -> None:
    found = [str(one) for one in CODE if FORBIDDEN.search(one.read_text())]
    assert len(CODE) > 100
    assert found == []


def test_what_security_md_names_exists() -> None:
    text = (ROOT / "SECURITY.md").read_text()
    named = set(re.findall(r"`((?:ui|rooms|tests|files|\.streamlit)/[\w./]*)`", text))
    assert len(named) > 10
    assert [one for one in named if not (ROOT / one).exists()] == []


def test_details_of_errors_stay_in_the_log() -> None:
    assert 'showErrorDetails = "none"' in (ROOT / ".streamlit" / "config.toml").read_text()
