"""An activation for each hidden layer: how the address names them."""

import pytest

from lessons.train.activations import ACTIVATION, fitted


@pytest.mark.parametrize("text", ["tanh", "relu", "tanh,relu", "linear,sigmoid,tanh"])
def test_a_name_or_a_list_of_names_stands_for_activations(text: str) -> None:
    assert ACTIVATION.rule(text) is None
    assert ACTIVATION.parse(text) == text


@pytest.mark.parametrize("text", ["", "step", "tanh,", "tanh;relu", "each", "tanh,each"])
def test_another_name_is_refused_and_the_names_there_are_are_told(text: str) -> None:
    told = ACTIVATION.rule(text)
    assert told is not None
    assert "tanh, relu, sigmoid, linear" in told


@pytest.mark.parametrize(
    ("text", "layers", "found"),
    [
        ("relu", 3, "relu"),
        ("relu,tanh", 3, "relu,tanh,tanh"),
        ("relu,tanh", 1, "relu"),
        ("relu,tanh", 0, "relu"),
        ("relu,tanh,linear", 2, "relu,tanh"),
    ],
)
def test_names_follow_the_layers(text: str, layers: int, found: str) -> None:
    assert fitted(text, layers) == found
