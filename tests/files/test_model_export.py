import ast
import importlib.util
import json
import subprocess
import sys

import numpy as np
import pytest
from training_runs import cloud

from core.data import Dataset, standardization
from core.training import Settings, TrainingData, advance, initial_state, scores
from files.model_code import Model, accuracy, class_scores, log_probabilities, mean_loss
from files.model_export import TrainedModel, notebook, pytorch_script
from files.weights import weights_as_json

TEXTS = ["# One", "## Two\n\nlines", "## Three", "## Four"]
RICH = {
    "hidden": (4, 2),
    "activation": ("relu", "sigmoid"),
    "features": ("x1", "sinx2", "x1x2", "x2x2"),
    "optimizer": "rmsprop",
    "learning_rate": 0.01,
}
KINDS = [
    ("plain", 2, {}),
    ("rich", 2, RICH),
    ("squares", 2, {"loss": "squared_error", "hidden": ()}),
    ("three", 3, {"activation": ("linear", "tanh")}),
    ("three squares", 3, {"loss": "squared_error", "activation": "sigmoid"}),
]


def trained(classes, changes, *, tests=20, far=True):
    """Train on points that are measured far from 0, and standardised if so."""
    points = cloud(classes=classes, tests=tests)
    inputs = np.vstack([points.train_inputs, points.test_inputs])
    inputs = inputs * [3.0, 0.2] + [40.0, -7.0] if far else inputs
    labels = np.concatenate([points.train_labels, points.test_labels])
    train, test = np.arange(53), np.arange(53, 53 + tests)
    scale = standardization(inputs[train]) if far else None
    read = scale.apply(inputs) if scale else inputs
    data = TrainingData(read[train], labels[train], read[test], labels[test], classes)
    names = ("it's", 'a "b"\\', "사과")[:classes]
    settings = Settings(**changes)
    state = advance(initial_state(data, settings), data, settings, steps=60)
    dataset = Dataset(inputs, labels, names)
    return TrainedModel(state, settings, dataset, train, test, scale), scores(state, data, settings)


def read_back(model) -> Model:
    written = weights_as_json(
        model.state, model.settings, classes=model.dataset.classes, scale=model.scale
    )
    return json.loads(written)


@pytest.mark.parametrize(("classes", "changes"), [kind[1:] for kind in KINDS], ids=lambda one: "")
@pytest.mark.parametrize("far", [True, False])
def test_the_code_of_the_notebook_has_the_losses_of_the_run(classes, changes, far):
    made, known = trained(classes, changes, far=far)
    model, dataset = read_back(made), made.dataset
    for part, loss, right in (
        (made.train, known.train_loss, known.train_accuracy),
        (made.test, known.test_loss, known.test_accuracy),
    ):
        points, labels = dataset.inputs[part], dataset.labels[part]
        assert mean_loss(model, points, labels) == pytest.approx(loss, rel=1e-12)
        assert accuracy(model, points, labels) == right
    assert np.exp(log_probabilities(model, dataset.inputs)).sum(axis=1) == pytest.approx(1.0)


def test_the_code_of_the_notebook_is_exact_where_a_belief_rounds_to_0():
    model = {
        "mean": None,
        "deviation": None,
        "settings": {"features": ["x1", "x2"], "activation": "tanh", "loss": "cross_entropy"},
        "layers": [{"weights": [[1000.0, 0.0]], "biases": [0.0]}],
    }
    assert mean_loss(model, np.array([[1.0, 0.0]]), np.array([0])) == 1000.0
    assert class_scores(model, np.array([[1.0, 0.0]])).tolist() == [[0.0, 1000.0]]


def told_by(lines):
    return dict(line.rsplit(" ", 1) for line in lines if line[:4] in ("trai", "test"))


def ran(made):
    """Run the code cells of a notebook in their order, and read what they print."""
    cells = json.loads(notebook(made, TEXTS))["cells"]
    code = "\n".join("".join(one["source"]) for one in cells if one["cell_type"] == "code")
    told = subprocess.run(
        [sys.executable, "-I", "-c", code], capture_output=True, text=True, check=True
    )
    return told.stdout.splitlines()


@pytest.mark.parametrize(
    ("classes", "changes"),
    [KINDS[1][1:], pytest.param(*KINDS[4][1:], marks=pytest.mark.exhaustive)],
    ids=["rich", "three squares"],
)
def test_the_notebook_prints_the_losses_of_the_run(classes, changes):
    made, known = trained(classes, changes)
    told = told_by(ran(made))
    assert float(told["training loss"]) == pytest.approx(known.train_loss, rel=1e-12)
    assert float(told["test loss"]) == pytest.approx(known.test_loss, rel=1e-12)
    assert float(told["training accuracy"]) == known.train_accuracy
    assert float(told["test accuracy"]) == known.test_accuracy


def test_without_test_points_the_notebook_tells_of_the_training_points_alone():
    told = told_by(ran(trained(2, {}, tests=0)[0]))
    assert {*told} == {"training loss", "training accuracy"}


def test_a_notebook_has_the_form_of_nbformat_4():
    read = json.loads(notebook(trained(3, RICH)[0], TEXTS))
    assert {*read} == {"nbformat", "nbformat_minor", "metadata", "cells"}
    assert (read["nbformat"], read["nbformat_minor"]) == (4, 5)
    assert read["metadata"]["kernelspec"]["name"] == "python3"
    kinds = [one["cell_type"] for one in read["cells"]]
    assert kinds == ["markdown", "code"] * 4
    assert len({one["id"] for one in read["cells"]}) == 8
    for cell in read["cells"]:
        code = {"execution_count", "outputs"} if cell["cell_type"] == "code" else set()
        assert {*cell} == {"id", "cell_type", "metadata", "source"} | code
        assert all(line.endswith("\n") for line in cell["source"][:-1])
        if code:
            assert (cell["execution_count"], cell["outputs"]) == (None, [])
    told = ["".join(one["source"]) for one in read["cells"] if one["cell_type"] == "markdown"]
    assert told == TEXTS


def test_a_notebook_needs_a_text_for_each_part():
    with pytest.raises(ValueError, match=r"^texts must be 4, one before each part; got 3$"):
        notebook(trained(2, {})[0], TEXTS[:3])


def test_the_pytorch_script_imports_no_more_than_it_says():
    tree = ast.parse(pytorch_script(trained(2, RICH)[0]))
    imported = [
        a.name for node in ast.walk(tree) if isinstance(node, ast.Import) for a in node.names
    ]
    assert imported == ["numpy", "torch"]
    assert not [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]


@pytest.mark.exhaustive
@pytest.mark.parametrize(("classes", "changes"), [kind[1:] for kind in KINDS], ids=lambda one: "")
def test_the_pytorch_script_prints_the_losses_of_the_run(classes, changes, tmp_path):
    if importlib.util.find_spec("torch") is None:
        pytest.skip("PyTorch is not among the requirements; it is not installed here")
    made, known = trained(classes, changes)
    file = tmp_path / "model.py"
    file.write_text(pytorch_script(made), encoding="utf-8")
    out = subprocess.run(
        [sys.executable, "-I", str(file)], capture_output=True, text=True, check=True
    )
    told = told_by(out.stdout.splitlines())
    assert float(told["training loss"]) == pytest.approx(known.train_loss, rel=1e-12)
    assert float(told["test loss"]) == pytest.approx(known.test_loss, rel=1e-12)
    assert float(told["training accuracy"]) == known.train_accuracy
    assert float(told["test accuracy"]) == known.test_accuracy
