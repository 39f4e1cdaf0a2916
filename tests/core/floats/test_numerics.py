import math

import numpy as np
import pytest
from core_reference import reference, ulp_error, worst_ulp_error
from hypothesis import given
from hypothesis import strategies as st

from core.binary import normal_cdf, sigmoid
from core.floats import (
    failure_surprisal,
    first_saturated_logit,
    naive_failure_surprisal,
    naive_sigmoid,
    probit_logit_gap,
)

TYPES_AND_BITS = [(np.float16, 11), (np.float32, 24), (np.float64, 53)]


def test_in_the_middle_the_naive_sigmoid_is_right():
    inputs, exact = reference("sigmoid")
    middle = np.abs(inputs) < 30
    assert worst_ulp_error(naive_sigmoid(inputs[middle]), exact[middle]) <= 4


def test_far_to_the_left_the_naive_sigmoid_is_zero_too_early():
    assert naive_sigmoid(-740) == 0
    # σ(-740) = e⁻⁷⁴⁰ to the last digit, a subnormal number.
    assert 0 < math.exp(-740) == pytest.approx(float(sigmoid(-740)), rel=0, abs=4 * 5e-324)


@pytest.mark.parametrize(("dtype", "bits"), TYPES_AND_BITS[:2])
def test_every_step_is_rounded_to_the_chosen_type(dtype, bits):
    shares = naive_sigmoid(np.linspace(-3, 3, 61), dtype=dtype)
    assert shares.dtype == dtype
    # Three roundings and an exp within an ulp cost a few 2⁻ᵇ, and float64 would cost none.
    error = np.abs(shares.astype(np.float64) - sigmoid(np.linspace(-3, 3, 61).astype(dtype)))
    assert 0 < error.max() <= 4 * 2.0**-bits


@pytest.mark.parametrize(("dtype", "bits"), TYPES_AND_BITS)
def test_saturation_begins_at_bits_times_ln_2(dtype, bits):
    # 1 + e⁻ᶻ rounds to 1 from e⁻ᶻ = 2⁻ᵇ on.
    assert first_saturated_logit(dtype=dtype) == math.ceil(bits * math.log(2))


def test_float64_saturates_at_37():
    z = first_saturated_logit()
    assert z == 37
    assert sigmoid(z) == 1
    assert sigmoid(z - 1) < 1


def test_the_naive_price_of_a_confident_mistake_is_infinite_from_37_on():
    assert np.isfinite(naive_failure_surprisal(36))
    assert naive_failure_surprisal([37, 100, 1000]).tolist() == [np.inf] * 3


def test_the_naive_price_far_to_the_left_is_plus_zero():
    assert str(naive_failure_surprisal(-50)) == "0.0"


def test_the_stable_price_meets_the_reference():
    inputs, exact = reference("softplus")
    assert worst_ulp_error(failure_surprisal(inputs), exact) <= 4


def test_the_stable_price_of_the_saturated_belief_is_37():
    assert failure_surprisal(37) == 37


@given(st.floats(-5, 5))
def test_where_nothing_is_lost_both_prices_agree(z):
    # 1 - σ ≥ 0.0066 carries an absolute rounding error of a few 2⁻⁵³.
    assert naive_failure_surprisal(z) == pytest.approx(float(failure_surprisal(z)), abs=1e-13)


def test_the_demonstrations_warn_of_nothing():
    far = [-np.inf, -1e308, 0.0, 1e308, np.inf]
    with np.errstate(all="raise"):
        for dtype, _ in TYPES_AND_BITS:
            assert naive_sigmoid(far, dtype=dtype).tolist() == [0, 0, 0.5, 1, 1]
            assert naive_failure_surprisal(far, dtype=dtype)[-1] == np.inf


def test_the_best_known_scale_leaves_a_gap_below_one_per_cent():
    gap = probit_logit_gap(1.702)
    assert round(gap.value, 5) == 0.00949
    assert gap.value == pytest.approx(
        abs(sigmoid(1.702 * gap.where) - normal_cdf(gap.where)), rel=1e-12
    )


def test_1702_is_the_best_scale_of_three_decimals():
    gaps = {scale: probit_logit_gap(scale).value for scale in (1.6, 1.701, 1.702, 1.703, 1.8)}
    assert min(gaps, key=gaps.get) == 1.702


def test_no_point_of_either_half_is_further_apart_than_the_gap():
    t = np.linspace(-12, 12, 2401)
    distance = np.abs(sigmoid(1.3 * t) - normal_cdf(t))
    # Between grid points 0.001 apart a smooth maximum rises by less than 1e-6.
    assert distance.max() <= probit_logit_gap(1.3).value + 1e-6


@pytest.mark.parametrize("bad", [0.0, -1.0, np.inf, np.nan])
def test_a_scale_is_finite_and_above_zero(bad):
    with pytest.raises(ValueError, match=rf"^scale must lie in \(0, inf\); got {bad}$"):
        probit_logit_gap(bad)


@pytest.mark.parametrize("function", [naive_sigmoid, naive_failure_surprisal, failure_surprisal])
def test_a_logit_that_is_not_a_number_is_refused(function):
    with pytest.raises(ValueError, match=r"^logit must be a real number or ±inf; got nan$"):
        function(np.nan)


@pytest.mark.parametrize("dtype", [int, "float128", "junk"])
def test_an_unknown_type_is_refused(dtype):
    with pytest.raises(ValueError, match=r"^dtype must be float16, float32 or float64; got "):
        first_saturated_logit(dtype=dtype)


def test_the_exact_sigmoid_of_37_is_not_one():
    # 1 - e⁻³⁷ lies nearer to 1 - 2⁻⁵³ than to 1: saturation is the formula's doing, by one ulp.
    inputs, exact = reference("sigmoid")
    truth = dict(zip(inputs, exact, strict=True))[37.0]
    assert truth == 1 - 2.0**-53
    assert ulp_error(sigmoid(37), truth) == 1
