import math

import mpmath
import numpy as np
import pytest
import scipy.stats
from core_reference import ulp_error
from hypothesis import given
from hypothesis import strategies as st

from core.likelihood import (
    central_interval,
    normal_density,
    sampling_distribution,
    standard_error,
    standardised_shares,
)


def seeded(seed=20240):
    return np.random.default_rng(seed)


def test_the_same_seed_gives_the_same_estimates():
    first, again = (sampling_distribution(0.3, 20, repeats=50, rng=seeded(1)) for _ in range(2))
    assert np.array_equal(first, again)
    assert not np.array_equal(first, sampling_distribution(0.3, 20, repeats=50, rng=seeded(2)))


@given(st.integers(0, 2**32 - 1), st.integers(1, 10**6), st.floats(0, 1))
def test_estimates_are_shares_of_n_flips(seed, n, p):
    estimates = sampling_distribution(p, n, repeats=20, rng=seeded(seed))
    assert estimates.min() >= 0
    assert estimates.max() <= 1
    heads = estimates * n
    np.testing.assert_allclose(heads, np.round(heads), rtol=1e-15)


def test_a_certain_coin_is_estimated_without_error():
    for n in (1, 1000, 2**53):
        assert set(sampling_distribution(0, n, repeats=9, rng=seeded())) == {0}
        assert set(sampling_distribution(1, n, repeats=9, rng=seeded())) == {1}


def test_estimates_gather_round_the_truth_as_n_grows():
    n = np.array([4, 16, 256, 4096, 10**6])
    estimates = sampling_distribution(0.3, n, repeats=20_000, rng=seeded())
    assert estimates.shape == (5, 20_000)
    spread = standard_error(0.3, n)
    # The mean of 20,000 strays by spread/√20,000; the spread itself is known to 0.5 %. Five each.
    assert np.all(np.abs(estimates.mean(axis=-1) - 0.3) < 5 * spread / math.sqrt(20_000))
    np.testing.assert_allclose(estimates.std(axis=-1), spread, rtol=0.025)


def test_few_flips_have_the_binomial_distribution():
    estimates = sampling_distribution(0.3, 4, repeats=20_000, rng=seeded())
    shares = np.bincount((estimates * 4).astype(int), minlength=5) / 20_000
    exact = scipy.stats.binom.pmf(np.arange(5), 4, 0.3)
    assert np.all(np.abs(shares - exact) < 5 * standard_error(exact, 20_000))


def test_many_flips_have_nearly_the_normal_distribution():
    n, spread = 10_000, float(standard_error(0.3, 10_000))
    estimates = sampling_distribution(0.3, n, repeats=20_000, rng=seeded())
    distance = scipy.stats.kstest(estimates, scipy.stats.norm(0.3, spread).cdf).statistic
    # 1.95/√20,000 = 0.014 is exceeded once in a thousand; steps of 1/n add up to φ(0)/(n spread)/2.
    assert distance < 0.014 + 0.5 * 0.4 / (n * spread)


def test_coins_and_numbers_of_flips_broadcast():
    estimates = sampling_distribution([[0.0], [1.0]], [1, 2, 3], repeats=4, rng=seeded())
    assert estimates.shape == (2, 3, 4)
    assert estimates.dtype == np.float64
    assert np.array_equal(estimates, np.broadcast_to([[[0]], [[1]]], (2, 3, 4)))


def test_a_scalar_gives_one_row():
    assert sampling_distribution(0.5, 10, repeats=1, rng=seeded()).shape == (1,)


def test_the_domain_of_the_sampling_distribution():
    good = {"repeats": 3, "rng": seeded()}
    with pytest.raises(ValueError, match=r"^probability must lie in \[0, 1\]; got 1\.2$"):
        sampling_distribution(1.2, 3, **good)
    with pytest.raises(ValueError, match=r"^n must be a whole number of at least 1; got 0$"):
        sampling_distribution(0.5, 0, **good)
    with pytest.raises(ValueError, match=r"^repeats must be a whole number of at least 1; got 0$"):
        sampling_distribution(0.5, 3, **(good | {"repeats": 0}))
    with pytest.raises(ValueError, match=r"^rng must be a numpy\.random\.Generator; got 7$"):
        sampling_distribution(0.5, 3, **(good | {"rng": 7}))


def test_a_refused_argument_leaves_the_generator_where_it_was():
    rng = seeded(3)
    with pytest.raises(ValueError, match="repeats"):
        sampling_distribution(0.5, 5, repeats=0.5, rng=rng)
    assert rng.random() == seeded(3).random()


def test_the_density_at_the_mean():
    assert normal_density(3, mean=3, standard_deviation=1) == pytest.approx(0.3989422804014327)
    # A quarter of the spread is four times as dense.
    peak = normal_density(3, mean=3, standard_deviation=[1, 0.25])
    assert peak[1] == 4 * peak[0]


