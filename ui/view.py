"""What belongs to no lesson and holds on every page: language, projector view, hidden parts."""

import re

import streamlit as st

from ui.controls import KEPT, Choice, Control, choice
from ui.language import KEY as LANGUAGE_KEY
from ui.language import LANGUAGES, _, browser_language, current_language

VIEW = Choice("view", ("page", "projector"), "page")
HIDE = "hide"
NAME = re.compile(r"[A-Za-z][\w-]{0,30}")


def language_control() -> Choice:
    """Return the choice of language, whose default is the browser's own."""
    return Choice(LANGUAGE_KEY, tuple(LANGUAGES), browser_language())


def global_controls() -> tuple[Control, ...]:
    """Return the controls that every page has."""
    return (language_control(), VIEW)


def view_switches() -> None:
    """Draw the switches of view and language; they keep the page and its state."""
    choice(VIEW, _("View"), [_("Page"), _("Projector")], lasting=True)
    choice(language_control(), _("Language"), list(LANGUAGES.values()), lasting=True)


def current_view() -> str:
    """Return the view of this session: chosen, else from the address."""
    wanted = st.session_state.get(KEPT + VIEW.key) or st.query_params.get(VIEW.key)
    return wanted if wanted in VIEW.options else VIEW.default


def text_scale() -> float:
    """Return how much larger text is than on the page, as style.css has it, for a canvas."""
    return 1.25 if current_view() == "projector" else 1.0


def hidden_names() -> list[str]:
    """Return the controls and sections that a teacher has hidden by ``hide`` in the address.

    They stay hidden for the whole session, and so does the parameter in the address. What cannot
    be a name is left out.
    """
    text = st.query_params.get(HIDE) or st.session_state.get("_hide", "")
    names = [name for name in text.split(",") if NAME.fullmatch(name)]
    st.session_state["_hide"] = ",".join(names)
    if names and not st.query_params.get(HIDE):
        st.query_params[HIDE] = st.session_state["_hide"]
    return names


def lasting_parameters() -> dict[str, str]:
    """Return what of the address holds on every page."""
    return {
        key: st.query_params[key]
        for key in (LANGUAGE_KEY, VIEW.key, HIDE)
        if key in st.query_params
    }


def root_script() -> str:
    """Return the script that tells the document its language and view, which Streamlit does not."""
    return _root_script(current_language(), current_view())


def root_scripts() -> list[str]:
    """Return every script that may tell so."""
    return [_root_script(language, view) for language in LANGUAGES for view in VIEW.options]


def _root_script(language: str, view: str) -> str:
    root = "document.documentElement"
    return f"<script>{root}.lang = '{language}'; {root}.dataset.view = '{view}'</script>"


def hiding_style() -> str:
    """Return the style rules that hide what a teacher has hidden."""
    return "".join(
        f".st-key-{name}, .st-key-section-{name} {{ display: none !important; }}"
        for name in hidden_names()
    )
