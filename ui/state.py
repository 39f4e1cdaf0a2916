"""What a module keeps for a visitor: one object of a type of its own, in the session."""

from typing import TypeVar

import streamlit as st

Kept = TypeVar("Kept")


def kept(kind: type[Kept]) -> Kept:
    """Return the session's one object of a type; the first time it is made without arguments."""
    key = f"{kind.__module__}.{kind.__qualname__}"
    if key not in st.session_state:
        st.session_state[key] = kind()
    found: Kept = st.session_state[key]
    return found
