"""The P and Q that codes and streams are drawn for; a text in the address holds all their digits.

Codes and streams cannot follow a slider while it is dragged. So they keep a pair of their own: the
one that the sliders stood for when the page was opened, or when the reader asked for it. It is in
the address as long as it differs from that of the sliders.
"""

from dataclasses import dataclass

import numpy as np
import streamlit as st

from lessons.cross_entropy.distributions import P, Q, both
from ui.address import note, touched, value_of
from ui.language import _
from ui.numbers import format_number
from ui.parameters import Text
from ui.shares import is_distribution
from ui.state import kept

Pair = tuple[np.ndarray, np.ndarray]


@dataclass
class Used:
    """The pair that codes and streams have been drawn for, as the address holds it."""

    pair: str | None = None


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


def begin() -> None:
    """Forget the pair of the last run of the page; to be called before the sliders are drawn."""
    kept(Used).pair = None


def coded() -> Pair:
    """Return the P and Q that the address asks for."""
    asked = read_pair(value_of(CODED))
    pair = both() if asked is None else asked
    kept(Used).pair = written(*pair)
    keep()
    return pair


def keep() -> None:
    """Hold the pair in the address where the sliders have moved on from it."""
    used = kept(Used).pair
    if used is not None:
        note(CODED.key, None if used == written(*both()) else used)


def _take() -> None:
    touched()
    kept(Used).pair = written(*both())
    keep()


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
