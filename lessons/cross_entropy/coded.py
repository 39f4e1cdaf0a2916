"""The P and Q of codes and streams: those of the sliders, or a pair that a link names.

The text in the address holds all their digits. Once it is that of the sliders, it is left out.
"""

import numpy as np
import streamlit as st

from lessons.cross_entropy.distributions import P, Q, both
from ui.address import note, put, value_of
from ui.language import _
from ui.numbers import plain
from ui.parameters import Text
from ui.shares import is_distribution

Pair = tuple[np.ndarray, np.ndarray]


def read_pair(text: str) -> Pair | None:
    """Read P and then Q, number by number; without a text it is the pair of the sliders."""
    if not text:
        return None
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


CODED = Text("coded", "", read_pair, _form)


def coded() -> Pair:
    """Return the P and Q that the address asks for, which need not be those of the sliders."""
    asked, pair = read_pair(value_of(CODED)), both()
    if asked is None or written(*asked) == written(*pair):
        note(CODED.key, None)
        return pair
    return asked


def say(p: np.ndarray, q: np.ndarray, key: str) -> None:
    """Say which P and Q a scene is drawn for, and offer those of the sliders if they are others."""
    st.markdown(_("P = ({p}), Q = ({q})").format(p=_short(p), q=_short(q)))
    if value_of(CODED):
        st.button(_("Take P and Q of “Beliefs”"), key=key, on_click=take)


def take() -> None:
    """Take the P and Q of the sliders from now on."""
    put(CODED.key, None)


def _short(probabilities: np.ndarray) -> str:
    return ", ".join(plain(one) for one in probabilities.round(3))
