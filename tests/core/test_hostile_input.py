"""What every function does with arrays that are nearly right: masked, rounded, of odd shapes."""

import inspect
import re
import tracemalloc

import numpy as np
import pytest

from core import binary, data, evaluation, information, likelihood, losses, softmax
from core.training import Settings

HALVES = [0.5, 0.5]
# A function, and arguments of one length each that it takes; those that broadcast come first.
PAIRED = {
    "bernoulli_probability": (likelihood.bernoulli_probability, ["outcome", "probability"], {}),
    "likelihood": (likelihood.likelihood, ["probability", "heads", "flips"], {}),
    "log_likelihood": (likelihood.log_likelihood, ["probability", "heads", "flips"], {}),
    "maximum_likelihood": (likelihood.maximum_likelihood, ["heads", "flips"], {}),
    "mean_surprisal": (likelihood.mean_surprisal, ["probability", "heads", "flips"], {}),
    "relative_likelihood": (likelihood.relative_likelihood, ["probability", "heads", "flips"], {}),
    "standard_error": (likelihood.standard_error, ["probability", "n"], {}),
    "normal_density": (likelihood.normal_density, ["x", "mean", "standard_deviation"], {}),
    "sampling_distribution": (
        likelihood.sampling_distribution,
        ["probability", "n"],
        {"repeats": 2, "rng": np.random.default_rng(1)},
    ),
    "coin_rows": (likelihood.coin_rows, ["heads", "flips"], {"row": [1, 0]}),
    "affine_score": (binary.affine_score, ["x", "weight", "bias"], {}),
    "midpoint": (binary.midpoint, ["weight", "bias"], {}),
    "input_slope": (binary.input_slope, ["logit", "weight"], {}),
    "probability_change": (binary.probability_change, ["before", "after"], {}),
    "binary_cross_entropy": (losses.binary_cross_entropy, ["logits", "labels"], {}),
    "multi_label_cross_entropy": (losses.multi_label_cross_entropy, ["logits", "labels"], {}),
    "binary_cross_entropy_gradient": (
        losses.binary_cross_entropy_gradient,
        ["logits", "labels"],
        {},
    ),
    "squared_error": (losses.squared_error, ["logits", "labels"], {}),
    "squared_error_gradient": (losses.squared_error_gradient, ["logits", "labels"], {}),
    "binary_cross_entropy_curvature": (
        losses.binary_cross_entropy_curvature,
        ["logits", "labels"],
        {},
    ),
    "squared_error_curvature": (losses.squared_error_curvature, ["logits", "labels"], {}),
    "cost": (losses.cost, ["weight", "bias"], {"x": [0.0], "y": [1.0], "loss": "cross_entropy"}),
    "label_probability": (
        likelihood.label_probability,
        ["weight", "bias"],
        {"x": [0.0], "y": [1.0]},
    ),
    "joint_likelihood": (likelihood.joint_likelihood, ["weight", "bias"], {"x": [0.0], "y": [1.0]}),
    "descend": (
        losses.descend,
        ["weight", "bias", "rate"],
        {"x": [0.0], "y": [1.0], "loss": "cross_entropy", "steps": 1},
    ),
    "joint_price": (information.joint_price, ["a", "b"], {}),
    "cost_gradient": (
        losses.cost_gradient,
        ["weight", "bias"],
        {"x": [0.0], "y": [1.0], "loss": "cross_entropy"},
    ),
    "descent_step": (
        losses.descent_step,
        ["weight", "bias", "rate"],
        {"x": [0.0], "y": [1.0], "loss": "cross_entropy"},
    ),
    "misclassified_points": (
        losses.misclassified_points,
        ["weight", "bias"],
        {"x": [0.0], "y": [1.0]},
    ),
    "error_count": (losses.error_count, ["weight", "bias"], {"x": [0.0], "y": [1.0]}),
    "gaussian_surprisal": (losses.gaussian_surprisal, ["y", "mean"], {}),
    "preference": (softmax.preference, ["first", "second", "neither"], {}),
    "preference_odds": (softmax.preference_odds, ["first", "second"], {}),
}
CLASSES = {
    "softmax": (softmax.softmax, "logits"),
    "log_softmax": (softmax.log_softmax, "logits"),
    "log_sum_exp": (softmax.log_sum_exp, "logits"),
    "entropy": (information.entropy, "p"),
    "effective_classes": (information.effective_classes, "p"),
    "cross_entropy": (information.cross_entropy, "p"),
    "kl_divergence": (information.kl_divergence, "p"),
    "contributions": (information.contributions, "p"),
}
LABELLED = {
    "binary_cross_entropy": lambda y: losses.binary_cross_entropy([0.0, 1.0], y),
    "squared_error_gradient": lambda y: losses.squared_error_gradient([0.0, 1.0], y),
    "separable": lambda y: losses.separable([0.0, 1.0], y),
    "cost": lambda y: losses.cost(1.0, 0.0, x=[0.0, 1.0], y=y, loss="squared_error"),
    "bernoulli_probability": lambda y: likelihood.bernoulli_probability(y, 0.25),
    "running_frequency": likelihood.running_frequency,
    "label_probability": lambda y: likelihood.label_probability(1.0, 0.0, x=[0.0, 1.0], y=y),
    "one_hot": lambda y: softmax.one_hot(y, 2),
    "softmax_cross_entropy": lambda y: softmax.softmax_cross_entropy([0.0, 1.0], y),
    "smoothed": lambda y: softmax.smoothed(y, 0.1),
    "misclassified": lambda y: evaluation.misclassified([[0.0, 1.0], [1.0, 0.0]], y),
    "Dataset": lambda y: data.Dataset([[0.0, 1.0], [1.0, 0.0]], y, ("0", "1")).labels,
}


