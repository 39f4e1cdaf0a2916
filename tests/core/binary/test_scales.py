import math
from fractions import Fraction

import numpy as np
import pytest
import scipy.special
from core_reference import reference, ulp_error, worst_ulp_error
from hypothesis import given
from hypothesis import strategies as st

from core import binary
from core.binary import (
    affine_score,
    log_sigmoid,
    logit,
    midpoint,
    odds,
    probability_from_odds,
    sigmoid,
    sigmoid_derivative,
    softplus,
)

# Multiples of 2⁻⁵³ in [0, 1]: the probabilities whose complement 1 - p is exact as well.
exact_pairs = st.integers(0, 2**53).map(lambda k: k * 2.0**-53)
probabilities = st.floats(0, 1)
logits = st.floats(allow_nan=False)
MEETS_REFERENCE = ["odds", "logit", "sigmoid", "sigmoid_derivative", "softplus", "log_sigmoid"]
OF_PROBABILITY = ["odds", "logit", "normal_quantile"]
OF_REAL = ["sigmoid", "sigmoid_derivative", "softplus", "log_sigmoid", "normal_cdf"]


@pytest.mark.parametrize("name", MEETS_REFERENCE)
def test_every_value_is_within_4_ulp_of_the_reference(name):
    inputs, exact = reference(name)
    assert worst_ulp_error(getattr(binary, name)(inputs), exact) <= 4


@pytest.mark.parametrize("name", MEETS_REFERENCE)
def test_where_the_exact_value_is_subnormal_or_zero_so_is_the_result(name):
    inputs, exact = reference(name)
    tiny = np.abs(exact) < 2.0**-1022
    np.testing.assert_allclose(
        getattr(binary, name)(inputs[tiny]), exact[tiny], rtol=0, atol=4 * 5e-324
    )


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [(logit, scipy.special.logit), (sigmoid, scipy.special.expit)],
    ids=["logit", "sigmoid"],
)
def test_scipy_agrees(ours, theirs):
    x = np.linspace(0.001, 0.999, 999)
    # SciPy's logit and ours each err by a few ulp; near 0 SciPy keeps absolute accuracy only.
    np.testing.assert_allclose(ours(x), theirs(x), rtol=8 * 2.0**-52, atol=2.0**-52)


def test_the_bent_coin_on_three_scales():
    assert odds(0.3).round(6) == 0.428571
    assert odds(0.7).round(6) == 2.333333
    assert logit(0.3).round(6) == -0.847298


@pytest.mark.parametrize(("p", "o"), [(0, 0), (0.2, 0.25), (0.5, 1), (0.75, 3), (1, np.inf)])
def test_known_odds_and_their_probabilities(p, o):
    assert odds(p) == o
    assert probability_from_odds(o) == p


def test_nine_to_one_is_the_logarithm_of_nine():
    assert ulp_error(logit(0.9), math.log(9)) <= 4
    assert ulp_error(logit(0.75), math.log(3)) <= 1


def test_one_more_logit_multiplies_the_odds_by_e():
    z = np.linspace(-5, 5, 41)
    np.testing.assert_allclose(odds(sigmoid(z + 1)), math.e * odds(sigmoid(z)), rtol=1e-12)


def test_certainty_has_infinite_odds_without_a_warning():
    with np.errstate(all="raise"):
        assert odds([0, 1]).tolist() == [0, np.inf]
        assert logit([0, 0.5, 1]).tolist() == [-np.inf, 0, np.inf]
        assert probability_from_odds([0, 5e-324, 1e308, np.inf]).tolist() == [0, 5e-324, 1, 1]


def test_near_one_half_the_logit_keeps_its_digits():
    p = 0.5 + 2.0**-53 * np.array([-4, -1, 2, 6])
    # ln(p / (1 - p)) = 4 (p - 1/2) + O((p - 1/2)³), and the cube is far below one ulp here.
    assert worst_ulp_error(logit(p), 4 * (p - 0.5)) <= 1


def test_at_the_ends_of_the_float_range_the_logit_is_right():
    assert ulp_error(logit(5e-324), -1074 * math.log(2)) <= 2
    assert ulp_error(logit(1 - 2.0**-53), math.log(2**53 - 1)) <= 2


