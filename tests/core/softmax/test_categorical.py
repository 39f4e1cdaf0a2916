import math

import mpmath
import numpy as np
import pytest
from core_reference import ulp_error
from hypothesis import given
from hypothesis import strategies as st

from core import losses
from core.binary import logit
from core.information import cross_entropy, entropy, surprisal
from core.losses import binary_cross_entropy, multi_label_cross_entropy
from core.softmax import (
    hessian_eigenvalues,
    one_hot,
    smoothed,
    softmax,
    softmax_cross_entropy,
    softmax_cross_entropy_gradient,
    softmax_cross_entropy_hessian,
)

scores = st.lists(st.floats(-20, 20), min_size=3, max_size=3)
targets = st.lists(st.floats(-3, 3), min_size=3, max_size=3).map(softmax)


def test_cat_chicken_and_dog_stand_in_one_order():
    assert one_hot([0, 1, 2], 3).tolist() == [[1, 0, 0], [0, 1, 0], [0, 0, 1]]
    assert one_hot(1, 3).tolist() == [0, 1, 0]
    assert one_hot([[0], [1]], 2).shape == (2, 1, 2)


@given(targets, st.floats(0, 1))
def test_smoothing_mixes_with_the_uniform_distribution(y, share):
    assert smoothed(y, share) == pytest.approx((1 - share) * y + share * np.full(3, 1 / 3))
    assert smoothed(y, share).sum() == pytest.approx(1, abs=1e-15 * 4)


def test_softmax_and_multi_label_loss_differ_as_worked_by_hand():
    p, y = [0.1, 0.2, 0.7], [0, 0, 1]
    assert round(float(softmax_cross_entropy(np.log(p), y)), 6) == 0.356675
    assert round(float(multi_label_cross_entropy(logit(p), y)), 6) == 0.685179


@given(scores, targets)
def test_the_loss_is_the_cross_entropy_of_target_and_softmax(o, y):
    expected = float(cross_entropy(y, softmax(o)))
    assert float(softmax_cross_entropy(o, y)) == pytest.approx(expected, rel=1e-13)


@given(scores, targets)
def test_a_soft_label_cannot_be_met_for_less_than_its_entropy(o, y):
    floor = float(entropy(y))
    assert softmax_cross_entropy(o, y) >= floor - 1e-15
    assert float(softmax_cross_entropy(np.log(y), y)) == pytest.approx(floor, rel=1e-14)


@given(scores, st.integers(0, 2))
def test_a_one_hot_label_costs_the_surprisal_of_its_class(o, label):
    expected = float(surprisal(softmax(o)[label]))
    # Near 1 the sum and the quotient in the softmax each round by 2e-16 at most.
    assert float(softmax_cross_entropy(o, one_hot(label, 3))) == pytest.approx(
        expected, rel=1e-14, abs=4.5e-16
    )


def test_no_finite_logits_are_certain():
    with np.errstate(all="raise"):
        assert softmax_cross_entropy([600, 0], [1, 0]) == pytest.approx(math.exp(-600), rel=1e-12)
        assert softmax_cross_entropy_gradient([60, 0], [1, 0]) == pytest.approx(
            [-math.exp(-60), math.exp(-60)], rel=1e-14
        )


def test_the_impossible_costs_everything_and_the_unasked_nothing():
    with np.errstate(all="raise"):
        assert softmax_cross_entropy([[0, -np.inf]] * 2, np.eye(2)).tolist() == [0, np.inf]
        assert str(softmax_cross_entropy([0, -np.inf], [1, 0])) == "0.0"
        assert softmax_cross_entropy([1e308, -1e308], [1, 0]) == 0


@given(scores, targets)
def test_the_gradient_is_belief_minus_target(o, y):
    gradient = softmax_cross_entropy_gradient(o, y)
    assert gradient == pytest.approx(softmax(o) - y, abs=4e-16)
    assert gradient.sum() == pytest.approx(0, abs=1e-15)


@given(scores, targets)
def test_the_gradient_is_the_slope_of_the_loss(o, y):
    steps = 1e-5 * np.eye(3)
    slope = (softmax_cross_entropy(o + steps, y) - softmax_cross_entropy(o - steps, y)) / 2e-5
    # A loss up to 40 is rounded to 7e-15, over 2e-5; the third derivative adds 1e-11.
    assert softmax_cross_entropy_gradient(o, y) == pytest.approx(slope, abs=2e-9)


