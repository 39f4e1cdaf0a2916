import io
import json

import numpy as np
import pytest
from training_runs import cloud

from core.data import Standardization
from core.training import Settings, advance, initial_state, layers
from files.weights import weights_as_json, weights_as_npz


@pytest.fixture
def trained():
    data, settings = cloud(classes=3), Settings(hidden=(4, 2), features=("x1", "sinx2"))
    return advance(initial_state(data, settings), data, settings, steps=77), settings


def test_json_reads_back_to_the_same_bits(trained):
    state, settings = trained
    read = json.loads(weights_as_json(state, settings))
    assert (read["step"], read["epoch"]) == (77, 12)
    assert read["settings"]["features"] == ["x1", "sinx2"]
    known = layers(state.parameters, settings)
    assert len(read["layers"]) == len(known) == 3
    for part, layer in zip(read["layers"], known, strict=True):
        assert np.array_equal(part["weights"], layer.weights)
        assert np.array_equal(part["biases"], layer.biases)


def test_json_names_the_activation_of_each_layer():
    settings = Settings(hidden=(4, 2), activation=("relu", "tanh"))
    state = initial_state(cloud(), settings)
    read = json.loads(weights_as_json(state, settings))
    assert read["settings"]["activation"] == ["relu", "tanh"]


def test_npz_reads_back_to_the_same_bits_without_pickle(trained):
    state, settings = trained
    with np.load(io.BytesIO(weights_as_npz(state, settings)), allow_pickle=False) as read:
        parts = [f"{part}_{n}" for part in ("weights", "biases") for n in (1, 2, 3)]
        assert sorted(read) == sorted([*parts, "classes", "features", "activations"])
        assert read["features"].tolist() == ["x1", "sinx2"]
        assert read["activations"].tolist() == ["tanh", "tanh"]
        for number, layer in enumerate(layers(state.parameters, settings), start=1):
            assert np.array_equal(read[f"weights_{number}"], layer.weights)
            assert np.array_equal(read[f"biases_{number}"], layer.biases)


def test_both_files_tell_the_classes_and_how_inputs_are_standardised(trained):
    names, scale = ["사과", "pear", "plum"], Standardization(np.array([0.1, 3]), np.array([2, 7.3]))
    told = json.loads(weights_as_json(*trained, classes=names, scale=scale))
    assert (told["classes"], told["mean"], told["deviation"]) == (names, [0.1, 3.0], [2.0, 7.3])
    content = weights_as_npz(*trained, classes=names, scale=scale)
    with np.load(io.BytesIO(content), allow_pickle=False) as read:
        assert read["classes"].tolist() == names
        assert np.array_equal(read["mean"], scale.mean)
        assert np.array_equal(read["deviation"], scale.deviation)
    plain = json.loads(weights_as_json(*trained))
    assert (plain["classes"], plain["mean"], plain["deviation"]) == ([], None, None)


@pytest.mark.parametrize("write", [weights_as_json, weights_as_npz])
def test_the_domain_of_the_files(write, trained):
    with pytest.raises(ValueError, match=r"^parameters must be those of a network"):
        write(trained[0], Settings(hidden=()))
