"""What scenes declare of their questions holds: one right answer, a reply to each wrong one."""

from collections import Counter
from collections.abc import Iterator

import pytest
from course_questions import ALL, question_at

from ui.language import LANGUAGES, settle_language
from ui.questions import Question

HOSTILE = (None, True, -1, 10**6, 0.5, float("nan"), "0", "<b>", [], [0], (None,), {"a": 1})


@pytest.fixture(params=sorted(LANGUAGES))
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    settle_language(request.param)
    yield request.param
    settle_language("en")


@pytest.fixture
def question(language: str, lesson: str, scene: str, place: int) -> Question:
    return question_at(lesson, scene, place)


every = pytest.mark.parametrize(("lesson", "scene", "place"), ALL)


@every
def test_the_right_answer_is_right_and_every_wrong_one_has_its_reply(question: Question) -> None:
    assert question.takes(question.solution)
    assert question.right(question.solution)
    assert question.reply(question.solution)
    assert question.reveal()
    assert question.hint
    assert question.answer
    assert question.foreseen
    for one in question.foreseen:
        assert one.answer
        assert question.takes(one.example)
        assert not question.right(one.example), one.answer
        assert question.reply(one.example) == one.reply
        assert question.said(one.example)


@every
def test_what_is_no_answer_is_not_taken_for_one(question: Question) -> None:
    for forged in HOSTILE:
        if question.takes(forged):  # a number may be any number
            question.right(forged)
            question.reply(forged)
            question.said(forged)


def test_there_are_thirty_questions_and_three_at_least_a_lesson() -> None:
    counts = Counter(lesson for lesson, _scene, _place in ALL)
    assert min(counts.values()) >= 3
    assert sum(counts.values()) >= 30


def test_every_question_has_a_name_of_its_own() -> None:
    names = [question_at(lesson, scene, place).key for lesson, scene, place in ALL]
    assert len(set(names)) == len(names)
