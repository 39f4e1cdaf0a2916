import math
from fractions import Fraction

import mpmath
import numpy as np
import pytest
import scipy.stats
from core_reference import ulp_error
from hypothesis import given
from hypothesis import strategies as st

from core.likelihood import (
    bernoulli_probability,
    coin_rows,
    likelihood,
    log_likelihood,
    maximum_likelihood,
    mean_surprisal,
    negative_log_likelihood,
    relative_likelihood,
)
from core.losses import binary_cross_entropy

LIKELIHOODS = [likelihood, log_likelihood, negative_log_likelihood]
probabilities = st.floats(0, 1)
heads_of_flips = st.integers(0, 40).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


def exact_log_likelihood(probability, heads, flips):
    """Return k ln π + (n - k) ln(1 - π) to 60 digits, rounded, for π inside (0, 1)."""
    with mpmath.workdps(60):
        p = mpmath.mpf(probability)
        return float(heads * mpmath.log(p) + (flips - heads) * mpmath.log1p(-p))


def exact_likelihood(probability, heads, flips):
    """Return π^k (1 - π)^(n - k) to 60 digits, rounded."""
    with mpmath.workdps(60):
        p = mpmath.mpf(probability)
        return float(p**heads * (1 - p) ** (flips - heads))


def test_the_one_line_form_is_pi_for_heads_and_the_rest_for_tails():
    assert bernoulli_probability([1, 0], 0.25).tolist() == [0.25, 0.75]


@given(st.integers(0, 1), probabilities)
def test_the_one_line_form_is_the_product_of_two_powers(y, p):
    assert bernoulli_probability(y, p) == p**y * (1 - p) ** (1 - y)


@given(probabilities)
def test_both_outcomes_together_are_certain(p):
    assert bernoulli_probability(0, p) + bernoulli_probability(1, p) == pytest.approx(1, abs=1e-15)


def test_scipy_agrees_on_one_flip():
    y, p = np.array([[0], [1]]), np.linspace(0, 1, 11)
    np.testing.assert_allclose(bernoulli_probability(y, p), scipy.stats.bernoulli.pmf(y, p), 1e-14)


def test_three_heads_in_ten_flips():
    assert log_likelihood(0.3, heads=3, flips=10).round(6) == -6.108643
    assert negative_log_likelihood(0.3, heads=3, flips=10).round(6) == 6.108643
    # 27/1000 · 823543/10⁷
    assert likelihood(0.3, heads=3, flips=10) == pytest.approx(0.0022235661, rel=1e-15)


@given(heads_of_flips, st.integers(0, 64).map(lambda k: k / 64))
def test_the_likelihood_is_the_product_over_the_flips(data, p):
    heads, flips = data
    product = Fraction(p) ** heads * (1 - Fraction(p)) ** (flips - heads)
    assert ulp_error(likelihood(p, heads=heads, flips=flips), product or 0.0) <= 4


@given(st.lists(st.integers(0, 1), min_size=1, max_size=30), st.floats(0.01, 0.99))
def test_the_log_likelihood_is_the_sum_over_the_flips(flips, p):
    each = np.log(bernoulli_probability(flips, p))
    whole = log_likelihood(p, heads=sum(flips), flips=len(flips))
    # 30 additions and one rounding of 1 - p, which ln magnifies at most a hundredfold.
    assert whole == pytest.approx(each.sum(), rel=1e-13)


@pytest.mark.parametrize("p", [5e-324, 1e-300, 1e-9, 0.1, 0.3, 0.5, 0.7, 0.9, 1 - 2.0**-53])
@pytest.mark.parametrize(("heads", "flips"), [(0, 1), (3, 10), (10, 10), (1, 1000), (300, 1000)])
def test_log_likelihoods_lie_within_4_ulp_of_the_exact_ones(p, heads, flips):
    exact = exact_log_likelihood(p, heads, flips)
    assert ulp_error(log_likelihood(p, heads=heads, flips=flips), exact) <= 4


@pytest.mark.parametrize("p", [1e-9, 1e-5, 0.001, 0.1, 0.3, 0.47])
@pytest.mark.parametrize(("heads", "flips"), [(0, 1), (3, 10), (0, 1000), (7, 1000), (2, 10**5)])
def test_likelihoods_lie_within_4_ulp_of_the_exact_ones_however_many_flips(p, heads, flips):
    # Without giving back what 1 - π lost, 10⁵ flips at π = 0.001 cost thousands of ulp.
    exact = exact_likelihood(p, heads, flips)
    if exact >= 2.0**-1022:
        assert ulp_error(likelihood(p, heads=heads, flips=flips), exact) <= 4


