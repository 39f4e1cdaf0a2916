"""What has been answered is told to the tab until the page as a whole has told it."""

from collections.abc import Mapping
from typing import Any

import pytest

from ui.questions import GivenAnswers, keep_answers, keeping
from ui.state import beside_sessions, kept

KEY, OTHER = "predict_best", "predict_small"
Entries = Mapping[str, Any]


class Tab:
    """Takes what a page tells its tab, by the part of the page that tells it."""

    def __init__(self) -> None:
        self.told: list[tuple[str, Entries]] = []

    def __call__(self, _name: str, entries: Entries, *, part: str = "page", **_look: Any) -> None:
        self.told.append((part, entries))

    def alone(self) -> list[Entries]:
        """Run a scene that asks a question without its page, and return what it tells."""
        self.told.clear()
        keeping.keep_answer(KEY)
        assert all(part == KEY for part, _entries in self.told)
        return [entries for _part, entries in self.told]


@pytest.fixture
def tab(monkeypatch: pytest.MonkeyPatch) -> Tab:
    found = Tab()
    monkeypatch.setattr(keeping, "tab_memory", found)
    return found


def test_an_answer_is_told_with_every_run_of_its_scene_until_the_page_tells_it(tab: Tab) -> None:
    with beside_sessions():
        answers = kept(GivenAnswers)
        answers.add(OTHER, 1)
        keep_answers()
        assert tab.told == [("page", {OTHER: {"tries": [1], "settled": False}})]
        assert tab.alone() == []
        answers.add(KEY, 2)
        for _run in range(2):  # the first may be lost
            assert tab.alone() == [{KEY: {"tries": [2], "settled": False}}]
        answers.settle(KEY)
        assert tab.alone() == [{KEY: {"tries": [2], "settled": True}}]
        tab.told.clear()
        keep_answers()
        assert set(tab.told[0][1]) == {OTHER, KEY}
        assert tab.alone() == []


def test_what_is_again_as_the_page_told_it_is_told_again(tab: Tab) -> None:
    with beside_sessions():
        answers = kept(GivenAnswers)
        answers.settle(KEY)
        answers.reopen(KEY)
        keep_answers()
        answers.settle(KEY)
        assert tab.alone() == [{KEY: {"tries": [], "settled": True}}]
        answers.reopen(KEY)
        assert tab.alone() == [{KEY: {"tries": [], "settled": False}}]
