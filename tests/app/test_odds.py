"""The scenes on odds: what their tasks lead to, and what an open question leaves out."""

import numpy as np
import pytest
from course import asked, figures, opened, readouts, seen

from core.binary import logit
from lessons.odds import coin, evidence, ladder, symmetry
from ui.questions import ChooseOne

CHOICES = (
    symmetry._predict_against,
    ladder._predict_step,
    coin._predict_next,
)


@pytest.mark.parametrize(
    ("link", "probability"),
    [
        ({}, 30 / 37),  # odds 3/7 · 2 · 5
        ({"pupils": "0.1"}, 3 / 10),  # … · 1/10
        ({"tongue": "1"}, 6 / 13),  # odds 3/7 · 2
        ({"prior": "0.01"}, 10 / 109),  # odds 1/99 · 10
    ],
)
def test_signs_of_a_dog_multiply_the_odds(link: dict[str, str], probability: float) -> None:
    shown = readouts(opened("odds", scene="evidence", **link))
    assert shown["posterior"] == pytest.approx(probability, rel=1e-12)
    assert shown["posterior_logit"] == pytest.approx(logit(probability), rel=1e-12)
    assert shown["posterior_odds"] == pytest.approx(probability / (1 - probability), rel=1e-12)
    total = shown["prior_logit"] + shown["evidence"]
    assert shown["posterior_logit"] == pytest.approx(total, rel=1e-12, abs=1e-12)


def test_each_sign_and_the_prior_can_be_dragged() -> None:
    told = figures(seen("odds"))["evidence"]
    handles = [(one["control"], one["point"]) for one in told["handles"]]
    assert handles == [("prior", 0), ("ears", 0), ("tongue", 1), ("pupils", 2)]


def test_the_open_question_shows_nothing_of_where_the_signs_lead() -> None:
    assert figures(asked("odds", scene="evidence", pupils="0.1")) == {}


def test_the_open_question_does_not_say_what_a_step_does() -> None:
    told = figures(asked("odds", scene="ladder"))["ladder"]
    assert told["readouts"] == told["sweeps"] == told["handles"] == []
    assert not [one for one in told["figure"]["data"] if "text" in one]


def test_every_rung_of_the_ladder_can_be_dragged() -> None:
    told = figures(seen("odds"))["ladder"]
    points = [(one["trace"], one["point"]) for one in told["handles"]]
    assert len(set(points)) == 10
    assert {one["control"] for one in told["handles"]} == {"start"}


def test_swapping_inverts_the_odds_and_flips_the_sign_of_the_logit() -> None:
    app = opened("odds", scene="symmetry", p="0.2")
    before = readouts(app)
    after = readouts(app.button(key="swap").click().run())
    assert app.query_params["p"] == "0.8"
    assert after["odds"] == pytest.approx(1 / before["odds"])
    assert after["logit"] == pytest.approx(-before["logit"])
    assert (after["odds_against"], after["logit_against"]) == (before["odds"], before["logit"])
    assert readouts(app.button(key="swap").click().run()) == before


def test_swapping_moves_the_points_of_all_scenes_that_are_shown() -> None:
    app = opened("odds", p="0.2")
    app.button(key="swap").click().run()
    assert readouts(app)["probability"] == 0.8
    assert not app.exception


def test_earlier_flips_stay_up_to_eight_of_them() -> None:
    def curves() -> list[np.ndarray]:
        data = figures(app)["coin_figure"]["figure"]["data"]
        return [one["y"] for one in data if one["line"]["width"] == 1]

    app = opened("odds", scene="coin", seed="9")
    assert curves() == []
    ends = [readouts(app)["frequency"]]
    for _ in range(10):
        app.button(key="flip").click().run()
        ends.append(readouts(app)["frequency"])
    assert [curve[-1] for curve in curves()] == ends[-9:-1]


@pytest.mark.parametrize("question", CHOICES)
def test_a_question_says_something_of_its_own_to_each_answer(question) -> None:
    one: ChooseOne = question()
    assert len({answer.text for answer in one.answers}) == len(one.answers) >= 3
    replies = [answer.reply for answer in one.answers]
    assert all(replies)
    assert len(set(replies)) == len(replies)


def test_right_answers_are_the_numbers_of_the_core() -> None:
    right = {
        one.key: next(answer.text for answer in one.answers if answer.right)
        for one in (question() for question in CHOICES)
    }
    assert right["predict_against"] == "−1.386"  # -ln 4
    assert evidence._place_evidence().expected == pytest.approx(np.log(30 / 7))
    assert right["predict_next"] == "0.3"
    assert ladder._predict_doubled().expected == pytest.approx(9)


def test_wrong_places_are_those_of_their_replies() -> None:
    wrong = [one.at for one in evidence._place_evidence().misplaced]
    # ln 10 for a start at 0, and ln(3/7 · 7) for factors that were added.
    np.testing.assert_allclose(wrong[:2], np.log([10, 3]), rtol=1e-12)


def test_the_explanation_of_the_coin_tells_the_standard_errors() -> None:
    # The root of 0.21 over 10, 100 and 10,000.
    for told in ("0.145 after 10 flips", "0.0458 after 100", "0.00458 after 10,000"):
        assert told in coin._why()
