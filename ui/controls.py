"""Native Streamlit controls whose state is in the address, and what the address may hold."""

import math
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import Protocol

import numpy as np
import streamlit as st
from streamlit.errors import StreamlitAPIException

from ui.language import _
from ui.memory import note, noted
from ui.numbers import plain

LONGEST_ECHO = 40
NAMED = 16  # options that a sentence can list
ROUNDING = 1e-6  # of a step
KEPT = "_kept_"  # before the key of a choice that holds on every page


@dataclass(frozen=True)
class Slider:
    """A slider on an even grid; its key is its parameter in the address.

    ``digits`` are the decimals of ``step``, so that every value is the decimal that it shows.
    """

    key: str
    low: float
    high: float
    step: float
    default: float
    digits: int

    @property
    def values(self) -> np.ndarray:
        """Every value that the slider can take, ascending."""
        count = round((self.high - self.low) / self.step) + 1
        return np.round(np.linspace(self.low, self.high, count), self.digits)

    def nearest(self, number: float) -> float:
        """Return the value of the slider that is nearest to a number within its range."""
        return round(number, self.digits)

    def rule(self, text: str) -> str | None:
        """Return the rule that a text in the address breaks, or None where it is a value."""
        try:
            number = float(text)
        except ValueError:
            return _("a number is needed")
        if not math.isfinite(number) or not self.low <= number <= self.high:
            return _between(self.low, self.high)
        return self._grid_rule(number)

    def _grid_rule(self, number: float) -> str | None:
        steps = (number - self.low) / self.step
        on_grid = abs(steps - round(steps)) <= ROUNDING
        return (
            None if on_grid else _("it must be a multiple of {step}").format(step=plain(self.step))
        )


@dataclass(frozen=True)
class Choice:
    """A choice among a few named options."""

    key: str
    options: tuple[str, ...]
    default: str

    def rule(self, text: str) -> str | None:
        """Return the rule that a text in the address breaks, or None where it is a value."""
        if text in self.options:
            return None
        return _("it must be one of {options}").format(options=", ".join(self.options))


@dataclass(frozen=True)
class Switch:
    """Something that can be shown or not."""

    key: str
    default: bool = False

    def rule(self, text: str) -> str | None:
        """Return the rule that a text in the address breaks, or None where it is a value."""
        return None if text.lower() in {"true", "false"} else _("it must be true or false")


@dataclass(frozen=True)
class Number:
    """A whole number, typed in or counted up and down, such as a seed."""

    key: str
    low: int
    high: int
    default: int

    def rule(self, text: str) -> str | None:
        """Return the rule that a text in the address breaks, or None where it is a value."""
        if text.isascii() and text.isdigit() and len(text) <= LONGEST_ECHO:
            return None if self.low <= int(text) <= self.high else _between(self.low, self.high)
        return _("a whole number is needed")


