"""What a trained network says, by NumPy alone: the code of the notebook that is taken away.

A model is what `files.weights.weights_as_json` writes, read back. Points are as they were measured.
"""

from collections.abc import Callable
from typing import Any

import numpy as np

Model = dict[str, Any]
BENDS: dict[str, Callable[[np.ndarray], np.ndarray]] = {
    "tanh": np.tanh,
    "relu": lambda z: np.maximum(z, 0.0),
    "sigmoid": lambda z: 0.5 + 0.5 * np.tanh(0.5 * z),
    "linear": lambda z: z,
}


def features(model: Model, points: np.ndarray) -> np.ndarray:
    """Return what the network reads of some points, a row for each."""
    values = np.asarray(points, dtype=np.float64)
    if model["mean"] is not None:
        # Less the mean of the training points, divided by their standard deviation.
        values = (values - model["mean"]) / model["deviation"]
    x1, x2 = values[:, 0], values[:, 1]
    known = {
        "x1": x1,
        "x2": x2,
        "x1x1": x1 * x1,
        "x2x2": x2 * x2,
        "x1x2": x1 * x2,
        "sinx1": np.sin(x1),
        "sinx2": np.sin(x2),
    }
    return np.stack([known[name] for name in model["settings"]["features"]], axis=1)


def activations(model: Model) -> list[str]:
    """Return the activation of each hidden layer."""
    named, hidden = model["settings"]["activation"], len(model["layers"]) - 1
    return [named] * hidden if isinstance(named, str) else list(named)


def scores(model: Model, points: np.ndarray) -> np.ndarray:
    """Return the scores of the output: one for two classes, else one for each class."""
    values = features(model, points)
    for layer, name in zip(model["layers"], [*activations(model), "linear"], strict=True):
        values = BENDS[name](values @ np.transpose(layer["weights"]) + layer["biases"])
    return np.asarray(values)


def class_scores(model: Model, points: np.ndarray) -> np.ndarray:
    """Return a score for each class; a sigmoid is a softmax whose class 0 has the score 0."""
    found = scores(model, points)
    return np.hstack([np.zeros_like(found), found]) if found.shape[1] == 1 else found


def log_probabilities(model: Model, points: np.ndarray) -> np.ndarray:
    """Return the logarithm of the belief in each class, a row for each point."""
    found = class_scores(model, points)
    return np.asarray(found - np.logaddexp.reduce(found, axis=1, keepdims=True))


def mean_loss(model: Model, points: np.ndarray, labels: np.ndarray) -> float:
    """Return the mean surprisal of the labels, or half the mean squared distance from them."""
    logs = log_probabilities(model, points)
    if model["settings"]["loss"] == "cross_entropy":
        return float(-logs[np.arange(len(labels)), labels].mean())
    off = np.exp(logs) - (labels[:, np.newaxis] == np.arange(logs.shape[1]))
    if logs.shape[1] == 2:  # there is one output
        off = off[:, 1:]
    return float(0.5 * (off**2).sum(axis=1).mean())


def accuracy(model: Model, points: np.ndarray, labels: np.ndarray) -> float:
    """Return the share of the points whose likeliest class is theirs."""
    return float((class_scores(model, points).argmax(axis=1) == labels).mean())