def paired(shapes):
    for name, (function, names, others) in PAIRED.items():
        given = {
            key: np.full(shape, 1.0 if key != "probability" else 0.5)
            for key, shape in zip(names, shapes, strict=False)
        }
        yield name, function, given, others


def refusal(function, *arguments):
    with pytest.raises(ValueError, match=" must ") as caught:
        function(*arguments)
    return str(caught.value)


def test_shapes_that_do_not_broadcast_are_named_with_their_arguments():
    for name, function, given, others in paired(((3,), (2,), (2,))):
        told = refusal(lambda f=function, g=given, o=others: f(**g, **o))
        expected = r"must have shapes that broadcast; got \(3,\)(, | and )\(2,\)"
        assert re.search(expected, told), (name, told)
        assert all(key in told.split(" must ")[0] for key in list(given)[:2]), (name, told)


def test_shapes_that_broadcast_are_computed():
    for _, function, given, others in paired(((2, 1), (1, 2), (1, 2))):
        function(**given, **others)


def test_a_temperature_or_power_of_another_shape_is_named():
    rows, three = np.ones((2, 4)) / 4, np.ones((3, 1))
    for name, compute in {
        "logits and temperature": lambda: softmax.softmax(rows, temperature=three),
        "energies and temperature": lambda: softmax.boltzmann(rows, temperature=three),
        "scores and sharpness": lambda: softmax.real_softmax(rows, sharpness=three),
        "p and exponent": lambda: softmax.tempered(rows, three),
        "logits and targets": lambda: softmax.softmax_cross_entropy(rows, np.ones((3, 4)) / 4),
        "p and q": lambda: information.kl_divergence(rows, np.ones((3, 4)) / 4),
        "logits and rate": lambda: softmax.gradient_step(rows, rows, rate=three),
    }.items():
        told = refusal(compute)
        assert told == f"{name} must have shapes that broadcast; got (2, 4) and {told[-6:]}", name


