"""Keeps the answers in the browser's tab: neither a reload nor a killed server loses one."""

from collections.abc import Mapping
from typing import Any

from ui.deck.tab_memory import tab_memory
from ui.questions.given import Given, GivenAnswers
from ui.state import kept

NAME = "answers"


def keep_answers() -> None:
    """Let the tab keep all answers of this session, and tell what it kept of one before."""
    answered, skipped = _told(kept(GivenAnswers).by_key)
    tab_memory(NAME, answered, passing=skipped, take=_adopt)


def keep_answer(key: str) -> None:
    """Let the tab keep what has been answered to one question, where it is drawn by itself."""
    answered, skipped = _told({key: kept(GivenAnswers).of(key)})
    tab_memory(NAME, answered, passing=skipped, part=key)


def _told(given: Mapping[str, Given]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return what was answered, and what was skipped: that is asked again after a reload."""
    written = {
        name: {"tries": list(one.tries), "settled": one.settled} for name, one in given.items()
    }
    answered = {name: one for name, one in written.items() if one["tries"]}
    skipped = {name: one for name, one in written.items() if one["settled"] and not one["tries"]}
    return answered, skipped


def _adopt(entries: Mapping[str, Any], _long: str) -> None:
    kept(GivenAnswers).adopt(entries)
