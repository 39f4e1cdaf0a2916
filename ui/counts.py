"""Two sliders that count, one of which can never pass the other: some out of all."""

from enum import Enum

import streamlit as st

from ui.address import note, touched, value_of
from ui.parameters import Slider

LAST = "_counts"


class Settled(Enum):
    """What had to be done so that there are not more of some than of all."""

    NOTHING = "nothing"
    IGNORED = "ignored"  # the address asked for too many
    LOWERED = "lowered"  # some were lowered to all
    RAISED = "raised"  # all were raised to some


def settle(some: Slider, whole: Slider) -> Settled:
    """Read both counts from the address at first, and let the one that did not move give way.

    To be called before the sliders are drawn.
    """
    pair = (some, whole)
    moved: tuple[Slider, ...] = pair
    if any(control.key not in st.session_state for control in pair):
        settled = _first(some, whole)
    else:
        moved = _moved(pair)
        settled = _give_way(some, whole, moved)
    _remember(pair, moved, settled)
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


def _moved(pair: tuple[Slider, Slider]) -> tuple[Slider, ...]:
    """Return the sliders that the reader has moved.

    Where keys are pressed fast, the browser may not know yet that the other slider has given way,
    and sends along a value that was overruled before: that one has not moved.
    """
    state = st.session_state
    before, overruled = state[LAST]
    for control in pair:
        state[control.key] = control.nearest(state[control.key])
    moved = tuple(control for control in pair if state[control.key] != before[control.key])
    if len(moved) < len(pair):
        return moved
    stale = tuple(one for one in pair if state[one.key] in overruled[one.key])
    for control in stale:
        state[control.key] = before[control.key]
    return tuple(control for control in pair if control not in stale)


def _give_way(some: Slider, whole: Slider, moved: tuple[Slider, ...]) -> Settled:
    state = st.session_state
    if state[some.key] <= state[whole.key]:
        return Settled.NOTHING
    if some in moved:
        state[whole.key] = state[some.key]
        return Settled.RAISED
    state[some.key] = state[whole.key]
    return Settled.LOWERED


def _remember(pair: tuple[Slider, Slider], moved: tuple[Slider, ...], settled: Settled) -> None:
    """Keep both counts, and of the one that gave way what the browser may still believe."""
    now = {control.key: st.session_state[control.key] for control in pair}
    before, overruled = st.session_state.get(LAST, (now, {}))
    kept = {control.key: overruled.get(control.key, set()) for control in pair}
    for control in pair:
        if moved == (control,):
            kept[control.key] = set()
        elif settled in {Settled.LOWERED, Settled.RAISED}:
            kept[control.key] |= {before[control.key]}
    st.session_state[LAST] = (now, kept)


def counts(some: Slider, whole: Slider, labels: tuple[str, str]) -> tuple[int, int]:
    """Draw both sliders, write them to the address and return the two counts."""
    for control, label in zip((some, whole), labels, strict=True):
        st.slider(
            label,
            min_value=control.low,
            max_value=control.high,
            step=control.step,
            format=f"%.{control.digits}f",
            key=control.key,
            on_change=touched,
        )
        note(control.key, control.write(st.session_state[control.key]))
    return round(st.session_state[some.key]), round(st.session_state[whole.key])
