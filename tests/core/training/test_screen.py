import numpy as np
import pytest

from core.training import readable
from core.training.engine.passes import Network
from core.training.screen import Screen

GRID = np.stack(np.meshgrid(np.linspace(-6, 6, 40), np.linspace(-6, 6, 40)), axis=-1).reshape(-1, 2)
HIDDEN = (8, 8, 8)


def beliefs(layers, inputs, activation):
    """Belief in class 1 of two, in float64 throughout."""
    with np.errstate(over="ignore"):
        return readable.forward(layers, inputs, activation)[1][:, 0]


def painted(scale, activation, inputs):
    network = Network(2, HIDDEN, 1)
    block = np.random.default_rng(1).uniform(-scale, scale, network.shape) * network.parameters
    layers = [
        (block[network.rows(i)][:, network.columns(i)], block[network.rows(i), network.inputs])
        for i in range(len(HIDDEN) + 1)
    ]
    return Screen(network, activation, inputs.T).paint(block), beliefs(layers, inputs, activation)


@pytest.mark.parametrize("activation", ["tanh", "relu", ("relu", "tanh", "sigmoid")])
@pytest.mark.parametrize("scale", [0.5, 4.0, 16.0])
def test_a_map_of_moderate_weights_is_off_by_one_unit_at_most(scale, activation):
    (_, belief), expected = painted(scale, activation, GRID)
    assert np.abs(belief - np.floor(255 * expected + 0.5)).max() <= 1


@pytest.mark.parametrize(("scale", "stretch"), [(1e20, 1.0), (1.0, 1e38)])
def test_a_map_holds_where_float32_would_overflow(scale, stretch):
    (winner, belief), expected = painted(scale, "relu", stretch * GRID)
    assert 0 < winner.mean() < 1
    assert np.array_equal(winner, expected > 0.5)
    assert np.array_equal(belief, np.floor(255 * expected + 0.5))
