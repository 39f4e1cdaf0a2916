"""What a reader has answered in this session, and what the browser says was answered before."""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ui.questions.board import is_curve
from ui.questions.question import Question
from ui.state import kept

TRIES = 2
CLASS = "room_"  # in front of the name of a question that a class is asked
KEY = re.compile(rf"({CLASS}[0-9A-Z]{{6}}_\d{{1,3}}_)?[a-z_]{{1,40}}(-\d{{1,4}})?")
MOST = 500  # questions that a browser can tell of


@dataclass(frozen=True)
class Given:
    """What a reader has done about a question: the answers so far, and whether it is settled."""

    tries: tuple[Any, ...] = ()
    settled: bool = False


@dataclass
class GivenAnswers:
    """What a reader has done about every question, by its key.

    ``drafts`` are drawings that were sent and could not be marked, ``adopted`` the questions of
    which the browser has told.
    """

    by_key: dict[str, Given] = field(default_factory=dict)
    drafts: dict[str, Any] = field(default_factory=dict)
    adopted: set[str] = field(default_factory=set)

    def of(self, key: str) -> Given:
        return self.by_key.get(key, Given())

    def settle(self, key: str) -> None:
        self.by_key[key] = Given(self.of(key).tries, settled=True)

    def reopen(self, key: str) -> None:
        """Ask a question again that was skipped."""
        self.by_key[key] = Given(self.of(key).tries)

    def add(self, key: str, answer: Any) -> None:
        given = self.of(key)
        self.drafts.pop(key, None)
        if key.startswith(CLASS):  # who answers a class may change it, and the last one counts
            self.by_key[key] = Given((answer,))
        elif answer not in given.tries[-1:]:
            self.by_key[key] = Given((*given.tries, answer))

    def adopt(self, sent: object) -> None:
        """Take what the browser has kept, where this session knows nothing of a question yet."""
        if not isinstance(sent, Mapping) or len(sent) > MOST:
            return
        told = {key: _told(one) for key, one in sent.items() if _is_key(key)}
        news = {key: one for key, one in told.items() if one and key not in self.by_key}
        self.by_key |= news
        self.adopted |= news.keys()


def given(key: str) -> Given:
    """Return what the reader of this session has done about a question."""
    return kept(GivenAnswers).of(key)


def field_of(key: str) -> str:
    """Return the key of the field in which a question is answered.

    Where the browser has told of an answer since it was drawn it is another one: a field that
    stands empty in the browser already need not take a value from the server.
    """
    return f"{key}_answer_kept" if key in kept(GivenAnswers).adopted else f"{key}_answer"


def tries_of(question: Question) -> tuple[Any, ...]:
    """Return the answers to a question; what is none of its kind, from a browser, is left out."""
    return tuple(one for one in given(question.key).tries if question.takes(one))


def _told(one: object) -> Given | None:
    match one:
        case {"tries": list(tries), "settled": bool(settled)} if len(tries) <= TRIES:
            if all(_is_number(each) or _is_short_curve(each) for each in tries):
                return Given(tuple(map(_frozen, tries)), settled)
    return None


def _is_key(key: object) -> bool:
    return isinstance(key, str) and KEY.fullmatch(key) is not None


def _is_number(one: object) -> bool:
    match one:
        case bool():
            return False
        case int():
            return abs(one) <= 2**53
        case float():
            return math.isfinite(one)
    return False


def _frozen(one: Any) -> Any:
    return tuple(one) if isinstance(one, list) else one


def _is_short_curve(one: object) -> bool:
    return isinstance(one, list) and len(one) <= MOST and is_curve(one, len(one))
