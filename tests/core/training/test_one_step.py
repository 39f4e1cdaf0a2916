import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from training_runs import block

from core.training import (
    PLACES,
    Settings,
    State,
    TrainingData,
    activated,
    advance,
    backward_pass,
    forward_pass,
    one_step,
    readable,
    varied,
)

START = [1.0, 0.5, 0.0, -1.0, 1.0, 0.0, 0.5, -1.0, 0.0]
EXAMPLE = {"inputs": [1.0, 2.0], "label": 1}
ACTIVATIONS = ("tanh", "relu", "sigmoid", "linear")
WEIGHTS = arrays(np.float64, 9, elements=st.floats(-2, 2))
INPUTS = arrays(np.float64, 2, elements=st.floats(-3, 3))


def layered(parameters):
    """Weights and biases layer by layer, as the readable network has them."""
    w11, w12, b1, w21, w22, b2, v1, v2, c = parameters
    hidden = np.array([[w11, w12], [w21, w22]]), np.array([b1, b2])
    return [hidden, (np.array([[v1, v2]]), np.array([c]))]


def in_a_row(layers):
    (weights, biases), (output, bias) = layers
    return [*weights[0], biases[0], *weights[1], biases[1], *output[0], *bias]


def test_every_number_of_relu_by_hand():
    found = one_step(START, **EXAMPLE, activation="relu", rate=0.1)
    assert found.before.sums.tolist() == found.before.outputs.tolist() == [2, 1]
    assert (found.before.score, found.before.belief, found.before.loss) == (0, 0.5, math.log(2))
    assert (found.back.error, found.back.shares.tolist()) == (-0.5, [-0.25, 0.5])
    assert found.back.slopes.tolist() == [-0.25, -0.5, -0.25, 0.5, 1, 0.5, -1, -0.5, -0.5]
    moved = [1.025, 0.55, 0.025, -1.05, 0.9, -0.05, 0.6, -0.95, 0.05]
    assert found.parameters == pytest.approx(moved, rel=1e-15)
    # h = (1.025 + 1.1 + .025, -1.05 + 1.8 - .05) and z = .6 · 2.15 - .95 · .7 + .05
    assert found.after.outputs == pytest.approx([2.15, 0.7], rel=1e-14)
    assert found.after.score == pytest.approx(0.675, rel=1e-14)
    assert found.after.loss == pytest.approx(math.log1p(math.exp(-0.675)), rel=1e-14)
    # The squares of the slopes add up to 3.375.
    assert found.promised == pytest.approx(math.log(2) - 0.3375, rel=1e-14)


def test_every_number_of_tanh_by_hand():
    found = one_step(START, **EXAMPLE, activation="tanh", rate=0.1)
    h1, h2 = math.tanh(2), math.tanh(1)
    z = 0.5 * h1 - h2
    error = 1 / (1 + math.exp(-z)) - 1
    share1, share2 = error * 0.5 * (1 - h1**2), -error * (1 - h2**2)
    slopes = [share1, 2 * share1, share1, share2, 2 * share2, share2, error * h1, error * h2, error]
    assert found.before.outputs == pytest.approx([h1, h2], rel=1e-15)
    assert found.back.bends == pytest.approx([1 - h1**2, 1 - h2**2], rel=1e-14)
    assert found.back.slopes == pytest.approx(slopes, rel=1e-13)
    assert found.after.loss == pytest.approx(0.729790, abs=5e-7)


@pytest.mark.parametrize(("rate", "loss"), [(1.0, 0.00318), (3.0, 2.9e-11)])
def test_a_long_step_learns_one_example_by_heart_and_switches_a_unit_off(rate, loss):
    after = one_step(START, **EXAMPLE, activation="relu", rate=rate).after
    assert after.loss == pytest.approx(loss, rel=0.02)
    assert after.outputs[1] == 0 > after.sums[1]


@pytest.mark.parametrize("activation", ACTIVATIONS)
@pytest.mark.parametrize("label", [0, 1])
def test_it_is_the_network_that_is_written_to_be_read(activation, label):
    parameters, inputs = np.random.default_rng(5).normal(size=9), [0.7, -1.3]
    layers, labels = layered(parameters), np.array([label])
    found = one_step(parameters, inputs, label, activation=activation, rate=0.5)
    kind = activation, "cross_entropy"
    slopes = readable.gradient(layers, np.array([inputs]), labels, *kind)
    np.testing.assert_allclose(found.back.slopes, in_a_row(slopes), rtol=1e-12)
    expected = readable.mean_loss(layers, np.array([inputs]), labels, *kind)
    assert found.before.loss == pytest.approx(expected, rel=1e-12)


