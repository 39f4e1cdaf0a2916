"""The numbers of the road are those of the core, and a card hands on what its lesson can take."""

import math

import numpy as np
import pytest

from lessons.likelihood.coins import FLIPS as LESSON_FLIPS
from lessons.likelihood.coins import HEADS as LESSON_HEADS
from lessons.odds.rulers import P as ODDS
from ui.catalog import LESSONS
from ui.road import CARRIED, FLIPS, HEADS, P, beliefs, numbers


def test_the_numbers_at_three_in_ten_are_those_derived_by_hand() -> None:
    here = P.values.searchsorted(P.default)
    assert {name: float(values[here]) for name, values in numbers().items()} == pytest.approx(
        {
            "odds": 3 / 7,
            "logit": math.log(3 / 7),
            "probability": 0.3,
            "likelihood": 0.3**3 * 0.7**7,
            "surprisal": -math.log(0.3),
            "share": 0.3,
            "entropy": -0.3 * math.log(0.3) - 0.7 * math.log(0.7),
            "gradient": -0.7,
        },
        rel=1e-14,
    )


def test_every_way_back_from_the_logit_ends_at_the_belief() -> None:
    for name in ("probability", "share"):
        np.testing.assert_allclose(numbers()[name], P.values, rtol=1e-14)
    np.testing.assert_allclose(beliefs().other, 1 - P.values, rtol=1e-14)


def test_the_claim_turns_true_beyond_even_chances() -> None:
    assert P.values[beliefs().holds].min() == 0.51


def test_a_card_hands_on_what_its_lesson_takes_exactly() -> None:
    assert set(CARRIED) <= {lesson.path for lesson in LESSONS}
    assert CARRIED["odds"] == ODDS.key
    for value in P.values:
        assert ODDS.rule(repr(float(value))) is None


def test_the_coins_are_those_of_the_lesson() -> None:
    assert (LESSON_HEADS.default, LESSON_FLIPS.default) == (HEADS, FLIPS)
