"""Every question is drawn, answered, and what is said to each answer stands beside it."""

from collections.abc import Iterator
from typing import Any

import pytest
from course_questions import ALL, question_at
from streamlit.testing.v1 import AppTest

from ui.language import LANGUAGES, settle_language
from ui.questions import AskNumber, ChooseOne, Given, GivenAnswers, Question, SketchCurve

ANSWERS = f"{GivenAnswers.__module__}.{GivenAnswers.__qualname__}"
UNREADABLE = ("", "1,234", "9" * 10_000)  # the others are read without a page


def page(lesson: str, scene: str, place: int | str, language: str) -> None:
    """Draw one question alone."""
    import sys

    from ui.language import settle_language
    from ui.questions import draw_question

    settle_language(language)
    asked = sys.modules["course_questions"].question_at(lesson, scene, place)
    draw_question(asked)


@pytest.fixture(params=sorted(LANGUAGES))
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    settle_language(request.param)
    yield str(request.param)
    settle_language("en")


class Asked:
    """One question on a page of its own."""

    def __init__(self, where: tuple[str, str, int | str], language: str) -> None:
        self.question: Question = question_at(*where)
        names = ("lesson", "scene", "place")
        self.kwargs = {**dict(zip(names, where, strict=True)), "language": language}

    def answer(self, *answers: Any) -> tuple[list[str], list[str], list[str]]:
        """Answer anew, and return what is said of what is right, wrong, and of no answer."""
        key = self.question.key
        self.app = AppTest.from_function(page, kwargs=self.kwargs)
        self.app.session_state[ANSWERS] = GivenAnswers()
        if isinstance(self.question, SketchCurve) or not isinstance(
            self.question, AskNumber | ChooseOne
        ):
            self.app.session_state[ANSWERS].by_key[key] = Given(answers)
        self.app.run()
        for one in answers if isinstance(self.question, ChooseOne) else ():
            self.app.radio(key=f"{key}_answer").set_value(one).run()
        for one in answers if isinstance(self.question, AskNumber) else ():
            self.app.text_input(key=f"{key}_answer").set_value(str(one))
            self.app.button(key=f"{key}_check").click().run()
        assert not self.app.exception
        said = (self.app.success, self.app.warning, self.app.info)
        right, wrong, none = ([one.value for one in kind] for kind in said)
        return right, wrong, none


@pytest.fixture
def asked(language: str, where: tuple[str, str, int | str]) -> Asked:
    return Asked(where, language)


every = pytest.mark.parametrize("where", ALL, ids=lambda where: "-".join(map(str, where)))


@every
def test_what_is_said_to_each_answer(asked: Asked) -> None:
    question = asked.question
    (said,), wrong, _none = asked.answer(question.solution)
    assert said.startswith(question.reply(question.solution))
    assert not wrong
    for one in question.foreseen[:1]:  # all of them are held against their replies without a page
        right, (said,), _none = asked.answer(one.example)
        assert not right
        assert said.startswith(one.reply)
        assert said.endswith(question.hint)
        assert question.reveal() not in said
    first = question.foreseen[0].example
    second = question.foreseen[-1].example
    if first != second:
        _right, (said,), _none = asked.answer(first, second)
        assert question.reveal() in said
    (said,), _wrong, _none = asked.answer(first, question.solution)


NUMBERS = [where for where in ALL if isinstance(question_at(*where), AskNumber)]


@pytest.mark.parametrize("where", NUMBERS, ids=lambda where: "-".join(map(str, where)))
def test_what_cannot_be_read_is_asked_about_and_is_no_try(asked: Asked) -> None:
    for text in UNREADABLE:
        right, wrong, told = asked.answer(text)
        assert not right
        assert not wrong
        assert len(told) == 1
    assert asked.app.session_state[ANSWERS].by_key == {}
