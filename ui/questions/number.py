"""A question for a number."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import streamlit as st

from charts.numbers import fewest_digits
from core.evaluation import grade
from ui.language import _
from ui.numbers import read_number
from ui.questions.given import GivenAnswers
from ui.questions.question import Foreseen
from ui.state import kept


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

    @property
    def answer(self) -> str:
        """The right answer, with as many digits as tell it from a wrong one."""
        return fewest_digits(self.expected, self.tolerance)

    @property
    def foreseen(self) -> Sequence[Foreseen]:
        """Numbers that are often given instead, with what is said to each."""
        return [
            Foreseen(fewest_digits(wrong, self.tolerance), said)
            for wrong, said in self.replies.items()
        ]

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
