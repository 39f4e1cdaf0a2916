"""The session: one object of a type for what a module keeps, and the values of controls."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

Kept = TypeVar("Kept")
MISSING = object()  # what no control holds

# What this run has found already, and whose it is: the state of a session is slow to ask, and a run
# asks for the same few objects at every control. A run has a thread, and so a context, of its own.
_found: ContextVar[tuple[object, dict[type, Any]] | None] = ContextVar("found", default=None)

# What is kept where something is asked beside all sessions, by a part of the server that has none.
_beside: ContextVar[dict[type, Any] | None] = ContextVar("beside", default=None)


@contextmanager
def beside_sessions() -> Iterator[None]:
    """Keep what is made within for this block alone, in no session; controls hold nothing."""
    token = _beside.set({})
    try:
        yield
    finally:
        _beside.reset(token)


def kept(kind: type[Kept]) -> Kept:
    """Return the session's one object of a type; the first time it is made without arguments."""
    beside = _beside.get()
    if beside is not None:
        if kind not in beside:
            beside[kind] = kind()
        alone: Kept = beside[kind]
        return alone
    run = get_script_run_ctx(suppress_warning=True)
    if run is None:
        return _of_session(kind)
    known = _found.get()
    if known is None or known[0] is not run:
        known = run, {}
        _found.set(known)
    if kind not in known[1]:
        known[1][kind] = _of_session(kind)
    found: Kept = known[1][kind]
    return found


def _of_session(kind: type[Kept]) -> Kept:
    key = f"{kind.__module__}.{kind.__qualname__}"
    found: Kept | None = st.session_state.get(key)
    if found is None:
        found = st.session_state[key] = kind()
    return found


def held(key: str, otherwise: Any) -> Any:
    """Return what the control with a key holds, or something else where there is none."""
    return otherwise if _beside.get() is not None else st.session_state.get(key, otherwise)


def move_control(key: str, value: Any) -> None:
    """Move a control before it is drawn; where it is there already, nothing is sent.

    What the server sends replaces what the browser holds, and with it any key pressed meanwhile.
    """
    if st.session_state.get(key, MISSING) != value:
        st.session_state[key] = value
