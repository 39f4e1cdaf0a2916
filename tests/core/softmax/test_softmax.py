import json
import math

import mpmath
import numpy as np
import pytest
import scipy.special
from core_reference import FILE, SMALLEST_NORMAL, ulp_error, worst_ulp_error
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from core.binary import sigmoid
from core.softmax import (
    identifiable_count,
    linear_scores,
    log_softmax,
    log_sum_exp,
    parameter_count,
    softmax,
)

ROWS = json.loads(FILE.read_text(encoding="utf-8"))
scores = st.lists(st.floats(-700, 700), min_size=1, max_size=8)
temperatures = st.floats(0.01, 100)


def logits(row):
    return np.array([float.fromhex(score) for score in row])


def budget(o, temperature=1.0):
    """Return the ulp that rounding the argument of the exponential may cost, and four."""
    return 4 + (max(o) - min(o)) / temperature


def exact(o, temperature=1.0):
    """Return softmax and log-softmax of the floats themselves, to 60 digits and then rounded."""
    with mpmath.workdps(400):
        scaled = [mpmath.mpf(float(x)) / mpmath.mpf(float(temperature)) for x in o]
        top = max(scaled)
        weights = [mpmath.exp(x - top) for x in scaled]
        total = mpmath.fsum(weights)
        return [float(w / total) for w in weights], [float(mpmath.log(w / total)) for w in weights]


def test_known_values():
    assert softmax([1, 2, 3]).round(6).tolist() == [0.090031, 0.244728, 0.665241]
    assert softmax([-1, -5, -9])[0].round(6) == 0.981690
    assert softmax([5, 6])[0].round(6) == 0.268941


def test_known_tops_over_temperature():
    hot = softmax([1, 2, 3], temperature=[[0.5], [2], [10]])
    assert hot[:, 2].round(6).tolist() == [0.866813, 0.506480, 0.367165]


def test_known_log_sum_exps():
    assert log_sum_exp([[1, 2, 3], [6, 7, 8]]).round(6).tolist() == [3.407606, 8.407606]


@pytest.mark.parametrize(("row", "temperature", "values"), ROWS["softmax"])
def test_softmax_meets_the_reference(row, temperature, values):
    o = logits(row)
    assert worst_ulp_error(softmax(o, temperature=temperature), values) <= budget(o, temperature)


@pytest.mark.parametrize(("row", "values"), ROWS["log_softmax"])
def test_log_softmax_meets_the_reference(row, values):
    o, found = logits(row), log_softmax(logits(row))
    for value, truth in zip(found, values, strict=True):
        small = abs(truth) < SMALLEST_NORMAL
        assert (
            value == pytest.approx(truth, abs=1e-307)
            if small
            else (ulp_error(value, truth) <= budget(o))
        )


@pytest.mark.parametrize(("row", "value"), ROWS["log_sum_exp"])
def test_log_sum_exp_meets_the_reference(row, value):
    assert ulp_error(log_sum_exp(logits(row)), value) <= budget(logits(row))


@given(scores, temperatures)
def test_any_softmax_keeps_its_error_budget(o, temperature):
    probabilities, logs = exact(o, temperature)
    assert worst_ulp_error(softmax(o, temperature=temperature), probabilities) <= budget(
        o, temperature
    )
    for value, truth in zip(log_softmax(o, temperature=temperature), logs, strict=True):
        if abs(truth) >= SMALLEST_NORMAL:
            assert ulp_error(value, truth) <= budget(o, temperature)


def test_far_apart_scores_keep_their_error_budget_at_awkward_temperatures():
    # Two roundings, of a difference and of a quotient, would exceed what one may cost.
    rng = np.random.default_rng(5)
    for low, temperature in zip(
        rng.uniform(-600, -100, 300), rng.uniform(0.9, 1.1, 300), strict=True
    ):
        o = [0.1, low]
        found = softmax(o, temperature=temperature)
        assert worst_ulp_error(found, exact(o, temperature)[0]) <= budget(o, temperature)


def test_a_dominant_class_keeps_the_logarithm_of_its_probability():
    # -ln(1 + e^-60) = -e^-60 + …
    assert log_softmax([60, 0])[0] == pytest.approx(-math.exp(-60), rel=1e-15)