def test_an_axis_that_is_not_there_is_named():
    for name, (function, argument) in CLASSES.items():
        two = len(inspect.signature(function).parameters) > 1 and argument == "p"
        given = (
            [HALVES, HALVES] if two and "q" in inspect.signature(function).parameters else [HALVES]
        )
        for axis in (5, 1, -2):
            told = refusal(lambda f=function, g=given, a=axis: f(*g, axis=a))
            rule = f"axis must be one of the 1 of {argument}, -1 to 0; got {axis}"
            assert told == rule, (name, told)
        told = refusal(lambda f=function, g=given: f(*g, axis=0.5))
        assert told == f"axis must be one of the 1 of {argument}, -1 to 0; got 0.5", (name, told)


def test_no_class_is_told_apart_from_a_sum_that_is_not_1():
    for name, (function, argument) in CLASSES.items():
        given = [[], []] if "q" in inspect.signature(function).parameters else [[]]
        told = refusal(function, *given)
        assert told == f"{argument} must have at least one class; got shape (0,)", name


def test_a_single_set_of_classes_gives_a_number_not_an_array_without_axes():
    found = {
        "log_sum_exp": softmax.log_sum_exp([1.0, 2.0]),
        "real_softmax": softmax.real_softmax([1.0, 2.0]),
        "real_softmax_gap": softmax.real_softmax_gap([1.0, 2.0]),
        "real_softmin": softmax.real_softmin([1.0, 2.0]),
        "softmax_cross_entropy": softmax.softmax_cross_entropy([1.0, 2.0], HALVES),
        "naive_shares": softmax.naive_shares([1.0, 2.0]).total,
        "entropy": information.entropy(HALVES),
        "cross_entropy": information.cross_entropy(HALVES, HALVES),
        "kl_divergence": information.kl_divergence(HALVES, HALVES),
        "effective_classes": information.effective_classes(HALVES),
        "expected_length": information.expected_length(("0", "1"), HALVES),
        "cost": losses.cost(1.0, 0.0, x=[1.0], y=[1], loss="cross_entropy"),
        "multi_label_cross_entropy": losses.multi_label_cross_entropy([1.0], [1]),
    }
    assert {name: type(one) for name, one in found.items() if type(one) is not np.float64} == {}


def test_truth_values_are_labels():
    for name, compute in LABELLED.items():
        for given in ([False, True], np.array([False, True])):
            assert np.array_equal(compute(given), compute(np.array([0, 1]))), name


def test_truth_values_are_no_probabilities():
    told = refusal(binary.logit, [False, True])
    assert told == "probability must be a real number or an array of them; got [False, True]"


def test_targets_of_many_classes_take_the_room_of_the_targets():
    tracemalloc.start()
    found = softmax.one_hot([[1, 9_999], [0, 5]], 10_000)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert found.shape == (2, 2, 10_000)
    assert np.argwhere(found).tolist() == [[0, 0, 1], [0, 1, 9_999], [1, 0, 0], [1, 1, 5]]
    assert found.sum() == 4
    assert peak < 2 * found.nbytes


def test_a_spread_beyond_float64_names_the_inputs():
    for inputs, shown in (([[0.0, -1e308], [0.0, 1e308]], "1e+308"), ([[-1.7e308], [1.7e308]], "")):
        told = refusal(data.standardization, inputs)
        expected = (
            "training_inputs must have a standard deviation within float64; got values from -"
        )
        assert told.startswith(expected), told
        assert told.endswith(shown), told


def test_a_layer_that_is_too_large_is_named_as_it_was_given():
    rule = "hidden must be at most 3 layers of 1 to 8 units; got "
    for given in (9, (9,), (2, 2, 2, 2), [[1]], np.array([4, 9])):
        with pytest.raises(ValueError, match="^" + re.escape(rule + repr(given)) + "$"):
            Settings(hidden=given)


def test_an_axis_may_be_an_integer_of_numpy():
    columns = np.array([[0.25, 1.0], [0.75, 0.0]])
    assert softmax.softmax(columns, axis=np.int64(0)).sum(axis=0) == pytest.approx([1, 1])
    found = information.entropy(columns, axis=np.int8(0))
    assert found == pytest.approx(information.entropy(columns.T))
    crossed = information.cross_entropy(columns, columns, axis=np.int64(0))
    assert crossed == pytest.approx(found)
