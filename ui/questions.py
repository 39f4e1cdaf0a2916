"""Questions before the answer shows: the reader commits to one, is told why, and tries again."""

import math
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Protocol

import streamlit as st

from core.evaluation import grade
from ui.language import _
from ui.numbers import read_number
from ui.state import kept

TRIES = 2


@dataclass(frozen=True)
class Given:
    """What a reader has done about a question: the answers so far, and whether it is settled."""

    tries: tuple[int | float, ...] = ()
    settled: bool = False


@dataclass
class GivenAnswers:
    """What a reader has done about every question, by its key."""

    by_key: dict[str, Given] = field(default_factory=dict)

    def of(self, key: str) -> Given:
        return self.by_key.get(key, Given())

    def settle(self, key: str) -> None:
        self.by_key[key] = Given(self.of(key).tries, settled=True)

    def add(self, key: str, answer: float) -> None:
        given = self.of(key)
        if answer not in given.tries[-1:]:
            self.by_key[key] = Given((*given.tries, answer))


class Question(Protocol):
    """Something asked; its texts are in the reader's language."""

    @property
    def key(self) -> str:
        """Name of the question."""

    @property
    def text(self) -> str:
        """What is asked."""

    @property
    def hint(self) -> str:
        """What helps after a wrong answer."""

    def ask(self, *, open: bool) -> None:
        """Draw what is answered with."""

    def right(self, answer: float) -> bool:
        """Tell whether an answer is right."""

    def reply(self, answer: float) -> str:
        """Return what is said to an answer."""

    def reveal(self) -> str:
        """Return the right answer, and why."""


@dataclass(frozen=True)
class Answer:
    """One of the answers to choose from, and what is said to whoever chooses it."""

    text: str
    reply: str
    right: bool = False


@dataclass(frozen=True)
class ChooseOne:
    """A question with a few answers, one of them right."""

    key: str
    text: str
    answers: Sequence[Answer]
    hint: str

    def __post_init__(self) -> None:
        """Check that one answer is right."""
        if sum(one.right for one in self.answers) != 1:
            raise ValueError(f"question {self.key!r} needs exactly one right answer")

    def ask(self, *, open: bool) -> None:
        key = f"{self.key}_answer"
        if key not in st.session_state:
            tries = _given(self.key).tries
            st.session_state[key] = int(tries[-1]) if tries else None
        st.radio(
            self.text,
            range(len(self.answers)),
            format_func=lambda index: self.answers[index].text,
            key=key,
            label_visibility="collapsed",
            disabled=not open,
            on_change=self._take,
        )

    def right(self, answer: float) -> bool:
        return self.answers[int(answer)].right

    def reply(self, answer: float) -> str:
        return self.answers[int(answer)].reply

    def reveal(self) -> str:
        right = next(one for one in self.answers if one.right)
        return f"**{right.text}**  \n{right.reply}"

    def _take(self) -> None:
        chosen = st.session_state[f"{self.key}_answer"]
        if chosen is not None:
            kept(GivenAnswers).add(self.key, chosen)


@dataclass(frozen=True)
class AskNumber:
    """A question for a number.

    ``tolerance`` is how far an answer may be off; ``replies`` answer numbers that are often given
    instead, within the same tolerance.
    """

    key: str
    text: str
    expected: float
    hint: str
    explanation: str
    tolerance: float = 0.005
    replies: Mapping[float, str] = field(default_factory=dict)

    def ask(self, *, open: bool) -> None:
        with (
            st.form(f"{self.key}_form", border=False),
            st.container(horizontal=True, vertical_alignment="bottom"),
        ):
            typed = st.text_input(
                _("Your answer"),
                key=f"{self.key}_answer",
                max_chars=40,
                disabled=not open,
                width=160,
            )
            asked = st.form_submit_button(
                _("Check"), key=f"{self.key}_check", disabled=not open, on_click=self._take
            )
        if asked and not math.isfinite(read_number(typed)):
            st.info(_("Write a number, such as 0.8, 4/5 or 80%."))

    def right(self, answer: float) -> bool:
        return grade(
            answer, self.expected, relative_tolerance=0.0, absolute_tolerance=self.tolerance
        ).correct

    def reply(self, answer: float) -> str:
        if self.right(answer):
            return self.explanation
        near = [
            said for wrong, said in self.replies.items() if abs(answer - wrong) <= self.tolerance
        ]
        return near[0] if near else ""

    def reveal(self) -> str:
        return self.explanation

    def _take(self) -> None:
        answer = read_number(st.session_state[f"{self.key}_answer"])
        if math.isfinite(answer):
            kept(GivenAnswers).add(self.key, answer)


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
    return _given(question.key).settled


def draw_question(question: Question) -> None:
    """Draw a question with what has been answered so far, and the way on."""
    given = _given(question.key)
    over = bool(given.tries) and (question.right(given.tries[-1]) or len(given.tries) >= TRIES)
    with st.container(border=True, key=f"question-{question.key}", gap="small"):
        st.markdown(_("**First predict.** {question}").format(question=question.text))
        question.ask(open=not over)
        if given.tries:
            _verdict(question, given.tries[-1], over=over)
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
    tries = _given(question.key).tries
    if tries and settled(question):
        first = _("Your first prediction was right.")
        later = _("Your first prediction was not right; the second was.")
        none = _("Your predictions were not right: look what happens.")
        marks = [question.right(one) for one in tries]
        st.caption(first if marks[0] else later if marks[-1] else none)


def _given(key: str) -> Given:
    return kept(GivenAnswers).of(key)