def test_it_is_a_step_of_the_engine():
    settings = Settings(hidden=(2,), activation="tanh", batch=1, learning_rate=1.0)
    data = TrainingData([EXAMPLE["inputs"]], [1], np.empty((0, 2)), np.empty(0, int))
    start = block(layered(START), settings)
    state = State(start, np.zeros((2, *start.shape)), "sgd", 0, 0, 0, 0, "")
    expected = advance(state, data, settings, steps=1).parameters
    found = one_step(START, **EXAMPLE, activation="tanh", rate=1.0).parameters
    np.testing.assert_allclose(block(layered(found), settings), expected, rtol=1e-13, atol=1e-16)


@given(inputs=INPUTS, label=st.integers(0, 1), activation=st.sampled_from(ACTIVATIONS))
def test_a_short_step_lowers_the_loss(inputs, label, activation):
    found = one_step(START, inputs, label, activation=activation, rate=1e-3)
    assert found.after.loss < found.before.loss


def test_relu_at_zero_counts_as_flat():
    found = backward_pass([0.0, 0, 0, 1, 0, 0, 1, 1, 0], [1, 1], 1, activation="relu")
    assert found.bends.tolist() == [0, 1]
    assert found.slopes[:3].tolist() == [0, 0, 0]


def test_what_a_unit_makes_of_its_sum():
    outputs, slopes = activated([-1.0, 0.0, 1.0], activation="sigmoid")
    assert outputs == pytest.approx([1 / (1 + math.e), 0.5, math.e / (1 + math.e)], rel=1e-15)
    assert slopes == pytest.approx(outputs * (1 - outputs), rel=1e-15)


def test_many_examples_come_out_as_each_alone():
    rates, labels = np.array([0.1, 1.0, 3.0]), np.array([[0], [1]])
    many = one_step(START, [1, 2], labels, activation="tanh", rate=rates)
    assert many.parameters.shape == (2, 3, 9)
    for i, label in enumerate((0, 1)):
        for j, rate in enumerate(rates):
            alone = one_step(START, [1, 2], label, activation="tanh", rate=rate)
            assert alone.parameters.tolist() == many.parameters[i, j].tolist()
            assert alone.after.loss == many.after.loss[i, j]


def test_the_order_of_the_places():
    for place, at in (("w12", 1), ("b2", 5), ("c", 8)):
        moved = varied(START, at, [7.0])
        assert np.flatnonzero(moved[0] != START).tolist() == [PLACES.index(place)]
    assert varied([[1.0, 2.0], [3.0, 4.0]], 0, 9.0).tolist() == [[9, 2], [9, 4]]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"parameters": START[:8]}, r"^parameters must have shape \(..., 9\); got \(8,\)$"),
        ({"parameters": [*START[:8], np.nan]}, r"^parameters must be finite; got nan$"),
        ({"inputs": [1, 2, 3]}, r"^inputs must have shape \(..., 2\); got \(3,\)$"),
        ({"label": 0.5}, r"^label must be 0 or 1; got 0.5$"),
        ({"label": [0, 1], "inputs": np.ones((3, 2))}, r"^parameters, inputs and label must"),
        ({"activation": "step"}, r"^activation must be 'tanh' or .* got 'step'$"),
        ({"rate": 0}, r"^rate must lie in \(0, inf\); got 0"),
        ({"rate": [1, 1], "label": [0, 1, 1]}, r"rate must have shapes that broadcast"),
    ],
)
def test_the_domain_of_a_step(change, said):
    good = {"parameters": START, **EXAMPLE, "activation": "relu", "rate": 0.1}
    with pytest.raises(ValueError, match=said):
        one_step(**(good | change))


def test_the_domain_of_a_change():
    with pytest.raises(ValueError, match=r"^at must be a whole number from 0 to 8; got 9$"):
        varied(START, 9, 0.0)
    with pytest.raises(ValueError, match=r"^values must be finite; got inf$"):
        varied(START, 0, np.inf)


def test_a_score_beyond_where_the_sigmoid_rounds_to_1_still_has_its_loss():
    far = forward_pass([1e4, 0, 0, 0, 0, 0, 1, 0, 0], [1, 0], 0, activation="relu")
    assert (far.belief, far.loss) == (1.0, 1e4)
