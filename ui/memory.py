"""What of the address each page was left with, so that who comes back finds it as it was."""

from collections.abc import Iterable

import streamlit as st

HERE = "_page"
LEFT = "_left"  # page → parameters


def arrive(page: str) -> None:
    """Tell which page is run; to be called at the beginning of every run."""
    state = st.session_state
    state["_arrived"] = state.get(HERE) != page
    state[HERE] = page


def note(key: str, value: str | None) -> None:
    """Remember a parameter of the page that is open; None stands for its default."""
    left = st.session_state.setdefault(LEFT, {}).setdefault(st.session_state.get(HERE), {})
    left.pop(key, None)
    if value is not None:
        left[key] = value


def noted(key: str) -> str | None:
    """Return a parameter of the page that is open, as it was noted last; None at its default."""
    left = st.session_state.get(LEFT, {}).get(st.session_state.get(HERE), {})
    return left.get(key)


def recall(keys: Iterable[str]) -> None:
    """Put into the address what the page was left with; what the address says itself goes first."""
    left = st.session_state.get(LEFT, {}).get(st.session_state.get(HERE), {})
    if (
        st.session_state.get("_arrived")
        and left
        and not any(key in st.query_params for key in keys)
    ):
        st.query_params.update(left)
