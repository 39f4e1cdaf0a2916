import itertools
import math

import numpy as np
import pytest
import scipy.optimize
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from training_runs import cloud

from core.losses import binary_cross_entropy
from core.training import (
    Settings,
    TrainingData,
    advance,
    batch_slopes,
    initial_state,
    looks_within,
    lowest_cost,
    point_slopes,
    readable,
    scores,
    slope_scatter,
    steps_within,
    walk,
)

SLOPES = np.array([[1.0, 0.0], [3.0, 2.0], [-2.0, 5.0], [0.5, -1.0], [4.0, 4.0]])
NOBODY = np.empty((0, 2)), np.empty(0, int)


def every_batch(size):
    """Mean slopes of all batches that there are of a size."""
    return np.array(
        [SLOPES[list(some)].mean(axis=0) for some in itertools.combinations(range(5), size)]
    )


def test_the_slopes_of_two_points_by_hand():
    # z = 1 · 1 - 1 · 2 + 1 = 0 and z = 2 · 1 + 1 = 3
    found = point_slopes([1, -1], 1, inputs=[[1, 2], [2, 0]], labels=[1, 0])
    q = 1 / (1 + math.exp(-3))
    np.testing.assert_allclose(found, [[-0.5, -1, -0.5], [2 * q, 0, q]], rtol=1e-15)


def test_the_mean_of_the_slopes_is_the_slope_of_the_cost():
    data, weights, bias = cloud(), np.array([0.3, -1.2]), 0.4
    found = point_slopes(weights, bias, inputs=data.train_inputs, labels=data.train_labels)
    parts = [(weights[np.newaxis], np.array([bias]))]
    kind = "linear", "cross_entropy"
    [(slopes, biases)] = readable.gradient(parts, data.train_inputs, data.train_labels, *kind)
    np.testing.assert_allclose(found.mean(axis=0), [*slopes[0], *biases], rtol=1e-12)


@pytest.mark.parametrize("size", [1, 2, 3, 4, 5])
def test_the_scatter_is_that_of_all_batches_there_are(size):
    apart = every_batch(size) - SLOPES.mean(axis=0)
    expected = np.sqrt(np.mean(np.sum(apart**2, axis=1)))
    assert slope_scatter(SLOPES, batch=size) == pytest.approx(expected, rel=1e-14, abs=1e-15)


def test_four_times_the_points_halve_the_scatter_while_there_are_many():
    slopes = np.random.default_rng(2).normal(size=(100_000, 3))
    one, four = slope_scatter(slopes, batch=[1, 4])
    assert four == pytest.approx(one / 2, rel=1e-4)


def test_a_drawn_batch_holds_different_points_and_the_smaller_batches():
    found = batch_slopes(SLOPES, batch=[1, 2, 5], draws=200, rng=np.random.default_rng(3))
    assert found.shape == (3, 200, 2)
    for size, drawn in zip((1, 2, 5), found, strict=True):
        gaps = np.abs(drawn[:, np.newaxis] - every_batch(size)).max(axis=-1)
        assert np.all(gaps.min(axis=1) < 1e-12)  # each is one of those there are
        assert set(gaps.argmin(axis=1)) == set(range(math.comb(5, size)))  # and all occur
    other = 2 * found[1] - found[0]  # the second point of each order
    assert np.all(np.abs(other[:, np.newaxis] - SLOPES).max(axis=-1).min(axis=1) < 1e-12)


def test_the_same_draw_whether_sizes_are_asked_for_alone_or_together():
    def drawn(batch):
        return batch_slopes(SLOPES, batch=batch, draws=4, rng=np.random.default_rng(1))

    assert drawn(3).tolist() == drawn([2, 3])[1].tolist()


@pytest.mark.parametrize("batch", [1, 10, 53])
def test_a_walk_is_the_run_step_by_step(batch):
    data, settings = cloud(), Settings(hidden=(), batch=batch, learning_rate=0.3)
    found, state = walk(data, settings, steps=40), initial_state(data, settings)
    assert found.parameters.shape == (41, 1, 3)
    for parameters, loss in zip(found.parameters, found.losses, strict=True):
        assert parameters.tolist() == state.parameters.tolist()
        assert loss == scores(state, data, settings).train_loss
        state = advance(state, data, settings, steps=1)


def test_a_walk_ends_where_its_run_breaks_off():
    data = TrainingData([[1e200, 0.0], [-1e200, 1.0]], [0, 1], *NOBODY)
    found = walk(data, Settings(hidden=(), learning_rate=1e200, initial_scale=0), steps=9)
    assert found.parameters.shape == (1, 1, 3)
    assert found.losses == pytest.approx([math.log(2)])


def test_steps_that_an_epoch_pays_for():
    assert steps_within([0, 9, 10, 99, 100, 2000], points=100, batch=10).tolist() == [
        0,
        0,
        1,
        9,
        10,
        200,
    ]
    # Batches of 10, 10 and 5.
    assert steps_within([20, 24, 25, 34, 35, 50], points=25, batch=10).tolist() == [
        2,
        2,
        3,
        3,
        4,
        6,
    ]
    assert steps_within(250, points=100, batch=1000) == 2


