"""An event and its opposite lie equally far from even chances on two of three scales."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.binary import distances_from_even, logit, odds

# Multiples of 2⁻²⁰ between 0 and 1: their complement 1 - p is exact as well.
exact_pairs = st.integers(1, 2**20 - 1).map(lambda k: k * 2.0**-20)


def test_the_bent_coin_and_its_tails() -> None:
    heads, tails = distances_from_even(0.3), distances_from_even(0.7)
    np.testing.assert_allclose([heads.probability, tails.probability], 0.2, rtol=1e-15)
    np.testing.assert_allclose([heads.odds, tails.odds], [4 / 7, 4 / 3], rtol=1e-15)
    np.testing.assert_allclose([heads.logit, tails.logit], np.log(7 / 3), rtol=1e-15)


@given(exact_pairs)
def test_probability_and_logit_are_symmetric_and_odds_only_in_the_middle(p: float) -> None:
    event, other = distances_from_even(p), distances_from_even(1 - p)
    assert event.probability == other.probability
    np.testing.assert_allclose(event.logit, other.logit, rtol=1e-14)
    assert (event.odds == other.odds) == (p == 0.5)
    # One of them is 1 - 1/o and the other o - 1, so the larger is o times the smaller.
    more = max(p, 1 - p)
    ratio = max(event.odds, other.odds), odds(more) * min(event.odds, other.odds)
    np.testing.assert_allclose(*ratio, rtol=1e-14)


def test_distances_are_those_of_the_scales() -> None:
    p = np.linspace(0.01, 0.99, 99)
    found = distances_from_even(p)
    np.testing.assert_allclose(found.odds, np.abs(odds(p) - 1), atol=1e-14)
    np.testing.assert_allclose(found.logit, np.abs(logit(p)), rtol=0)


def test_certainty_lies_infinitely_far_away_where_a_scale_has_no_end() -> None:
    sure, never = distances_from_even(1.0), distances_from_even(0.0)
    assert tuple(sure) == (0.5, np.inf, np.inf)
    assert tuple(never) == (0.5, 1.0, np.inf)


def test_what_is_no_probability_is_refused() -> None:
    with pytest.raises(ValueError, match=r"probability must lie in \[0, 1\]; got 1.2"):
        distances_from_even(1.2)
