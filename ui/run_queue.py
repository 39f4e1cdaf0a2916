"""RunQueue: one run at a time in the whole process, and those that a reader waits for go first.

Python works at one thread at a time anyway. Where many sessions train, their threads would take the
interpreter from each other at every product of NumPy, which lets go of it, and all would crawl.
Taking turns, each is through in a moment.
"""

import threading
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import ParamSpec

import streamlit as st

from ui.address import end_fragment, is_whole_run
from ui.deliveries import DELIVERIES
from ui.visits import timed

Parameters = ParamSpec("Parameters")
TURN = "_turn"  # never set
PATIENCE = 0.1  # seconds from one look to the next at whether a run that waits is still wanted


class RunQueue:
    """A lock whose waiting line is kept, behind another one for what is urgent.

    ``wanted`` is called now and then while a place is held in a line; it may raise, and then the
    place is given up.
    """

    def __init__(self, wanted: Callable[[], object]) -> None:
        self._wanted = wanted
        self._lines: tuple[deque[threading.Event], ...] = deque(), deque()
        self._lock = threading.Lock()
        self._owner: int | None = None
        self._taken = self._urgent = False

    @contextmanager
    def taken(self, *, urgent: bool = True) -> Iterator[None]:
        """Wait for a turn and hold it; who has it already goes on with it."""
        if self._mine:
            yield
            return
        self._wait(urgent=urgent)
        try:
            yield
        finally:
            if self._mine:
                self._hand_on()

    def give_way(self) -> None:
        """Let the others go first, if there are any, in the middle of something long.

        Something long that nobody wants any more ends here.
        """
        if not self._mine:
            return
        self._wanted()
        if any(self._lines):
            urgent = self._urgent
            self._hand_on()
            self._wait(urgent=urgent)

    @property
    def _mine(self) -> bool:
        return self._owner == threading.get_ident()

    def _wait(self, *, urgent: bool) -> None:
        place = threading.Event()
        with self._lock:
            if self._taken:
                self._lines[0 if urgent else 1].append(place)
            else:
                self._taken = True
                place.set()
        try:
            while not place.wait(PATIENCE):
                self._wanted()
        except BaseException:
            self._give_up(place)
            raise
        self._owner, self._urgent = threading.get_ident(), urgent

    def _give_up(self, place: threading.Event) -> None:
        with self._lock:
            for line in self._lines:
                if place in line:
                    line.remove(place)
        if place.is_set():
            self._hand_on()

    def _hand_on(self) -> None:
        self._owner = None
        with self._lock:
            line = next((line for line in self._lines if line), None)
            if line is None:
                self._taken = False
            else:
                line.popleft().set()


def _still_wanted() -> None:
    """Let Streamlit end a run that a newer one replaces, as it does where the state is read."""
    st.session_state.get(TURN)


RUN_QUEUE = RunQueue(_still_wanted)


_inline: ContextVar[bool] = ContextVar("inline", default=False)


def runs_alone() -> bool:
    """Tell whether the fragment that is being drawn is run by itself, not by what is around it."""
    return not (_inline.get() or is_whole_run())


def fragment(
    function: Callable[Parameters, None],
    *,
    waits: Callable[[], bool] = lambda: False,
    outside: Callable[[], object] = lambda: None,
) -> Callable[Parameters, None]:
    """Return a part of a page that can be drawn anew by itself, in its turn.

    ``waits`` tells whether nobody looks at what this run of it brings, so that others go first.
    ``outside`` tells what the rest of the page depends on. The browser sends what has changed at
    one moment in one message, and has this part alone run with it: where the rest of the page has
    to follow, the whole page is run.
    """

    name = f"{function.__module__}.{function.__qualname__}"

    @wraps(function)
    def drawn(known: object, /, *args: Parameters.args, **kwargs: Parameters.kwargs) -> None:
        with timed(name), RUN_QUEUE.taken(urgent=not waits()), DELIVERIES.together():
            if outside() != known:
                st.rerun()
            function(*args, **kwargs)
        end_fragment()

    part = st.fragment(drawn)

    @wraps(function)
    def begun(*args: Parameters.args, **kwargs: Parameters.kwargs) -> None:
        before = _inline.set(True)
        try:
            part(outside(), *args, **kwargs)
        finally:
            _inline.reset(before)

    return begun
