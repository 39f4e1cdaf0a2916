"""The seed of an experiment: typed in, or drawn anew by a button."""

import streamlit as st

from ui.controls import current_value, number
from ui.language import _
from ui.parameters import Number

SEED = Number("seed", 1, 9999, 1)


def seed_field(help: str, *, again: str, key: str, icon: str | None = None) -> int:
    """Draw a field for the seed and a button, ``again``, for the next one; return the seed."""
    seed = number(SEED, _("Seed"), help=help)
    next_seed_button(again, key=key, icon=icon)
    return seed


def next_seed_button(again: str, *, key: str, icon: str | None = None) -> None:
    """Draw the button for the next seed, where it stands apart from the field."""
    st.button(again, key=key, on_click=_take_next, icon=icon)


def _take_next() -> None:
    st.session_state[SEED.key] = current_value(SEED) % SEED.high + 1
