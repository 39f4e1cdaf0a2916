"""What one more unit of input does: the slope along it, and the change over a step."""

import mpmath
import numpy as np
import pytest
from core_reference import ulp_error, worst_ulp_error
from hypothesis import given
from hypothesis import strategies as st

from core.binary import (
    affine_score,
    input_slope,
    odds,
    odds_factor,
    probability_change,
    sigmoid,
)

FINITE = {"min_value": -700, "max_value": 700}


def exact_change(before, after):
    """Return σ(after) - σ(before), worked out with so many digits that none is lost."""
    with mpmath.workdps(400):
        first, second = (1 / (1 + mpmath.exp(-mpmath.mpf(z))) for z in (before, after))
        return float(second - first)


def test_the_slope_at_the_midpoint_is_a_quarter_of_the_weight():
    assert input_slope(0, weight=[1, 2, -1, 0]).tolist() == [0.25, 0.5, -0.25, 0]


def test_the_slope_at_odds_of_three_to_one():
    # q = 3/4 there, so q (1 - q) = 3/16.
    np.testing.assert_allclose(input_slope(np.log(3), weight=[1, -4]), [3 / 16, -3 / 4], rtol=1e-15)


def test_the_slope_is_that_of_the_probability_along_the_input():
    x, h, line = np.linspace(-3, 3, 25), 1e-4, {"weight": -2.5, "bias": 0.7}
    ahead, behind = (sigmoid(affine_score(x + d, **line)) for d in (h, -h))
    # Truncation h²/6 · |w³ σ‴| ≤ 4e-9, cancellation 2⁻⁵³ / h ≈ 1e-12.
    found = input_slope(affine_score(x, **line), weight=line["weight"])
    np.testing.assert_allclose(found, (ahead - behind) / (2 * h), rtol=0, atol=1e-8)


@given(st.floats(allow_nan=False), st.floats(-1e300, 1e300))
def test_the_slope_is_never_steeper_than_a_quarter_of_the_weight(z, w):
    assert abs(input_slope(z, weight=w)) <= abs(w) / 4
    assert input_slope(z, weight=-w) == -input_slope(z, weight=w)


def test_one_more_logit_from_even_odds_and_from_three():
    # σ(ln 3) - σ(0) = 3/4 - 1/2, and σ(ln 9) - σ(ln 3) = 9/10 - 3/4.
    steps = probability_change(np.log([1, 3, 9]), np.log([3, 9, 1]))
    np.testing.assert_allclose(steps, [0.25, 0.15, -0.4], rtol=1e-15)


def test_a_step_out_there_is_smaller_and_multiplies_the_odds_by_as_much():
    z = np.array([0.0, 3.0])
    near, far = probability_change(z, z + 1)
    assert near.round(3) == 0.231
    assert far.round(4) == 0.0294
    np.testing.assert_allclose(odds(sigmoid(z + 1)) / odds(sigmoid(z)), odds_factor(1), rtol=1e-13)


def test_every_change_is_within_8_ulp_of_60_digits():
    ends = np.array([-700, -40, -36.5, -3, -0.5, -1e-9, 0, 1e-9, 0.5, 1, 3.25, 36.5, 40, 41, 700])
    before, after = np.meshgrid(ends, ends)
    exact = np.vectorize(exact_change)(before, after)
    assert worst_ulp_error(probability_change(before, after), exact) <= 8


@given(st.floats(**FINITE), st.floats(**FINITE))
def test_the_way_back_is_the_same_change_with_the_other_sign(z0, z1):
    assert probability_change(z1, z0) == -probability_change(z0, z1)
    assert probability_change(-z1, -z0) == pytest.approx(probability_change(z0, z1), rel=1e-14)


@given(st.floats(-40, 40), st.floats(-5, 5))
def test_no_step_of_one_changes_the_probability_by_more_than_a_quarter_of_the_weight(z, w):
    change = probability_change(z, z + w)
    greatest = probability_change(-w / 2, w / 2)
    assert abs(change) <= abs(greatest) * (1 + 1e-14)
    assert abs(greatest) <= abs(w) / 4 * (1 + 1e-14)
    assert ulp_error(greatest, float(np.tanh(w / 4))) <= 8


def test_without_a_step_nothing_changes():
    assert probability_change([0.0, 800.0, -np.inf], [0.0, 800.0, -np.inf]).tolist() == [0, 0, 0]


def test_extreme_scores_give_limits_without_a_warning():
    far = np.array([-np.inf, -1.7e308, 1.7e308, np.inf])
    with np.errstate(all="raise"):
        assert probability_change(-np.inf, far).tolist() == [0, 0, 1, 1]
        assert probability_change(far, np.inf).tolist() == [1, 1, 0, 0]
        assert probability_change(1.7e308, -1.7e308) == -1
        assert input_slope(far, weight=-1e308).tolist() == [0, 0, 0, 0]


@pytest.mark.parametrize("name", ["before", "after"])
def test_a_score_that_is_not_a_number_is_refused(name):
    with pytest.raises(ValueError, match=rf"^{name} must be a real number or ±inf; got nan$"):
        probability_change(**{"before": 0.0, "after": 1.0} | {name: np.nan})


@pytest.mark.parametrize("bad", [np.inf, np.nan])
def test_a_weight_must_be_finite(bad):
    with pytest.raises(ValueError, match=rf"^weight must be finite; got {bad}$"):
        input_slope(0.0, weight=bad)
    with pytest.raises(ValueError, match=r"^logit must be a real number or ±inf; got nan$"):
        input_slope(np.nan, weight=1.0)
