"""An activation for each hidden layer, on the page and by its link."""

import numpy as np
from course import opened, seen
from streamlit.testing.v1 import AppTest
from training_page import at, film_numbers, runs, shown, training

LAYERS = {"layers": "4,2"}


def activation(app: AppTest) -> str | tuple[str, ...]:
    return runs(app)[0].film.segments[-1].settings.activation


def choose(app: AppTest, key: str, value: str) -> AppTest:
    return shown(app.selectbox(key=key).set_value(value).run())


def linked(app: AppTest) -> AppTest:
    """Open the address of a page in a fresh session."""
    return opened(
        "train", **{key: str(np.ravel(app.query_params[key])[0]) for key in app.query_params}
    )


def test_a_link_names_an_activation_for_each_layer() -> None:
    app = seen("train", **LAYERS, activation="relu,sigmoid")
    assert activation(app) == ("relu", "sigmoid")
    assert not app.warning
    assert [app.selectbox(key=f"activation_{layer}").value for layer in (1, 2)] == [
        "relu",
        "sigmoid",
    ]


def test_names_for_other_layers_than_there_are_are_refused() -> None:
    for layers, count in (("8", 1), ("", 0), ("4,2,2", 3)):
        app = training(layers=layers, activation="relu,sigmoid")
        said = f"activation = `relu,sigmoid` was ignored: the number of hidden layers is {count}."
        assert said in [one.value for one in app.warning]
        assert activation(app) == "tanh"
        assert "activation" not in app.query_params


def test_one_menu_opens_one_for_each_layer_and_the_run_goes_on_from_there() -> None:
    app = at(opened("train", **LAYERS), 100)
    before = film_numbers(app)["train_loss"][:11]
    app = choose(app, "activation", "each")
    assert activation(app) == "tanh"
    assert [one.from_step for one in runs(app)[0].film.segments] == [0]
    app = choose(app, "activation_2", "relu")
    assert activation(app) == ("tanh", "relu")
    assert [one.from_step for one in runs(app)[0].film.segments] == [0, 100]
    after = film_numbers(at(app, 200))["train_loss"][:21]
    np.testing.assert_array_equal(after[:10], before[:10])
    np.testing.assert_array_equal(film_numbers(linked(app))["train_loss"][:21], after)
    app = choose(app, "activation", "sigmoid")
    assert activation(app) == "sigmoid"
    assert not [one for one in app.selectbox if str(one.key).startswith("activation_")]


def test_a_past_with_activations_for_each_layer_opens_by_its_link() -> None:
    app = choose(at(training(**LAYERS, activation="relu,tanh"), 50), "lr", "0.3")
    numbers = film_numbers(at(app, 100))["train_loss"][:11]
    np.testing.assert_array_equal(film_numbers(linked(app))["train_loss"][:11], numbers)


def test_a_past_of_another_network_is_refused() -> None:
    past = "0*cross_entropy*sgd*0.1*10*0*0*tanh,relu~20"
    app = training(past=past)
    said = "it has activations of 2 hidden layers, and there are 1."
    assert [said in one.value for one in app.warning] == [True]


def test_names_follow_a_layer_that_is_added_or_taken_away() -> None:
    app = training(**LAYERS, activation="relu,tanh")
    for layers, found in (("4,2,3", ("relu", "tanh", "tanh")), ("4", "relu"), ("4,2", "relu")):
        app = shown(app.text_input(key="layers").set_value(layers).run())
        assert activation(app) == found
        assert not app.warning


def test_the_equation_writes_the_activation_of_each_layer() -> None:
    app = seen("train", scene="equation", **LAYERS, activation="relu,sigmoid", step="10")
    lines = [one.value for one in app.latex]
    assert any(line.lstrip("$\n ").startswith(r"h_1 = \max") for line in lines)
    assert any(line.lstrip("$\n ").startswith(r"h_2 = \sigma") for line in lines)
