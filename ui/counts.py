"""Two sliders that count, one of which can never pass the other: some out of all."""

from enum import Enum

import streamlit as st

from ui.controls import Slider, write_to_address

LAST = "_counts"


class Settled(Enum):
    """What had to be done so that there are not more of some than of all."""

    NOTHING = "nothing"
    IGNORED = "ignored"  # the address asked for too many
    LOWERED = "lowered"  # some were lowered to all
    RAISED = "raised"  # all were raised to some


def settle(some: Slider, whole: Slider) -> Settled:
    """Read both counts from the address at first, and let the one that did not move give way.

    To be called before the sliders are drawn. Streamlit's own binding of the address would not let
    one parameter overrule another, so these two are read and written here.
    """
    state = st.session_state
    if some.key not in state or whole.key not in state:
        return _first(some, whole)
    before = state[LAST]
    for control in (some, whole):
        state[control.key] = control.nearest(state[control.key])
    if state[some.key] <= state[whole.key]:
        return Settled.NOTHING
    if state[some.key] != before[0]:
        state[whole.key] = state[some.key]
        return Settled.RAISED
    state[some.key] = state[whole.key]
    return Settled.LOWERED


def _first(some: Slider, whole: Slider) -> Settled:
    state = st.session_state
    for control in (some, whole):
        text = st.query_params.get(control.key)
        good = text is not None and control.rule(text) is None
        state[control.key] = control.nearest(float(text)) if good and text else control.default
    if state[some.key] <= state[whole.key]:
        return Settled.NOTHING
    asked = state[some.key] != some.default
    state[some.key] = min(some.default, state[whole.key])
    return Settled.IGNORED if asked else Settled.LOWERED


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
        )
        value = st.session_state[control.key]
        write_to_address(control.key, None if value == control.default else f"{value:g}")
    here = st.session_state[some.key], st.session_state[whole.key]
    st.session_state[LAST] = here
    return round(here[0]), round(here[1])
