"""A question for a number."""

import math
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

import streamlit as st

from charts.numbers import fewest_digits
from core.evaluation import grade
from ui.language import _
from ui.numbers import plain
from ui.questions.given import GivenAnswers, field_of, tries_of
from ui.questions.in_class import check_word
from ui.questions.question import Foreseen
from ui.questions.reading import UnclearError, read_number, read_percent
from ui.state import kept


def nearest_reply(answer: float, replies: Mapping[float, str], reach: float) -> str:
    """Return what is said to the number nearest to an answer; nothing where none is in reach."""
    near = min(replies, key=lambda wrong: grade(answer, wrong).error, default=None)
    close = near is not None and grade(
        answer, near, relative_tolerance=0.0, absolute_tolerance=reach
    )
    return replies[near] if near is not None and close and close.correct else ""


@dataclass(frozen=True)
class AskNumber:
    """A question for a number.

    ``tolerance`` is how far an answer may be off, and ``relative`` the same as a share of what is
    expected; the larger counts. ``replies`` answer numbers that are often given instead: the
    nearest one within ``reach`` of an answer, where that is not the tolerance itself. What is asked
    for in ``percent`` may be written with its sign or without.
    """

    key: str
    text: str
    expected: float
    hint: str
    explanation: str
    tolerance: float = 0.005
    relative: float = 0.0
    reach: float | None = None
    percent: bool = False
    replies: Mapping[float, str] = field(default_factory=dict)

    @property
    def answer(self) -> str:
        """The right answer, with as many digits as tell it from a wrong one."""
        return fewest_digits(self.expected, self.tolerance)

    @property
    def foreseen(self) -> Sequence[Foreseen]:
        """Numbers that are often given instead, with what is said to each."""
        return [
            Foreseen(fewest_digits(wrong, self.tolerance), said, wrong)
            for wrong, said in self.replies.items()
        ]

    @property
    def solution(self) -> float:
        """The right answer."""
        return float(self.expected)

    def ask(self, *, open: bool) -> bool:
        self._begin(open=open)
        with (
            st.form(f"{self.key}_form", border=False),
            st.container(horizontal=True, vertical_alignment="bottom"),
        ):
            typed = st.text_input(
                _("Your answer"),
                st.session_state.get(field_of(self.key), ""),
                key=field_of(self.key),
                disabled=not open,
                width=160,
            )
            checked = st.form_submit_button(
                check_word(self.key),
                key=f"{self.key}_check",
                disabled=not open,
                on_click=self._take,
            )
        if not checked and not typed:
            return True
        try:
            self._read(typed)
        except UnclearError as unclear:
            st.info(str(unclear))
            return False
        return True

    def _begin(self, *, open: bool) -> None:
        """Let the field hold what was answered last, also where the page was loaded anew.

        A field that is closed with the last answer would show the one before.
        """
        key, tries = field_of(self.key), tries_of(self)
        if tries and (not open or key not in st.session_state):
            st.session_state[key] = plain(tries[-1])

    def takes(self, answer: Any) -> bool:
        return type(answer) in (int, float) and math.isfinite(answer)

    def right(self, answer: Any) -> bool:
        return grade(
            answer,
            self.expected,
            relative_tolerance=self.relative,
            absolute_tolerance=self.tolerance,
        ).correct

    def reply(self, answer: Any) -> str:
        if self.right(answer):
            return self.explanation
        reach = self.tolerance if self.reach is None else self.reach
        return nearest_reply(answer, self.replies, reach)

    def reveal(self) -> str:
        return self.explanation

    def said(self, answer: Any) -> str:
        return plain(answer).replace("-", "−")

    def _take(self) -> None:
        with suppress(UnclearError):
            answer = self._read(st.session_state.get(field_of(self.key), ""))
            kept(GivenAnswers).add(self.key, answer)

    def _read(self, typed: str) -> float:
        return read_percent(typed) if self.percent else read_number(typed)
