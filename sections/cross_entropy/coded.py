"""The P and Q that codes and streams are drawn for; a text in the address holds all their digits.

Codes and streams cannot follow a slider while it is dragged. So they have a pair of their own: at
first the defaults, and those that the sliders stand for when the reader asks for them.
"""

import numpy as np
import streamlit as st

from sections.cross_entropy.distributions import P, Q, both
from ui.controls import write_to_address
from ui.fields import Text
from ui.language import _
from ui.numbers import format_number
from ui.shares import is_distribution

Pair = tuple[np.ndarray, np.ndarray]


def read_pair(text: str) -> Pair:
    """Read P and then Q, number by number."""
    p, q = np.array([float(part) for part in text.split(",")]).reshape(2, len(P))
    if not (is_distribution(p) and is_distribution(q)):
        raise ValueError(text)
    return p, q


def written(p: np.ndarray, q: np.ndarray) -> str:
    """Write P and Q as the address holds them, the opposite of `read_pair`."""
    return ",".join(repr(float(part)) for part in (*p, *q))


def _form() -> str:
    return _(
        "P and Q are written as {n} probabilities; those of P sum to 1, and those of Q"
    ).format(n=len(P) + len(Q))


FIRST = written(*(np.array([control.default for control in one]) for one in (P, Q)))
CODED = Text("coded", FIRST, read_pair, _form)


def coded() -> Pair:
    """Return the P and Q that the address asks for."""
    text = st.query_params.get(CODED.key, CODED.default)
    good = CODED.default if CODED.rule(text) else text
    st.session_state[CODED.key] = good
    _note(good)
    return read_pair(good)


def _note(text: str) -> None:
    write_to_address(CODED.key, None if text == CODED.default else text)


def _take() -> None:
    _note(written(*both()))


def say(p: np.ndarray, q: np.ndarray, key: str) -> None:
    """Say which P and Q a section is drawn for, and offer those that the sliders stand for now."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(
            _("Here P = ({p}) and Q = ({q}).").format(p=_short(p), q=_short(q)), width="content"
        )
        st.button(
            _("Take P and Q from above"), key=key, icon=":material/arrow_upward:", on_click=_take
        )


def _short(probabilities: np.ndarray) -> str:
    return ", ".join(format_number(one, 3) for one in probabilities)