@given(exact_pairs)
def test_swapping_the_event_inverts_the_odds(p):
    o, against = odds(p), odds(1 - p)
    if 0 < p < 1:
        assert ulp_error(o, 1 / Fraction(float(against))) <= 4
    else:
        assert {o, against} == {0, np.inf}


@given(exact_pairs)
def test_swapping_the_event_flips_the_sign_of_the_logit(p):
    assert ulp_error(logit(1 - p), float(-logit(p))) <= 4


@given(probabilities)
def test_probability_from_odds_undoes_odds(p):
    # A relative error δ in o moves p = o / (1 + o) by δ (1 - p), never by more than δ.
    assert ulp_error(probability_from_odds(odds(p)), p) <= 4


@given(probabilities.filter(lambda p: 0 < p < 1))
def test_sigmoid_undoes_logit(p):
    z = float(logit(p))
    # dp = p (1 - p) dz, and z is off by at most 4 ulp; σ itself by at most 4.
    bound = 4 * math.ulp(z) * p * (1 - p) + 4 * math.ulp(p)
    assert abs(sigmoid(z) - p) <= bound


@given(st.floats(-700, 700))
def test_logit_undoes_sigmoid(z):
    p = float(sigmoid(z))
    if p == 1:
        assert z > 36  # σ(z) has rounded to 1: the way back is lost
        return
    # dz = dp / (p (1 - p)): near p = 1 the rounding of p alone costs digits of z.
    bound = 4 * math.ulp(p) / (p * (1 - p)) + 4 * math.ulp(z)
    assert abs(logit(p) - z) <= bound * (1 + 1e-9)


@given(logits)
def test_the_sigmoid_of_minus_z_is_the_complement(z):
    assert abs(sigmoid(-z) - (1 - sigmoid(z))) <= 2 * 2.0**-53


@given(logits)
def test_the_slope_is_the_product_of_both_chances_and_at_most_a_quarter(z):
    slope = sigmoid_derivative(z)
    assert slope == sigmoid_derivative(-z)
    assert 0 <= slope <= 0.25
    # Computed the lossy way, σ (1 - σ) has the same absolute value to a few roundings.
    assert abs(slope - sigmoid(z) * (1 - sigmoid(z))) <= 4 * 2.0**-53


def test_the_slope_is_the_derivative_of_the_sigmoid():
    z, h = np.linspace(-6, 6, 25), 1e-4
    central = (sigmoid(z + h) - sigmoid(z - h)) / (2 * h)
    # Truncation h²/6 · |σ‴| ≤ 2e-10, cancellation 2⁻⁵³ / h ≈ 1e-12.
    np.testing.assert_allclose(sigmoid_derivative(z), central, rtol=0, atol=1e-9)


@pytest.mark.parametrize("name", ["odds", "logit"])
@given(p=probabilities, q=probabilities)
def test_more_probable_is_never_lower(name, p, q):
    # Neighbours may be rounded apart by the 4 ulp a value may be off.
    low, high = getattr(binary, name)(sorted([p, q]))
    assert low <= high or ulp_error(low, float(high)) <= 4


@pytest.mark.parametrize("name", ["sigmoid", "softplus", "log_sigmoid"])
@given(a=logits, b=logits)
def test_a_higher_score_is_never_lower(name, a, b):
    low, high = getattr(binary, name)(sorted([a, b]))
    assert low <= high or ulp_error(low, float(high)) <= 4


def test_the_sigmoid_saturates_at_37_and_not_at_36():
    assert sigmoid(36) < 1
    assert sigmoid(37) == 1


def test_extreme_scores_give_limits_without_a_warning():
    far = [-np.inf, -1e308, 1e308, np.inf]
    with np.errstate(all="raise"):
        assert sigmoid(far).tolist() == [0, 0, 1, 1]
        assert sigmoid_derivative(far).tolist() == [0, 0, 0, 0]
        assert sigmoid([-745.0, -5e-324, 5e-324]).tolist() == [5e-324, 0.5, 0.5]


