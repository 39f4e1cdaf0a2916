"""Keeps the answers in the browser's tab, so that neither a reload nor a killed server loses one.

The tab tells every new session once what it keeps; each answer is written as soon as it is marked.
"""

import streamlit as st

from ui.assets import asset_url
from ui.questions.given import Given, GivenAnswers
from ui.state import kept

HTML = "<div data-kept></div>"
# Small on purpose: this text travels with every update, the module that it names only once.
JS = """
let kept;
export default function (component) {{
  kept ??= import(new URL("{module}", location.origin));
  return kept.then((module) => module.mount(component));
}}
"""
ALL = "kept-answers"


def keep_answers() -> None:
    """Let the tab keep all answers of this session, and tell what it kept of one before."""
    answers = kept(GivenAnswers)
    _mount(ALL, answers.by_key, answers.session)


def keep_answer(key: str) -> None:
    """Let the tab keep what has been answered to one question, where it is drawn by itself."""
    _mount(f"kept-{key}", {key: kept(GivenAnswers).of(key)}, None)


def _mount(key: str, given: dict[str, Given], session: str | None) -> None:
    component = st.components.v2.component(
        "kept_answers",
        html=HTML,
        js=JS.format(module=asset_url("questions/kept.js")),
        isolate_styles=False,
    )
    told = {
        name: {"tries": list(one.tries), "settled": one.settled}
        for name, one in given.items()
        if one.tries
    }
    component(key=key, data={"given": told, "session": session}, on_answers_change=_adopt)


def _adopt() -> None:
    kept(GivenAnswers).adopt(st.session_state.get(ALL, {}).get("answers"))
