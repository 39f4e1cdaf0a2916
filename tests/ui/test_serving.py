"""What the process is prepared with before its server listens."""

import asyncio
import gc
import socket
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor

import pytest

from ui.health import HEALTH_HERE
from ui.serving import begin, send_at_once


def listening() -> socket.socket:
    """Return a socket as Streamlit binds it: of no named protocol."""
    bound = socket.socket(socket.AF_INET)
    bound.bind(("127.0.0.1", 0))
    bound.listen()
    bound.setblocking(False)
    return bound


async def delays() -> bool:
    """Tell whether a connection to a server holds back small pieces of what it sends."""
    accepted: asyncio.Future[bool] = asyncio.get_running_loop().create_future()

    class Told(asyncio.Protocol):
        def connection_made(self, transport: asyncio.BaseTransport) -> None:
            ours = transport.get_extra_info("socket")
            accepted.set_result(not ours.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
            transport.close()

    bound = listening()
    server = await asyncio.get_running_loop().create_server(Told, sock=bound)
    async with server:
        _, writer = await asyncio.open_connection(*bound.getsockname())
        answer = await accepted
        writer.close()
    return answer


def awaited(work: Coroutine[None, None, bool]) -> bool:
    """Run it in a thread of its own: a browser test may keep the event loop of this one."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, work).result()


def test_small_pieces_of_an_answer_are_sent_at_once():
    async def served() -> bool:
        send_at_once(asyncio.get_running_loop())
        return await delays()

    assert awaited(served()) is False


def test_a_socket_of_no_named_protocol_would_hold_them_back():
    # If this fails, asyncio does so by itself, and ui.serving can go.
    assert awaited(delays()) is True


def test_later_collections_leave_out_what_there_is_at_the_start(monkeypatch: pytest.MonkeyPatch):
    async def seen() -> bool:
        return True

    def looked_through() -> bool:
        return any(one is held for one in gc.get_objects())

    async def begun() -> bool:
        await begin()
        return looked_through()

    held = [{"of": "a module"}]
    monkeypatch.setattr(HEALTH_HERE, "see", seen)
    assert looked_through()
    try:
        assert awaited(begun()) is False
    finally:
        gc.unfreeze()
