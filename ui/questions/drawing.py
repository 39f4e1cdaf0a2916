"""Draws a question with its verdict, in the place of the controls that would answer it."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

import streamlit as st

from ui.language import _
from ui.questions.for_class import hand_in
from ui.questions.given import TRIES, GivenAnswers, given, tries_of
from ui.questions.in_class import Round, class_round, is_asked_in_class, truth_hidden
from ui.questions.keeping import keep_answer
from ui.questions.place import PlacePoint
from ui.questions.place_on_map import PlaceOnMap
from ui.questions.question import Question
from ui.questions.sketch import SketchCurve
from ui.state import kept
from ui.view import answers_hidden

BOARDED = (PlacePoint, PlaceOnMap, SketchCurve)

_asked: ContextVar[Question | None] = ContextVar("question", default=None)


_within: ContextVar[bool] = ContextVar("within", default=False)


@contextmanager
def asking(question: Question | None, *, within: bool = False) -> Iterator[None]:
    """Let what is drawn now belong to a question.

    ``within`` says that its board, if it has one, has no place of its own: the scene knows of none.
    """
    tokens = _asked.set(question), _within.set(within)
    try:
        yield
    finally:
        _asked.reset(tokens[0])
        _within.reset(tokens[1])


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
    tries, turn = tries_of(question), class_round(question)
    if turn:
        return turn.leads or not turn.open
    last = len(tries) >= (1 if answers_hidden() else TRIES)
    return bool(tries) and (last or question.right(tries[-1]))


def draw_question(question: Question, *, beside: bool = False, leads_on: bool = True) -> None:
    """Draw a question with what has been answered so far, and the way on if it ``leads_on``.

    The board of one that has one is drawn ``beside`` it by `draw_board`, or else within.
    """
    beside = beside and not _within.get()
    turn = class_round(question)
    if turn:
        _draw_for_class(question, turn, beside=beside)
        return
    if is_asked_in_class(question):
        st.info(_("Your teacher asks this question now: it stands above."))
        return
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


def _draw_for_class(question: Question, turn: Round, *, beside: bool) -> None:
    """Draw what the class is asked; what is right, and why, once the teacher reveals it."""
    tries = tries_of(question)
    with st.container(border=True, key=f"question-{question.key}", gap="small"):
        st.markdown(_("**Your teacher asks.** {question}").format(question=question.text))
        if beside and isinstance(question, BOARDED):
            stands = question.stands()
        else:
            stands = question.ask(open=not over(question))
        if turn.revealed and stands:
            with st.container(key=f"verdict-{question.key}"):
                _revealed(question, tries)
        hand_in(question, turn)
        if turn.revealed:
            st.button(
                _("Now try it"),
                key=f"{question.key}_on",
                type="primary",
                on_click=kept(GivenAnswers).settle,
                args=(question.key,),
            )
        keep_answer(question.key)


def _revealed(question: Question, tries: tuple[Any, ...]) -> None:
    if tries:
        _verdict(question, tries[-1], over=True)
    else:
        st.info(hidden_words() if answers_hidden() else question.reveal())


def board_waits() -> bool:
    """Tell whether the scene's question is answered on a board, and waits for that."""
    question = asked()
    return isinstance(question, BOARDED) and not settled(question) and not _within.get()


def draw_board() -> bool:
    """Draw the board of the scene's question in the place of its figure, while it waits for one.

    Returns whether it was drawn: then the figure is not.
    """
    question = asked()
    if not isinstance(question, BOARDED) or not board_waits():
        return False
    question.draw_board(open=not over(question))
    return True


def _verdict(question: Question, answer: Any, *, over: bool) -> None:
    if answers_hidden():
        st.info(hidden_words())
        return
    reply = question.reply(answer)
    if question.right(answer):
        st.success(_("Right. {why}").format(why=reply))
        return
    reply = reply or _("That is not it.")
    if over:
        st.warning(f"{reply}\n\n{question.reveal()}")
    else:
        st.warning(f"{reply} {question.hint}")


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
        if truth_hidden(question.key):
            st.caption(hidden_words())
            return
        first = _("Your first prediction was right.")
        later = _("Your first prediction was not right; the second was.")
        none = _("Your predictions were not right: look what happens.")
        marks = [question.right(one) for one in tries]
        st.caption(first if marks[0] else later if marks[-1] else none)
