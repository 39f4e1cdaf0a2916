"""A class whose server may open few files: visitors that come and go, and those who come back."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Subprotocol

from benchmarks.servers import ROOT, Server, serving, streamlit

PATIENCE = 60  # seconds for a page
Awaited = Callable[[Any], Any]


def serve_with(limit: str) -> AbstractContextManager[Server]:
    """Serve the course from a shell that sets how many files may be open."""
    shell = ["sh", "-c", f'ulimit {limit} && exec "$@"', "sh"]
    return serving(streamlit("app.py"), ROOT, ready="/_stcore/health", shell=shell)


@dataclass(frozen=True)
class Visit:
    """A page that has arrived whole: its connection and its session."""

    socket: ClientConnection
    session: str


async def come(server: Server, session: str = "") -> Visit:
    """Open the home page and wait until it has arrived; a session's name asks for that one."""
    socket = await connect(
        f"{server.address.replace('http', 'ws', 1)}/_stcore/stream",
        # The place of the session's name in the list is Streamlit's own way of handing it on.
        subprotocols=[Subprotocol(name) for name in ("streamlit", "none", session) if name],
        max_size=None,
        open_timeout=PATIENCE,
    )
    request = BackMsg()
    request.rerun_script.query_string = ""
    await socket.send(request.SerializeToString())
    name = ""
    async with asyncio.timeout(PATIENCE):
        while True:
            message = ForwardMsg.FromString(await socket.recv())
            kind = message.WhichOneof("type")
            if kind == "new_session":
                name = message.new_session.initialize.session_id
            elif kind == "script_finished":
                assert message.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY
                return Visit(socket, name)


async def come_and_go(server: Server, *, visits: int, at_once: int) -> list[str]:
    """Let visitors in, each staying until the next ``at_once`` are there; return their sessions."""
    sessions: list[str] = []
    for _ in range(visits // at_once):
        there = await asyncio.gather(*(come(server) for _ in range(at_once)))
        sessions += [visit.session for visit in there]
        await asyncio.gather(*(visit.socket.close() for visit in there))
    return sessions


@pytest.fixture(scope="module")
def small() -> Iterator[Server]:
    """A server that may never open more than 48 files, a dozen of which it needs itself."""
    with serve_with("-n 48") as running:
        yield running


def test_visitors_come_and_go_on_a_server_that_may_open_few_files(
    small: Server, awaited: Awaited
) -> None:
    sessions = awaited(come_and_go(small, visits=60, at_once=20))
    assert len(set(sessions)) == 60


def test_who_was_cut_off_comes_back_to_the_same_session(small: Server, awaited: Awaited) -> None:
    async def cut_off() -> tuple[str, str]:
        first = await come(small)
        await first.socket.close()
        again = await come(small, first.session)
        await again.socket.close()
        return first.session, again.session

    first, again = awaited(cut_off())
    assert first == again


@pytest.mark.exhaustive
@pytest.mark.parametrize("limit", ["-Sn 256", "-n 256"], ids=["soft", "hard"])
def test_a_class_comes_and_goes_on_the_files_that_macos_grants(
    limit: str, awaited: Awaited
) -> None:
    with serve_with(limit) as server:
        sessions = awaited(come_and_go(server, visits=300, at_once=60))
    assert len(set(sessions)) == 300
