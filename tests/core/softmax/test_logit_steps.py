from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.softmax import gradient_path, gradient_step, softmax, softmax_cross_entropy

scores = st.lists(st.floats(-5, 5), min_size=3, max_size=3)


def test_a_step_worked_by_hand():
    # softmax(0, 0) - (0, 1) = (½, -½)
    assert gradient_step([0, 0], [0, 1], rate=0.5).tolist() == [-0.25, 0.25]


@given(scores, scores)
def test_a_step_lowers_the_loss_and_keeps_the_sum(o, aim):
    y = softmax(aim)
    stepped = gradient_step(o, y, rate=1)
    # No curvature is above ½, so a rate of 1 cannot overshoot.
    assert softmax_cross_entropy(stepped, y) <= softmax_cross_entropy(o, y) + 1e-14
    assert stepped.sum() == pytest.approx(sum(o), abs=1e-14)


@given(scores)
def test_a_path_repeats_the_step(o):
    path = gradient_path(o, [0.2, 0.3, 0.5], rate=0.7, steps=3)
    assert path[0].tolist() == o
    for before, after in pairwise(path):
        assert gradient_step(before, [0.2, 0.3, 0.5], rate=0.7).tolist() == after.tolist()


def test_the_path_of_an_impossible_class_repeats_the_step():
    path = gradient_path([0.0, -np.inf, 1.0], [0.5, 0.0, 0.5], rate=0.7, steps=4)
    for before, after in pairwise(path):
        assert gradient_step(before, [0.5, 0.0, 0.5], rate=0.7).tolist() == after.tolist()


def test_a_path_out_of_the_floats_is_refused():
    with np.errstate(over="ignore"), pytest.raises(ValueError, match="logits must be below inf"):
        gradient_path([1.7e308, 1.75e308], [1.0, 0.0], rate=1e308, steps=3)


def test_the_path_ends_at_a_soft_label_and_never_at_a_hard_one():
    soft = gradient_path([3, 0, -1], [0.2, 0.3, 0.5], rate=1, steps=500)
    assert softmax(soft[-1]) == pytest.approx([0.2, 0.3, 0.5], abs=1e-12)
    hard = gradient_path([0, 0], [0, 1], rate=1, steps=500)
    assert (np.diff(hard[:, 1]) > 0).all()
    assert softmax_cross_entropy(hard[-1], [0, 1]) > 0


def test_several_rates_walk_side_by_side():
    rates = [[0.1], [1], [4]]
    paths = gradient_path([1, 2, 3], [1, 0, 0], rate=rates, steps=4)
    assert paths.shape == (5, 3, 3)
    assert paths[:, 2].tolist() == gradient_path([1, 2, 3], [1, 0, 0], rate=4, steps=4).tolist()


@pytest.mark.parametrize(
    ("call", "text"),
    [
        (lambda: gradient_step([0, 0], [0, 1], rate=0), "rate must lie in"),
        (lambda: gradient_step([0, 0], [0, 2], rate=1), "targets must lie in"),
        (lambda: gradient_step([0, np.nan], [0, 1], rate=1), "logits must be below inf"),
        (lambda: gradient_path([0, 0], [0, 1], rate=1, steps=0), "steps must be a whole number"),
    ],
)
def test_bad_arguments_are_refused(call, text):
    with pytest.raises(ValueError, match=f"^{text}"):
        call()
