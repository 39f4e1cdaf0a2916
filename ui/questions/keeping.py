"""Keeps the answers in the browser's tab: neither a reload nor a killed server loses one."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ui.deck.tab_memory import tab_memory
from ui.questions.given import Given, GivenAnswers
from ui.state import kept

NAME = "answers"


@dataclass
class Told:
    """What the page as a whole has told the tab, and the questions answered since.

    These are told with every run of their scene: what one run has sent may be lost with it.
    """

    answers: dict[str, Given] = field(default_factory=dict)
    since: set[str] = field(default_factory=set)


def keep_answers() -> None:
    """Let the tab keep all answers of this session, and tell what it kept of one before."""
    told = kept(Told)
    told.answers = dict(kept(GivenAnswers).by_key)
    told.since.clear()
    tab_memory(NAME, _told(told.answers), take=_adopt)


def keep_answer(key: str) -> None:
    """Let the tab keep what has been answered to one question since the page told it all."""
    told, given = kept(Told), kept(GivenAnswers).by_key
    if given.get(key) != told.answers.get(key):
        told.since.add(key)
    if key in told.since:
        tab_memory(NAME, _told({key: given[key]}), part=key)


def _told(given: Mapping[str, Given]) -> dict[str, Any]:
    """Return what was answered or skipped, as the tab keeps it."""
    return {name: {"tries": list(one.tries), "settled": one.settled} for name, one in given.items()}


def _adopt(entries: Mapping[str, Any], _long: str) -> None:
    kept(GivenAnswers).adopt(entries)
