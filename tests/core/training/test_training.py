import dataclasses
import json
import os
import subprocess
import sys
import warnings
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from training_runs import block, cloud, same

from core import losses as lone_losses
from core.training import (
    FEATURES,
    Settings,
    TrainingData,
    advance,
    initial_state,
    layers,
    readable,
    scores,
    units,
)
from core.training.settings import OPTIMIZERS

RUNS = json.loads((Path(__file__).parents[1] / "reference" / "training_values.json").read_text())
OF_RULES = [("sgd", 0.0), ("momentum", 0.01), ("adam", 0.01), ("rmsprop", 0.01)]
ROOT = Path(__file__).parents[3]


def pairs_of(state, settings):
    return [(layer.weights, layer.biases) for layer in layers(state.parameters, settings)]


def set_up(run):
    settings = Settings(**run["settings"], batch=12)
    nothing = np.empty((0, 2)), np.empty(0, np.int64)
    data = TrainingData(run["inputs"], run["labels"], *nothing, run["classes"])
    start = initial_state(data, settings)
    return data, settings, dataclasses.replace(start, parameters=block(run["first"], settings))


def name(run):
    return "-".join(str(value) for value in [*run["settings"].values(), run["classes"]])


@pytest.mark.parametrize("run", RUNS, ids=name)
def test_a_run_is_that_of_pytorch(run):
    data, settings, state = set_up(run)
    found = []
    for _ in run["losses"]:
        found.append(scores(state, data, settings).train_loss)
        state = advance(state, data, settings, steps=1)
    # 25 steps let roundings of some 1e-16 grow; a wrong rule is off by more than 1e-6.
    np.testing.assert_allclose(found, run["losses"], rtol=1e-11)
    np.testing.assert_allclose(state.parameters, block(run["last"], settings), atol=1e-11)


@pytest.mark.parametrize("classes", [2, 4])
@pytest.mark.parametrize("loss", ["cross_entropy", "squared_error"])
@pytest.mark.parametrize("activation", ["tanh", "relu", "sigmoid", "linear"])
def test_a_plain_step_goes_down_the_finite_difference(activation, loss, classes):
    data = cloud(classes=classes)
    settings = Settings(
        hidden=(3, 2), activation=activation, loss=loss, batch=53, learning_rate=0.5, seed=3
    )
    state = initial_state(data, settings)
    # Biases off 0, so that no unit stands on the kink of ReLU.
    biased = state.parameters + 0.1 * (np.arange(state.parameters.shape[1]) == 2)
    state = dataclasses.replace(state, parameters=biased)
    step = state.parameters - advance(state, data, settings, steps=1).parameters
    width, slopes = 1e-6, np.zeros_like(step)
    for place in zip(*np.nonzero(biased), strict=True):
        ends = []
        for sign in (1, -1):
            moved = biased.copy()
            moved[place] += sign * width
            ends.append(scores(dataclasses.replace(state, parameters=moved), data, settings))
        slopes[place] = (ends[0].train_loss - ends[1].train_loss) / (2 * width)
    # The error of the difference is some width² plus 1e-16 / width.
    np.testing.assert_allclose(step / 0.5, slopes, atol=1e-9)


@pytest.mark.parametrize("classes", [2, 3])
@pytest.mark.parametrize("loss", ["cross_entropy", "squared_error"])
@pytest.mark.parametrize("activation", ["tanh", "relu", "sigmoid", "linear"])
@pytest.mark.parametrize(("optimizer", "l1"), OF_RULES)
def test_minibatches_go_the_way_of_the_readable_network(activation, loss, classes, optimizer, l1):
    data = cloud(classes=classes)
    kind = {"activation": activation, "loss": loss, "optimizer": optimizer, "l1": l1}
    settings = Settings(hidden=(4, 2, 3), l2=0.01, batch=10, **kind)
    start = initial_state(data, settings)
    # 53 points make 5 minibatches of 10 and one of 3; 100 steps are 16 epochs and a part.
    state = advance(start, data, settings, steps=100)
    expected = readable.train(
        pairs_of(start, settings), data.train_inputs, data.train_labels, settings, 100
    )
    np.testing.assert_allclose(state.parameters, block(expected, settings), atol=1e-12)
    loss_there = readable.mean_loss(expected, data.test_inputs, data.test_labels, activation, loss)
    assert scores(state, data, settings).test_loss == pytest.approx(loss_there, rel=1e-11)
    assert (state.step, state.epoch, state.position) == (100, 16, 40)


