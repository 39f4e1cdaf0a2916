import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from training_runs import block, cloud

from core.training import (
    BOUNDS,
    Grid,
    Segment,
    Settings,
    TrainingHistory,
    layers,
    readable,
    unit_maps,
    weight_levels,
    weights_in_order,
)

NONE = Settings(hidden=())


def frames(classes, **choices):
    """Return a few frames of a run, and its settings."""
    data, settings = cloud(classes=classes), Settings(**choices)
    film = TrainingHistory(data, [Segment(0, settings)], grid=Grid((-3, -3), (3, 3), 4))
    return film.frames(0, 5, 7), settings, data.test_inputs


def test_the_weights_of_a_block_by_hand():
    chosen = Settings(hidden=(2, 1))
    parts = [([[1, 2], [4, 5]], [3, 6]), ([[7, 8]], [9]), ([[10]], [11])]
    assert weights_in_order(block(parts, chosen), chosen).tolist() == [1, 2, 4, 5, 7, 8, 10]


def test_the_weights_of_frames_are_those_of_their_layers():
    found, settings, _ = frames(3, hidden=(3, 2))
    every = weights_in_order(found.parameters, settings)
    for row, parameters in zip(every, found.parameters, strict=True):
        matrices = [layer.weights.ravel() for layer in layers(parameters, settings)]
        assert np.array_equal(row, np.concatenate(matrices))


def test_a_level_ends_with_its_bound():
    assert BOUNDS == (0.125, 0.25, 0.5, 1, 2, 4, 8)
    bounds = np.array(BOUNDS)
    assert weight_levels(bounds).tolist() == [1, 2, 3, 4, 5, 6, 7]
    assert weight_levels(-np.nextafter(bounds, np.inf)).tolist() == [-2, -3, -4, -5, -6, -7, -8]
    extremes = [0.0, -0.0, 5e-324, -1.7976931348623157e308]
    assert weight_levels(extremes).tolist() == [0, 0, 1, -8]


@given(st.floats(2**-4, 4.0))
def test_a_weight_twice_as_large_is_one_level_higher(weight):
    assert weight_levels(2 * weight) == weight_levels(weight) + (weight > 2**-4)
    assert weight_levels(-weight) == -weight_levels(weight)


@pytest.mark.parametrize("classes", [2, 3])
@pytest.mark.parametrize("activation", ["tanh", "relu", "sigmoid", "linear", ("relu", "tanh")])
def test_the_maps_of_frames_are_those_of_the_readable_network(activation, classes):
    found, settings, inputs = frames(classes, hidden=(3, 2), activation=activation)
    for maps, parameters in zip(
        unit_maps(found.parameters, inputs, settings), found.parameters, strict=True
    ):
        parts = [(one.weights, one.biases) for one in layers(parameters, settings)]
        scores, beliefs = readable.forward(parts, inputs, activation)
        names = [activation] * 2 if isinstance(activation, str) else activation
        bends = [readable.ACTIVATIONS[name][0] for name in names]
        hidden = np.hstack([bend(z) for bend, z in zip(bends, scores[:-1], strict=True)])
        largest = np.abs(hidden).max(axis=0)
        expected = np.hstack([hidden / np.where(largest > 0, largest, 1), 2 * beliefs - 1]).T
        assert maps.shape == expected.shape
        # A byte stands for the lower end of its 255th part of the way from -1 to 1.
        off = maps - (127.5 * expected + 127.5)
        assert np.all(np.abs(off) <= 0.5 + 1e-9)


def test_one_block_and_a_stack_have_the_same_maps():
    found, settings, inputs = frames(3, hidden=(4,))
    stacked = unit_maps(found.parameters, inputs, settings)
    for maps, parameters in zip(stacked, found.parameters, strict=True):
        assert np.array_equal(unit_maps(parameters, inputs, settings), maps)
    assert unit_maps(found.parameters[:0], inputs, settings).shape == (0, 7, len(inputs))


def test_the_sign_of_a_unit_can_be_read_off_its_bytes():
    inputs = [[-1e-9, 0], [0, 0], [1e-9, 0], [1, 0], [-1, 0]]
    tiny = [([[1, 0]], [0]), ([[1]], [0])]
    chosen = Settings(hidden=(1,), activation="linear")
    assert unit_maps(block(tiny, chosen), inputs, chosen)[0].tolist() == [127, 128, 128, 255, 0]


def test_a_dead_unit_and_one_beyond_all_bounds_are_blank():
    dead = Settings(hidden=(1,), activation="relu")
    assert (
        unit_maps([[1, 0, -9, 0], [0, 0, 0, 1]], [[1, 0], [2, 0]], dead).tolist() == [[128] * 2] * 2
    )
    chosen = Settings(hidden=(1,), activation="linear")
    huge = [[1e308, 0, 0, 0], [0, 0, 0, 1]]
    assert unit_maps(huge, [[1e9, 0], [1, 0]], chosen)[0].tolist() == [128, 128]
    three = np.array([[1e308, 0, 0], [-1e308, 0, 0], [0, 0, 0]])
    assert unit_maps(three, [[1e9, 0]], NONE).tolist() == [[128]] * 3


def test_the_domain_of_unit_maps():
    with pytest.raises(ValueError, match=r"^weights must be finite; got nan$"):
        weight_levels([1.0, np.nan])
    with pytest.raises(ValueError, match=r"^parameters must be finite; got inf$"):
        weights_in_order([[np.inf, 0, 0]], NONE)
    rule = r"^parameters must be those of a network of 3 sources; got shape \(1, 4\)$"
    with pytest.raises(ValueError, match=rule):
        weights_in_order(np.ones((2, 1, 4)), NONE)
    with pytest.raises(ValueError, match=r"^parameters must be those"):
        unit_maps(np.ones(3), [[0, 0]], NONE)
    with pytest.raises(ValueError, match=r"^parameters must be finite; got nan$"):
        unit_maps([[np.nan, 0, 0]], [[0, 0]], NONE)
    with pytest.raises(ValueError, match=r"^inputs must have shape \(n, 2\)"):
        unit_maps([[1, 0, 0]], [1, 2], NONE)