@dataclass(frozen=True)
class Steps(Slider):
    """A slider over chosen values, such as 1, 2, 5, 10, … on a log scale."""

    options: tuple[float, ...] = ()

    @property
    def values(self) -> np.ndarray:
        """Every value that the slider can take, ascending."""
        return np.array(self.options, dtype=np.float64)

    def nearest(self, number: float) -> float:
        """Return the value of the slider that is nearest to a number, by ratio."""
        return min(self.options, key=lambda one: abs(math.log(one / number)))

    def _grid_rule(self, number: float) -> str | None:
        if number in self.options:
            return None
        named = [*map(plain, self.options)]
        shown = named if len(named) <= NAMED else [*named[: NAMED // 2], "…", named[-1]]
        return _("it must be one of {options}").format(options=", ".join(shown))


def one_two_five(key: str, low: float, high: float, default: float) -> Steps:
    """Return a slider over 1, 2 and 5 times the powers of ten from ``low`` to ``high``."""
    tens = range(math.floor(math.log10(low)), math.floor(math.log10(high)) + 1)
    every = [float(f"{digit}e{ten}") for ten in tens for digit in (1, 2, 5)]
    options = tuple(value for value in every if low <= value <= high)
    decimals = max(0, -tens[0])
    return Steps(key, low, high, 10.0**-decimals, default, decimals, options)


def _between(low: float, high: float) -> str:
    return _("it must lie between {low} and {high}").format(low=f"{low:g}", high=f"{high:g}")


class Control(Protocol):
    """What an address may set."""

    @property
    def key(self) -> str:
        """Name of the parameter."""

    def rule(self, text: str) -> str | None:
        """Return the rule that a text in the address breaks, or None where it is a value."""


def ignored_parameters(controls: Sequence[Control]) -> list[str]:
    """Take out of the address what cannot be used; return a sentence with the rule for each.

    To be called before the controls are drawn: Streamlit's own reading of a bound parameter drops
    most bad values in silence, and stumbles over some.
    """
    sentences = []
    for control in controls:
        text = st.query_params.get(control.key)
        rule = None if text is None else control.rule(text)
        if text is not None and rule is not None:
            with suppress(StreamlitAPIException):  # bound by now, and so Streamlit's to remove
                del st.query_params[control.key]
            sentences.append(
                _("{parameter} = {value} was ignored: {rule}.").format(
                    parameter=control.key, value=literal(text), rule=rule
                )
            )
    return sentences


def literal(text: str) -> str:
    """Quote a text from outside as Markdown code, so that nothing in it is read as markup."""
    shown = text if len(text) <= LONGEST_ECHO else text[:LONGEST_ECHO] + "…"
    return f"`{' '.join(shown.split()).replace('`', '´')}`"


def slider(control: Slider, label: str, *, help: str | None = None) -> float:
    """Draw a slider and return its value."""
    return st.slider(
        label,
        min_value=control.low,
        max_value=control.high,
        value=control.default,
        step=control.step,
        format=f"%.{control.digits}f",
        key=control.key,
        help=help,
        bind="query-params",
    )


def stepped(control: Steps, label: str, *, help: str | None = None) -> float:
    """Draw a slider over chosen values and return its value; its sweep counts ``by_index``."""
    return st.select_slider(
        label,
        options=control.options,
        value=control.default,
        format_func=plain,
        key=control.key,
        help=help,
        bind="query-params",
    )


def choice(
    control: Choice,
    label: str,
    names: Sequence[str],
    *,
    lasting: bool = False,
    on_change: Callable[[], None] | None = None,
) -> str:
    """Draw a choice with a name for each option and return the chosen option.

    Streamlit's own binding would put the translated name into the address, so that a link made in
    one language would not work in the other; here the address holds the option itself. A lasting
    choice holds on every page: it has no label on the screen, and is kept for the whole session.
    """
    shown = dict(zip(control.options, names, strict=True))
    state, kept = st.session_state, KEPT + control.key
    wanted = st.query_params.get(control.key)
    first = wanted if wanted in control.options else control.default
    if lasting:
        # A widget of another page leaves its value behind, so it is put there anew on every page.
        state[control.key] = state.setdefault(kept, first)
    else:
        state.setdefault(control.key, first)
    chosen = st.segmented_control(
        label,
        options=control.options,
        format_func=shown.__getitem__,
        required=True,
        key=control.key,
        label_visibility="collapsed" if lasting else "visible",
        on_change=partial(_keep, control.key) if lasting else on_change,
    )
    assert chosen is not None, "a required choice has a value from the start"
    write_to_address(control.key, None if chosen == control.default else chosen)
    return chosen


def standing(control: Choice) -> str:
    """Return the option with which a choice was drawn last, where it is not drawn again.

    The state is of no use there: after a change of language the browser goes on to send the name
    in the other one.
    """
    return noted(control.key) or control.default


def _keep(key: str) -> None:
    st.session_state[KEPT + key] = st.session_state[key]


def write_to_address(key: str, wanted: str | None) -> None:
    """Put a parameter into the address, or take it out where none is wanted."""
    note(key, wanted)
    if st.query_params.get(key) == wanted:
        return
    if wanted is None:
        del st.query_params[key]
    else:
        st.query_params[key] = wanted


def switch(control: Switch, label: str, *, help: str | None = None) -> bool:
    """Draw a switch and return whether it is on."""
    return st.checkbox(
        label, value=control.default, key=control.key, help=help, bind="query-params"
    )


def number(control: Number, label: str, *, help: str | None = None) -> int:
    """Draw a field for a whole number and return its value.

    Streamlit's own binding stumbles over numbers that are too large for a float, so the address is
    read and written here.
    """
    if control.key not in st.session_state:
        text = st.query_params.get(control.key, "")
        good = control.rule(text) is None
        st.session_state[control.key] = int(text) if good else control.default
    value = st.number_input(
        label,
        min_value=control.low,
        max_value=control.high,
        step=1,
        key=control.key,
        help=help,
        persist_state="page",
    )
    write_to_address(control.key, None if value == control.default else str(value))
    return value
