"""SIGTERM, by which containers and services are stopped, ends the server gently and with code 0.

uvicorn alone would wait without end for a connection whose other side has vanished, and raise the
signal anew when all is done, so that the process seems to have been killed.
"""

import asyncio
import signal
import threading
from collections.abc import Callable, Sequence
from typing import Any

import uvicorn

from ui.environment import ENVIRONMENT
from ui.health import HEALTH_HERE, Health
from ui.log import tell
from ui.visits import Visits

PATIENCE = 2  # seconds for connections to close


def stop_gently(
    loop: asyncio.AbstractEventLoop,
    *,
    health: Health = HEALTH_HERE,
    drain: float = ENVIRONMENT.drain,
    close: Sequence[Callable[[], None]] = (),
) -> None:
    """Take SIGTERM over from uvicorn: not ready at once, the end after the time to drain.

    At the end, also on Ctrl+C, ``close`` is called: what would hold connections open without end.
    A second SIGTERM does not wait. Where another server runs the app, nothing is changed.
    """
    if threading.current_thread() is not threading.main_thread():
        return
    server = getattr(signal.getsignal(signal.SIGTERM), "__self__", None)
    if not isinstance(server, uvicorn.Server):
        return
    server.config.timeout_graceful_shutdown = PATIENCE

    def close_all() -> None:
        for each in close:
            each()

    def end() -> None:
        close_all()
        server.should_exit = True

    def stop() -> None:
        if health.stopping:
            end()
            return
        health.stopping = True
        tell("stopping", here=Visits.here, drain=drain)
        loop.call_later(drain, end)

    def asked(_number: int, _frame: Any) -> None:
        loop.call_soon_threadsafe(stop)

    def interrupted(number: int, frame: Any) -> None:
        loop.call_soon_threadsafe(close_all)
        server.handle_exit(number, frame)

    signal.signal(signal.SIGTERM, asked)
    signal.signal(signal.SIGINT, interrupted)