@given(points=st.integers(1, 60), batch=st.integers(1, 70), looks=st.integers(0, 500))
def test_steps_cost_as_many_looks_as_their_batches_hold(points, batch, looks):
    epoch = [len(range(points)[first : first + batch]) for first in range(0, points, batch)]
    spent = np.cumsum(list(itertools.islice(itertools.cycle(epoch), 501)))
    assert steps_within(looks, points=points, batch=batch) == np.count_nonzero(spent <= looks)
    known = looks_within(np.arange(1, 502), points=points, batch=batch)
    assert known.tolist() == spent.tolist()
    assert looks_within(0, points=points, batch=batch) == 0


def test_the_lowest_cost_by_hand():
    # On either side a third of the labels: q = 1/3 and 2/3, so that w = ln 2.
    found = lowest_cost([[-1], [-1], [-1], [1], [1], [1]], [0, 0, 1, 0, 1, 1])
    assert found.weights == pytest.approx([math.log(2)], rel=1e-14)
    assert found.bias == pytest.approx(0, abs=1e-15)
    assert found.cost == pytest.approx(math.log(3) - 2 / 3 * math.log(2), rel=1e-14)


@given(inputs=arrays(np.float64, (20, 2), elements=st.floats(-5, 5)), seed=st.integers(0, 9))
def test_nothing_lies_below_the_lowest_cost(inputs, seed):
    labels = np.arange(20) % 2
    both = np.concatenate([inputs, inputs])  # each point with either label: nothing separates them
    both += 0.5 * np.random.default_rng(seed).normal(size=both.shape)
    spread = np.array([[9.0, 9], [-9, 9], [9, -9], [-9, -9]])
    x = np.concatenate([both, spread, spread])
    y = np.concatenate([labels, 1 - labels, [0] * 4, [1] * 4])
    found = lowest_cost(x, y)
    slope = point_slopes(found.weights, found.bias, inputs=x, labels=y).mean(axis=0)
    np.testing.assert_allclose(slope, 0, atol=1e-12)


def test_the_lowest_cost_as_another_method_finds_it():
    data = cloud()
    x, y = data.train_inputs, data.train_labels
    expected = scipy.optimize.minimize(
        lambda at: np.mean(binary_cross_entropy(x @ at[:2] + at[2], y)), np.zeros(3), tol=1e-12
    )
    found = lowest_cost(x, y)
    assert [*found.weights, found.bias] == pytest.approx(expected.x, abs=1e-5)
    assert found.cost == pytest.approx(expected.fun, rel=1e-10)


@pytest.mark.parametrize(
    ("inputs", "labels"),
    [
        ([[0], [1], [2], [3]], [0, 0, 1, 1]),  # separable
        ([[0, 0], [1, 0], [0, 1], [5, 5]], [1, 1, 1, 1]),  # one label
        ([[0, 0], [1, 1], [2, 2], [3, 3]], [0, 1, 0, 1]),  # on a line
        ([[2], [2]], [0, 1]),
    ],
)
def test_a_cost_without_a_single_bottom_is_refused(inputs, labels):
    with pytest.raises(ValueError, match=r"^inputs must spread .* got \d points whose cost"):
        lowest_cost(inputs, labels)


@pytest.mark.parametrize(
    ("function", "arguments", "said"),
    [
        (point_slopes, {"weights": [1]}, r"^weights must have shape \(2,\); got \(1,\)$"),
        (point_slopes, {"inputs": [1, 2]}, r"^inputs must have shape \(n, d\), n and d at least 1"),
        (point_slopes, {"bias": np.inf}, r"^bias must be finite; got inf$"),
        (lowest_cost, {"labels": [0.5]}, r"^labels must be 0 or 1; got 0.5$"),
        (slope_scatter, {"batch": 6}, r"^batch must be at most 5, the points; got 6$"),
        (slope_scatter, {"batch": 0}, r"^batch must be a whole number of at least 1; got 0"),
        (slope_scatter, {"slopes": SLOPES[:1]}, r"^slopes must be those of at least 2 points"),
        (slope_scatter, {"slopes": [1.0, 2.0]}, r"^slopes must have shape \(n, k\)"),
        (batch_slopes, {"rng": 7}, r"^rng must be a numpy.random.Generator; got 7$"),
        (batch_slopes, {"draws": 0}, r"^draws must be a whole number of at least 1; got 0"),
        (walk, {"steps": 0}, r"^steps must be a whole number of at least 1; got 0"),
        (steps_within, {"looks": -1}, r"^looks must be a whole number of at least 0; got -1"),
        (looks_within, {"steps": -1}, r"^steps must be a whole number of at least 0; got -1"),
        (looks_within, {"points": 0}, r"^points must be a whole number of at least 1; got 0"),
        (steps_within, {"batch": 0}, r"^batch must be a whole number of at least 1; got 0"),
    ],
)
def test_what_lies_outside_the_domain_is_refused(function, arguments, said):
    good = {
        point_slopes: {"weights": [1, 1], "bias": 0, "inputs": [[1, 2]], "labels": [0]},
        lowest_cost: {"inputs": [[1]], "labels": [0]},
        slope_scatter: {"slopes": SLOPES, "batch": 1},
        batch_slopes: {
            "slopes": SLOPES,
            "batch": 1,
            "draws": 1,
            "rng": np.random.default_rng(1),
        },
        walk: {"data": cloud(), "settings": Settings(), "steps": 1},
        steps_within: {"looks": 1, "points": 1, "batch": 1},
        looks_within: {"steps": 1, "points": 1, "batch": 1},
    }
    with pytest.raises(ValueError, match=said):
        function(**(good[function] | arguments))