@given(scores, targets)
def test_the_hessian_is_the_slope_of_the_gradient(o, y):
    steps = 1e-5 * np.eye(3)
    up, down = (softmax_cross_entropy_gradient(o + sign * steps, y) for sign in (1, -1))
    assert softmax_cross_entropy_hessian(o) == pytest.approx((up - down) / 2e-5, abs=1e-10)


def test_known_variances_and_curvatures():
    diagonal = np.diagonal(softmax_cross_entropy_hessian([1, 2, 3]))
    assert diagonal.round(4).tolist() == [0.0819, 0.1848, 0.2227]
    assert hessian_eigenvalues([1, 2, 3]).round(5).tolist() == [0, 0.11855, 0.37090]


@given(scores)
def test_the_hessian_is_the_covariance_of_the_outcome(o):
    s = softmax(o)
    covariance = sum(p * np.outer(e - s, e - s) for p, e in zip(s, np.eye(3), strict=True))
    assert softmax_cross_entropy_hessian(o) == pytest.approx(covariance, abs=1e-15)


@given(scores)
def test_curvatures_are_never_negative_and_add_up_to_the_variances(o):
    curvatures = hessian_eigenvalues(o)
    assert curvatures[0] == 0
    assert (curvatures >= 0).all()
    variances = np.trace(softmax_cross_entropy_hessian(o))
    assert curvatures.sum() == pytest.approx(variances, rel=1e-13, abs=1e-15)


def test_a_certain_variance_keeps_its_digits():
    variance = softmax_cross_entropy_hessian([60, 0])[0, 0]
    with mpmath.workdps(60):
        exact = 1 / (2 + mpmath.exp(60) + mpmath.exp(-60))
    assert ulp_error(variance, float(exact)) <= 64


@given(scores, st.lists(st.floats(0, 1), min_size=3, max_size=3))
def test_the_multi_label_loss_is_a_sum_of_yes_or_no_losses(z, y):
    expected = math.fsum(binary_cross_entropy(z, y))
    assert float(multi_label_cross_entropy(z, y)) == pytest.approx(expected, rel=1e-15)


def test_many_sets_are_charged_at_once():
    o = np.random.default_rng(4).normal(size=(50, 3))
    y = [0.2, 0.3, 0.5]
    assert softmax_cross_entropy(o, y).tolist() == [float(softmax_cross_entropy(r, y)) for r in o]
    assert softmax_cross_entropy_hessian(o).shape == (50, 3, 3)
    assert hessian_eigenvalues(o).shape == (50, 3)
    assert softmax_cross_entropy([1, 2, 3], np.eye(3)).shape == (3,)


def test_the_losses_are_found_under_one_roof():
    assert losses.softmax_cross_entropy is softmax_cross_entropy
    assert losses.softmax_cross_entropy_gradient is softmax_cross_entropy_gradient


@pytest.mark.parametrize("function", [softmax_cross_entropy, softmax_cross_entropy_gradient])
@pytest.mark.parametrize(
    ("o", "y", "text"),
    [
        ([1, np.nan], [0, 1], "logits must be below inf"),
        ([1, 2], [0.5, 0.6], "targets must sum to 1"),
        ([1, 2], [1], "logits and targets must have the same number of classes"),
        ([[1], [2]], [0, 1], "logits and targets must have the same number of classes"),
        (1, [1], "logits and targets must have the same number of classes"),
    ],
)
def test_bad_arguments_of_the_loss_are_refused(function, o, y, text):
    with pytest.raises(ValueError, match=f"^{text}"):
        function(o, y)


@pytest.mark.parametrize(
    ("call", "text"),
    [
        (lambda: one_hot([0, 3], 3), "labels must be a whole number from 0 to 2; got 3"),
        (lambda: one_hot([0.5], 3), "labels must be a whole number from 0 to 2"),
        (lambda: one_hot([0], 0), "classes must be a whole number"),
        (lambda: smoothed([0.5, 0.6], 0.1), "targets must sum to 1"),
        (lambda: smoothed([0, 1], 1.1), "share must lie in"),
        (lambda: multi_label_cross_entropy([1], [2]), "labels must lie in"),
        (lambda: softmax_cross_entropy_hessian([np.inf, 0]), "logits must be below inf"),
    ],
)
def test_bad_arguments_are_refused(call, text):
    with pytest.raises(ValueError, match=f"^{text}"):
        call()
