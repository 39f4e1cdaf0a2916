"""Two sliders that count, one of which can never pass the other: some out of all."""

from dataclasses import dataclass, field
from enum import Enum

import streamlit as st

from ui.address import note, touched, value_of
from ui.controls import track_of
from ui.parameters import Slider
from ui.stale import Group
from ui.state import kept, move_control


class Settled(Enum):
    """What had to be done so that there are not more of some than of all."""

    NOTHING = "nothing"
    IGNORED = "ignored"  # the address asked for too many
    LOWERED = "lowered"  # some were lowered to all
    RAISED = "raised"  # all were raised to some


@dataclass
class Counts:
    """What both sliders show, and what the browser may still hold of them."""

    group: Group = field(default_factory=lambda: Group.of(()))


def settle(some: Slider, whole: Slider) -> Settled:
    """Read both counts from the address at first, and let the one that did not move give way.

    To be called before the sliders are drawn.
    """
    pair, state, last = (some, whole), st.session_state, kept(Counts)
    if any(control.key not in state for control in pair):
        settled = _first(some, whole)
        last.group = last.group.given([state[control.key] for control in pair])
        return settled
    sent = [control.nearest(state[control.key]) for control in pair]
    moved = last.group.moved(sent)
    for i, control in enumerate(pair):
        move_control(control.key, sent[i] if i in moved else last.group.shown[i])
    settled = _give_way(some, whole, raising=0 in moved)
    last.group = last.group.settled([state[control.key] for control in pair], moved)
    return settled


def _first(some: Slider, whole: Slider) -> Settled:
    state = st.session_state
    for control in (some, whole):
        state[control.key] = value_of(control)
    if state[some.key] <= state[whole.key]:
        return Settled.NOTHING
    asked = state[some.key] != some.default
    state[some.key] = min(some.default, state[whole.key])
    return Settled.IGNORED if asked else Settled.LOWERED


def _give_way(some: Slider, whole: Slider, *, raising: bool) -> Settled:
    state = st.session_state
    if state[some.key] <= state[whole.key]:
        return Settled.NOTHING
    if raising:
        state[whole.key] = state[some.key]
        return Settled.RAISED
    state[some.key] = state[whole.key]
    return Settled.LOWERED


def counts(some: Slider, whole: Slider, labels: tuple[str, str]) -> tuple[int, int]:
    """Draw both sliders, write them to the address and return the two counts."""
    for control, label in zip((some, whole), labels, strict=True):
        st.slider(
            label,
            key=control.key,
            on_change=touched,
            **track_of(control),
        )
        note(control.key, control.write(st.session_state[control.key]))
    return round(st.session_state[some.key]), round(st.session_state[whole.key])
