"""Signs multiply the odds and add up on the logit scale."""

from fractions import Fraction
from typing import Any

import mpmath
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.binary import (
    complement,
    likelihood_ratio,
    logit,
    odds_ratio,
    posterior_logit,
    probability_from_odds,
    weigh_evidence,
)

priors = st.floats(0.01, 0.99)
signs = st.lists(st.floats(0.05, 20), min_size=1, max_size=5)


def test_a_dog_with_floppy_ears_and_its_tongue_out() -> None:
    # 3/7 · 2 · 5 = 30/7, and 30 of 37 parts.
    found = weigh_evidence(0.3, [2, 5, 1])
    np.testing.assert_allclose(found.steps, [np.log(2), np.log(5), 0], rtol=1e-15)
    places = [np.log(3 / 7), np.log(6 / 7), np.log(30 / 7), np.log(30 / 7)]
    np.testing.assert_allclose(found.places, places, rtol=1e-14)
    np.testing.assert_allclose(found.total, np.log(10), rtol=1e-15)
    np.testing.assert_allclose([found.odds, found.probability], [30 / 7, 30 / 37], rtol=1e-15)
    assert found.logit == found.places[-1] == posterior_logit(0.3, [2, 5, 1])


def test_signs_that_undo_each_other_lead_back_to_the_prior() -> None:
    back = weigh_evidence(0.3, [2, 5, 0.1])
    np.testing.assert_allclose(back.places[-1], back.places[0], rtol=1e-14)
    np.testing.assert_allclose(back.probability, 0.3, rtol=1e-14)


def test_a_rare_animal_stays_unlikely_after_strong_signs() -> None:
    # 1/99 · 10 = 10/99, and 10 of 109 parts.
    np.testing.assert_allclose(weigh_evidence(0.01, [2, 5]).probability, 10 / 109, rtol=1e-14)


def test_60_digits_agree() -> None:
    prior, ratios = 0.42, [20.0, 0.05, 3.0, 0.7]
    with mpmath.workdps(60):
        p = mpmath.mpf(prior)
        exact = mpmath.log(p / (1 - p)) + sum(map(mpmath.log, map(mpmath.mpf, ratios)))
        expected = float(exact), float(1 / (1 + mpmath.exp(-exact)))
    found = weigh_evidence(prior, ratios)
    np.testing.assert_allclose([found.logit, found.probability], expected, rtol=1e-14)


@given(priors, signs)
def test_adding_logits_is_the_rule_of_bayes(prior: float, ratios: list[float]) -> None:
    odds = Fraction(prior) / (1 - Fraction(prior))
    for ratio in ratios:
        odds *= Fraction(ratio)
    found = weigh_evidence(prior, ratios)
    np.testing.assert_allclose(found.odds, float(odds), rtol=1e-13)
    np.testing.assert_allclose(found.probability, float(odds / (1 + odds)), rtol=1e-13)


@given(priors, signs)
def test_signs_count_the_same_in_any_order(prior: float, ratios: list[float]) -> None:
    there, back = posterior_logit(prior, ratios), posterior_logit(prior, ratios[::-1])
    np.testing.assert_allclose(there, back, rtol=1e-12, atol=1e-12)


def test_many_priors_and_many_ratios_are_weighed_at_once() -> None:
    many = weigh_evidence(np.array([0.2, 0.5]), np.ones((3, 1, 4)))
    assert (many.places.shape, many.steps.shape, many.total.shape) == ((3, 2, 5), (3, 2, 4), (3, 2))
    np.testing.assert_array_equal(many.places[2, :, 4], logit([0.2, 0.5]))
    none = weigh_evidence([0.2, 0.5], [])
    np.testing.assert_array_equal(none.logit, logit([0.2, 0.5]))


def test_certainty_is_not_moved_by_any_sign() -> None:
    sure = weigh_evidence([0.0, 1.0], [5.0, 0.1])
    np.testing.assert_array_equal(sure.probability, [0.0, 1.0])
    np.testing.assert_array_equal(sure.odds, [0.0, np.inf])


@pytest.mark.parametrize(
    ("prior", "ratios", "message"),
    [
        (1.2, [2], r"prior must lie in \[0, 1\]; got 1.2"),
        (0.3, [2, 0], r"ratios must lie in \(0, inf\); got 0"),
        (0.3, [np.inf], r"ratios must lie in \(0, inf\); got inf"),
        (0.3, 2, "ratios must be an array of signs; got 2.0"),
        ([0.3, 0.4], np.ones((3, 1)), "prior and ratios must have shapes that broadcast"),
    ],
)
def test_evidence_without_a_meaning_is_refused(prior: Any, ratios: Any, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        weigh_evidence(prior, ratios)


def test_floppy_ears_seen_and_looked_for_in_vain() -> None:
    seen, missed = likelihood_ratio(0.6, 0.3), likelihood_ratio(*complement([0.6, 0.3]))
    np.testing.assert_allclose([seen, missed], [2, 4 / 7], rtol=1e-15)
    np.testing.assert_allclose(odds_ratio(0.6, 0.3), 3.5, rtol=1e-15)


@given(priors, priors, priors)
def test_odds_with_a_sign_over_odds_without_it(prior: float, dogs: float, cats: float) -> None:
    having = weigh_evidence(prior, [likelihood_ratio(dogs, cats)])
    lacking = weigh_evidence(prior, [likelihood_ratio(complement(dogs), complement(cats))])
    np.testing.assert_allclose(having.odds / lacking.odds, odds_ratio(dogs, cats), rtol=1e-12)


def test_a_sign_of_one_kind_alone_settles_the_matter() -> None:
    np.testing.assert_array_equal(likelihood_ratio([0.2, 0.0], [0.0, 0.2]), [np.inf, 0])
    np.testing.assert_array_equal(odds_ratio([1.0, 0.2], [0.5, 1.0]), [np.inf, 0])


@pytest.mark.parametrize(
    ("ratio", "pair", "message"),
    [
        (likelihood_ratio, (-0.1, 0.5), r"if_true must lie in \[0, 1\]; got -0.1"),
        (likelihood_ratio, ([0.5, 0.0], 0), "must not both be 0; got 0.0 and 0.0"),
        (odds_ratio, (0.5, 2), r"if_false must lie in \[0, 1\]; got 2"),
        (odds_ratio, (1, 1), "must not both be 0 or both be 1; got 1.0 and 1.0"),
        (odds_ratio, ([0.1, 0.2], [0.1, 0.2, 0.3]), "must have shapes that broadcast"),
    ],
)
def test_a_sign_without_a_ratio_is_refused(ratio: Any, pair: Any, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        ratio(*pair)


def test_a_belief_is_found_again_from_its_odds() -> None:
    found = weigh_evidence([0.1, 0.9], [3.0])
    np.testing.assert_allclose(probability_from_odds(found.odds), found.probability, rtol=1e-15)
