import numpy as np
import pytest
import scipy.stats

from core.likelihood import (
    central_interval,
    sampling_distribution,
    standard_error,
    standardised_shares,
)

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
