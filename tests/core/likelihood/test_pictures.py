import math

import mpmath
import numpy as np
import pytest
import scipy.optimize
from core_reference import ulp_error
from hypothesis import assume, given
from hypothesis import strategies as st

from core.likelihood import (
    bernoulli_probability,
    joint_likelihood,
    label_probability,
    likeliest_line,
)
from core.losses import cost, has_finite_maximum, point_losses
from core.losses.points import cost_slope

# Four sorted pictures and two on the wrong side.
X, Y = [-3.0, -2.0, -1.0, 1.0, 2.0, 3.0], [0, 0, 1, 0, 1, 1]
weights = st.floats(-5, 5)
some_points = st.lists(st.tuples(st.integers(-9, 9), st.integers(0, 1)), min_size=4, max_size=12)


def exact_probability(z, y):
    """Return σ(z) or 1 - σ(z) to 60 digits, rounded."""
    with mpmath.workdps(60):
        return float(1 / (1 + mpmath.exp(-mpmath.mpf(z) if y else mpmath.mpf(z))))


def test_a_flat_line_gives_every_label_one_half():
    assert label_probability(0, 0, x=X, y=Y).tolist() == [1 / 2] * 6
    assert joint_likelihood(0, 0, x=X, y=Y) == 1 / 64


def test_a_dog_gets_the_belief_and_a_cat_the_rest():
    # Odds of 9 to 1 for a dog at x = 1, and of 1 to 9 at x = -1.
    w = math.log(9)
    given = label_probability(w, 0, x=[1, 1, -1, -1], y=[1, 0, 1, 0])
    np.testing.assert_allclose(given, [0.9, 0.1, 0.1, 0.9], rtol=1e-15)
    assert joint_likelihood(w, 0, x=[1, 1], y=[1, 0]) == pytest.approx(0.09, rel=1e-15)


def test_a_line_that_has_the_order_wrong_multiplies_small_numbers():
    # Two dogs on the low side, two cats on the high side: σ(-2)⁴.
    wrong = joint_likelihood(1, 0, x=[-2, -2, 2, 2], y=[1, 1, 0, 0])
    assert wrong == pytest.approx((1 + math.e**2) ** -4, rel=1e-14)


def test_one_minus_the_belief_keeps_its_digits():
    # 1 - σ(40) is not the 0 that subtracting from a rounded 1 would give.
    (given,) = label_probability(20, 0, x=[2], y=[0])
    assert ulp_error(given, exact_probability(40.0, 0)) <= 4


@given(weights, weights)
def test_each_label_gets_its_exact_probability(w, b):
    scores = [w * x + b for x in X]
    exact = [exact_probability(z, y) for z, y in zip(scores, Y, strict=True)]
    assert all(
        ulp_error(ours, one) <= 4
        for ours, one in zip(label_probability(w, b, x=X, y=Y), exact, strict=True)
    )


@given(weights, weights)
def test_the_product_is_that_of_the_one_line_form(w, b):
    beliefs = label_probability(w, b, x=X, y=[1] * 6)
    # 1 - q loses digits where q is near 1: up to 2⁻⁵³ of the smallest, σ(-20) = 2e-9.
    product = np.prod(bernoulli_probability(Y, beliefs))
    assert joint_likelihood(w, b, x=X, y=Y) == pytest.approx(product, rel=1e-6)


@given(weights, weights)
def test_the_sum_of_the_losses_is_minus_the_logarithm_of_the_product(w, b):
    losses = point_losses(w, b, x=X, y=Y, loss="cross_entropy")
    np.testing.assert_allclose(-np.log(label_probability(w, b, x=X, y=Y)), losses, atol=1e-15)
    total = cost(w, b, x=X, y=Y, loss="cross_entropy", reduction="sum")
    assert -math.log(joint_likelihood(w, b, x=X, y=Y)) == pytest.approx(total, rel=1e-13)


def test_weights_and_biases_broadcast_before_the_points():
    grid = label_probability(np.array([0.0, 1.0]), np.array([[0.0], [2.0], [3.0]]), x=X, y=Y)
    assert grid.shape == (3, 2, 6)
    assert grid[1, 1].tolist() == label_probability(1, 2, x=X, y=Y).tolist()
    likelihoods = joint_likelihood([0.0, 1.0], 0.5, x=X, y=Y)
    assert likelihoods.tolist() == [joint_likelihood(w, 0.5, x=X, y=Y) for w in (0, 1)]


