import dataclasses

import pytest

from core.training import Settings, features, hidden_layers
from core.training import settings as names
from core.training.engine import passes, updates


def test_settings_take_what_the_page_offers_at_its_ends():
    for optimizer in names.OPTIMIZERS:
        for hidden in ((), (1,), (8, 8, 8)):
            for rate in (1e-5, 10):
                made = Settings(hidden=hidden, optimizer=optimizer, learning_rate=rate)
                assert (made.hidden, made.learning_rate) == (hidden, rate)


def test_settings_that_mean_the_same_are_equal():
    one = Settings(hidden=[4, 2], learning_rate=1, features=["x1"], l2=0)
    assert one == Settings(hidden=(4, 2), learning_rate=1.0, features=("x1",))
    assert hash(one) == hash(Settings(hidden=(4, 2), learning_rate=1.0, features=("x1",)))


def test_activations_that_are_all_the_same_are_one():
    assert Settings(activation=["relu", "relu"]) == Settings(activation="relu")
    mixed = Settings(activation=["relu", "tanh"])
    assert mixed.activation == ("relu", "tanh")
    assert hash(mixed) != hash(Settings(activation="relu"))


def test_settings_stay_as_they_are():
    with pytest.raises(dataclasses.FrozenInstanceError):
        Settings().seed = 3


@pytest.mark.parametrize(
    ("bad", "message"),
    [
        ({"hidden": (9,)}, "hidden must be at most 3 layers of 1 to 8 units"),
        ({"hidden": (1, 1, 1, 1)}, "hidden must be at most 3 layers of 1 to 8 units"),
        ({"hidden": (0,)}, "hidden must be a whole number of at least 1; got 0"),
        ({"hidden": (2.5,)}, "hidden must be a whole number of at least 1; got 2.5"),
        ({"hidden": ("x",)}, "hidden must be a real number"),
        ({"activation": "step"}, "activation must be 'tanh' or"),
        ({"activation": ("tanh", "step")}, "activation must be 'tanh' or"),
        ({"activation": ("tanh",)}, "activation must be one name, or one for each of the 2 hidden"),
        ({"activation": (), "hidden": ()}, "activation must be one name, or one for each of the 0"),
        ({"features": ()}, "features must be at least one name"),
        ({"loss": "hinge"}, "loss must be 'cross_entropy' or 'squared_error'; got 'hinge'"),
        ({"optimizer": "adagrad"}, "optimizer must be 'sgd' or 'momentum' or 'adam' or 'rmsprop'"),
        ({"learning_rate": 0}, r"learning_rate must lie in \(0, inf\); got 0"),
        ({"learning_rate": float("inf")}, r"learning_rate must lie in \(0, inf\); got inf"),
        ({"batch": 0}, "batch must be a whole number of at least 1; got 0"),
        ({"l1": -1}, r"l1 must lie in \[0, inf\); got -1"),
        ({"l2": float("nan")}, r"l2 must lie in \[0, inf\); got nan"),
        ({"seed": -1}, "seed must be a whole number of at least 0; got -1"),
        ({"seed": 1.5}, "seed must be a whole number of at least 0; got 1.5"),
        ({"seed": True}, "seed must be a whole number of at least 0; got True"),
        ({"initial_scale": -0.5}, r"initial_scale must lie in \[0, inf\); got -0.5"),
    ],
)
def test_the_domain_of_settings(bad, message):
    with pytest.raises(ValueError, match=f"^{message}"):
        Settings(**bad)


def test_hidden_layers_are_one_row():
    with pytest.raises(ValueError, match=r"^hidden must be at most 3 layers"):
        hidden_layers([[4, 2]])


def test_every_name_that_settings_know_has_its_function_and_no_other():
    assert list(names.ACTIVATIONS) == list(passes.ACTIVATIONS) == list(passes.SLOPES)
    assert list(names.OPTIMIZERS) == list(updates.RULES)
    assert list(names.FEATURES) == list(features.FUNCTIONS)