@pytest.mark.parametrize("name", OF_PROBABILITY)
@pytest.mark.parametrize("bad", [1.2, -0.1, np.nan, np.inf, 1 + 2.0**-52])
def test_a_probability_outside_its_domain_is_refused(name, bad):
    with pytest.raises(ValueError, match=rf"^probability must lie in \[0, 1\]; got {bad}$"):
        getattr(binary, name)([0.5, bad])


@pytest.mark.parametrize("name", OF_REAL)
def test_a_score_that_is_not_a_number_is_refused(name):
    with pytest.raises(ValueError, match=r"^(logit|x) must be a real number or ±inf; got nan$"):
        getattr(binary, name)([0.0, np.nan])


def test_negative_odds_are_refused():
    with pytest.raises(ValueError, match=r"^odds must lie in \[0, inf\]; got -1$"):
        probability_from_odds(-1)


@pytest.mark.parametrize("name", [*OF_PROBABILITY, *OF_REAL, "probability_from_odds"])
@pytest.mark.parametrize("shape", [(0,), (1,), (2, 3), (2, 1, 4)])
def test_the_shape_is_kept_and_the_argument_left_alone(name, shape):
    given = np.linspace(0, 1, math.prod(shape), dtype=np.float32).reshape(shape)
    before = given.copy()
    result = getattr(binary, name)(given)
    assert result.shape == shape
    assert result.dtype == np.float64
    np.testing.assert_array_equal(given, before)


@pytest.mark.parametrize("name", [*OF_PROBABILITY, *OF_REAL, "probability_from_odds"])
@pytest.mark.parametrize("scalar", [1, 0.25, np.float32(0.25), np.array(0.25)])
def test_a_scalar_gives_a_float64_scalar(name, scalar):
    assert type(getattr(binary, name)(scalar)) is np.float64


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


def test_the_score_is_a_straight_line():
    assert affine_score([-1, 0, 1], weight=3, bias=0.5).tolist() == [-2.5, 0.5, 3.5]


def test_many_lines_broadcast_over_many_inputs():
    weights = np.array([[1.0], [-2.0]])
    scores = affine_score([0.0, 1.0, 2.0], weight=weights, bias=1.0)
    assert scores.tolist() == [[1, 2, 3], [1, -1, -3]]


def test_the_midpoint_of_known_lines():
    assert midpoint(weight=2, bias=-3) == 1.5
    assert midpoint(weight=[-1, 4], bias=[1, 2]).tolist() == [1, -0.5]


@pytest.mark.parametrize("weight", [1, -1])
def test_the_midpoint_without_bias_is_plus_zero(weight):
    assert str(midpoint(weight=weight, bias=0)) == "0.0"


@given(st.floats(1e-3, 1e3), st.sampled_from([-1, 1]), st.floats(-1e3, 1e3))
def test_the_score_vanishes_at_the_midpoint(size, sign, bias):
    weight = sign * size
    score = affine_score(midpoint(weight=weight, bias=bias), weight=weight, bias=bias)
    # b/w and w·x are each rounded once, by at most 2⁻⁵³ of b; 1e-300 allows for subnormal b/w.
    assert abs(score) <= 2.0**-51 * abs(bias) + 1e-300


def test_a_flat_line_has_no_midpoint():
    with pytest.raises(ValueError, match=r"^weight must not be 0; got 0\.0$"):
        midpoint(weight=0, bias=1)


@pytest.mark.parametrize("name", ["x", "weight", "bias"])
@pytest.mark.parametrize("bad", [np.inf, -np.inf, np.nan])
def test_a_line_needs_finite_numbers(name, bad):
    arguments = {"x": 1.0, "weight": 1.0, "bias": 1.0} | {name: bad}
    with pytest.raises(ValueError, match=f"^{name} must be finite; got {bad}$"):
        affine_score(arguments.pop("x"), **arguments)


def test_a_score_beyond_float64_is_infinite_without_a_warning():
    with np.errstate(all="raise"):
        assert affine_score(1e200, weight=-1e200, bias=0) == -np.inf
        assert midpoint(weight=1e-300, bias=1e300) == -np.inf
