"""A trained network to take away: a PyTorch script, and a notebook, that give its outputs."""

import inspect
import json
import pprint
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from core.data import Dataset, Standardization
from core.training import Settings, State
from files import model_code
from files.weights import weights_as_json


@dataclass(frozen=True)
class TrainedModel:
    """A network at a step, and the points it has learnt from.

    Attributes
    ----------
    state : State
        Where the run stands; its parameters are finite.
    settings : Settings
        The choices that hold there.
    dataset : Dataset
        All points as they were measured, and the names of the classes.
    train, test : int64, shapes (n,) and (m,)
        Which of the points the run has learnt from, and which were held back.
    scale : Standardization or None
        What the inputs go through before the network reads them.
    """

    state: State
    settings: Settings
    dataset: Dataset
    train: np.ndarray
    test: np.ndarray
    scale: Standardization | None


_TORCH_HEAD = '''\
"""A network that was trained in Logit Lab, after step {step}, in PyTorch.

Needs PyTorch and NumPy. Loads the weights, and prints the losses and accuracies of the training
points and of the test points. Loss and weights are float64, as where it was trained.
"""

import numpy as np
import torch

Model = dict
'''

_TORCH_CODE = '''
BENDS = {
    "tanh": torch.nn.Tanh,
    "relu": torch.nn.ReLU,
    "sigmoid": torch.nn.Sigmoid,
    "linear": torch.nn.Identity,
}


def network(model):
    """Build the network, and load its weights and biases."""
    parts = []
    for layer, name in zip(model["layers"], [*activations(model), "linear"], strict=True):
        weights = torch.tensor(layer["weights"], dtype=torch.float64)
        linear = torch.nn.Linear(weights.shape[1], weights.shape[0], dtype=torch.float64)
        linear.load_state_dict(
            {"weight": weights, "bias": torch.tensor(layer["biases"], dtype=torch.float64)}
        )
        parts += [linear, BENDS[name]()]
    return torch.nn.Sequential(*parts)


def class_scores(net, points):
    """Return a score for each class; a sigmoid is a softmax whose class 0 has the score 0."""
    found = net(torch.from_numpy(features(MODEL, points)))
    return torch.cat([torch.zeros_like(found), found], dim=1) if found.shape[1] == 1 else found


def mean_loss(net, points, labels):
    """Return the mean surprisal of the labels, or half the mean squared distance from them."""
    found, wanted = class_scores(net, points), torch.from_numpy(labels)
    if MODEL["settings"]["loss"] == "cross_entropy":
        return torch.nn.functional.cross_entropy(found, wanted)
    off = torch.softmax(found, dim=1) - torch.nn.functional.one_hot(wanted, found.shape[1])
    if found.shape[1] == 2:  # there is one output
        off = off[:, 1:]
    return 0.5 * (off**2).sum(dim=1).mean()


def probabilities(net, points):
    """Return the belief in each class, a row for each point as it was measured."""
    return torch.softmax(class_scores(net, points), dim=1)


def main():
    """Print losses and accuracies."""
    net = network(MODEL)
    parts = {"training": (TRAIN_POINTS, TRAIN_LABELS), "test": (TEST_POINTS, TEST_LABELS)}
    with torch.no_grad():
        for name, (points, labels) in parts.items():
            if len(labels):
                right = class_scores(net, points).argmax(dim=1).numpy() == labels
                print(name, "loss", mean_loss(net, points, labels).item())
                print(name, "accuracy", float(right.mean()))


if __name__ == "__main__":
    main()
'''

_SHOW = """\
for name, points, labels in (
    ("training", TRAIN_POINTS, TRAIN_LABELS),
    ("test", TEST_POINTS, TEST_LABELS),
):
    if len(labels):
        print(name, "loss", mean_loss(MODEL, points, labels))
        print(name, "accuracy", accuracy(MODEL, points, labels))"""

_ASK = """\
new_points = TRAIN_POINTS[:3]
print(MODEL["classes"])
print(np.exp(log_probabilities(MODEL, new_points)))"""


def pytorch_script(model: TrainedModel) -> str:
    """Write a PyTorch script that loads the weights and prints the losses of the points.

    Parameters
    ----------
    model : TrainedModel
        The network and its points.

    Returns
    -------
    str
        The script; it prints ``training loss <float>`` and ``training accuracy <float>`` and, if a
        point was held back, the same of ``test``. The losses are those of the page but for
        roundings of some 1e-16, since PyTorch adds up in another order.
    """
    functions = model_code.features, model_code.activations
    shared = "\n\n".join(inspect.getsource(one) for one in functions)
    head = _TORCH_HEAD.format(step=model.state.step)
    return "\n".join([head, _model(model), _points(model), "", shared, _TORCH_CODE.lstrip("\n")])


def notebook(model: TrainedModel, texts: Sequence[str]) -> str:
    """Write a Jupyter notebook that holds the weights and computes the outputs with NumPy alone.

    Parameters
    ----------
    model : TrainedModel
        The network and its points.
    texts : sequence of str
        Markdown that stands before each of its four parts: the model and its points, the code, the
        losses and accuracies, a question about new points.

    Returns
    -------
    str
        JSON of nbformat 4.5, with no outputs yet.
    """
    source = inspect.getsource(model_code).split('"""\n', 1)[1].strip()
    imports, code = source.split("\n\n\n", 1)
    cells = [f"{imports}\n\n{_model(model)}\n{_points(model)}".rstrip(), code, _SHOW, _ASK]
    if len(texts) != len(cells):
        raise ValueError(f"texts must be {len(cells)}, one before each part; got {len(texts)}")
    parts = zip(texts, cells, strict=True)
    written = [cell for text, code in parts for cell in (_markdown(text), _code(code))]
    told = {
        "nbformat": 4,
        "nbformat_minor": 5,
        "metadata": {
            "kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"},
            "language_info": {"name": "python"},
        },
        "cells": [{"id": f"cell-{number}", **cell} for number, cell in enumerate(written, 1)],
    }
    return json.dumps(told, indent=1, ensure_ascii=False) + "\n"


def _markdown(text: str) -> dict[str, object]:
    return {"cell_type": "markdown", "metadata": {}, "source": text.splitlines(keepends=True)}


def _code(text: str) -> dict[str, object]:
    return {
        "cell_type": "code",
        "execution_count": None,
        "metadata": {},
        "outputs": [],
        "source": text.splitlines(keepends=True),
    }


def _model(model: TrainedModel) -> str:
    read = json.loads(
        weights_as_json(
            model.state, model.settings, classes=model.dataset.classes, scale=model.scale
        )
    )
    # A float of Python writes itself so that it reads back to the same bits.
    return f"MODEL = {pprint.pformat(read, width=100, sort_dicts=False)}\n"


def _points(model: TrainedModel) -> str:
    lines = []
    for name, chosen in (("TRAIN", model.train), ("TEST", model.test)):
        points, labels = model.dataset.inputs[chosen], model.dataset.labels[chosen]
        lines.append(f"{name}_POINTS = np.array({points.tolist()}, dtype=float).reshape(-1, 2)")
        lines.append(f"{name}_LABELS = np.array({labels.tolist()}, dtype=np.int64)")
    return "\n".join(lines) + "\n"
