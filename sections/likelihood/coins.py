"""A row of coins that can be turned over, one by one; their number and heads are controls."""

import numpy as np
import streamlit as st

from charts import likelihood as charts
from core.coins import coin_rows
from ui.controls import Slider
from ui.language import _

MOST = float(charts.COINS)
HEADS = Slider("heads", 0.0, MOST, 1.0, 3.0, 0)
FLIPS = Slider("flips", 1.0, MOST, 1.0, 10.0, 0)
ROW = "row"  # which coins show heads, kept for the session
SUBSCRIPTS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


def coin_row() -> np.ndarray:
    """Return which coins show heads: those of the session, as many as the controls say."""
    k, n = (round(st.session_state[control.key]) for control in (HEADS, FLIPS))
    before = st.session_state.get(ROW, np.zeros(charts.COINS))
    row = st.session_state[ROW] = coin_rows(before, heads=k, flips=n)
    return row


def coin_buttons(row: np.ndarray, flips: int) -> None:
    """Draw the coins, each a button that turns it over."""
    st.caption(_("Click a coin to turn it over."))
    faces = _("T"), _("H")
    with st.container(horizontal=True, key="coins", gap="xsmall"):
        for coin, side in enumerate(row[:flips]):
            st.button(
                "○●"[side] + faces[side] + str(coin + 1).translate(SUBSCRIPTS),
                key=f"coin_{coin + 1}",
                on_click=_turn,
                args=(coin,),
            )


def _turn(coin: int) -> None:
    """Turn one coin of the row over; the number of heads follows."""
    row = st.session_state[ROW].copy()
    row[coin] = not row[coin]
    st.session_state[ROW] = row
    st.session_state[HEADS.key] = float(np.count_nonzero(row))
