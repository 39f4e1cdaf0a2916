"""Native Streamlit controls for the parameters of a page; its address knows what they stand for."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any, Literal

import streamlit as st

from ui.address import note, touched, value_of
from ui.language import _
from ui.numbers import plain
from ui.parameters import (
    Choice,
    Field,
    Menu,
    Number,
    Parameter,
    Several,
    Slider,
    Steps,
    Switch,
    Text,
    literal,
)
from ui.state import kept

_drawn: ContextVar[set[str] | None] = ContextVar("drawn", default=None)


@contextmanager
def drawn_once() -> Iterator[None]:
    """Let controls that several scenes share be drawn by the first of them alone."""
    token = _drawn.set(set())
    try:
        yield
    finally:
        _drawn.reset(token)


def drawn_above(key: str) -> bool:
    """Tell whether an earlier scene has drawn what has this key; else it is taken as drawn now."""
    drawn = _drawn.get()
    if drawn is None:
        return False
    found = key in drawn
    drawn.add(key)
    return found


def slider(control: Slider, label: str, *, help: str | None = None) -> float:
    """Draw a slider and return its value."""
    if drawn_above(control.key):
        return float(value_of(control))
    _begin(control)
    value = st.slider(
        label,
        min_value=control.low,
        max_value=control.high,
        step=control.step,
        format=f"%.{control.digits}f",
        key=control.key,
        help=help,
        on_change=touched,
    )
    return float(_noted(control, value))


def field_of(
    control: Field,
    label: str,
    *,
    help: str | None = None,
    width: int | Literal["stretch"] = "stretch",
) -> float:
    """Draw a field for a number on an even grid and return its value."""
    if drawn_above(control.key):
        return float(value_of(control))
    _begin(control)
    value = st.number_input(
        label,
        min_value=control.low,
        max_value=control.high,
        step=control.step,
        format=f"%.{control.digits}f",
        key=control.key,
        help=help,
        width=width,
        on_change=touched,
    )
    return float(_noted(control, control.nearest(value)))


def stepped(control: Steps, label: str, *, help: str | None = None) -> float:
    """Draw a slider over chosen values and return its value; its sweep counts ``by_index``."""
    if drawn_above(control.key):
        return float(value_of(control))
    _begin(control)
    value = st.select_slider(
        label,
        options=control.options,
        format_func=plain,
        key=control.key,
        help=help,
        on_change=touched,
    )
    return float(_noted(control, value))


def choice(
    control: Choice,
    label: str,
    names: Sequence[str],
    *,
    on_change: Callable[[], None] | None = None,
) -> str:
    """Draw a choice with a name for each option and return the chosen option."""
    if drawn_above(control.key):
        return str(value_of(control))
    _begin(control)
    chosen = st.segmented_control(
        label,
        options=control.options,
        format_func=_named(control, names).__getitem__,
        required=True,
        key=control.key,
        on_change=_with(on_change),
    )
    assert chosen is not None, "a required choice has a value from the start"
    return str(_noted(control, chosen))


def menu(
    control: Menu,
    label: str,
    names: Sequence[str],
    *,
    help: str | None = None,
    on_change: Callable[[], None] | None = None,
) -> str:
    """Draw a choice as a menu and return the chosen option."""
    if drawn_above(control.key):
        return str(value_of(control))
    state = st.session_state
    # After a change of language the browser still sends a name in the other one.
    if state.get(control.key) not in control.options:
        state[control.key] = value_of(control)
    rewrite_menu(control.key, names)
    chosen = st.selectbox(
        label,
        control.options,
        format_func=_named(control, names).__getitem__,
        key=control.key,
        help=help,
        on_change=_with(on_change),
        filter_mode=None,
    )
    return str(_noted(control, chosen))


@dataclass
class MenuNames:
    """By key, the names with which menus were drawn last."""

    by_key: dict[str, Sequence[str]] = field(default_factory=dict)


def current_value(control: Parameter) -> object:
    """Return the value that a control of the page has now, whether or not it has been drawn again.

    After a change of language the browser still sends an option's name in the other one.
    """
    value = st.session_state.get(control.key)
    named = isinstance(control, Choice) and value not in control.options
    return value_of(control) if named else value


def rewrite_menu(key: str, names: Sequence[str]) -> None:
    """Have the browser write again what a menu shows where its options have got other names."""
    drawn = kept(MenuNames).by_key
    if drawn.get(key, names) != names:
        st.session_state[key] = st.session_state[key]
    drawn[key] = names


def several(
    control: Several, label: str, names: Sequence[str], *, help: str | None = None
) -> tuple[str, ...]:
    """Draw options that can be combined and return those that are chosen, in their order."""
    if drawn_above(control.key):
        return tuple(value_of(control))
    shown = _named(control, names)
    if control.key not in st.session_state:
        st.session_state[control.key] = list(value_of(control))
    picked = st.pills(
        label,
        control.options,
        selection_mode="multi",
        format_func=shown.__getitem__,
        key=control.key,
        help=help,
        on_change=touched,
    )
    if not picked:
        st.caption(
            _("Nothing is chosen, so {usual} is used.").format(usual=shown[control.default[0]])
        )
    found = tuple(one for one in control.options if one in picked) or control.default[:1]
    return tuple(_noted(control, found))


def switch(control: Switch, label: str, *, help: str | None = None) -> bool:
    """Draw a switch and return whether it is on."""
    if drawn_above(control.key):
        return bool(value_of(control))
    _begin(control)
    value = st.checkbox(label, key=control.key, help=help, on_change=touched)
    return bool(_noted(control, value))


def number(control: Number, label: str, *, help: str | None = None) -> int:
    """Draw a field for a whole number and return its value."""
    if drawn_above(control.key):
        return int(value_of(control))
    _begin(control)
    value = st.number_input(
        label,
        min_value=control.low,
        max_value=control.high,
        step=1,
        key=control.key,
        help=help,
        on_change=touched,
    )
    return int(_noted(control, value))


def text_field(
    control: Text, label: str, *, placeholder: str | None = None, help: str | None = None
) -> str:
    """Draw a field for a text; while it is broken the page says so and keeps the last good one."""
    if drawn_above(control.key):
        return str(value_of(control))
    _begin(control)
    typed = st.text_input(
        label,
        key=control.key,
        help=help,
        placeholder=placeholder,
        max_chars=control.longest,
        on_change=touched,
    )
    broken = control.rule(typed)
    if broken:
        st.error(_("{text} is not used: {rule}.").format(text=literal(typed), rule=broken))
        return str(value_of(control))
    return str(_noted(control, typed))


def keep(*controls: Slider | Number | Text | Choice) -> None:
    """Hold in the session what controls stand for that are not drawn now."""
    for control in controls:
        _begin(control)


def _begin(control: Parameter) -> None:
    """Let a control begin where the address says."""
    if control.key not in st.session_state:
        st.session_state[control.key] = value_of(control)


def _noted(control: Parameter, value: Any) -> Any:
    note(control.key, control.write(value))
    return value


def _named(control: Choice | Several, names: Sequence[str]) -> Mapping[str, str]:
    return dict(zip(control.options, names, strict=True))


def _with(on_change: Callable[[], None] | None) -> Callable[[], None]:
    """Return what is called when a control has been moved."""

    def changed() -> None:
        touched()
        if on_change is not None:
            on_change()

    return changed
