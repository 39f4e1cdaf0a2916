import math

import mpmath
import numpy as np
import pytest
from core_reference import worst_ulp_error
from hypothesis import given
from hypothesis import strategies as st

from core.losses import (
    binary_cross_entropy_curvature,
    binary_cross_entropy_gradient,
    slope_ratio,
    squared_error_curvature,
    squared_error_gradient,
    squared_error_inflection,
)

CURVATURES = [binary_cross_entropy_curvature, squared_error_curvature]
soft_labels = st.floats(0, 1)


def exact_squared_error_curvature(z, y):
    """Return σ′² + (σ - y) σ′ (1 - 2σ) to 700 digits, rounded."""
    with mpmath.workdps(700):
        q = 1 / (1 + mpmath.exp(-mpmath.mpf(z)))
        slope = q * (1 - q)
        return float(slope**2 + (q - y) * slope * (1 - 2 * q))


def test_the_cap_two_logits_on_the_wrong_side():
    assert squared_error_curvature(-2, 1).round(6) == -0.059407
    assert squared_error_curvature(2, 0).round(6) == -0.059407


def test_at_even_odds():
    assert squared_error_curvature(0, [0, 1]).tolist() == [1 / 16, 1 / 16]
    assert binary_cross_entropy_curvature(0, [0, 1]).tolist() == [1 / 4, 1 / 4]


def test_the_inflection_lies_at_minus_ln_2():
    z = -math.log(2)
    below, at, above = squared_error_curvature([z - 1e-6, z, z + 1e-6], 1)
    assert below < 0 < above
    # Two terms of 2/27 cancel there.
    assert abs(at) <= 4 * 2.0**-53 * 2 / 27


@given(st.floats(-30, 30).filter(lambda z: abs(z + math.log(2)) > 1e-9))
def test_the_squared_error_bends_down_left_of_minus_ln_2_and_up_right_of_it(z):
    assert np.sign(squared_error_curvature(z, 1)) == np.sign(z + math.log(2))


@given(st.floats(allow_nan=False), soft_labels)
def test_the_cross_entropy_never_bends_down(z, y):
    assert 0 <= binary_cross_entropy_curvature(z, y) <= 0.25


@given(st.floats(-700, 700), soft_labels, soft_labels)
def test_the_cross_entropy_bends_alike_for_every_label(z, y, other):
    assert binary_cross_entropy_curvature(z, y) == binary_cross_entropy_curvature(z, other)


@pytest.mark.parametrize(
    ("gradient", "curvature"),
    [
        (binary_cross_entropy_gradient, binary_cross_entropy_curvature),
        (squared_error_gradient, squared_error_curvature),
    ],
)
@pytest.mark.parametrize("y", [0, 0.3, 1])
def test_the_curvature_is_the_derivative_of_the_gradient(gradient, curvature, y):
    z, h = np.linspace(-6, 6, 49), 1e-4
    central = (gradient(z + h, y) - gradient(z - h, y)) / (2 * h)
    # Truncation h²/6 · |ℓ⁗| ≤ 1e-9, cancellation 2⁻⁵³ / h ≈ 1e-12.
    np.testing.assert_allclose(curvature(z, y), central, rtol=0, atol=2e-9)


@pytest.mark.parametrize("y", [0, 1])
def test_away_from_the_inflection_the_curvature_lies_within_8_ulp_of_the_exact_one(y):
    z = np.concatenate([np.linspace(-40, 40, 81), [-700, -300, 300, 350, 700]])
    z = z[np.abs(z + (2 * y - 1) * math.log(2)) > 0.5]
    exact = [exact_squared_error_curvature(value, y) for value in z]
    # Half a logit from the inflection a sixth of the terms is left, far from it all.
    assert worst_ulp_error(squared_error_curvature(z, y), exact) <= 8


@given(st.floats(-40, 40), soft_labels)
def test_the_absolute_error_is_a_rounding_of_the_slope(z, y):
    error = abs(squared_error_curvature(z, y) - exact_squared_error_curvature(z, y))
    assert error <= 8 * 2.0**-53 * binary_cross_entropy_curvature(z, y)


@given(st.floats(-700, 700), st.integers(0, 2**20).map(lambda k: k * 2.0**-20))
def test_swapping_the_event_mirrors_the_curve(z, y):
    for curvature in CURVATURES:
        assert curvature(-z, 1 - y) == pytest.approx(float(curvature(z, y)), rel=0, abs=2.0**-52)


def test_far_out_every_curve_is_straight_without_a_warning():
    with np.errstate(all="raise"):
        for curvature in CURVATURES:
            assert curvature([-np.inf, -1e308, 1e308, np.inf], [[0], [1]]).tolist() == [[0] * 4] * 2


@pytest.mark.parametrize("curvature", CURVATURES)
def test_shapes_scalars_and_domains(curvature):
    z, y = np.linspace(-2, 2, 5), np.array([[0.0], [1.0]])
    before = z.copy()
    assert curvature(z, y).shape == (2, 5)
    assert np.array_equal(z, before)
    assert type(curvature(1, 0)) is np.float64
    with pytest.raises(ValueError, match=r"^logits must be a real number or ±inf; got nan$"):
        curvature(np.nan, 1)
    with pytest.raises(ValueError, match=r"^labels must lie in \[0, 1\]; got 1\.5$"):
        curvature(0, 1.5)
    with pytest.raises(ValueError, match="broadcast"):
        curvature([0, 1], [0, 1, 1])


def test_the_squared_error_is_150_times_flatter_five_logits_off():
    assert slope_ratio(-5).round(1) == 150.4
    assert slope_ratio([0, np.inf, -np.inf]).tolist() == [4, np.inf, np.inf]


@given(st.floats(-300, 300), st.sampled_from([0, 1]))
def test_the_ratio_of_the_slopes_is_that_of_the_gradients(z, y):
    steep, flat = binary_cross_entropy_gradient(z, y), squared_error_gradient(z, y)
    assert slope_ratio(z) * flat == pytest.approx(steep, rel=1e-13)


def test_the_inflection_is_where_the_curvature_changes_its_sign():
    for y in (0, 1):
        at = squared_error_inflection(y)
        below, above = squared_error_curvature([at - 1e-6, at + 1e-6], y)
        assert below * above < 0
    assert squared_error_inflection([0, 1]).tolist() == [math.log(2), -math.log(2)]


def test_the_domain_of_ratio_and_inflection():
    with pytest.raises(ValueError, match=r"^logits must be a real number or ±inf; got nan$"):
        slope_ratio(np.nan)
    with pytest.raises(ValueError, match=r"^labels must be 0 or 1; got 0\.5$"):
        squared_error_inflection(0.5)
