"""A question that is answered by putting a point on an axis."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from charts.numbers import fewest_digits
from core.evaluation import grade
from ui.language import _
from ui.questions.axis import Axis
from ui.questions.board import mount_board, sent_stop
from ui.questions.given import GivenAnswers, tries_of
from ui.questions.in_class import check_word, truth_hidden
from ui.questions.question import Foreseen
from ui.state import kept


@dataclass(frozen=True)
class Misplaced:
    """A place that is often chosen instead, how near to it an answer counts, and what is said."""

    at: float
    reply: str
    reach: float
    name: str = ""


@dataclass(frozen=True)
class PlacePoint:
    """A question for a place on an axis; the truth is shown beside it, with the distance.

    ``tolerance`` is how far an answer may be off. The nearest of ``misplaced`` that reaches an
    answer is what is said to it.
    """

    key: str
    text: str
    axis: Axis
    expected: float
    hint: str
    explanation: str
    tolerance: float
    misplaced: Sequence[Misplaced] = ()

    @property
    def answer(self) -> str:
        """The right answer, as a text."""
        return fewest_digits(self.expected, self.tolerance)

    @property
    def solution(self) -> int:
        """The right answer, as the browser would send it."""
        return self.axis.nearest(self.expected)

    @property
    def foreseen(self) -> Sequence[Foreseen]:
        """Places that are often chosen instead, with what is said to each."""
        return [
            Foreseen(one.name or self._written(one.at), one.reply, self.axis.nearest(one.at))
            for one in self.misplaced
        ]

    def ask(self, *, open: bool) -> bool:
        self.draw_board(open=open)
        return self.stands()

    def stands(self) -> bool:
        """Return that the last answer stands there still: a point is always somewhere."""
        return True

    def draw_board(self, *, open: bool) -> None:
        """Draw the axis; once the question is no longer open, with the truth."""
        tries, shown = tries_of(self), not open and not truth_hidden(self.key)
        how = _("Drag the point, or move it with the arrow keys (Shift: far).") if open else ""
        if shown:
            how = self.measured(tries[-1]) if tries else ""
        data: dict[str, Any] = {
            "kind": "place",
            "name": self.axis.label,
            "x": self.axis.told(),
            "y": None,
            "given": [],
            "answer": tries[-1] if tries else None,
            "truth": float(self.axis.share(self.expected)) if shown else None,
            "open": open,
            "words": {
                "check": check_word(self.key),
                "clear": "",
                "how": how,
                "nothing": _("nothing yet"),
                "yours": _("you"),
                "truth": _("right: {answer}").format(answer=self.answer) if shown else "",
            },
        }
        mount_board(self.key, data, self._take)

    def takes(self, answer: Any) -> bool:
        return type(answer) is int and 0 <= answer < len(self.axis.stops)

    def right(self, answer: Any) -> bool:
        return grade(
            self._at(answer),
            self.expected,
            relative_tolerance=0.0,
            absolute_tolerance=self.tolerance,
        ).correct

    def reply(self, answer: Any) -> str:
        if self.right(answer):
            return self.explanation
        off = [(grade(self._at(answer), one.at).error, one) for one in self.misplaced]
        near = [(error, one) for error, one in off if error <= one.reach]
        return min(near, key=lambda pair: pair[0])[1].reply if near else ""

    def reveal(self) -> str:
        return self.explanation

    def said(self, answer: Any) -> str:
        return self._written(self._at(answer))

    def measured(self, answer: Any) -> str:
        off = grade(self._at(answer), self.expected).error
        return _("Your point lies {distance} away from it.").format(distance=self._written(off))

    def _at(self, answer: int) -> float:
        return float(self.axis.stops[answer])

    def _written(self, value: float) -> str:
        return self.axis.written(value)

    def _take(self, sent: object) -> None:
        stop = sent_stop(sent, len(self.axis.stops))
        if stop is not None:
            kept(GivenAnswers).add(self.key, stop)
