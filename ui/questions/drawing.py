"""Draws a question with its verdict, in the place of the controls that would answer it."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

import streamlit as st

from ui.language import _
from ui.questions.given import TRIES, GivenAnswers, given, tries_of
from ui.questions.keeping import keep_answer
from ui.questions.place import PlacePoint
from ui.questions.place_on_map import PlaceOnMap
from ui.questions.question import Question
from ui.questions.sketch import SketchCurve
from ui.state import kept
from ui.view import answers_hidden

BOARDED = (PlacePoint, PlaceOnMap, SketchCurve)

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


def over(question: Question) -> bool:
    """Tell whether an open question takes no further answer: it was right, or the last try."""
    tries = tries_of(question)
    last = len(tries) >= (1 if answers_hidden() else TRIES)
    return bool(tries) and (last or question.right(tries[-1]))


def draw_question(question: Question, *, beside: bool = False, leads_on: bool = True) -> None:
    """Draw a question with what has been answered so far, and the way on if it ``leads_on``.

    The board of one that has one is drawn ``beside`` it by `draw_board`, or else within.
    """
    tries, done = tries_of(question), over(question)
    with st.container(border=True, key=f"question-{question.key}", gap="small"):
        st.markdown(_("**First predict.** {question}").format(question=question.text))
        if beside and isinstance(question, BOARDED):
            stands = question.stands()
        else:
            stands = question.ask(open=not done)
        if tries and stands:
            with st.container(key=f"verdict-{question.key}"):
                _verdict(question, tries[-1], over=done)
        if leads_on:
            st.button(
                _("Now try it") if done else _("Skip"),
                key=f"{question.key}_on",
                type="primary" if done else "tertiary",
                on_click=kept(GivenAnswers).settle,
                args=(question.key,),
            )
        keep_answer(question.key)


def board_waits() -> bool:
    """Tell whether the scene's question is answered on a board, and waits for that."""
    question = asked()
    return isinstance(question, BOARDED) and not settled(question)


def draw_board() -> bool:
    """Draw the board of the scene's question in the place of its figure, while it waits for one.

    Returns whether it was drawn: then the figure is not.
    """
    question = asked()
    if not isinstance(question, BOARDED) or settled(question):
        return False
    question.draw_board(open=not over(question))
    return True


def _verdict(question: Question, answer: Any, *, over: bool) -> None:
    if answers_hidden():
        st.info(hidden_words())
        return
    reply = question.reply(answer)
    if question.right(answer):
        st.success(reply)
    elif over:
        st.warning(f"{reply}\n\n{question.reveal()}".strip())
    else:
        st.warning(f"{reply} {question.hint}".strip())


def hidden_words() -> str:
    """Return what stands where an answer would."""
    return _("The answer is hidden by the teacher.")


def draw_way_back(question: Question) -> None:
    """Draw what leads back to a question that was skipped."""
    if settled(question) and not tries_of(question):
        st.button(
            _("Back to the question"),
            key=f"{question.key}_back",
            type="tertiary",
            on_click=kept(GivenAnswers).reopen,
            args=(question.key,),
        )


def draw_outcome(question: Question) -> None:
    """Say in one line what was predicted, once that is settled."""
    tries = tries_of(question)
    if not settled(question):
        return
    keep_answer(question.key)
    if tries:
        if answers_hidden():
            st.caption(hidden_words())
            return
        first = _("Your first prediction was right.")
        later = _("Your first prediction was not right; the second was.")
        none = _("Your predictions were not right: look what happens.")
        marks = [question.right(one) for one in tries]
        st.caption(first if marks[0] else later if marks[-1] else none)