def test_one_deviation_away_the_density_has_fallen_by_the_root_of_e():
    density = normal_density([0, 1], mean=0, standard_deviation=1)
    assert density[0] / density[1] == pytest.approx(math.sqrt(math.e), rel=1e-14)


@given(st.floats(-37, 37), st.floats(-5, 5), st.floats(1e-3, 1e3))
def test_the_density_lies_within_4_plus_2_t_squared_ulp_of_the_exact_one(t, mean, deviation):
    x = mean + t * deviation
    with mpmath.workdps(60):
        exact_t = (mpmath.mpf(x) - mean) / deviation
        exact = mpmath.exp(-(exact_t**2) / 2) / (deviation * mpmath.sqrt(2 * mpmath.pi))
        exact, t_squared = float(exact), float(exact_t**2)
    if exact >= 2.0**-1022:
        value = normal_density(x, mean=mean, standard_deviation=deviation)
        assert ulp_error(value, exact) <= 4 + 2 * t_squared


def test_scipy_agrees_on_the_density():
    x = np.linspace(-3, 5, 81)
    ours = normal_density(x, mean=1, standard_deviation=0.7)
    np.testing.assert_allclose(ours, scipy.stats.norm(1, 0.7).pdf(x), rtol=1e-13)


def test_the_density_sums_to_one():
    x, step = np.linspace(-10, 10, 2001, retstep=True)
    # For so smooth a curve the sum is exact to rounding.
    assert normal_density(x, mean=0.3, standard_deviation=0.8).sum() * step == pytest.approx(1)


def test_far_away_the_density_vanishes_without_a_warning():
    with np.errstate(all="raise"):
        far = normal_density(
            [-np.inf, -1e308, 1e308, np.inf], mean=1e308, standard_deviation=[[1e-300], [5e-324]]
        )
        assert far[0].tolist() == [0, 0, pytest.approx(0.3989422804014327e300), 0]
        assert far[1].tolist() == [0, 0, np.inf, 0]


def test_the_domain_of_the_density():
    good = {"mean": 0, "standard_deviation": 1}
    with pytest.raises(ValueError, match=r"^x must be a real number or ±inf; got nan$"):
        normal_density(np.nan, **good)
    with pytest.raises(ValueError, match=r"^mean must be finite; got inf$"):
        normal_density(0, **(good | {"mean": np.inf}))
    for bad in (0.0, -1.0, np.inf, np.nan):
        with pytest.raises(ValueError, match=r"^standard_deviation must lie in \(0, inf\); got "):
            normal_density(0, **(good | {"standard_deviation": bad}))


EDGES = np.linspace(-8, 8, 33)


def estimates(probability, n, repeats=20_000):
    return sampling_distribution(probability, n, repeats=repeats, rng=np.random.default_rng(5))


def test_the_shares_cover_every_estimate():
    n = np.array([30, 100, 1000])
    shares = standardised_shares(estimates(0.3, n), probability=0.3, n=n, edges=EDGES)
    np.testing.assert_allclose(shares.sum(axis=-1) * np.diff(EDGES)[0], 1, rtol=1e-12)


def test_one_estimate_is_spread_over_its_cell_alone():
    # One flip of a fair coin: cells from -1/2 to 3/2 around 0 and 1, a standard error is 1/2.
    shares = standardised_shares([1.0], probability=0.5, n=1, edges=[-2, -1, 0, 1, 2])
    np.testing.assert_allclose(shares, [0, 0, 0.5, 0.5])


def test_many_flips_give_the_normal_density():
    edges = np.linspace(-3, 3, 25)
    shares = standardised_shares(estimates(0.3, 10_000), probability=0.3, n=10_000, edges=edges)
    exact = np.diff(scipy.stats.norm.cdf(edges)) / np.diff(edges)
    # Five standard errors of a bin's share, plus what the rest of the skewness leaves.
    assert np.all(np.abs(shares - exact) < 5 * standard_error(exact / 4, 20_000) * 4 + 0.005)


def test_the_interval_holds_its_share():
    many = estimates(0.3, 10_000)
    low, high = central_interval(many, share=0.9)
    assert abs(np.mean((many >= low) & (many <= high)) - 0.9) < 0.02
    normal = scipy.stats.norm(0.3, standard_error(0.3, 10_000)).interval(0.9)
    np.testing.assert_allclose([low, high], normal, rtol=0.01)


def test_the_domain_of_the_spread():
    with pytest.raises(ValueError, match=r"^edges must ascend in one dimension; got \[1, 0\]$"):
        standardised_shares([0.5], probability=0.5, n=2, edges=[1, 0])
    with pytest.raises(ValueError, match=r"^standard error must lie in \(0, inf\); got 0\.0$"):
        standardised_shares([1.0], probability=1.0, n=2, edges=[0, 1])
    with pytest.raises(ValueError, match=r"^share must lie in \[0, 1\]; got 2$"):
        central_interval([0.5], share=2)
    with pytest.raises(ValueError, match=r"^estimates must lie in \[0, 1\]; got 1\.5$"):
        central_interval([1.5])
