"""Every question is drawn, answered, and what is said to each answer stands beside it."""

from collections.abc import Iterator
from typing import Any

import pytest
from course_questions import ALL, question_at
from streamlit.testing.v1 import AppTest

from ui.language import LANGUAGES, settle_language
from ui.questions import (
    AskNumber,
    ChooseOne,
    Given,
    GivenAnswers,
    PlaceOnMap,
    PlacePoint,
    Question,
    SketchCurve,
)
from ui.questions.axis import LEVELS
from ui.state import beside_sessions, kept

ANSWERS = f"{GivenAnswers.__module__}.{GivenAnswers.__qualname__}"
UNREADABLE = ("", "1,234", "1e999", "NaN", "<b>1</b>", "four", "9" * 10_000)


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

    def answer(
        self, *answers: Any, sent: GivenAnswers | None = None
    ) -> tuple[list[str], list[str], list[str]]:
        """Answer anew, and return what is said of what is right, wrong, and of no answer."""
        key = self.question.key
        self.app = AppTest.from_function(page, kwargs=self.kwargs)
        self.app.session_state[ANSWERS] = sent or GivenAnswers()
        if not isinstance(self.question, AskNumber | ChooseOne):
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
    assert said.endswith(question.reply(question.solution))
    assert not wrong
    for one in question.foreseen:
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


SKETCHES = [where for where in ALL if isinstance(question_at(*where), SketchCurve)]


@pytest.mark.parametrize("where", SKETCHES, ids=lambda where: "-".join(map(str, where)))
def test_a_drawing_that_is_no_curve_is_asked_about_and_is_no_try(asked: Asked) -> None:
    question = asked.question
    assert isinstance(question, SketchCurve)
    count = len(question.x.stops)
    half = (LEVELS // 2,) * (count // 2)
    told = []
    for drawn in (
        (None,) * count,
        (LEVELS,) + (None,) * (count - 1),
        (*question.solution[:-1], LEVELS + 1),
        (-1, *question.solution[1:]),
        (*half, *(None,) * (count - len(half))),
    ):
        with beside_sessions():
            question._take({"levels": [*drawn]})
            answers = kept(GivenAnswers)
        assert answers.by_key == {}
        right, wrong, none = asked.answer(sent=answers)
        assert not right
        assert not wrong
        told += none
    nothing, point, above, below, part = told
    assert above == below
    assert len({nothing, point, above, part}) == 4
    with beside_sessions():
        for forged in (None, "<b>", {"levels": "9" * 10_000}, {"levels": [1e999] * count}):
            question._take(forged)
        question._take({"levels": [*question.solution, 0]})
        assert kept(GivenAnswers) == GivenAnswers()


PLACES = [where for where in ALL if isinstance(question_at(*where), PlacePoint | PlaceOnMap)]


@pytest.mark.parametrize("where", PLACES, ids=lambda where: "-".join(map(str, where)))
def test_a_place_off_the_board_is_no_try(asked: Asked) -> None:
    question = asked.question
    assert isinstance(question, PlacePoint | PlaceOnMap)
    with beside_sessions():
        for at in (-1, 10**6, 0.5, float("nan"), "0", None, [], "<b>"):
            question._take({"stop": at})
            question._take({"place": [at, 0]})
            question._take({"place": [0, at]})
        assert kept(GivenAnswers) == GivenAnswers()


@pytest.mark.parametrize("language", ["en", "ko"], indirect=True)
def test_per_cent_may_be_written_with_their_sign(language: str) -> None:
    asked = Asked(("train", "cockpit", "predict_xor"), language)
    for text in ("44", "44 %", "44퍼센트"):
        right, wrong, none = asked.answer(text)
        assert len(right) == 1, text
        assert not [*wrong, *none]
    right, wrong, none = asked.answer("0.44")
    assert len(none) == 1
    assert not [*right, *wrong]
    _right, (said,), _none = asked.answer("56%")
    assert said.startswith(asked.question.foreseen[0].reply)


def test_a_wrong_answer_that_nobody_foresaw_is_called_wrong() -> None:
    asked = Asked(("odds", "rulers", 0), "en")
    _right, (said,), _none = asked.answer(77)
    assert said == f"That is not it. {asked.question.hint}"
    _right, (said,), _none = asked.answer(77, 78)
    assert said == f"That is not it.\n\n{asked.question.reveal()}"
    (said,), _wrong, _none = asked.answer(0.8)
    assert said.startswith("Right. ")