def test_the_most_flips_there_can_be():
    most = 2**53
    # (1 - 2⁻⁵³)^(2⁵³) is 1/e, up to 2⁻⁵⁴ of it.
    assert likelihood(2.0**-53, heads=0, flips=most) == pytest.approx(math.exp(-1), rel=1e-15)
    # 2⁵³ ln(1 - 2⁻⁵³) = -1 - 2⁻⁵⁴ - …
    assert log_likelihood(2.0**-53, heads=0, flips=most) == -1
    assert maximum_likelihood(heads=1, flips=most) == 2.0**-53


def test_the_likelihood_underflows_where_its_logarithm_does_not():
    assert likelihood(0.5, heads=1000, flips=1075) == 0
    assert log_likelihood(0.5, heads=1000, flips=1075) == pytest.approx(-1075 * math.log(2))


def test_without_data_every_belief_is_as_good():
    p = [0, 0.3, 1]
    assert likelihood(p, heads=0, flips=0).tolist() == [1, 1, 1]
    assert log_likelihood(p, heads=0, flips=0).tolist() == [0, 0, 0]


def test_certain_beliefs_explain_everything_or_nothing_without_a_warning():
    with np.errstate(all="raise"):
        for heads, exact in [(0, [1, 0]), (2, [0, 0]), (5, [0, 1])]:
            assert likelihood([0, 1], heads=heads, flips=5).tolist() == exact
            logarithm = [0 if value else -math.inf for value in exact]
            assert log_likelihood([0, 1], heads=heads, flips=5).tolist() == logarithm


def test_full_certainty_costs_plus_zero():
    assert str(negative_log_likelihood(1, heads=5, flips=5)) == "0.0"
    assert str(negative_log_likelihood(0, heads=0, flips=5)) == "0.0"


@pytest.mark.parametrize(("heads", "flips", "best"), [(3, 10, 0.3), (0, 7, 0), (7, 7, 1)])
def test_the_best_belief_is_the_share_of_heads(heads, flips, best):
    assert maximum_likelihood(heads=heads, flips=flips) == best


@given(heads_of_flips.filter(lambda data: data[1] > 0), probabilities)
def test_no_belief_explains_the_data_better_than_the_share_of_heads(data, p):
    heads, flips = data
    best = maximum_likelihood(heads=heads, flips=flips)
    # At the top of the hill the curve is flat, so the rounding of k / n does not show.
    assert log_likelihood(p, heads=heads, flips=flips) <= log_likelihood(
        best, heads=heads, flips=flips
    ) * (1 - 1e-14)


@given(heads_of_flips.filter(lambda data: data[1] > 0))
def test_three_curves_have_their_best_at_the_same_place(data):
    heads, flips = data
    p = np.arange(0, 41) / 40
    places = {
        int(np.argmax(likelihood(p, heads=heads, flips=flips))),
        int(np.argmax(log_likelihood(p, heads=heads, flips=flips))),
        int(np.argmin(negative_log_likelihood(p, heads=heads, flips=flips))),
    }
    # Two grid points may tie, one on each side of k / n; rounding decides between them.
    top = log_likelihood(p[sorted(places)], heads=heads, flips=flips)
    assert np.ptp(top) <= 1e-13 * abs(top[0])
    assert np.all(np.abs(p[sorted(places)] - heads / flips) <= 1 / 40)


def test_the_mean_negative_log_likelihood_is_the_mean_cross_entropy():
    logit = math.log(3 / 7)
    labels = [1] * 3 + [0] * 7
    mean = negative_log_likelihood(0.3, heads=3, flips=10) / 10
    assert mean == pytest.approx(binary_cross_entropy(logit, labels).mean(), rel=1e-14)
    assert mean.round(6) == 0.610864


def test_scipy_agrees_up_to_the_number_of_orders():
    k = np.arange(21)
    orders = scipy.special.comb(20, k)
    pmf = scipy.stats.binom.pmf(k, 20, 0.3)
    np.testing.assert_allclose(likelihood(0.3, heads=k, flips=20) * orders, pmf, rtol=1e-12)


def test_many_beliefs_and_many_data_go_in_one_call():
    p, heads = np.linspace(0, 1, 5), np.arange(4)[:, None]
    curves = likelihood(p, heads=heads, flips=3)
    assert curves.shape == (4, 5)
    assert curves[1].tolist() == likelihood(p, heads=1, flips=3).tolist()


@pytest.mark.parametrize("function", LIKELIHOODS)
def test_arguments_are_left_alone_and_a_scalar_gives_a_scalar(function):
    p = np.array([0.0, 0.2, 1.0])
    before = p.copy()
    assert function(p, heads=1, flips=2).shape == (3,)
    assert np.array_equal(p, before)
    assert type(function(0.5, heads=1, flips=2)) is np.float64
    assert type(bernoulli_probability(1, 0.5)) is np.float64


