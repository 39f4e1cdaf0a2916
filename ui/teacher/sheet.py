"""The teacher's sheet of a lesson: goals, a script, questions with answers; one page of A4.

All of it comes from what the lesson declares: its story, its scenes and their questions.
"""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import streamlit as st

from ui.address import SCENE
from ui.assets import base_path
from ui.catalog import Lesson
from ui.language import KEY as LANGUAGE_KEY
from ui.language import _, current_language
from ui.questions import Question
from ui.teacher.script import Step
from ui.view import ANSWERS, HIDE, READOUTS, VIEW

if TYPE_CHECKING:  # the scenes draw the sheet
    from ui.scenes import Scene, Story


def sheet(lesson: Lesson, scenes: Sequence[Scene], story: Story) -> None:
    """Draw the sheet of a lesson, of the scenes that are not hidden."""
    above = _("Teacher's sheet · {lesson}").format(lesson=_(lesson.title))
    head = f'<p class="eyebrow">{html.escape(above)}</p><h1>{html.escape(_(lesson.question))}</h1>'
    with st.container(key="sheet"):
        st.html(f'{head}<p class="opener">{html.escape(_(story.opener))}</p>')
        parts = [
            _goals(story),
            script_of(lesson, scenes, story.script),
            _to_hide(lesson, scenes, story.script),
            _board(story),
            _phones(),
            _questions(scenes),
        ]
        st.markdown("\n\n".join(parts))


def step_address(lesson: Lesson, step: Step) -> str:
    """Return where a step of the script leads: for the class, in the language of the sheet."""
    hidden = {HIDE: ",".join(step.hide)} if step.hide else {}
    return _address(lesson, {SCENE: step.scene, **step.settings, **hidden})


def _address(lesson: Lesson, parameters: Mapping[str, str]) -> str:
    everywhere = {VIEW.key: "projector", LANGUAGE_KEY: current_language()}
    query = urlencode({**parameters, **everywhere}, safe=",:")
    return f"{base_path()}/{lesson.path}?{query}"


def _part(title: str, lines: Sequence[str]) -> str:
    return "\n".join([f"## {title}", "", *lines])


def _goals(story: Story) -> str:
    lines = [f"- {_(goal)}" for goal in story.goals]
    return _part(_("In the end everybody can …"), lines)


def script_of(lesson: Lesson, scenes: Sequence[Scene], script: Sequence[Step]) -> str:
    """Return the steps of a lesson, each with a link to where it begins."""
    names = {scene.key: _(scene.name) for scene in scenes}
    lines = [
        f"1. {_minutes(step)} [{names[step.scene]}]({step_address(lesson, step)}): {_(step.say)}"
        for step in script
        if step.scene in names
    ]
    title = _("Script: {minutes} minutes").format(minutes=sum(step.minutes for step in script))
    return _part(title, lines)


def _minutes(step: Step) -> str:
    return _("**{minutes} min**").format(minutes=step.minutes)


def _to_hide(lesson: Lesson, scenes: Sequence[Scene], script: Sequence[Step]) -> str:
    lines = [
        _("Step {number} opens without {what}.").format(
            number=number, what=", ".join(map(_hidden_thing, step.hide))
        )
        for number, step in enumerate(script, start=1)
        if step.hide
    ]
    deeper = ",".join(f"scene:{scene.key}" for scene in scenes if scene.deeper)
    if deeper:
        words = _("A short lesson: [without the deeper scenes]({address})")
        lines.append(words.format(address=_address(lesson, {HIDE: deeper})) + ".")
    lines.append(_("The key `b` opens the teacher's bar, where each can be shown again."))
    return _part(_("What to hide"), [f"- {line}" for line in lines])


def _hidden_thing(name: str) -> str:
    known = {READOUTS: _("the live numbers"), ANSWERS: _("the answers")}
    return known.get(name, f"`{name}`")


def _board(story: Story) -> str:
    return _part(_("On the board"), [f"1. {_(line)}" for line in story.summary])


def _phones() -> str:
    lines = [
        _("Start with `make class`, press *Open a class*; everyone scans the code."),
        _(
            "What you drag moves on every phone. *Free* lets them try, *Look here!* calls them "
            "back."
        ),
        _("*Ask the class* puts this scene's question on every phone."),
        _("*Show answers*, discuss, *Ask again*, then *Reveal what is right*."),
        _("*End the class*; the answers can be saved before."),
    ]
    return _part(_("With their phones"), [f"1. {line}" for line in lines])


def _questions(scenes: Sequence[Scene]) -> str:
    """Return what each scene asks; of deeper ones what they ask first, without the mistakes."""
    parts = []
    for scene in scenes:
        asked = scene.questions()
        first = [_question(_(scene.name), one, short=scene.deeper) for one in asked]
        parts += first[: 1 if scene.deeper else None]
        if scene.deeper and asked[1:]:
            more = _("In its folds: {count} more.").format(count=len(asked) - 1)
            parts[-1] += f" *{more}*"
    return _part(_("Questions, and what comes back"), ["\n\n".join(parts)])


def _question(name: str, question: Question, *, short: bool) -> str:
    head = f"**{name}.** {question.text} **→ {question.answer}**"
    answers: dict[str, list[str]] = {}
    for mistake in () if short else question.foreseen:
        answers.setdefault(mistake.reply, []).append(mistake.answer)
    lines = [f"- **{', '.join(given)}**: {reply}" for reply, given in answers.items()]
    return "\n".join([head, "", *lines]).strip()
