"""A question with a few answers to choose from."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import streamlit as st

from ui.questions.given import GivenAnswers, field_of, tries_of
from ui.questions.question import Foreseen
from ui.state import kept


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

    @property
    def answer(self) -> str:
        """The right answer, as a text."""
        return self._right.text

    @property
    def foreseen(self) -> Sequence[Foreseen]:
        """The wrong answers, with what is said to each."""
        return [
            Foreseen(one.text, one.reply, place)
            for place, one in enumerate(self.answers)
            if not one.right
        ]

    @property
    def solution(self) -> int:
        """The place of the right answer."""
        return list(self.answers).index(self._right)

    @property
    def _right(self) -> Answer:
        return next(one for one in self.answers if one.right)

    def ask(self, *, open: bool) -> bool:
        key, tries = field_of(self.key), tries_of(self)
        # Choices that are closed with the last answer would show the one before.
        if tries and (not open or key not in st.session_state):
            st.session_state[key] = tries[-1]
        st.radio(
            self.text,
            range(len(self.answers)),
            format_func=lambda index: self.answers[index].text,
            index=None,
            key=key,
            label_visibility="collapsed",
            disabled=not open,
            on_change=self._take,
        )
        return True

    def takes(self, answer: Any) -> bool:
        return type(answer) is int and 0 <= answer < len(self.answers)

    def right(self, answer: Any) -> bool:
        return self.answers[answer].right

    def reply(self, answer: Any) -> str:
        return self.answers[answer].reply

    def said(self, answer: Any) -> str:
        return self.answers[answer].text

    def reveal(self) -> str:
        return f"**{self._right.text}**  \n{self._right.reply}"

    def _take(self) -> None:
        chosen = st.session_state.get(field_of(self.key))
        if self.takes(chosen):
            kept(GivenAnswers).add(self.key, chosen)
