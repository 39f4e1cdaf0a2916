import math
from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.evaluation import (
    DeadUnits,
    EndlessGrowth,
    VanishingGradient,
    dead_units,
    endless_growth,
    vanishing_gradient,
)
from core.losses import descend, separable

X = np.arange(6.0)


def run(x, y, *, loss="cross_entropy", start=(0.0, 0.0), rate=0.5, steps=4000):
    """Descend, and return the scores at the end and the length of the weights on the way."""
    x = np.asarray(x, dtype=float)
    points = descend(*start, x=x, y=y, loss=loss, rate=rate, steps=steps).points
    logits = points[-1, 0] * x + points[-1, 1]
    return np.stack([np.zeros_like(logits), logits], axis=1), np.abs(points[:, 0])


def test_dead_units_of_two_layers_by_hand():
    first = [[0, 1, 0], [0, 0, 2]]
    second = [[0.0], [-0.0]]
    assert dead_units([first, second]) == DeadUnits(((0, 0), (1, 0)), 0.5)


def test_a_unit_that_one_point_wakes_is_alive():
    assert dead_units([[[0.0], [5e-324]]], least_share=0) is None


def test_few_dead_units_are_not_worth_a_word():
    layer = np.ones((3, 5))
    layer[:, 0] = 0
    assert dead_units([layer]) is None
    assert dead_units([layer], least_share=0.2) == DeadUnits(((0, 0),), 0.2)


def test_a_model_without_hidden_layers_has_no_dead_units():
    assert dead_units([], least_share=0) is None


@given(st.integers(0, 99))
def test_a_dead_unit_has_no_gradient(seed):
    rng = np.random.default_rng(seed)
    x, weights = rng.normal(size=(20, 2)), rng.normal(size=(2, 6))
    before = x @ weights + rng.normal(scale=3, size=6)
    found = dead_units([np.maximum(before, 0)], least_share=0)
    # d relu(z)/dw = [z > 0] x, summed over the points with any weights at all.
    gradients = np.abs(x.T) @ (before > 0)
    assert (found.units if found else ()) == tuple(
        (0, int(j)) for j in np.flatnonzero(gradients.sum(axis=0) == 0)
    )


def test_a_vanishing_gradient_by_hand():
    assert vanishing_gradient(0.01, [math.log(10), 5, 0]) == VanishingGradient(0.01, 2 / 3)
    assert vanishing_gradient(0.0101, [5, 5, 5]) is None
    assert vanishing_gradient(0.0, [5, 0, 0]) is None
    assert vanishing_gradient(0.0, [5, 0, 0], least_share=0.3).wrong_share == 1 / 3
    assert vanishing_gradient(0.0, [2.2] * 3) is None
    assert vanishing_gradient(0.0, [2.2] * 3, least_surprisal=2).wrong_share == 1
    assert vanishing_gradient(0.0, [math.inf] * 2).wrong_share == 1


@pytest.mark.parametrize(("loss", "found"), [("squared_error", True), ("cross_entropy", False)])
def test_only_squared_error_vanishes_from_a_bad_start(loss, found):
    y = np.repeat([0, 1], 3)
    scores, _ = run(X, y, loss=loss, start=(-8.0, 20.0), rate=1e-9, steps=1)
    logits = scores[:, 1]
    belief = 1 / (1 + np.exp(-logits))
    slope = belief - y
    if loss == "squared_error":
        slope = 2 * slope * belief * (1 - belief)
    norm = np.hypot(np.mean(slope * X), np.mean(slope))
    surprisals = np.logaddexp(0, np.where(y == 1, -logits, logits))
    assert (vanishing_gradient(norm, surprisals) is not None) is found


def test_a_model_that_cannot_do_better_has_no_vanishing_gradient():
    # XOR along a line: the best belief is 1/2 everywhere, and the gradient there is 0.
    scores, _ = run([0, 1, 2, 3], [0, 1, 1, 0])
    surprisals = np.logaddexp(0, np.abs(scores[:, 1]))
    assert vanishing_gradient(0.0, surprisals) is None


def test_endless_growth_by_hand():
    scores = [[2, 0, 1], [0, 3, 0], [0, 0, 0.5]]
    found = endless_growth(scores, [0, 1, 2], [1, 2, 3, 4])
    # The last half of four entries begins at the second.
    assert found == EndlessGrowth(margin=0.5, norm=4, growth=0.5)


@pytest.mark.parametrize("steps", [1000, 8191])
def test_the_separable_example_grows_without_end(steps):
    y = np.repeat([0, 1], 3)
    scores, norms = run(X, y, rate=0.1, steps=steps)
    found = endless_growth(scores, y, norms)
    assert found.norm == norms[-1]
    assert found.margin > 0


def test_along_a_line_growth_is_endless_just_where_a_threshold_separates():
    for y in product((0, 1), repeat=6):
        if 0 < sum(y) < 6:
            scores, norms = run(X, y, steps=500)
            assert (endless_growth(scores, y, norms) is not None) is separable(X, y), y


def test_weights_that_have_settled_do_not_grow():
    scores = [[0, 1], [1, 0]]
    assert endless_growth(scores, [1, 0], [3.0] * 5, least_growth=0) is None
    assert endless_growth(scores, [1, 0], [3.0, 2.9, 2.8], least_growth=0) is None
    assert endless_growth(scores, [1, 0], [0.0, 0.0]) is None
    assert endless_growth(scores, [1, 0], [3.0]) is None
    assert endless_growth(scores, [1, 0], [1.0, 3.0, 3.05]) is None


def test_a_tie_is_no_proof_of_separation():
    assert endless_growth([[0, 0], [0, 1]], [0, 1], [1, 2]) is None


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: dead_units([[[-1.0]]]), r"activations must lie in \[0, inf\]; got -1.0"),
        (lambda: dead_units([[0.0]]), "activations must be tables"),
        (lambda: dead_units([np.zeros((0, 2))]), "activations must be tables"),
        (lambda: dead_units([], least_share=1.1), r"least_share must lie in \[0, 1\]"),
        (lambda: vanishing_gradient(-1, [1]), "gradient_norm must lie in"),
        (lambda: vanishing_gradient(math.nan, [1]), "gradient_norm must lie in"),
        (lambda: vanishing_gradient(0, [-1]), "surprisals must lie in"),
        (lambda: vanishing_gradient(0, []), "surprisals must be one row of at least 1"),
        (lambda: vanishing_gradient(0, [1], largest_norm=-1), "largest_norm must lie in"),
        (lambda: vanishing_gradient(0, [1], least_surprisal=-1), "least_surprisal must lie in"),
        (lambda: vanishing_gradient(0, [1], least_share=2), "least_share must lie in"),
        (lambda: endless_growth([[0, 1]], [1], []), "weight_norms must be one row"),
        (lambda: endless_growth([[0, 1]], [1], [-1]), "weight_norms must lie in"),
        (lambda: endless_growth([[0, 1]], [1], [math.inf]), "weight_norms must be finite"),
        (lambda: endless_growth([[0, 1]], [2], [1]), "labels must lie in 0 to 1; got 2"),
        (lambda: endless_growth([[0, math.inf]], [1], [1]), "scores must be finite; got inf"),
        (lambda: endless_growth([[0, 1]], [1], [1], least_growth=-1), "least_growth must lie in"),
    ],
)
def test_arguments_outside_their_domain_are_refused(call, message):
    with pytest.raises(ValueError, match=message):
        call()
