"""Draws a question with its verdict, in the place of the controls that would answer it."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

import streamlit as st

from ui.language import _
from ui.questions.given import TRIES, GivenAnswers, given
from ui.questions.question import Question
from ui.state import kept

_asked: ContextVar[Question | None] = ContextVar("question", default=None)


@contextmanager
def asking(question: Question | None) -> Iterator[None]:
    """Let what is drawn now belong to a question."""
    token = _asked.set(question)
    try:
        yield
    finally:
        _asked.reset(token)


def asked() -> Question | None:
    """Return the question that what is drawn now belongs to."""
    return _asked.get()


def waiting() -> bool:
    """Tell whether that question still waits, so that nothing may give its answer away."""
    question = asked()
    return question is not None and not settled(question)


def settled(question: Question) -> bool:
    """Tell whether a question has been answered for good, or skipped."""
    return given(question.key).settled


def draw_question(question: Question) -> None:
    """Draw a question with what has been answered so far, and the way on."""
    tries = given(question.key).tries
    over = bool(tries) and (question.right(tries[-1]) or len(tries) >= TRIES)
    with st.container(border=True, key=f"question-{question.key}", gap="small"):
        st.markdown(_("**First predict.** {question}").format(question=question.text))
        question.ask(open=not over)
        if tries:
            _verdict(question, tries[-1], over=over)
        st.button(
            _("Now try it") if over else _("Skip"),
            key=f"{question.key}_on",
            type="primary" if over else "tertiary",
            on_click=kept(GivenAnswers).settle,
            args=(question.key,),
        )


def _verdict(question: Question, answer: float, *, over: bool) -> None:
    reply = question.reply(answer)
    if question.right(answer):
        st.success(reply)
    elif over:
        st.warning(f"{reply}\n\n{question.reveal()}".strip())
    else:
        st.warning(f"{reply} {question.hint}".strip())


def draw_outcome(question: Question) -> None:
    """Say in one line what was predicted, once that is settled."""
    tries = given(question.key).tries
    if tries and settled(question):
        first = _("Your first prediction was right.")
        later = _("Your first prediction was not right; the second was.")
        none = _("Your predictions were not right: look what happens.")
        marks = [question.right(one) for one in tries]
        st.caption(first if marks[0] else later if marks[-1] else none)
