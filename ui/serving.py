"""What holds for as long as the server runs: its log, small answers that leave at once, open files
that suffice, and an end without haste.

Streamlit binds its socket itself, and asyncio, which does not take such a one for TCP, leaves
Nagle's algorithm on. Whatever is sent in two pieces (the head of an answer and its body, two
messages of a websocket) then waits for the browser's delayed acknowledgement: 40 ms each time, and
a first visit asks for more than a hundred files.
"""

import asyncio
import gc
import socket
from collections.abc import AsyncIterator, Sequence
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from functools import wraps
from typing import Any, Protocol

import streamlit as st

from ui.descriptors import open_files
from ui.distrust import distrust
from ui.health import HEALTH_HERE
from ui.heard import heard
from ui.lean import lean
from ui.log import begin_log, tell
from ui.stopping import stop_gently
from ui.visits import Visits


class Guest(Protocol):
    """Something else that holds for as long as the server runs."""

    def attend(self) -> AbstractAsyncContextManager[None]:
        """Return what lasts as long."""

    def close(self) -> None:
        """End what is open to visitors, since the server stops."""


@asynccontextmanager
async def serving(app: st.App, *, guests: Sequence[Guest] = ()) -> AsyncIterator[None]:
    """Prepare the process before its server listens, and until it ends."""
    loop = asyncio.get_running_loop()
    begin_log()
    distrust()
    send_at_once(loop)
    stop_gently(loop, close=[guest.close for guest in guests])
    with lean(), heard():
        async with open_files(app) as facts, AsyncExitStack() as stack:
            for guest in guests:
                await stack.enter_async_context(guest.attend())
            tell("start", version=st.__version__, **facts)
            first = asyncio.create_task(begin())
            yield
            first.cancel()
            gc.unfreeze()
            HEALTH_HERE.stopping = True
            tell("stopped", visits=Visits.ever)


async def begin() -> None:
    """Run a page for the first time, and leave out of every later collection what there is then.

    That are the objects of all modules, which stay: to look through them takes a tenth of a second,
    for which everybody waits, each few hundred moves of a slider.
    """
    await HEALTH_HERE.see()
    gc.collect()
    gc.freeze()


def send_at_once(loop: asyncio.AbstractEventLoop) -> None:
    """Have every connection of the loop's servers send what it has at once (``TCP_NODELAY``).

    A connection inherits the option from the socket that listens.
    """
    create_server = loop.create_server

    @wraps(create_server)
    async def created(*args: Any, **options: Any) -> asyncio.Server:
        server = await create_server(*args, **options)
        for listening in server.sockets:
            if listening.family in (socket.AF_INET, socket.AF_INET6):
                listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return server

    loop.create_server = created  # type: ignore[method-assign]  # of this loop alone
