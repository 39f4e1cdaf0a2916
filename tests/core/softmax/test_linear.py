import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from core.softmax import identifiable_count, linear_scores, parameter_count, softmax

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