@pytest.mark.parametrize("function", LIKELIHOODS)
def test_the_domain_of_every_likelihood(function):
    with pytest.raises(ValueError, match=r"^probability must lie in \[0, 1\]; got 1\.2$"):
        function([0.5, 1.2], heads=1, flips=2)
    with pytest.raises(ValueError, match=r"^heads must not exceed flips; got 11 of 10$"):
        function(0.5, heads=[3, 11], flips=10)
    rule = "must be a whole number of at least 0"
    most = r"must be at most 2\*\*53 = 9007199254740992"
    for bad, broken in [*((one, rule) for one in (-1, 2.5, np.nan, np.inf)), (2.0**54, most)]:
        with pytest.raises(ValueError, match=rf"^heads {broken}; got "):
            function(0.5, heads=bad, flips=10)
        with pytest.raises(ValueError, match=rf"^flips {broken}; got "):
            function(0.5, heads=0, flips=bad)


def test_no_data_have_no_best_belief():
    with pytest.raises(ValueError, match=r"^flips must be a whole number of at least 1; got 0$"):
        maximum_likelihood(heads=0, flips=0)
    with pytest.raises(ValueError, match=r"^heads must not exceed flips; got 2 of 1$"):
        maximum_likelihood(heads=2, flips=1)


def test_the_domain_of_one_flip():
    with pytest.raises(ValueError, match=r"^outcome must be 0 or 1; got 2$"):
        bernoulli_probability([1, 2], 0.5)
    with pytest.raises(ValueError, match=r"^probability must lie in \[0, 1\]; got -0\.1$"):
        bernoulli_probability(1, -0.1)


def test_the_relative_likelihood_is_one_at_the_maximum_and_nowhere_more():
    for flips in (1, 3, 10, 49):
        for heads in range(flips + 1):
            data = {"heads": heads, "flips": flips}
            assert relative_likelihood(maximum_likelihood(**data), **data) == 1
            shares = relative_likelihood(np.linspace(0, 1, 101), **data)
            assert shares.max() <= 1
            greatest = likelihood(maximum_likelihood(**data), **data)
            expected = likelihood(np.linspace(0, 1, 101), **data) / greatest
            np.testing.assert_allclose(shares, expected, rtol=1e-13, atol=1e-300)


def test_the_mean_surprisal_is_the_mean_cross_entropy():
    p, labels = np.array([0.1, 0.3, 0.8]), np.array([1, 1, 1, 0, 0, 0, 0, 0, 0, 0])
    expected = binary_cross_entropy(np.log(p / (1 - p))[:, None], labels).mean(axis=1)
    np.testing.assert_allclose(mean_surprisal(p, heads=3, flips=10), expected, rtol=1e-13)
    assert mean_surprisal(0.3, heads=3, flips=10).round(6) == 0.610864
    assert mean_surprisal(0, heads=3, flips=10) == np.inf


def test_without_data_there_is_no_mean_and_no_greatest_likelihood():
    for function in (mean_surprisal, relative_likelihood):
        with pytest.raises(ValueError, match=r"^flips must be a whole number of at least 1; got 0"):
            function(0.5, heads=0, flips=0)


@given(st.data())
def test_a_row_shows_as_many_heads_as_asked_for_and_turns_no_coin_in_vain(data):
    row = data.draw(st.lists(st.integers(0, 1), min_size=1, max_size=20))
    flips = data.draw(st.integers(1, len(row)))
    heads = data.draw(st.integers(0, flips))
    shown = coin_rows(row, heads=heads, flips=flips)
    assert shown.sum() == heads
    assert shown[flips:].sum() == 0
    turned = np.abs(shown[:flips] - np.array(row[:flips])).sum()
    assert turned == abs(heads - sum(row[:flips]))


def test_the_first_tails_and_the_last_heads_are_turned():
    assert coin_rows([0, 1, 0, 1], heads=3, flips=4).tolist() == [1, 1, 0, 1]
    assert coin_rows([0, 1, 0, 1], heads=1, flips=4).tolist() == [0, 1, 0, 0]


def test_counts_broadcast_to_a_row_each():
    shown = coin_rows(np.zeros(5), heads=[0, 1, 2], flips=[3, 4, 5])
    assert shown.tolist() == [[0] * 5, [1, 0, 0, 0, 0], [1, 1, 0, 0, 0]]


@pytest.mark.parametrize(("heads", "flips"), [(3, 2), (1.5, 2), (1, 6), (-1, 2), (0, 0)])
def test_counts_that_no_row_can_have(heads, flips):
    with pytest.raises(ValueError, match=r"heads|flips"):
        coin_rows(np.zeros(5), heads=heads, flips=flips)


def test_a_row_has_one_dimension_and_outcomes():
    with pytest.raises(ValueError, match="row must have one dimension"):
        coin_rows([[0, 1]], heads=1, flips=1)
    with pytest.raises(ValueError, match="row must be 0 or 1; got 2"):
        coin_rows([0, 2], heads=1, flips=1)