def test_many_pictures_at_once_underflow_without_a_warning():
    assert joint_likelihood(0, 0, x=np.zeros(1075), y=np.ones(1075)) == 0


def test_two_of_three_on_each_side_solve_by_hand():
    # σ(w) must be 2/3 at x = 1 and 1/3 at x = -1, so w = ln 2 and b = 0.
    line = likeliest_line([-1, -1, -1, 1, 1, 1], [0, 0, 1, 0, 1, 1])
    assert line.weight == pytest.approx(math.log(2), rel=1e-14)
    assert line.bias == pytest.approx(0, abs=1e-15)


def test_the_likeliest_line_is_where_scipy_finds_it():
    found = scipy.optimize.minimize(
        lambda at: cost(*at, x=X, y=Y, loss="cross_entropy"), [0.0, 0.0], tol=1e-12
    )
    # A minimum is flat: where the cost is right to 1e-16 its place is right to 1e-8.
    np.testing.assert_allclose(likeliest_line(X, Y), found.x, atol=1e-7)


def steepest(line, x, y):
    slope = cost_slope(x, y, loss="cross_entropy", reduction="mean")
    return np.max(np.abs(slope(np.array(line))))


@given(some_points)
def test_at_the_likeliest_line_no_direction_leads_down(points):
    x, y = (np.array(column, dtype=float) for column in zip(*points, strict=True))
    assume(np.ptp(x) > 0 and has_finite_maximum(x, y))
    assert steepest(likeliest_line(x, y), x, y) < 1e-13


@pytest.mark.parametrize(("scale", "shift"), [(1e-8, 0.0), (1e8, 0.0), (1e300, 0.0), (1.0, 1e6)])
def test_the_likeliest_line_does_not_depend_on_the_units_of_x(scale, shift):
    plain = likeliest_line(X, Y)
    line = likeliest_line(scale * np.array(X) + shift, Y)
    # Inputs near 10⁶ have lost six of their 16 digits.
    assert line.weight * scale == pytest.approx(plain.weight, rel=1e-9)
    assert line.bias + line.weight * shift == pytest.approx(plain.bias, abs=1e-8)


def test_a_few_points_far_out_leave_the_others_their_fit():
    x, y = np.array([0.0, 0.0, 1.0, 1.0, -1e9, 1e9]), np.array([0, 1, 0, 1, 0, 1])
    weight, bias = likeliest_line(x, y)
    assert steepest((weight * 1e9, bias), x / 1e9, y) < 1e-13


@pytest.mark.parametrize(
    ("x", "y", "message"),
    [
        ([0, 1, 2, 3], [0, 0, 1, 1], "y must overlap along x"),
        ([0, 1, 1, 2], [0, 0, 1, 1], "y must overlap along x"),
        ([0, 1, 2], [1, 1, 1], "y must overlap along x"),
        ([2, 2, 2], [0, 1, 1], "x must hold two different inputs"),
        ([2, 2], [0, 0], "x must hold two different inputs"),
        ([0, 1], [0, 0.5], "y must be"),
        ([0, np.inf], [0, 1], "x must be"),
        ([0, 1], [0, 1, 1], "x and y must be two rows of one length"),
    ],
)
def test_points_without_a_best_line_are_refused(x, y, message):
    with pytest.raises(ValueError, match=message):
        likeliest_line(x, y)


@pytest.mark.parametrize("function", [label_probability, joint_likelihood])
@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"weight": np.nan}, "weight must be"),
        ({"bias": np.inf}, "bias must be"),
        ({"x": [0.0, np.nan]}, "x must be"),
        ({"y": [0, 2]}, "y must be"),
        ({"y": [0, 1, 1]}, "x and y must be two rows of one length"),
        ({"x": [], "y": []}, "x and y must be two rows of one length"),
    ],
)
def test_what_is_no_curve_or_no_row_of_pictures_is_refused(function, arguments, message):
    usual = {"weight": 1.0, "bias": 0.0, "x": [0.0, 1.0], "y": [0, 1]}
    with pytest.raises(ValueError, match=message):
        function(**{**usual, **arguments})
