import math

import numpy as np
import pytest
import scipy.special
from core_reference import ulp_error
from hypothesis import given
from hypothesis import strategies as st

from core.binary import log_sigmoid, sigmoid, softplus


def test_softplus_at_zero_is_the_logarithm_of_two():
    assert ulp_error(softplus(0), math.log(2)) <= 1


def test_numpy_agrees_on_ln_of_one_plus_exp():
    x = np.linspace(-50, 50, 1001)
    np.testing.assert_allclose(softplus(x), np.logaddexp(0, x), rtol=8 * 2.0**-52)


def test_scipy_agrees_on_the_log_probability():
    z = np.linspace(-800, 800, 1601)
    np.testing.assert_allclose(log_sigmoid(z), scipy.special.log_expit(z), rtol=8 * 2.0**-52)


@given(st.floats(-700, 30))
def test_exp_undoes_the_logarithm(z):
    log_probability = float(log_sigmoid(z))
    # An ulp of the logarithm is a relative change of the probability of the same size.
    bound = 4 * math.ulp(log_probability) + 8 * 2.0**-53
    assert math.exp(log_probability) == pytest.approx(float(sigmoid(z)), rel=bound, abs=0)


@given(st.floats(-1e6, 1e6))
def test_softplus_left_and_right_differ_by_x(x):
    # ln(1 + eˣ) - ln(1 + e⁻ˣ) = x
    assert abs(softplus(x) - softplus(-x) - x) <= 8 * math.ulp(max(abs(x), 1))


def test_the_slope_of_softplus_is_the_sigmoid():
    x, h = np.linspace(-6, 6, 25), 1e-4
    central = (softplus(x + h) - softplus(x - h)) / (2 * h)
    # Truncation h²/6 · |σ″| ≤ 2e-10, cancellation of numbers up to 6: 6 · 2⁻⁵² / h ≈ 1e-11.
    np.testing.assert_allclose(central, sigmoid(x), rtol=0, atol=1e-9)


def test_far_to_the_right_the_log_probability_keeps_its_digits():
    # ln σ(z) = -e⁻ᶻ + e⁻²ᶻ/2 - …; the second term is below half an ulp at z = 40.
    assert ulp_error(log_sigmoid(40), -math.exp(-40)) <= 4


def test_extremes_give_limits_without_a_warning():
    far = [-np.inf, -1e308, 1e308, np.inf]
    with np.errstate(all="raise"):
        assert softplus(far).tolist() == [0, 0, 1e308, np.inf]
        assert log_sigmoid(far).tolist() == [-np.inf, -1e308, 0, 0]
