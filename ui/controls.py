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
    return float(_draw(st.slider, control, label, help=help, **span_of(control)))


def span_of(control: Slider) -> dict[str, Any]:
    """Return how Streamlit is told what a number can be, and how it is written."""
    ends = {"min_value": control.low, "max_value": control.high, "step": control.step}
    return {**ends, "format": f"%.{control.digits}f"}


def track_of(control: Slider) -> dict[str, Any]:
    """Return how Streamlit's slider is told its track, and where on it the session has it now."""
    return {**span_of(control), "value": st.session_state[control.key]}


def field_of(
    control: Field,
    label: str,
    *,
    help: str | None = None,
    width: int | Literal["stretch"] = "stretch",
) -> float:
    """Draw a field for a number on an even grid and return its value."""
    look: dict[str, Any] = {"help": help, "width": width, **span_of(control)}
    return float(_draw(st.number_input, control, label, read=control.nearest, **look))


def stepped(control: Steps, label: str, *, help: str | None = None) -> float:
    """Draw a slider over chosen values and return its value; its sweep counts ``by_index``."""
    options: dict[str, Any] = {"options": control.options, "format_func": plain}
    return float(_draw(st.select_slider, control, label, help=help, **options))


def choice(
    control: Choice,
    label: str,
    names: Sequence[str],
    *,
    on_change: Callable[[], None] | None = None,
) -> str:
    """Draw a choice with a name for each option and return the chosen option."""
    shown = _named(control, names).__getitem__
    options: dict[str, Any] = {"options": control.options, "format_func": shown, "required": True}
    look = {**options, "on_change": _with(on_change)}
    return str(_draw(st.segmented_control, control, label, begins="default", **look))


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
        index=control.options.index(state[control.key]),
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


def current_value(control: Parameter) -> Any:
    """Return the value that a control of the page has now, whether or not it has been drawn again.

    After a change of language the browser still sends an option's name in the other one. What is
    drawn no more, as in a fold that has been closed, is in the address alone, where it stays; so is
    for now what a run of the page has not come to that another one has replaced.
    """
    value = st.session_state.get(control.key)
    named = isinstance(control, Choice) and value not in control.options
    if value is None or named:
        value = value_of(control)
    return tuple(value) if isinstance(value, list) else value


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
        default=st.session_state[control.key],
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
    return bool(_draw(st.checkbox, control, label, help=help))


def number(control: Number, label: str, *, help: str | None = None) -> int:
    """Draw a field for a whole number and return its value."""
    ends: dict[str, Any] = {"min_value": control.low, "max_value": control.high, "step": 1}
    return int(_draw(st.number_input, control, label, help=help, **ends))


def text_field(
    control: Text, label: str, *, placeholder: str | None = None, help: str | None = None
) -> str:
    """Draw a field for a text; while it is broken the page says so and keeps the last good one."""
    if drawn_above(control.key):
        return str(value_of(control))
    typed = st.text_input(
        label,
        _begin(control),
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


def _draw(
    widget: Callable[..., Any],
    control: Parameter,
    label: str,
    *,
    read: Callable[[Any], Any] = lambda value: value,
    begins: str = "value",
    **look: Any,
) -> Any:
    """Draw a control unless an earlier scene has, write its value to the address and return it.

    ``begins`` is the argument by which the widget is told where it stands. What it is only set to
    by the session the browser takes in a moment later than the widget, and the next run may be
    asked for between the two: it would be told the first option, or the lowest value.
    """
    if drawn_above(control.key):
        return value_of(control)
    now = {begins: _begin(control)}
    value = widget(label, key=control.key, **{"on_change": touched, **look, **now})
    return _noted(control, read(value))


def _begin(control: Parameter) -> Any:
    """Let a control begin where the address says, and return where it is; nothing is no value."""
    value = st.session_state.get(control.key)
    if value is None:
        value = st.session_state[control.key] = value_of(control)
    return value


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
