import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.softmax import doubly_exponential, naive_shares


@given(st.lists(st.floats(0.1, 100), min_size=1, max_size=6))
def test_positive_scores_would_give_a_distribution(scores):
    found = naive_shares(scores)
    assert found.shares.sum() == pytest.approx(1, rel=1e-14)
    assert found.total == pytest.approx(sum(scores), rel=1e-14)
    assert found.valid


@pytest.mark.parametrize(
    ("scores", "shares"),
    [
        ([-1, 3], [-0.5, 1.5]),
        ([-1, 1], [-np.inf, np.inf]),
        ([0, 0], [np.nan, np.nan]),
        ([-1, -3], [0.25, 0.75]),
    ],
)
def test_the_division_says_what_it_says(scores, shares):
    with np.errstate(all="raise"):
        found = naive_shares(scores)
    assert found.shares.tolist() == pytest.approx(shares, nan_ok=True)


def test_shares_are_called_valid_where_they_are():
    sets = [[1, 3], [-1, 3], [-1, 1], [0, 0], [1, 0], [-1, -3]]
    assert naive_shares(sets).valid.tolist() == [True, False, False, False, True, True]


def test_exponentials_of_exponentials_are_far_too_certain():
    assert round(float(doubly_exponential([1, 2, 3])[2]), 8) == 0.99999691


@pytest.mark.parametrize("bad", [np.nan, np.inf, 710])
def test_bad_arguments_are_refused(bad):
    with pytest.raises(ValueError, match="must be below inf"):
        doubly_exponential([0, bad])


def test_a_score_that_is_not_finite_is_refused():
    with pytest.raises(ValueError, match=r"^scores must be finite; got nan"):
        naive_shares([1, np.nan])
