"""What every kind of question can say of itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True)
class Foreseen:
    """A wrong answer that is often given, as a text, and what is said to it."""

    answer: str
    reply: str


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

    def ask(self, *, open: bool) -> None:
        """Draw what is answered with."""

    def right(self, answer: float) -> bool:
        """Tell whether an answer is right."""

    def reply(self, answer: float) -> str:
        """Return what is said to an answer."""

    def reveal(self) -> str:
        """Return the right answer, and why."""