@given(scores, temperatures)
def test_softmax_is_a_distribution_in_the_order_of_the_scores(o, temperature):
    p = softmax(o, temperature=temperature)
    assert p.min() >= 0
    assert p.sum() == pytest.approx(1, abs=1e-15 * len(o))
    order = np.argsort(o, kind="stable")
    assert (np.diff(p[order]) >= 0).all()


@given(st.lists(st.integers(-500, 500), min_size=1, max_size=8), st.integers(-(2**20), 2**20))
def test_only_differences_matter_and_log_sum_exp_moves_along(o, shift):
    moved = np.array(o) + shift
    assert softmax(moved).tolist() == softmax(o).tolist()
    # Both sums round to a float of the size of the shift.
    assert log_sum_exp(moved) == pytest.approx(log_sum_exp(o) + shift, rel=1e-15, abs=1e-9)


@given(st.floats(-700, 700), st.floats(-700, 700))
def test_two_classes_are_the_sigmoid_of_their_difference(a, b):
    # The difference is rounded once here and once there.
    expected = float(sigmoid(a - b))
    assert softmax([a, b])[0] == pytest.approx(expected, rel=1e-12, abs=1e-300)


@given(scores, temperatures)
def test_a_sweep_is_many_single_calls_to_the_bit(o, temperature):
    sweep = softmax(o, temperature=[[temperature], [1.0]])
    assert sweep[0].tolist() == softmax(o, temperature=temperature).tolist()
    assert sweep[1].tolist() == softmax(o).tolist()


def test_the_classes_may_lie_along_any_axis():
    o = np.random.default_rng(3).normal(size=(4, 5, 6))
    for axis in (0, 1, 2, -1, -2, -3):
        assert softmax(o, axis=axis) == pytest.approx(
            scipy.special.softmax(o, axis=axis), rel=1e-14
        )
        assert log_softmax(o, axis=axis) == pytest.approx(
            scipy.special.log_softmax(o, axis=axis), rel=1e-14
        )
        assert log_sum_exp(o, axis=axis) == pytest.approx(
            scipy.special.logsumexp(o, axis=axis), rel=1e-14
        )


def test_temperatures_broadcast_beside_the_axis_of_the_classes():
    o = np.random.default_rng(3).normal(size=(4, 5))
    t = np.array([[0.5, 1, 2, 4, 8.0]])
    assert softmax(o, temperature=t, axis=0).tolist() == softmax(o.T, temperature=t.T).T.tolist()
    assert softmax([1, 2], temperature=np.full((3, 4, 1), 2.0)).shape == (3, 4, 2)


@pytest.mark.parametrize("axis", [0, 1])
def test_a_million_classes_add_up_along_either_axis(axis):
    o = np.random.default_rng(1).normal(size=10**6)
    exact_sum = math.fsum(math.exp(x) for x in o)
    set_of_one = np.expand_dims(o, 1 - axis)
    # Each exponential is rounded, and in pairs the sum adds twenty roundings at most.
    assert log_sum_exp(set_of_one, axis=axis)[0] == pytest.approx(math.log(exact_sum), rel=1e-15)


@pytest.mark.parametrize("temperature", [5e-324, 1e-300, 0.3, 1, 1.0, 7, 1e300, 1.7e308])
@pytest.mark.parametrize("o", [[1e308, -1e308], [-1e308, -1e308], [1.7e308, 0, -1.7e308], [1e308]])
def test_the_ends_of_float64_give_numbers_without_a_warning(o, temperature):
    with np.errstate(all="raise"):
        p, logs = softmax(o, temperature=temperature), log_softmax(o, temperature=temperature)
        assert np.isfinite(log_sum_exp(o))
    probabilities, exact_logs = exact(o, temperature)
    # A quotient beyond the largest float is as good as infinite, and its exponential is 0.
    assert p == pytest.approx(np.array(probabilities), rel=1e-12, abs=1e-300)
    assert logs == pytest.approx(np.array(exact_logs), rel=1e-12)