@pytest.mark.parametrize("classes", [2, 3])
@pytest.mark.parametrize(
    "activation", [("tanh", "relu", "sigmoid"), ("linear", "sigmoid", "relu")], ids=" ".join
)
def test_every_layer_has_an_activation_of_its_own(activation, classes):
    data = cloud(classes=classes)
    settings = Settings(hidden=(4, 2, 3), activation=activation, batch=10, learning_rate=0.1)
    start = initial_state(data, settings)
    state = advance(start, data, settings, steps=100)
    expected = readable.train(
        pairs_of(start, settings), data.train_inputs, data.train_labels, settings, 100
    )
    np.testing.assert_allclose(state.parameters, block(expected, settings), atol=1e-12)
    told = readable.mean_loss(
        expected, data.test_inputs, data.test_labels, activation, settings.loss
    )
    assert scores(state, data, settings).test_loss == pytest.approx(told, rel=1e-11)


@given(
    parts=st.lists(st.integers(1, 40), min_size=1, max_size=6),
    batch=st.sampled_from([1, 7, 10, 53, 1000]),
    optimizer=st.sampled_from(OPTIMIZERS),
)
def test_a_run_in_parts_is_the_whole_run_to_the_bit(parts, batch, optimizer):
    data, settings = cloud(), Settings(batch=batch, optimizer=optimizer, l1=1e-4)
    state = initial_state(data, settings)
    whole = advance(state, data, settings, steps=sum(parts))
    for part in parts:
        state = advance(state, data, settings, steps=part)
    assert same(state, whole)


@pytest.mark.parametrize("threads", ["1", "2"])
def test_another_process_computes_the_same_bits_whatever_its_threads(threads):
    code = (
        "import sys; sys.path[:0] = ['.', 'tests/core', 'tests/core/training']\n"
        "from test_training import large_run\n"
        "print(large_run().parameters.tobytes().hex())\n"
    )
    told = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env=os.environ | {"OPENBLAS_NUM_THREADS": threads},
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout.strip() == large_run().parameters.tobytes().hex()


def large_run():
    """Train the largest network on the most points, all at once and in minibatches."""
    data = cloud(points=2000, classes=5)
    settings = Settings(hidden=(8, 8, 8), features=FEATURES, batch=2000, optimizer="adam")
    state = advance(initial_state(data, settings), data, settings, steps=50)
    return advance(state, data, dataclasses.replace(settings, batch=10), steps=50)


def test_initial_weights_depend_on_seed_sizes_and_scale_alone():
    data = cloud()
    first = initial_state(data, Settings(seed=5))
    other = Settings(
        seed=5, loss="squared_error", activation="relu", learning_rate=1, batch=3, l2=1
    )
    assert np.array_equal(initial_state(cloud(points=9), other).parameters, first.parameters)
    doubled = initial_state(data, Settings(seed=5, initial_scale=2)).parameters
    assert np.array_equal(doubled, 2 * first.parameters)
    assert not np.array_equal(initial_state(data, Settings(seed=6)).parameters, first.parameters)


def test_initial_weights_have_the_deviation_that_is_asked_for():
    draws = [
        initial_state(cloud(), Settings(hidden=(8, 8), seed=seed, initial_scale=3))
        for seed in range(200)
    ]
    second = [layers(state.parameters, Settings(hidden=(8, 8)))[1] for state in draws]
    # 12,800 draws: the deviation is known to 0.6 %.
    assert np.std([layer.weights for layer in second]) == pytest.approx(3 / 8**0.5, rel=0.03)
    assert not np.any([layer.biases for layer in second])


