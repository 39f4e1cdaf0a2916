"""Open files: every visitor's connection is one, and a server may have only so many at once.

Often that is 256 or 1,024, of which macOS and Linux let a process ask for more by itself. Streamlit
spends three on every session beside its connection, and keeps those of 128 sessions that have left:
each holds an event loop for asynchronous code in the page's script. The scripts of the course have
none, so all sessions share one loop.
"""

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Any

import streamlit as st
from streamlit.runtime.app_session import AppSession

from ui.deliveries import DELIVERIES

try:
    import resource
except ModuleNotFoundError:  # Windows, where connections are no files
    resource = None  # type: ignore[assignment]  # to mypy the name is a module

MACOS_MOST = 10_240
# While it loads a page, a browser has six connections; so have five browsers at once.
LOADING = 30


class SharedLoop(asyncio.SelectorEventLoop):
    """The event loop of every session: one that ends does not close it for the others."""

    def close(self) -> None:
        """Stay open."""


@asynccontextmanager
async def open_files(app: st.App) -> AsyncIterator[dict[str, Any]]:
    """Take what the system grants and waste none, as long as the server runs.

    Yields how many files may be open and the room for sessions, where there is a limit.
    """
    limit = raise_limit()
    share_loop()
    DELIVERIES.loop = asyncio.get_running_loop()
    if limit is None:
        yield {}
    else:
        room = sessions_that_fit(limit, in_use=len(os.listdir("/dev/fd")))
        yield {"open_files": limit, "room_for_sessions": room}
    DELIVERIES.loop = None


def raise_limit() -> int | None:
    """Let as many files be open as the system grants; return how many, None if without limit."""
    if resource is None:
        return None
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    # macOS names no hard limit, and still refuses to go without.
    for limit in (hard, MACOS_MOST):
        if soft != resource.RLIM_INFINITY and (limit == resource.RLIM_INFINITY or limit > soft):
            with suppress(ValueError, OSError):
                resource.setrlimit(resource.RLIMIT_NOFILE, (limit, hard))
                break
    soft, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    return None if soft == resource.RLIM_INFINITY else soft


def sessions_that_fit(limit: int, *, in_use: int) -> int:
    """Return how many sessions can be there at once beside what is open without them."""
    return max(0, limit - in_use - LOADING)


def share_loop() -> None:
    """Give every session the same event loop in the place of its own."""
    shared = SharedLoop()
    # To mypy an attribute stays what its class says, and is no property.
    AppSession._script_event_loop = property(  # type: ignore[assignment]
        lambda session: shared, lambda session, loop: loop.close()
    )
