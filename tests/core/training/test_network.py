import numpy as np
import pytest
from training_runs import cloud

from core.training import (
    Layer,
    Settings,
    advance,
    border_point,
    initial_state,
    layers,
    readable,
    units,
)


def trained(classes, **choices):
    data, settings = cloud(classes=classes), Settings(**choices)
    return data, settings, advance(initial_state(data, settings), data, settings, steps=50)


def readable_layers(state, settings):
    return [(layer.weights, layer.biases) for layer in layers(state.parameters, settings)]


def test_the_layers_of_a_block_by_hand():
    # Sources: x1, x2, 1, two units, one unit.
    block = [
        [1, 2, 3, 0, 0, 0],
        [4, 5, 6, 0, 0, 0],
        [0, 0, 9, 7, 8, 0],
        [0, 0, 11, 0, 0, 10],
    ]
    first, second, output = layers(block, Settings(hidden=(2, 1)))
    assert first.weights.tolist() == [[1, 2], [4, 5]]
    assert first.biases.tolist() == [3, 6]
    assert (second.weights.tolist(), second.biases.tolist()) == ([[7, 8]], [9])
    assert (output.weights.tolist(), output.biases.tolist()) == ([[10]], [11])


@pytest.mark.parametrize("classes", [2, 3])
@pytest.mark.parametrize("activation", ["tanh", "relu", "sigmoid", "linear"])
def test_units_are_those_of_the_readable_network(activation, classes):
    data, settings, state = trained(classes, hidden=(3, 2), activation=activation)
    parts = readable_layers(state, settings)
    inputs = data.test_inputs
    expected_scores, _ = readable.forward(parts, inputs, activation)
    function = readable.ACTIVATIONS[activation][0]
    maps = np.hstack([*(function(z) for z in expected_scores[:-1]), expected_scores[-1]]).T
    np.testing.assert_allclose(units(state, inputs, settings), maps, rtol=1e-11, atol=1e-13)


def test_the_domain_of_a_network():
    _, settings, state = trained(2, hidden=(4, 2))
    with pytest.raises(ValueError, match=r"^parameters must be those of a network of 3 sources"):
        layers(state.parameters, Settings(hidden=()))
    with pytest.raises(ValueError, match=r"^parameters must be those of a network of 9 sources"):
        layers(state.parameters[np.newaxis], settings)
    with pytest.raises(ValueError, match=r"^parameters must be finite; got nan$"):
        layers(np.full((7, 9), np.nan), settings)
    with pytest.raises(ValueError, match=r"^inputs must have shape \(n, 2\)"):
        units(state, [1, 2], settings)
    with pytest.raises(ValueError, match=r"^inputs must be finite; got inf$"):
        units(state, [[np.inf, 0]], settings)


def test_the_border_point_has_the_score_zero_and_none_is_nearer():
    weights, bias = np.array([3.0, -4.0]), 10.0
    point = border_point(Layer(weights[np.newaxis], np.array([bias])))
    assert weights @ point + bias == pytest.approx(0, abs=1e-12)
    along = np.array([4.0, 3.0])  # the border's direction
    assert np.linalg.norm(point) == 2.0
    assert np.linalg.norm(point + 0.1 * along) > 2.0 < np.linalg.norm(point - 0.1 * along)


def test_without_weights_there_is_no_border():
    with pytest.raises(ValueError, match="must not all be 0"):
        border_point(Layer(np.zeros((1, 2)), np.ones(1)))
