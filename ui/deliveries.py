"""What a part of a page sends is handed to the server's event loop all at once.

Streamlit hands over every element by itself, and each time the loop wakes up beside the script, of
which only one can hold the interpreter: of a scene's forty elements that is half of a rerun. Where
the loop has them, they are put into the session's queue, which is where Streamlit's own way ends.
"""

import asyncio
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

from streamlit.runtime import get_instance
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.scriptrunner.script_runner import ScriptRunner

PATIENCE = 0.5  # seconds from one look to the next at whether the loop still runs

Send = Callable[[Any], None]


class Deliveries:
    """The event loop of the server, as soon as it runs; without it everything is sent at once."""

    loop: asyncio.AbstractEventLoop | None = None

    @contextmanager
    def together(self) -> Iterator[None]:
        """Hold what is sent within, and hand it over in its order at the end, whatever happens."""
        context = get_script_run_ctx(suppress_warning=True)
        if context is None or self.loop is None or isinstance(context._enqueue, Held):
            yield
            return
        send, held = context._enqueue, Held()
        context._enqueue = held
        try:
            yield
        finally:
            context._enqueue = send
            self._hand_over(send, held.messages)

    def _hand_over(self, send: Send, messages: list[Any]) -> None:
        """Send from the thread of the loop, and go on when it is done: what follows comes later.

        However long the loop is busy with others: what the script told it meanwhile, the start of
        the next run first of all, would overtake, and the page would be sent parts of another one.
        """
        done = threading.Event()

        def all_at_once() -> None:
            try:
                take = _taker(send)
                for message in messages:
                    take(message)
            finally:
                done.set()

        if not messages or self.loop is None:
            return
        with suppress(RuntimeError):  # the loop is closed, and nobody there to be told
            self.loop.call_soon_threadsafe(all_at_once)
            while not done.wait(PATIENCE) and self.loop.is_running():
                pass


def _taker(send: Send) -> Send:
    """Return what takes a message as ``send`` does, but without one more turn of the loop for each.

    It is to be called in the thread of the loop. A session takes messages of its present run alone.
    """
    run = getattr(send, "__self__", None)
    if not isinstance(run, ScriptRunner):
        return send
    session = get_instance().get_app_session(run._session_id)
    if session is None or session._scriptrunner is not run:
        return send
    return session._enqueue_forward_msg


class Held:
    """Takes messages instead of the server."""

    def __init__(self) -> None:
        self.messages: list[Any] = []

    def __call__(self, message: Any) -> None:
        """Keep a message."""
        self.messages.append(message)


DELIVERIES = Deliveries()
