"""Controls for what has too many options to be spread out, and for what is typed or combined."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from ui.controls import LONGEST_ECHO, Choice, Number, Slider, literal, write_to_address
from ui.language import _


@dataclass(frozen=True)
class Menu(Choice):
    """A choice among so many options that they are better folded away."""


@dataclass(frozen=True)
class Text:
    """A short text with a form of its own; ``read`` raises a ValueError where it is broken.

    ``form`` returns, in the reader's language, what the text must look like; ``longest`` is how
    many characters can be typed.
    """

    key: str
    default: str
    read: Callable[[str], object]
    form: Callable[[], str]
    longest: int = LONGEST_ECHO

    def rule(self, text: str) -> str | None:
        """Return the rule that a text in the address breaks, or None where it is a value."""
        try:
            self.read(text)
        except ValueError:
            return self.form()
        return None


@dataclass(frozen=True)
class Several:
    """Some of a few named options, at least one."""

    key: str
    options: tuple[str, ...]
    default: tuple[str, ...]

    def rule(self, text: str) -> str | None:
        """Return the rule that a text in the address breaks, or None where it is a value."""
        chosen = text.split(",")
        if set(chosen) <= set(self.options) and len(set(chosen)) == len(chosen):
            return None
        return _("it must be some of {options}").format(options=", ".join(self.options))


def menu(
    control: Menu,
    label: str,
    names: Sequence[str],
    *,
    help: str | None = None,
    on_change: Callable[[], None] | None = None,
) -> str:
    """Draw a choice as a menu and return the chosen option; the address holds the option itself."""
    shown: Mapping[str, str] = dict(zip(control.options, names, strict=True))
    wanted = st.query_params.get(control.key)
    # After a change of language the browser still sends a name in the other one.
    if st.session_state.get(control.key) not in shown:
        st.session_state[control.key] = wanted if wanted in shown else control.default
    write_anew(control.key, names)
    chosen = st.selectbox(
        label,
        control.options,
        format_func=shown.__getitem__,
        key=control.key,
        help=help,
        on_change=on_change,
        filter_mode=None,
    )
    write_to_address(control.key, None if chosen == control.default else chosen)
    return chosen


def write_anew(key: str, names: Sequence[str]) -> None:
    """Have the browser write what a menu shows anew where its options have got other names."""
    state, drawn = st.session_state, f"_names_{key}"
    if state.get(drawn, names) != names:
        state[key] = state[key]
    state[drawn] = names


def text_field(
    control: Text, label: str, *, placeholder: str | None = None, help: str | None = None
) -> str:
    """Draw a field for a text; while it is broken the page says so and keeps the last good one."""
    kept = f"_good_{control.key}"
    state = st.session_state
    if control.key not in state:
        wanted = st.query_params.get(control.key, control.default)
        state[control.key] = control.default if control.rule(wanted) else wanted
    typed = st.text_input(
        label,
        key=control.key,
        help=help,
        placeholder=placeholder,
        max_chars=control.longest,
    )
    broken = control.rule(typed)
    if broken:
        st.error(_("{text} is not used: {rule}.").format(text=literal(typed), rule=broken))
    else:
        state[kept] = typed
    good: str = state.get(kept, control.default)
    write_to_address(control.key, None if good == control.default else good)
    return good


def several(
    control: Several, label: str, names: Sequence[str], *, help: str | None = None
) -> tuple[str, ...]:
    """Draw options that can be combined and return those that are chosen, in their order."""
    shown = dict(zip(control.options, names, strict=True))
    if control.key not in st.session_state:
        wanted = st.query_params.get(control.key, "")
        chosen = control.default if control.rule(wanted) else tuple(wanted.split(","))
        st.session_state[control.key] = list(chosen)
    picked = st.pills(
        label,
        control.options,
        selection_mode="multi",
        format_func=shown.__getitem__,
        key=control.key,
        help=help,
    )
    if not picked:
        st.caption(
            _("Nothing is chosen, so {usual} is used.").format(usual=shown[control.default[0]])
        )
    found = tuple(one for one in control.options if one in picked) or control.default[:1]
    write_to_address(control.key, None if found == control.default else ",".join(found))
    return found


def keep(*controls: Slider | Number | Text | Choice) -> None:
    """Hold what the address says of controls that are not shown now, so that nothing is lost."""
    for control in controls:
        text = st.query_params.get(control.key)
        if control.key not in st.session_state:
            good = text is not None and control.rule(text) is None
            st.session_state[control.key] = (
                type(control.default)(text or "") if good else control.default
            )
