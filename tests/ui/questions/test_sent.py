"""What a browser sends of a board or of kept answers is read as nothing where it is none."""

from typing import Any

import pytest

from ui.questions.board import FAR, sent_curve, sent_place, sent_stop
from ui.questions.given import Given, GivenAnswers

NONE_OF_THEM = [None, 3, "stop", [], {}, {"stop": 1, "levels": []}, ["stop", 1]]


@pytest.mark.parametrize("sent", [0, 4])
def test_a_place_of_the_axis_is_taken(sent: int) -> None:
    assert sent_stop({"stop": sent}, 5) == sent


@pytest.mark.parametrize("sent", [-1, 5, 10**400, True, 1.0, None, "1", [1], float("nan")])
def test_no_other_place_is_taken(sent: Any) -> None:
    assert sent_stop({"stop": sent}, 5) is None


def test_a_place_of_the_map_is_taken() -> None:
    assert sent_place({"place": [4, 0]}, 5, 1) == (4, 0)


@pytest.mark.parametrize(
    "sent",
    [[5, 0], [0, 1], [-1, 0], [True, 0], [0, 0.0], [0], [0, 0, 0], [None, 0], "00", None, {}, 3],
)
def test_no_other_place_of_a_map_is_taken(sent: Any) -> None:
    assert sent_place({"place": sent}, 5, 1) is None


def test_a_curve_over_the_columns_is_taken() -> None:
    assert sent_curve({"levels": [None, 0, -FAR, FAR]}, 4) == (None, 0, -FAR, FAR)


@pytest.mark.parametrize(
    "levels",
    [
        [],
        [1, 2, 3],
        [1] * 100_000,
        [1, 2, 3, FAR + 1],
        [1, 2, 3, 10**400],
        [1, 2, 3, 4.0],
        [1, 2, 3, float("nan")],
        [1, 2, 3, True],
        [1, 2, 3, "4"],
        [1, 2, 3, [4]],
        "1234",
        {"0": 1, "1": 2, "2": 3, "3": 4},
        None,
    ],
)
def test_no_other_curve_is_taken(levels: Any) -> None:
    assert sent_curve({"levels": levels}, 4) is None


@pytest.mark.parametrize("sent", NONE_OF_THEM)
def test_messages_of_another_form_are_nothing(sent: Any) -> None:
    assert sent_curve(sent, 4) is None or sent == {"stop": 1, "levels": []}
    assert sent_stop(sent, 4) is None or sent == {"stop": 1, "levels": []}
    assert sent_place(sent, 4, 4) is None


def adopted(sent: Any) -> dict[str, Given]:
    answers = GivenAnswers()
    answers.adopt(sent)
    return answers.by_key


def one(**changes: Any) -> dict[str, Any]:
    return {"tries": [0.75, [1, None]], "settled": False, **changes}


def test_kept_answers_are_taken_by_a_session_that_knows_none() -> None:
    expected = Given((0.75, (1, None)))
    assert adopted({"predict_odds": one(), "predict_odds-7": one()}) == {
        "predict_odds": expected,
        "predict_odds-7": expected,
    }


def test_what_the_session_knows_itself_is_not_written_over() -> None:
    answers = GivenAnswers({"predict_odds": Given((0.8,), settled=True)})
    answers.adopt({"predict_odds": one()})
    assert answers.by_key == {"predict_odds": Given((0.8,), settled=True)}


@pytest.mark.parametrize(
    "sent",
    [
        *NONE_OF_THEM,
        {"predict_odds": one(tries=[1, 2, 3])},
        {"predict_odds": one(tries="12")},
        {"predict_odds": one(tries=[float("inf")])},
        {"predict_odds": one(tries=[10**400])},
        {"predict_odds": one(tries=[True])},
        {"predict_odds": one(tries=["<b>"])},
        {"predict_odds": one(tries=[[0.5]])},
        {"predict_odds": one(tries=[[1] * 501])},
        {"predict_odds": one(settled="no")},
        {"predict_odds": [1]},
        {"Predict": one()},
        {"p" * 60: one()},
        {"<b>": one()},
        {7: one()},
        {f"q{'x' * (i % 30)}-{i}": one() for i in range(501)},
    ],
)
def test_nothing_else_is_taken_for_kept_answers(sent: Any) -> None:
    assert adopted(sent) == {}
