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


every_view = pytest.mark.parametrize("view", ["page", "projector"])
every_language = pytest.mark.parametrize("language", ["en", "ko"])
# All that scenes of the cockpit ask, with where they ask it.
IN_COCKPIT = {
    "predict_loss_curve": {},
    **{name: one for scene in SCENES.values() for name, one in scene.asks_in().items()},
}


@pytest.mark.exhaustive
@every_view
@every_language
@pytest.mark.parametrize("lesson", sorted({lesson for lesson, _key in SCENES}))
def test_verdicts_fit_the_screen(tab: Visitor, lesson: str, language: str, view: str) -> None:
    page = tab.open("", lang=language, view=view).page
    page.evaluate(KEEP, json.dumps(wordiest(language)))
    faults = {}
    for (where, key), scene in SCENES.items():
        if scene.ask is None or where != lesson:
            continue
        tab.open(lesson.replace("_", "-"), scene=key, lang=language, view=view)
        assert page.locator(".st-key-bench [class*=st-key-verdict-]").count() == 1, key
        found = [*page.evaluate(FAULTS, True), *tab.problems]
        tab.problems.clear()
        if found:
            faults[key] = found
    assert faults == {}


@pytest.mark.exhaustive
@every_view
@every_language
@pytest.mark.parametrize("question", IN_COCKPIT)
def test_the_cockpit_fits_the_screen_before_and_after_its_question_is_skipped(
    tab: Visitor, question: str, language: str, view: str
) -> None:
    where = {"scene": "cockpit", "lang": language, "view": view, **IN_COCKPIT[question]}
    page = tab.open("train", **where).page
    assert page.locator(f".st-key-question-{question}").is_visible()
    assert page.evaluate(FAULTS, True) == []
    tab.skip()
    assert page.locator(f".st-key-{question}_back").is_visible()
    assert page.evaluate(FAULTS, True) == []
    assert tab.problems == []
