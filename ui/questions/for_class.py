"""Mounts what hands an answer to the room, and tells there what has become of it."""

from typing import Any

import streamlit as st

from ui.assets import asset_url
from ui.language import _, current_language
from ui.questions.given import tries_of
from ui.questions.in_class import Round
from ui.questions.question import Question
from ui.questions.wire import to_wire

HTML = "<div data-class-answer></div>"
# Small on purpose: this text travels with every update, the module that it names only once.
JS = """
let answer;
export default function (component) {{
  answer ??= import(new URL("{module}", location.origin));
  return answer.then((module) => module.mount(component));
}}
"""


def hand_in(question: Question, turn: Round) -> None:
    """Hand the answer to the room, and draw what the class has answered once that is shown."""
    component = st.components.v2.component(
        "class_answer",
        html=HTML,
        js=JS.format(module=asset_url("rooms/answer.js")),
        isolate_styles=False,
    )
    tries = tries_of(question)
    data: dict[str, Any] = {
        "code": turn.code,
        "id": turn.id,
        "answer": to_wire(question, tries[-1]) if tries and not turn.leads else None,
        "leads": turn.leads,
        "language": current_language(),
        "words": _words(),
    }
    component(key=f"{question.key}_hand_in", data=data)


def _words() -> dict[str, str]:
    return {
        "ask": _("Your teacher waits for your answer."),
        "sending": _("Your answer is on its way."),
        "taken": _("Your answer has been taken. Your teacher will show the result."),
        "change": _("You can still change it."),
        "away": _("There is no connection. Your answer is kept here, and sent again by itself."),
        "late": _("The question was closed before your answer came, so it does not count."),
        "closed": _("Your teacher has closed the question."),
        "kind": _("This answer could not be taken. Change it and send it again."),
        "leads": _("Your students answer. Close the question and show the answers in the panel."),
        "result": _("What the class has answered"),
    }
