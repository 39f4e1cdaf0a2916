"""What is an answer to which question."""

from typing import Any

import pytest

from rooms.questions import AnswerRule, AnswerRules

CHOICE = AnswerRule("choice", count=3)
NUMBER = AnswerRule("number", low=0, high=1)
POINT = AnswerRule("point", low=(0, -1), high=(1, 1))
CURVE = AnswerRule("curve", count=3, low=0, high=1)
FLAG = AnswerRule("flag", flags=("bar", 2, True))


@pytest.mark.parametrize(
    ("rule", "answer"),
    [
        (CHOICE, {"choice": 2}),
        (NUMBER, {"number": 0}),
        (NUMBER, {"number": 0.5}),
        (AnswerRule("number"), {"number": -1e300}),
        (POINT, {"point": [1, -1]}),
        (CURVE, {"curve": [0, 0.5, 1]}),
        (AnswerRule("curve"), {"curve": [0] * 500}),
        (FLAG, {"flag": "bar"}),
        (FLAG, {"flag": 2}),
        (FLAG, {"flag": True}),
        (AnswerRule("flag"), {"flag": "anything"}),
    ],
)
def test_an_answer_of_its_kind_is_taken(rule: AnswerRule, answer: dict[str, Any]) -> None:
    assert rule.takes(answer)


@pytest.mark.parametrize(
    ("rule", "answer"),
    [
        (CHOICE, {"choice": 3}),
        (CHOICE, {"choice": -1}),
        (CHOICE, {"choice": True}),
        (CHOICE, {"choice": 1.0}),
        (CHOICE, {"choice": "1"}),
        (CHOICE, {"number": 1}),
        (CHOICE, {"choice": 1, "number": 1}),
        (CHOICE, {}),
        (NUMBER, {"number": 1.01}),
        (NUMBER, {"number": "0.5"}),
        (NUMBER, {"number": None}),
        (NUMBER, {"number": float("nan")}),
        (NUMBER, {"number": [0.5]}),
        (POINT, {"point": [0.5]}),
        (POINT, {"point": [0.5, 2]}),
        (POINT, {"point": {"x": 1, "y": 1}}),
        (CURVE, {"curve": [0, 1]}),
        (CURVE, {"curve": [0, 1, None]}),
        (CURVE, {"curve": "010"}),
        (AnswerRule("curve"), {"curve": [0] * 501}),
        (FLAG, {"flag": 1}),  # is True to Python
        (FLAG, {"flag": "BAR"}),
        (AnswerRule("flag"), {"flag": "x" * 65}),
        (AnswerRule("flag"), {"flag": ["bar"]}),
    ],
)
def test_what_is_none_is_refused(rule: AnswerRule, answer: dict[str, Any]) -> None:
    assert not rule.takes(answer)


def test_a_question_has_one_rule() -> None:
    rules = AnswerRules()
    assert not rules.knows("half")
    assert not rules.takes("half", {"choice": 1})
    rules.register("half", CHOICE)
    rules.register("half", AnswerRule("choice", count=3))
    assert rules.takes("half", {"choice": 1})
    with pytest.raises(ValueError, match="must have one rule"):
        rules.register("half", NUMBER)
