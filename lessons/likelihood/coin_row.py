"""A row of coins that can be turned over, one by one; their number and heads are controls.

The address holds their order, such as THTTH, where the heads do not all come first.
"""

from dataclasses import dataclass, field

import numpy as np
import streamlit as st

from core.likelihood import coin_rows
from lessons.likelihood.charts import coins as charts
from ui.address import note, text_of, touched
from ui.controls import current_value
from ui.language import _
from ui.live_figure.triggers import Place
from ui.parameters import Slider, Text, refusal
from ui.state import kept

MOST = float(charts.COINS)
HEADS = Slider("heads", 0.0, MOST, 1.0, 3.0, 0)
FLIPS = Slider("flips", 1.0, MOST, 1.0, 10.0, 0)


@dataclass
class Row:
    """Which coins show heads."""

    sides: np.ndarray = field(default_factory=lambda: np.zeros(charts.COINS, dtype=int))


# Which orders fit depends on the counts, so the rule is stated where these are known.
ORDER = Text("coins", "", str, str)


def first_coins() -> None:
    """Lay the coins as the address says, or heads first where it says nothing that fits."""
    k, n = _counts()
    asked = text_of(ORDER.key)
    fits = asked and set(asked) <= set("HT") and (len(asked), asked.count("H")) == (n, k)
    if asked is not None and not fits:
        rule = _("{flips} letters H or T are needed, {heads} of them H").format(flips=n, heads=k)
        st.warning(refusal(ORDER.key, asked, rule), icon=":material/link_off:")
    order = asked if asked and fits else "H" * k
    kept(Row).sides = np.array([int(side == "H") for side in order.ljust(charts.COINS)])


def coin_row() -> np.ndarray:
    """Return which coins show heads: those of the session, as many as the controls say."""
    k, n = _counts()
    row = kept(Row).sides = coin_rows(kept(Row).sides, heads=k, flips=n)
    order = "".join("TH"[side] for side in row[:n])
    note(ORDER.key, None if order == "H" * k + "T" * (n - k) else order)
    return row


def _counts() -> tuple[int, int]:
    heads, flips = (round(current_value(control)) for control in (HEADS, FLIPS))
    return heads, flips


def turn_drawn_coin(start: Place, end: Place) -> None:
    """Turn the coin over that is drawn where a press began and ended; elsewhere nothing happens."""
    coin = charts.coin_at(*start)
    if coin is not None and coin == charts.coin_at(*end) and coin < _counts()[1]:
        _turn(coin)


def _turn(coin: int) -> None:
    """Turn one coin of the row over; the number of heads follows."""
    touched()
    row = kept(Row).sides.copy()
    row[coin] = not row[coin]
    kept(Row).sides = row
    st.session_state[HEADS.key] = float(np.count_nonzero(row))