def test_impossible_classes_have_probability_0():
    with np.errstate(all="raise"):
        assert softmax([-np.inf, 0, 0], temperature=[[0.3], [3]]).tolist() == [[0, 0.5, 0.5]] * 2
        assert log_softmax([-np.inf, 0]).tolist() == [-np.inf, 0]
        assert log_sum_exp([-np.inf, 2]) == 2


def test_one_class_alone_is_certain():
    assert (softmax([7]), log_softmax([7]), log_sum_exp([7])) == ([1], [0], 7)


def test_arguments_are_left_as_they_were():
    o = np.array([1.0, 2.0, 3.0])
    softmax(o), log_softmax(o), log_sum_exp(o), softmax(o, temperature=2.0)
    assert o.tolist() == [1, 2, 3]


@pytest.mark.parametrize("function", [softmax, log_softmax, log_sum_exp])
@pytest.mark.parametrize(
    ("bad", "text"),
    [
        ([1, np.nan], "got a largest one of nan"),
        ([1, np.inf], "got a largest one of inf"),
        ([[1, 2], [-np.inf, -np.inf]], "got a largest one of -inf"),
        ([], r"at least one class; got shape \(0,\)"),
        (1.0, r"at least one class; got shape \(\)"),
        (["1"], "be a real number or an array of them"),
    ],
)
def test_bad_logits_are_refused(function, bad, text):
    with pytest.raises(ValueError, match=rf"^logits must (.*){text}"):
        function(bad)


@pytest.mark.parametrize("function", [softmax, log_softmax])
@pytest.mark.parametrize("bad", [0, -1, np.inf, np.nan])
def test_bad_temperatures_are_refused(function, bad):
    with pytest.raises(ValueError, match=r"^temperature must lie in \(0, inf\); got "):
        function([1, 2], temperature=bad)


def test_classes_cannot_have_temperatures_of_their_own():
    with pytest.raises(ValueError, match=r"^temperature must have length 1 .* got shape \(3,\)$"):
        softmax([1, 2, 3], temperature=[1, 2, 3])


small = st.floats(-3, 3)
W = np.arange(12.0).reshape(3, 4)
B = np.array([1.0, 0.0, -1.0])


def test_a_score_is_a_sum_worked_by_hand():
    # Rows 0 1 2 3, 4 5 6 7 and 8 9 10 11, of which the first and the last pixel are lit.
    assert linear_scores([1, 0, 0, 1], W, B).tolist() == [4, 11, 18]


def test_a_batch_is_scored_row_by_row():
    x = np.random.default_rng(1).normal(size=(5, 4))
    assert linear_scores(x, W, B) == pytest.approx(np.array([W @ row + B for row in x]))


def test_the_picture_has_15_parameters_of_which_10_matter():
    assert parameter_count(4, 3) == W.size + B.size == 15
    assert identifiable_count(4, 3) == 10


@given(arrays(float, 4, elements=small), arrays(float, 4, elements=small), small)
def test_a_row_added_to_every_class_changes_no_probability(x, row, shift):
    same = linear_scores(x, W + row, B + shift)
    # Scores of some dozens are rounded to a few 1e-15 each.
    assert softmax(same) == pytest.approx(softmax(linear_scores(x, W, B)), rel=1e-12)


def test_two_classes_of_one_input_are_logistic_regression():
    assert (parameter_count(1, 2), identifiable_count(1, 2)) == (4, 2)


@pytest.mark.parametrize(
    ("call", "text"),
    [
        (lambda: linear_scores([1, 2], W, B), "x, weights and bias must have shapes"),
        (lambda: linear_scores([1, 2, 3, 4], W, [1, 2]), "x, weights and bias must have shapes"),
        (lambda: linear_scores([1, 2, 3, 4], W[0], B), "x, weights and bias must have shapes"),
        (lambda: linear_scores([1, 2, 3, np.inf], W, B), "x must be finite"),
        (lambda: linear_scores([1e308] * 4, W, B), "scores must be finite"),
        (lambda: parameter_count(0, 3), "inputs must be a whole number"),
        (lambda: identifiable_count(4, 0.5), "classes must be a whole number"),
    ],
)
def test_bad_arguments_are_refused(call, text):
    with pytest.raises(ValueError, match=f"^{text}"):
        call()
