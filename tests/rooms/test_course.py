"""What a room asks of the course: found by its name, and answered as the question is."""

from itertools import chain

import pytest

from rooms.course import asked_at, question_of, rule_of
from ui.question_list import Listed, every_question, page_questions
from ui.questions import to_wire

USUAL = ("odds", "sigmoid", "loss")


@pytest.mark.parametrize(
    "listed",
    [
        *chain.from_iterable(map(page_questions, USUAL)),
        *(pytest.param(one, marks=pytest.mark.exhaustive) for one in page_questions("softmax")),
    ],
    ids=lambda one: one.key,
)
def test_a_rule_takes_whatever_its_question_takes(listed: Listed) -> None:
    rule = rule_of(listed.page, listed.scene, listed.key)
    assert rule is not None
    question = listed.question
    answers = [listed.truth, *(one.example for one in question.foreseen)]
    for answer in answers:
        assert question.takes(answer)
        assert rule.takes(to_wire(question, answer)), answer
    other = {"number": "4"} if rule.kind == "number" else {"number": 4}
    assert not rule.takes(other)


def test_a_rule_has_the_bounds_of_its_question() -> None:
    choice = rule_of("odds", "symmetry", "predict_against")
    assert choice
    assert choice.takes({"choice": 3})
    assert not choice.takes({"choice": 4})
    place = rule_of("odds", "evidence", "place_evidence")
    assert place
    assert place.takes({"number": -6.0})
    assert not place.takes({"number": 6.1})
    valley = rule_of("train", "loss_surface", "predict_valley")
    assert valley
    assert valley.takes({"point": [-2.0, 2.0]})
    assert not valley.takes({"point": [-2.0, 2.1]})


def test_a_curve_may_miss_a_tenth_of_its_columns() -> None:
    rule = rule_of("loss", "compare", "sketch_squared")
    assert rule
    assert rule.takes({"curve": [None] * 3 + [0.5] * 30})
    assert not rule.takes({"curve": [None] * 4 + [0.5] * 29})
    assert not rule.takes({"curve": [0.5] * 32})
    assert not rule.takes({"curve": [1.5] * 33})


def test_what_no_scene_asks_has_no_rule() -> None:
    for page, scene, name in [
        ("odds", "rulers", "predict_against"),  # of another scene
        ("odds", "rulers", "predict_odds-x"),
        ("odds", "rulers", "predict_odds-0"),
        ("odds", "rulers", "<b>"),
        ("odds", "", "predict_odds"),
        ("nowhere", "rulers", "predict_odds"),
    ]:
        assert rule_of(page, scene, name) is None


def test_a_question_is_found_with_the_numbers_of_its_seed_and_in_its_language() -> None:
    (asked,) = asked_at("odds", "", "questions=7&p=0.4", "ko")
    assert asked.key == "predict_odds-7"
    assert question_of("odds", "rulers", "predict_odds-7", "ko") == asked
    english = question_of("odds", "rulers", "predict_odds-7")
    assert english
    assert english.truth == asked.truth
    assert english.question.text != asked.question.text
    assert asked_at("", "", "", "en") == []


@pytest.mark.exhaustive
def test_everything_that_the_course_asks_can_be_asked_of_a_class() -> None:
    for one in every_question():
        rule = rule_of(one.page, one.scene, one.key)
        assert rule, one.key
        assert rule.takes(to_wire(one.question, one.truth)), one.key
