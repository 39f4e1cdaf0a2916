"""The session: one object of a type for what a module keeps, and the values of controls."""

from typing import Any, TypeVar

import streamlit as st

Kept = TypeVar("Kept")


def kept(kind: type[Kept]) -> Kept:
    """Return the session's one object of a type; the first time it is made without arguments."""
    key = f"{kind.__module__}.{kind.__qualname__}"
    found: Kept | None = st.session_state.get(key)
    if found is None:
        found = st.session_state[key] = kind()
    return found


def move_control(key: str, value: Any) -> None:
    """Move a control before it is drawn; where it is there already, nothing is sent.

    What the server sends replaces what the browser holds, and with it any key pressed meanwhile.
    """
    if key not in st.session_state or st.session_state[key] != value:
        st.session_state[key] = value
