"""What the lessons of the cockpit ask and say, held against numbers worked out beforehand."""

import pytest

from lessons.train.presets import PRESETS
from lessons.train.stages import STAGES
from ui.questions import AskNumber, ChooseOne, PlacePoint

# At the pause, of the one thing to change, and at the end; see the common start of the lessons.
TOLD = {
    "xor": (300, ["44%", "0.693"], ["95%"]),
    "features": (1, ["99%", "−0.385"], ["100%"]),
    "start": (30, ["84%", "0%", "1000"], ["100%"]),
    "leap": (3, ["66.3", "0.804", "0.3", "0.52"], ["1.93", "0.137"]),
    "separable": (190, [], ["3.15", "8190"]),
    "noise": (430, ["295", "0.554"], ["0.459", "0.502", "5000"]),
    "batches": (100, ["0.6729", "0.6728", "1000", "10000"], ["0.718", "0.297", "0.684", "0.697"]),
    "zero": (100, ["0.693147"], ["0.214"]),
}
ENDS = {
    "leap": ["0.558", "7 of 8"],
    "separable": ["0.255 → 0.113 → 0.0299", "1.08 → 2.19 → 4.79"],
}


def test_every_card_has_a_stage() -> None:
    assert list(STAGES) == list(PRESETS) == list(TOLD)


@pytest.mark.parametrize("name", STAGES)
def test_a_lesson_pauses_and_tells_what_was_worked_out(name: str) -> None:
    stage, (pause, then, change) = STAGES[name], TOLD[name]
    assert stage.pause == pause
    assert [one for one in then if one not in stage.then()] == []
    assert [one for one in change if one not in stage.change()] == []
    told = stage.end() if stage.end else ""
    assert [one for one in ENDS.get(name, []) if one not in told] == []
    assert stage.pause % int(PRESETS[name].values.get("pace", "10")) == 0


RIGHT = {
    "xor": 44.0,
    "features": "one",
    "start": "only cross-entropy",
    "leap": "far above the start",
    "separable": "it grows without limit",
    "noise": 295.0,
    "batches": "nearly the same",
    "zero": 0.6931471805599453,
}


@pytest.mark.parametrize("name", STAGES)
def test_a_question_knows_its_answer_and_answers_each_wrong_one(name: str) -> None:
    question = STAGES[name].ask()
    if isinstance(question, ChooseOne):
        assert [one.text for one in question.answers if one.right] == [RIGHT[name]]
        assert all(one.reply for one in question.answers)
        return
    assert isinstance(question, AskNumber | PlacePoint)
    assert question.expected == pytest.approx(RIGHT[name], abs=1e-9)


@pytest.mark.parametrize(
    ("name", "answer", "word"),
    [
        ("xor", 75.0, "corner"),
        ("xor", 20.0, "swap"),
        ("zero", 0.67, "random"),
        ("zero", 0.0, "belief"),
    ],
)
def test_numbers_that_are_often_given_are_answered(name: str, answer: float, word: str) -> None:
    question = STAGES[name].ask()
    assert not question.right(answer)
    assert word in question.reply(answer)
