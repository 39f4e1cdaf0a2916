"""Keeps the answers in the browser's tab: neither a reload nor a killed server loses one."""

from collections.abc import Mapping
from typing import Any

from ui.deck.tab_memory import tab_memory
from ui.questions.given import Given, GivenAnswers
from ui.state import kept

NAME = "answers"


def keep_answers() -> None:
    """Let the tab keep all answers of this session, and tell what it kept of one before."""
    tab_memory(NAME, _told(kept(GivenAnswers).by_key), take=_adopt)


def keep_answer(key: str) -> None:
    """Let the tab keep what has been answered to one question, where it is drawn by itself."""
    given = kept(GivenAnswers).by_key
    tab_memory(NAME, _told({key: given[key]} if key in given else {}), part=key)


def _told(given: Mapping[str, Given]) -> dict[str, Any]:
    """Return what was answered or skipped, as the tab keeps it."""
    return {name: {"tries": list(one.tries), "settled": one.settled} for name, one in given.items()}


def _adopt(entries: Mapping[str, Any], _long: str) -> None:
    kept(GivenAnswers).adopt(entries)
