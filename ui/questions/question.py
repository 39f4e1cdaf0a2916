"""What every kind of question can say of itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol


@dataclass(frozen=True)
class Foreseen:
    """A wrong answer that is often given, as a text, and what is said to it.

    ``example`` is such an answer as the question takes it.
    """

    answer: str
    reply: str
    example: Any = None


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

    @property
    def answer(self) -> str:
        """The right answer, as a text."""

    @property
    def foreseen(self) -> Sequence[Foreseen]:
        """Wrong answers that are often given, with what is said to each."""

    @property
    def solution(self) -> Any:
        """A right answer, as the question takes it."""

    def ask(self, *, open: bool) -> bool:
        """Draw what is answered with; return whether the last answer stands there still."""

    def takes(self, answer: Any) -> bool:
        """Tell whether something, perhaps out of a browser, is an answer of this kind."""

    def right(self, answer: Any) -> bool:
        """Tell whether an answer is right."""

    def reply(self, answer: Any) -> str:
        """Return what is said to an answer."""

    def reveal(self) -> str:
        """Return the right answer, and why."""

    def said(self, answer: Any) -> str:
        """Return an answer as a text."""


class Boarded(Question, Protocol):
    """A question that is answered on a board, as large as a figure."""

    def draw_board(self, *, open: bool) -> None:
        """Draw the board; once the question is no longer open, with the truth."""

    def stands(self) -> bool:
        """Tell whether the last answer stands there still; say what is wrong with the board."""

    def measured(self, answer: Any) -> str:
        """Return in a sentence how far an answer is off."""
