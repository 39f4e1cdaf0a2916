"""A question that was answered wrongly twice, with what is said to it, stands on one screen."""

import json

import pytest
from course_questions import ALL, SCENES, question_at
from visitor import Visitor
from walk import FAULTS

from ui.language import settle_language

KEEP = "(text) => sessionStorage.setItem('logit-lab:answers', text)"


def wordiest(language: str) -> dict[str, dict[str, object]]:
    """Return the two wrong answers to each question to which most is said."""
    settle_language(language)
    told = {}
    for where in ALL:
        question = question_at(*where)
        replies = sorted(question.foreseen, key=lambda one: len(one.reply))
        last = replies[-1].example
        first = next((one.example for one in replies if one.example != last), last)
        told[question.key] = {"tries": [first, last], "settled": False}
    settle_language("en")
    return told


@pytest.mark.exhaustive
@pytest.mark.parametrize("view", ["page", "projector"])
@pytest.mark.parametrize("language", ["en", "ko"])
def test_verdicts_fit_the_screen(tab: Visitor, language: str, view: str) -> None:
    page = tab.open("", lang=language, view=view).page
    page.evaluate(KEEP, json.dumps(wordiest(language)))
    faults = {}
    for (lesson, key), scene in SCENES.items():
        if scene.ask is None:
            continue
        tab.open(lesson.replace("_", "-"), scene=key, lang=language, view=view)
        assert page.locator(".st-key-bench [class*=st-key-verdict-]").count() == 1, key
        found = [*page.evaluate(FAULTS, True), *tab.problems]
        tab.problems.clear()
        if found:
            faults[f"{lesson} {key}"] = found
    assert faults == {}
