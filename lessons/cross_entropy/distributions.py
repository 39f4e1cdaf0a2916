"""The true distribution P and the belief Q: their sliders, locks, presets, and all their prices."""

from collections.abc import Callable
from typing import Any, cast

import numpy as np
import streamlit as st

from core.information import Unit, contributions, cross_entropy, entropy, kl_divergence, surprisal
from core.softmax import one_hot, smoothed
from lessons.cross_entropy.charts.beliefs import SYMBOLS
from ui.address import note
from ui.controls import choice, drawn_above, switch
from ui.language import _
from ui.parameters import Choice, Parameter, Switch
from ui.shares import distribution, put, settle, share_slider, shares

P = shares("p", (0.1, 0.2, 0.7))
Q = shares("q", (0.3, 0.4, 0.3))
LOCKS = tuple(Switch(f"lock{number}") for number in (1, 2, 3))
UNIT = Choice("unit", ("nats", "bits"), "nats")
BOTH: tuple[Parameter, ...] = (*P, *Q)
ROW = (3, 5, 5)  # widths of a lock and of two sliders
CERTAIN = one_hot(2, 3)
PRESETS = {
    "fair": np.full(3, 1 / 3),
    "loaded": np.array([control.default for control in P]),
    "one_hot": CERTAIN,
    "soft": smoothed(CERTAIN, 0.15),
}


def prices(p: np.ndarray, q: np.ndarray, unit: Unit) -> dict[str, Any]:
    """Return what beliefs cost, and how the classes add up to it; many at once."""
    parts = contributions(p, q, unit=unit)
    return {
        "entropy": entropy(p, unit=unit),
        "cross_entropy": cross_entropy(p, q, unit=unit),
        "kl": kl_divergence(p, q, unit=unit),
        "reverse_kl": kl_divergence(q, p, unit=unit),
        "so_far": np.cumsum(parts, axis=-1),
        "parts": parts,
        "surprisals": surprisal(q, unit=unit),
    }


def locked_classes() -> tuple[int, ...]:
    """Return the classes that stay while others move."""
    return tuple(i for i, lock in enumerate(LOCKS) if st.session_state.get(lock.key))


def both(*, sliders: bool = False) -> tuple[np.ndarray, np.ndarray]:
    """Return P and Q, and say what of the address is refused; ``sliders`` are drawn afterwards."""
    if drawn_above("distributions"):
        return distribution(P), distribution(Q)
    for one in (P, Q):
        notice = settle(one, locked_classes())
        if notice:
            st.warning(notice, icon=":material/link_off:")
    pair = distribution(P), distribution(Q)
    for control, value in zip((*P, *Q), np.concatenate(pair).tolist(), strict=True):
        note(control.key, control.write(value))
        if not sliders:  # they begin anew, where the address says, when they are drawn again
            st.session_state.pop(control.key, None)
    return pair


def unit_name(unit: Unit) -> str:
    """Return what the unit of a price is called."""
    return {"nats": _("nats"), "bits": _("bits")}[unit]


def unit_choice() -> Unit:
    """Draw the switch of the unit, and return it."""
    return cast(Unit, choice(UNIT, _("Unit"), [_("nats"), _("bits")]))


def _swap() -> None:
    p, q = distribution(P), distribution(Q)
    put(P, q)
    put(Q, p)


def _learn() -> None:
    put(Q, distribution(P))


def controls() -> Unit:
    """Draw all controls of the two distributions; return the unit of the prices."""
    unit = unit_choice()
    with st.container(key="shares", gap="xsmall"):
        locks = _rows()
    _buttons(locked=any(locks))
    return unit


def _rows() -> list[bool]:
    """Draw a column of locks, one of P and one of Q; what two locks leave over cannot move."""
    # Three columns, and not three rows of three, are fewer elements for the server to send.
    place, *places = st.columns(ROW, gap="small")
    with place:
        locks = [
            switch(lock, f":material/lock: {symbol}")
            for symbol, lock in zip(SYMBOLS, LOCKS, strict=True)
        ]
    stuck = sum(locks) >= len(locks) - 1
    for place, name, many in zip(places, "PQ", (P, Q), strict=True):
        with place:
            for symbol, locked, control in zip(SYMBOLS, locks, many, strict=True):
                share_slider(control, f"{name}({symbol})", locked=locked or stuck)
    return locks


def _buttons(*, locked: bool) -> None:
    rest = _rest(locked=locked)
    with st.container(horizontal=True, gap="xsmall", vertical_alignment="center"):
        truths(locked=locked)
        st.button("P ↔ Q", key="swap", on_click=_swap, **rest)
        st.button("Q = P", key="learn", on_click=_learn, **rest)


def truths(*, locked: bool, also: Callable[[], None] | None = None) -> None:
    """Draw the buttons that give P other probabilities, unless they stand above."""
    names = {
        "fair": _("fair"),
        "loaded": _("loaded"),
        "one_hot": _("one-hot"),
        "soft": _("soft"),
    }
    if drawn_above("truths"):
        return
    st.markdown("P =", width="content")
    for preset, text in names.items():
        how: dict[str, Any] = {"on_click": _become, "args": (preset, also)}
        st.button(text, key=f"p_{preset}", **how, **_rest(locked=locked))


def _become(preset: str, also: Callable[[], None] | None) -> None:
    put(P, PRESETS[preset])
    if also is not None:
        also()


def _rest(*, locked: bool) -> dict[str, Any]:
    why = _("A class is locked. Take the lock off first.") if locked else None
    return {"disabled": locked, "help": why}
