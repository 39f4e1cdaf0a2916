"""A question that is answered by putting a point on a map."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from core.evaluation import distance
from ui.language import _
from ui.numbers import significant
from ui.questions.axis import Axis
from ui.questions.board import mount_board, sent_place
from ui.questions.given import GivenAnswers, tries_of
from ui.questions.in_class import check_word, truth_hidden
from ui.questions.question import Foreseen
from ui.state import kept

Place = tuple[float, float]


@dataclass(frozen=True)
class Mislaid:
    """A part of the map that is often chosen instead: what it is called, and what is said.

    ``when`` tells whether a place lies there; ``example`` is one.
    """

    name: str
    reply: str
    when: Callable[[float, float], bool]
    example: Place


@dataclass(frozen=True)
class PlaceOnMap:
    """A question for a place on a map of two axes of one scale; the truth is shown beside it.

    ``tolerance`` is how far away an answer may lie. The first of ``mislaid`` that holds a wrong
    answer is what is said to it, else ``otherwise``. ``given`` are places that are known.
    """

    key: str
    text: str
    x: Axis
    y: Axis
    expected: Place
    hint: str
    explanation: str
    tolerance: float
    mislaid: Sequence[Mislaid] = ()
    otherwise: str = ""
    given: Sequence[tuple[float, float, str]] = ()

    @property
    def answer(self) -> str:
        """The right answer, as a text."""
        return self._written(self.expected)

    @property
    def solution(self) -> tuple[int, int]:
        """The right answer, as the browser would send it."""
        return self._nearest(self.expected)

    @property
    def foreseen(self) -> Sequence[Foreseen]:
        """Parts that are often chosen instead, with what is said to each."""
        return [Foreseen(one.name, one.reply, self._nearest(one.example)) for one in self.mislaid]

    def ask(self, *, open: bool) -> bool:
        self.draw_board(open=open)
        return self.stands()

    def stands(self) -> bool:
        """Return that the last answer stands there still: a point is always somewhere."""
        return True

    def draw_board(self, *, open: bool) -> None:
        """Draw the empty map; once the question is no longer open, with the truth."""
        tries, shown = tries_of(self), not open and not truth_hidden(self.key)
        how = (
            _("Click the map, or move the point with the arrow keys (Shift: far).") if open else ""
        )
        if shown:
            how = self.measured(tries[-1]) if tries else ""
        data: dict[str, Any] = {
            "kind": "map",
            "name": f"{self.x.label}, {self.y.label}",
            "x": self.x.told(),
            "y": self.y.told(),
            "given": [[*self._shares((x, y)), text] for x, y, text in self.given],
            "answer": tries[-1] if tries else None,
            "truth": self._shares(self.expected) if shown else None,
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
        match answer:
            case (int(column), int(row)) if not {bool} & {type(column), type(row)}:
                return 0 <= column < len(self.x.stops) and 0 <= row < len(self.y.stops)
        return False

    def right(self, answer: Any) -> bool:
        return self._off(answer) <= self.tolerance

    def reply(self, answer: Any) -> str:
        if self.right(answer):
            return self.explanation
        place = self._at(answer)
        return next((one.reply for one in self.mislaid if one.when(*place)), self.otherwise)

    def reveal(self) -> str:
        return self.explanation

    def said(self, answer: Any) -> str:
        return self._written(self._at(answer))

    def measured(self, answer: Any) -> str:
        return _("Your point lies {distance} away from it.").format(
            distance=significant(self._off(answer))
        )

    def _off(self, answer: Sequence[int]) -> float:
        return distance(self._at(answer), self.expected)

    def _at(self, answer: Sequence[int]) -> Place:
        column, row = answer
        return float(self.x.stops[column]), float(self.y.stops[row])

    def _nearest(self, place: Place) -> tuple[int, int]:
        return self.x.nearest(place[0]), self.y.nearest(place[1])

    def _shares(self, place: Place) -> list[float]:
        return [float(axis.share(one)) for axis, one in zip((self.x, self.y), place, strict=True)]

    def _written(self, place: Place) -> str:
        return f"({self.x.written(place[0])}, {self.y.written(place[1])})"

    def _take(self, sent: object) -> None:
        place = sent_place(sent, len(self.x.stops), len(self.y.stops))
        if place is not None:
            kept(GivenAnswers).add(self.key, place)