def test_the_separable_example_reaches_its_known_losses():
    inputs = np.stack([np.arange(6.0), np.zeros(6)], axis=1)
    data = TrainingData(inputs, [0, 0, 0, 1, 1, 1], inputs, [0, 0, 0, 1, 1, 1])
    settings = Settings(hidden=(), initial_scale=0, learning_rate=0.1, batch=6)
    early = advance(initial_state(data, settings), data, settings, steps=1000)
    late = advance(early, data, settings, steps=7191)
    assert round(scores(early, data, settings).train_loss, 4) == 0.1134
    assert round(scores(late, data, settings).train_loss, 4) == 0.0299
    assert late.parameters[0, 1] == 0


def test_xor_needs_a_hidden_layer():
    inputs = np.random.default_rng(2).uniform(-3, 3, size=(300, 2))
    labels = (inputs[:, 0] * inputs[:, 1] > 0).astype(np.int64)
    data = TrainingData(inputs[:200], labels[:200], inputs[200:], labels[200:])
    found = {}
    for hidden in ((), (4, 2)):
        settings = Settings(hidden=hidden, optimizer="adam", learning_rate=0.03)
        state = advance(initial_state(data, settings), data, settings, steps=6000)
        found[hidden] = scores(state, data, settings).test_accuracy
    assert found[()] < 0.7
    assert found[4, 2] > 0.95


def test_the_units_of_each_layer_bend_by_hand():
    settings = Settings(hidden=(1, 1), activation=("relu", "tanh"))
    # x1 → max(0, 2 x1 - 1) → tanh(0.5 h + 0.25) → 3 h - 2
    parts = [([[2.0, 0.0]], [-1.0]), ([[0.5]], [0.25]), ([[3.0]], [-2.0])]
    nothing = np.empty((0, 2)), np.empty(0, np.int64)
    data = TrainingData([[1.0, 0.0]], [1], *nothing)
    state = dataclasses.replace(initial_state(data, settings), parameters=block(parts, settings))
    z = 3 * np.tanh(0.75) - 2
    np.testing.assert_allclose(
        units(state, [[1, 0], [-5, 0]], settings),
        [[1.0, 0.0], [np.tanh(0.75), np.tanh(0.25)], [z, 3 * np.tanh(0.25) - 2]],
        rtol=1e-15,
    )
    assert scores(state, data, settings).train_loss == pytest.approx(np.log1p(np.exp(-z)))
    # One step of 1: the error q - 1 goes back over 3, 1 - tanh²(.75) and .5; ReLU passes it on.
    error = 1 / (1 + np.exp(-z)) - 1
    second = 3 * error * (1 - np.tanh(0.75) ** 2)
    after = advance(state, data, dataclasses.replace(settings, learning_rate=1.0, batch=1), steps=1)
    first, middle, last = layers(state.parameters - after.parameters, settings)
    assert last.weights[0, 0] == pytest.approx(error * np.tanh(0.75))
    assert middle.weights[0, 0] == pytest.approx(second)
    assert first.weights[0].tolist() == pytest.approx([0.5 * second, 0.0])
    assert first.biases[0] == pytest.approx(0.5 * second)


def test_losses_are_those_of_the_loss_page():
    data, settings = cloud(), Settings(hidden=())
    state = initial_state(data, settings)
    logits = data.train_inputs @ state.parameters[0, :2] + state.parameters[0, 2]
    for loss in ("cross_entropy", "squared_error"):
        function = getattr(lone_losses, loss.replace("cross", "binary_cross"))
        expected = function(logits, data.train_labels).mean()
        found = scores(state, data, dataclasses.replace(settings, loss=loss)).train_loss
        assert found == pytest.approx(expected, rel=1e-14)


def test_settings_that_leave_the_sizes_alone_may_change_on_the_way():
    data, first = cloud(), Settings(optimizer="momentum")
    state = advance(initial_state(data, first), data, first, steps=13)
    other = Settings(optimizer="adam", batch=4, loss="squared_error", activation="relu", l1=0.1)
    after = advance(state, data, other, steps=1)
    fresh = dataclasses.replace(state, moments=0 * state.moments, optimizer="adam", age=0)
    assert same(after, advance(fresh, data, other, steps=1))
    assert after.age == 1
    # 13 steps of six an epoch lead into the third, whose first 10 points are taken.
    assert (after.epoch, after.position) == (2, 14)


