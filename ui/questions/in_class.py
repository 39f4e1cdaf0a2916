"""A question that the class of this page is asked: its answers are its own, its verdict waits."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from ui.language import _
from ui.questions.given import CLASS, Given, GivenAnswers
from ui.questions.question import Question
from ui.state import kept
from ui.view import answers_hidden

CODE = re.compile(r"[0-9A-Z]{6}")
NAME = re.compile(r"[a-z_]{1,40}(-\d{1,4})?")
MOST_ROUNDS = 100


@dataclass(frozen=True)
class Round:
    """One time that a class is asked a question.

    ``leads`` tells whether this page is its teacher's, who answers nothing.
    """

    code: str
    question: str
    number: int
    open: bool
    revealed: bool
    leads: bool

    @property
    def key(self) -> str:
        """Name of the question in this round, under which its answers are kept."""
        return self._key_of(self.number)

    @property
    def id(self) -> str:
        """Name of the round, as the room has it."""
        return f"{self.question}:{self.number}"

    def earlier(self) -> list[str]:
        """Return the names of this round and of those before, the first one first."""
        return [self._key_of(number) for number in range(1, self.number + 1)]

    def _key_of(self, number: int) -> str:
        return f"{CLASS}{self.code}_{number}_{self.question}"


@dataclass
class ClassQuestion:
    """What the class is asked at the moment, as the browser tells."""

    round: Round | None = None

    def take(self, sent: object) -> None:
        """Take what a browser has told; anybody can send anything."""
        self.round = _round(sent)
        if self.round and self.round.revealed:
            self._settle(self.round)

    def of(self, key: str) -> Round | None:
        """Return the round that a question belongs to, by the name of either."""
        now = self.round
        return now if now and key in (now.key, now.question) else None

    def _settle(self, now: Round) -> None:
        """Let the first answer in class be the reader's own, where there was none."""
        answers = kept(GivenAnswers)
        if not answers.of(now.question).settled:
            given = (answers.of(key).tries for key in now.earlier())
            first = next((tries for tries in given if tries), ())
            answers.by_key[now.question] = Given(first, settled=True)


def _round(sent: object) -> Round | None:
    match sent:
        case {
            "code": str(code),
            "question": str(question),
            "round": int(number),
            "open": bool(is_open),
            "revealed": bool(revealed),
            "leads": bool(leads),
        } if CODE.fullmatch(code) and NAME.fullmatch(question) and 0 < number <= MOST_ROUNDS:
            return Round(code, question, number, is_open, revealed, leads)
    return None


def class_round(question: Question) -> Round | None:
    """Return the round that a question is asked in, if it is the class that is asked."""
    now = kept(ClassQuestion).round
    return now if now and question.key == now.key else None


def is_asked_in_class(question: Question) -> bool:
    """Tell whether the class is asked this very question elsewhere on the page."""
    now = kept(ClassQuestion).round
    return now is not None and question.key == now.question


def asked_in_class(questions: Iterable[Question]) -> Question | None:
    """Return the one of some questions that the class is asked, under the name of its round."""
    now = kept(ClassQuestion).round
    if now is None:
        return None
    found: Any = next((one for one in questions if one.key == now.question), None)
    return None if found is None else replace(found, key=now.key)


def truth_hidden(key: str) -> bool:
    """Tell whether nothing may say what is right: by the address, or until the teacher reveals."""
    now = kept(ClassQuestion).of(key)
    return answers_hidden() or (now is not None and not now.revealed)


def check_word(key: str) -> str:
    """Return what the button says that takes an answer."""
    now = kept(ClassQuestion).of(key)
    return _("Send") if now else _("Check")
