"""Points are earned by judging, not by a habit, and what was answered is kept and read again."""

import json
from typing import Any

import pytest

from lessons.mistakes.answers import MOST, Answers, Attempt, Given, read
from lessons.mistakes.claims import CLAIMS
from lessons.mistakes.series import Series

SHORT, WHOLE = Series("12", 7), Series("35", 7)


def answered(series: Series, said: bool | None, reason: int | None) -> Attempt:
    """Return an attempt with one answer throughout; None judges every claim rightly."""
    given = {one.key: Given(one.true if said is None else said, reason) for one in series.claims}
    return Attempt(given)


@pytest.mark.parametrize(
    ("said", "reason", "short", "whole"),
    [
        (None, 0, 24, 70),
        (None, 1, 12, 35),
        (None, None, 12, 35),
        (False, None, 8, 25),  # before reasons
        (False, 0, 16, 50),  # whoever knows every reason
        (False, 2, 8, 25),
        (True, 0, 8, 20),
    ],
)
def test_points_of_an_attempt(
    said: bool | None, reason: int | None, short: int, whole: int
) -> None:
    for series, points in ((SHORT, short), (WHOLE, whole)):
        assert answered(series, said, reason).points(series.claims) == points


def test_what_went_wrong_is_asked_again_and_the_first_score_is_kept() -> None:
    attempt = answered(SHORT, False, 0)
    wrong = attempt.wrong(SHORT.claims)
    assert {one.true for one in wrong} == {True}
    attempt.retry(SHORT)
    assert attempt.asked(SHORT) == wrong
    assert attempt.first == 16
    assert not attempt.complete(wrong)
    attempt.given |= {one.key: Given(one.true, 0) for one in wrong[1:]}
    attempt.given[wrong[0].key] = Given(wrong[0].true, 1)
    assert attempt.wrong(wrong) == wrong[:1]
    attempt.retry(SHORT)
    assert (attempt.first, attempt.asked(SHORT)) == (16, wrong[:1])
    attempt.given[wrong[0].key] = Given(wrong[0].true, 0)
    assert attempt.points(SHORT.claims) == 24


def test_a_claim_that_is_half_answered_is_not_wrong_yet() -> None:
    attempt = answered(SHORT, True, None)
    assert attempt.wrong(SHORT.claims) == ()
    assert not attempt.complete(SHORT.claims)


def test_answers_are_read_as_they_were_written() -> None:
    answers = Answers()
    answers.by_series[SHORT.name] = answered(SHORT, False, 1)
    answers.of(SHORT).retry(SHORT)
    answers.by_series[WHOLE.name] = answered(WHOLE, None, None)
    answers.of(Series("12", 8))  # looked at, and not answered
    again = Answers()
    again.take(answers.entries())
    assert again.by_series == {name: answers.by_series[name] for name in (SHORT.name, WHOLE.name)}
    assert len(json.dumps(answers.entries())) < 4000


def test_nothing_is_kept_of_a_reader_who_has_not_answered() -> None:
    answers = Answers()
    answers.of(SHORT)
    assert answers.entries() == {}


def test_what_was_answered_meanwhile_goes_before_what_the_tab_remembers() -> None:
    first, second = (claim.key for claim in SHORT.claims[:2])
    before, now = Answers(), Answers()
    before.by_series[SHORT.name] = Attempt({first: Given(True, 1), second: Given(True)})
    now.by_series[SHORT.name] = Attempt({first: Given(False)})
    now.take(before.entries())
    assert now.of(SHORT).given == {first: Given(False), second: Given(True)}


def test_only_the_last_series_are_kept() -> None:
    answers = Answers()
    for seed in range(1, MOST + 5):
        answers.of(Series("12", seed)).given["probit"] = Given(False)
    assert list(answers.entries()) == [f"12.{seed}" for seed in range(5, MOST + 5)]


GOOD: dict[str, Any] = {"given": {"probit": [0, 2]}, "again": [], "first": None}


@pytest.mark.parametrize(
    "one",
    [
        None,
        [],
        "<b>",
        {},
        {**GOOD, "given": {"probit": [0, 3]}},
        {**GOOD, "given": {"probit": [0, 1, 1]}},
        {**GOOD, "given": []},
        {**GOOD, "first": "x"},
        {**GOOD, "first": float("inf")},
        {"given": {}},
    ],
)
def test_of_what_no_visit_has_written_nothing_is_taken(one: object) -> None:
    assert read({"12.7": one}) == {}


def test_a_claim_that_there_is_no_more_is_left_out() -> None:
    kept = {"given": {"gone": [1], "probit": [0]}, "again": ["gone"], "first": 3}
    assert read({"12.7": kept}) == {"12.7": Attempt({"probit": Given(False)}, (), 3)}
    assert "probit" in CLAIMS


@pytest.mark.parametrize("first", ["Infinity", "-Infinity", "NaN", "1e999", "[]", "{}"])
def test_a_score_that_is_no_number_is_not_remembered(first: str) -> None:
    assert read(f'{{"12.1": {{"given": {{}}, "again": [], "first": {first}}}}}') == {}