def test_a_batch_of_all_points_is_a_whole_epoch():
    data = cloud()
    full = [
        advance(initial_state(data, Settings()), data, Settings(batch=b), steps=3)
        for b in (53, 999)
    ]
    assert same(*full)
    assert (full[0].epoch, full[0].position) == (3, 0)


def test_a_run_that_leaves_float64_ends_at_its_last_finite_step():
    data = cloud()
    settings = Settings(
        activation="linear", hidden=(8, 8, 8), learning_rate=9, initial_scale=5, l2=5
    )
    start = initial_state(data, settings)
    end = advance(start, data, settings, steps=2000)
    assert end.stop == "not finite"
    assert 0 < end.step < 2000
    assert np.all(np.isfinite(end.parameters))
    assert np.isfinite(scores(end, data, settings).train_loss)
    assert same(advance(end, data, settings, steps=5), end)
    for part in (1, 3, end.step):
        halfway = advance(start, data, settings, steps=part)
        assert same(advance(halfway, data, settings, steps=1999), end)


def test_a_loss_that_grows_past_its_bound_ends_the_run_where_it_is_looked_at():
    inputs = np.array([[1e4, 0.0], [1e4, 0.0]])
    data = TrainingData(inputs, [0, 1], inputs, [0, 1])
    settings = Settings(hidden=(), batch=1, learning_rate=1, initial_scale=0)
    end = advance(initial_state(data, settings), data, settings, steps=1000)
    assert (end.stop, end.step) == ("loss", 250)
    assert scores(end, data, settings).train_loss > 1000


def test_without_test_points_there_is_no_test_score():
    data = cloud(tests=0)
    found = scores(initial_state(data, Settings()), data, Settings())
    assert found.test_loss is None
    assert found.test_accuracy is None
    assert 0 <= found.train_accuracy <= 1


def test_training_changes_no_argument():
    data, settings = cloud(), Settings()
    state = initial_state(data, settings)
    before = state.parameters.copy(), data.train_inputs.copy()
    advance(state, data, settings, steps=30)
    assert np.array_equal(state.parameters, before[0])
    assert np.array_equal(data.train_inputs, before[1])
    with pytest.raises(dataclasses.FrozenInstanceError):
        state.step = 3


def test_the_domain_of_training():
    data, settings = cloud(), Settings()
    state = initial_state(data, settings)
    with pytest.raises(ValueError, match=r"^steps must be a whole number of at least 1; got 0$"):
        advance(state, data, settings, steps=0)
    with pytest.raises(ValueError, match=r"have shape \(1, 3\); got \(7, 9\)$"):
        advance(state, data, Settings(hidden=()), steps=1)
    good = {
        "train_inputs": [[0, 1]],
        "train_labels": [1],
        "test_inputs": [[0, 1]],
        "test_labels": [0],
    }
    TrainingData(**good)
    for bad, message in (
        ({"train_inputs": [[0, np.nan]]}, "train_inputs must be finite; got nan"),
        ({"test_inputs": [0, 1]}, r"test_inputs must have shape \(n, 2\); got \(2,\)"),
        ({"train_labels": [2]}, "labels must lie in 0 to 1; got 2"),
        ({"classes": 1}, "classes must be at least 2; got 1"),
        (
            {"train_inputs": np.empty((0, 2)), "train_labels": np.empty(0, int)},
            "train_inputs must hold at least one point",
        ),
        (
            {"test_inputs": np.zeros((10_001, 2)), "test_labels": np.zeros(10_001, int)},
            "test_inputs must hold at most 10000 points; got 10001",
        ),
    ):
        with pytest.raises(ValueError, match=f"^{message}"):
            TrainingData(**(good | bad))


@pytest.mark.parametrize("apart", [2.5, pytest.param(0.5, marks=pytest.mark.exhaustive)])
def test_weights_may_leave_float64_without_a_warning(apart):
    data = cloud()
    for rate in np.arange(5, 25, apart):  # each comes close to the largest float in its own way
        settings = Settings(hidden=(), loss="squared_error", l2=1.0, learning_rate=rate)
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            state = advance(initial_state(data, settings), data, settings, steps=600)
        assert state.stop == "not finite"
