import math
from statistics import NormalDist

import mpmath
import numpy as np
import pytest
import scipy.special
from core_reference import reference, ulp_error
from hypothesis import given
from hypothesis import strategies as st

from core.binary import normal_cdf, normal_quantile


def test_the_share_below_one_deviation():
    assert normal_cdf(1).round(6) == 0.841345


def test_every_share_is_within_4_plus_x_squared_ulp_of_the_reference():
    inputs, exact = reference("normal_cdf")
    errors = [ulp_error(y, truth) for y, truth in zip(normal_cdf(inputs), exact, strict=True)]
    assert np.all(errors <= 4 + inputs**2)


def exact_share(x):
    """Return Φ(x) to 40 digits beyond what cancels."""
    with mpmath.workdps(60):
        return mpmath.erfc(-mpmath.mpf(x) / mpmath.sqrt(2)) / 2


def test_every_share_of_the_left_tail_is_within_4_plus_x_squared_ulp():
    # Without the correction for the rounding of √½ the error reaches 1.5 times this bound.
    x = -np.arange(1, 1500) / 40
    shares = zip(normal_cdf(x), map(exact_share, x.tolist()), strict=True)
    errors = [
        abs(mpmath.mpf(float(share)) - exact) / math.ulp(float(exact)) for share, exact in shares
    ]
    assert np.all(np.array(errors, dtype=float) <= 4 + x**2)


@pytest.mark.parametrize("p", [1e-300, 1e-20, 0.01, 0.3, 0.4999, 0.6, 0.9, 1 - 2.0**-53])
def test_the_quantile_lies_within_8_ulp_of_the_exact_one(p):
    x = float(normal_quantile(p))
    below, above = (exact_share(x + step * math.ulp(x)) for step in (-8, 8))
    assert below < p < above


def test_scipy_agrees_on_both_directions():
    x = np.linspace(-37, 8, 901)
    np.testing.assert_allclose(normal_cdf(x), scipy.special.ndtr(x), rtol=(8 + 37**2) * 2.0**-52)
    p = np.r_[np.logspace(-300, -1, 300), np.linspace(0.01, 0.99, 99), 1 - 2.0**-53]
    np.testing.assert_allclose(normal_quantile(p), scipy.special.ndtri(p), rtol=1e-14, atol=1e-16)


def test_the_famous_quantile():
    assert normal_quantile(0.975).round(6) == 1.959964


def test_the_ends_are_exact_without_a_warning():
    with np.errstate(all="raise"):
        assert normal_cdf([-np.inf, -1e308, 0, 1e308, np.inf]).tolist() == [0, 0, 0.5, 1, 1]
        assert normal_quantile([0, 0.5, 1]).tolist() == [-np.inf, 0, np.inf]


def test_the_smallest_probability_has_a_quantile():
    assert -38.5 < normal_quantile(5e-324) < -38.4


@given(st.floats(-40, 40))
def test_both_tails_add_to_one(x):
    assert abs(normal_cdf(x) + normal_cdf(-x) - 1) <= 4 * 2.0**-53


@given(st.integers(1, 2**53 - 1).map(lambda k: k * 2.0**-53))
def test_the_quantile_is_odd_about_one_half(p):
    assert normal_quantile(1 - p) == -normal_quantile(p)


@given(st.floats(1e-300, 1, exclude_max=True))
def test_the_cdf_undoes_the_quantile(p):
    x = float(normal_quantile(p))
    # dp = φ(x) dx with x off by at most 8 ulp, and Φ itself by 4 + x² ulp.
    bound = NormalDist().pdf(x) * 8 * math.ulp(x) + (4 + x * x) * math.ulp(p)
    assert abs(normal_cdf(x) - p) <= bound


@pytest.mark.parametrize("function", [normal_cdf, normal_quantile])
def test_a_higher_argument_is_never_lower(function):
    assert np.all(np.diff(function(np.linspace(0, 1, 1001))) > 0)
