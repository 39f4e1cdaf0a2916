"""What a scene of a lesson declares: one screen, one question, something to do, then why."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from ui.address import value_of
from ui.language import current_language
from ui.parameters import Parameter
from ui.questions import QUESTIONS, Question, asked_in_class, draw_question, is_asked_in_class

Draw = Callable[[], None]
MADE = 256  # questions that are kept for the next run that asks them, a few hundred bytes each


@dataclass(frozen=True)
class Fold:
    """Something below a scene that opens when it is wanted; ``title`` is a message id.

    Where the address says something of its ``controls``, it opens by itself. It may ``ask``
    something; where there is nothing else to ``draw``, that question is drawn.
    """

    key: str
    title: str
    draw: Draw | None = None
    controls: Sequence[Parameter] = ()
    ask: Callable[[], Question] | None = None

    def open(self) -> None:
        """Draw what is inside."""
        if self.draw:
            self.draw()
        elif self.ask:
            draw_question(self.ask(), leads_on=False)


@dataclass(frozen=True)
class Scene:
    """One screen of a lesson.

    Attributes
    ----------
    key : str
        Its name in the address, in the strip, and of its file.
    name, question, task : str
        Message ids: short name, the question it answers, and what is to be done.
    draw : callable
        Draws controls and figure into the places of `bench`; run again when one moves.
    why : callable
        Returns the explanation, at most 60 words, with the numbers of the core in it.
    controls : sequence of Parameter
        What of the address the scene shows; scenes may share some.
    ask : callable
        Returns the question whose answer the controls would give away, if there is one now; made
        once in each language and with each set of numbers, unless the scene ``asks_in`` settings.
    asks_in : callable
        Returns what it asks instead in some settings: by the name of the question these settings,
        as the address has them.
    folds : sequence of Fold
        Derivations and details.
    functions : sequence of callable
        Functions of the core that made the numbers.
    deeper : bool
        Whether it goes beyond the core of the lesson.
    """

    key: str
    name: str
    question: str
    task: str
    draw: Draw
    why: Callable[[], str]
    controls: Sequence[Parameter] = ()
    ask: Callable[[], Question | None] | None = None
    asks_in: Callable[[], Mapping[str, Mapping[str, str]]] = dict
    folds: Sequence[Fold] = ()
    functions: Sequence[Callable[..., Any]] = ()
    deeper: bool = False

    def waits_for(self) -> tuple[Question | None, bool]:
        """Return what is asked before the controls are there; first what the class is asked.

        With it comes whether that is a question of a fold, for which the scene has no place.
        """
        own, in_class = self._made(self.ask) if self.ask else None, self.asked_in_class()
        if in_class is None:
            return own, False
        return in_class, own is None or not is_asked_in_class(own)

    def asked_in_class(self) -> Question | None:
        """Return what of the scene the class is asked at the moment, if that is of this scene."""
        return asked_in_class(self._all())

    def questions(self) -> list[Question]:
        """Return all that the scene asks just now: what comes first, then what its folds ask."""
        return list(self._all())

    def _all(self) -> Iterator[Question]:
        asks = [self.ask, *(fold.ask for fold in self.folds)]
        return (question for ask in asks if ask for question in [self._made(ask)] if question)

    def _made(self, ask: Callable[[], Question | None]) -> Question | None:
        if self.asks_in is not dict:
            return ask()
        return _made_once(ask, current_language(), value_of(QUESTIONS))


@lru_cache(maxsize=MADE)
def _made_once(
    ask: Callable[[], Question | None], _language: str, _numbers: int
) -> Question | None:
    return ask()
