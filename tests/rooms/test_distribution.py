"""What a class has answered, by hand values; what is right is in it only once it is revealed."""

import json
from typing import Any

import pytest

from rooms.course import question_of
from rooms.distribution import distribution
from ui.language import in_language
from ui.questions import to_wire

AGAINST = ("odds", "symmetry", "predict_against")
ODDS = ("odds", "rulers", "predict_odds")
EVIDENCE = ("odds", "evidence", "place_evidence")
SQUARED = ("loss", "compare", "sketch_squared")
VALLEY = ("train", "loss_surface", "predict_valley")


def drawn(
    place: tuple[str, str, str], *rounds: list[Any], revealed: bool = False
) -> dict[str, Any]:
    asked = question_of(*place)
    assert asked
    (kind,) = to_wire(asked.question, asked.truth)
    given = {i: [{kind: one} for one in answers] for i, answers in enumerate(rounds, start=1)}
    with in_language("en"):
        told = distribution(asked, given, revealed=revealed)
    assert json.loads(json.dumps(told, allow_nan=False)) == told
    return told


def test_choices_are_bars_by_one_measure_in_both_rounds() -> None:
    told = drawn(AGAINST, [0, 1, 1, 2], [2, 2, 2, 0, 2])
    assert told["kind"] == "bars"
    assert told["choices"] == ["1.386", "0.25", "−1.386", "0.721"]
    first, second = told["rounds"]
    assert [bar["count"] for bar in first["bars"]] == [1, 2, 1, 0]
    assert [bar["share"] for bar in first["bars"]] == ["25 %", "50 %", "25 %", "0 %"]
    assert [bar["length"] for bar in first["bars"]] == [0.25, 0.5, 0.25, 0]
    assert [bar["length"] for bar in second["bars"]] == [0.2, 0, 0.8, 0]
    assert first["title"] == "Round 1 · 4 answered"


def test_numbers_are_a_histogram_whose_axis_is_told_in_shares() -> None:
    told = drawn(ODDS, [0.8, 0.8, 0.2, 4.0], [0.2, 4.0])
    first, second = told["rounds"]
    # Bins of .5 around 0, .5, … 4: 0.2 is with 0, 0.8 with 1.
    assert first["bars"] == [
        [0, 0.1111, 0.45, 1],
        [0.2222, 0.3333, 0.9, 2],
        [0.8889, 1, 0.45, 1],
    ]
    assert second["bars"] == [[0, 0.1111, 0.9, 1], [0.8889, 1, 0.9, 1]]
    assert told["x"]["ticks"] == [
        [0.0556, "0"],
        [0.2778, "1"],
        [0.5, "2"],
        [0.7222, "3"],
        [0.9444, "4"],
    ]
    assert told["y"]["ticks"] == [[0.45, "25 %"], [0.9, "50 %"]]
    assert first["alt"] == "Half of the answers are at most 0.800; they go from 0.200 to 4.00."
    assert (first["below"], first["above"], first["outside"]) == (0, 0, "")


def test_a_slip_of_the_key_is_told_beside_the_histogram() -> None:
    (one,) = drawn(ODDS, [0.8, 0.8, 0.7, 0.8, 0.9, 1e9])["rounds"]
    assert (one["below"], one["above"], one["outside"]) == (0, 1, "1 far larger")
    assert sum(bar[3] for bar in one["bars"]) == 5


def test_places_stand_on_the_axis_of_the_question() -> None:
    told = drawn(EVIDENCE, [-6.0, 0.0, 6.0])
    # Twenty bins from end to end, of which the outermost hang over by half: 21 in all.
    assert told["rounds"][0]["points"] == [0.0238, 0.5, 0.9762]
    assert told["x"]["ticks"][0] == [0.0238, "−6"]
    assert [bar[3] for bar in told["rounds"][0]["bars"]] == [1, 1, 1]


def test_points_and_curves_lie_on_the_axes_of_the_question() -> None:
    told = drawn(VALLEY, [[-2.0, 2.0], [0.0, -1.0], [1.0, -1.0]])
    assert told["rounds"][0]["points"] == [[0, 1], [0.5, 0.25], [0.75, 0.25]]
    assert told["rounds"][0]["alt"] == "The middle of all points is (0.00, −1.00)."
    flat, steep = [0.5] * 33, [None, *[i / 32 for i in range(1, 33)]]
    told = drawn(SQUARED, [flat, steep, flat])
    (one,) = told["rounds"]
    assert one["curves"][0] == [0.5] * 33
    assert one["curves"][1][:2] == [None, 0.0312]
    assert (one["mean"][0], one["mean"][-1]) == (0.5, 0.6667)
    assert told["legend"] == "The bold line is the mean of all curves."


@pytest.mark.parametrize(
    "place", [AGAINST, ODDS, EVIDENCE, SQUARED, VALLEY], ids=lambda one: one[2]
)
def test_what_is_right_is_told_once_it_is_revealed(place: tuple[str, str, str]) -> None:
    asked = question_of(*place)
    assert asked
    (answer,) = to_wire(asked.question, asked.truth).values()
    hidden = drawn(place, [answer])
    assert hidden["truth"] is None
    assert "truthText" not in hidden
    shown = drawn(place, [answer], revealed=True)
    assert shown["truth"] is not None
    assert shown["truthText"] == f"right: {asked.question.answer}"
    assert {key: one for key, one in shown.items() if not key.startswith("truth")} == {
        key: one for key, one in hidden.items() if key != "truth"
    }


@pytest.mark.parametrize(
    "place", [AGAINST, ODDS, EVIDENCE, SQUARED, VALLEY], ids=lambda one: one[2]
)
def test_a_round_that_nobody_has_answered_is_empty(place: tuple[str, str, str]) -> None:
    for revealed in (False, True):
        told = drawn(place, [], revealed=revealed)
        assert [one["answers"] for one in told["rounds"]] == [0]
