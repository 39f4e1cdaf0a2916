"""The network and its training written to be read, layer by layer.

It computes what the engine of `core.training` computes. The engine is faster, since it plays
prepared calls on one block of memory, and exact where this overflows: -ln of a belief that rounds
to 0 is infinite here. A test holds that the two agree, step by step.
"""

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from core.shared.domain import FloatArray
from core.shared.labels import IntArray
from core.training.settings import Settings, activation_of

Activation = str | tuple[str, ...]  # of all hidden layers, or of each
Layers = list[tuple[FloatArray, FloatArray]]  # weights and biases, a row for each unit


def sigmoid(scores: FloatArray) -> FloatArray:
    """Belief of one output: 1 / (1 + exp(-z))."""
    return np.asarray(1 / (1 + np.exp(-scores)))


def softmax(scores: FloatArray) -> FloatArray:
    """Beliefs of several outputs: exp(zᵢ) / Σ exp(zⱼ)."""
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=1, keepdims=True))


# What a hidden unit makes of its score, and the slope of that.
ACTIVATIONS: dict[str, tuple[Callable[..., FloatArray], Callable[..., FloatArray]]] = {
    "tanh": (np.tanh, lambda z: 1 - np.tanh(z) ** 2),
    "relu": (lambda z: np.maximum(z, 0), lambda z: (z > 0) * 1.0),
    "sigmoid": (sigmoid, lambda z: sigmoid(z) * (1 - sigmoid(z))),
    "linear": (lambda z: z, np.ones_like),
}


def forward(
    layers: Layers, inputs: FloatArray, activation: Activation
) -> tuple[list[FloatArray], FloatArray]:
    """Return the scores of every layer and the beliefs of the output, a row for each point."""
    scores: list[FloatArray] = []
    values = inputs
    for number, (weights, biases) in enumerate(layers):
        if number:
            values = ACTIVATIONS[activation_of(activation, number - 1)][0](scores[-1])
        scores.append(values @ weights.T + biases)
    return scores, (sigmoid if scores[-1].shape[1] == 1 else softmax)(scores[-1])


def targets(labels: IntArray, outputs: int) -> FloatArray:
    """Return the beliefs that would be right: 0 or 1 for one output, else one-hot."""
    return np.asarray(labels[:, np.newaxis] * 1.0 if outputs == 1 else np.eye(outputs)[labels])


def mean_loss(
    layers: Layers, inputs: FloatArray, labels: IntArray, activation: Activation, loss: str
) -> float:
    """Return the mean surprise at the labels, or half the mean squared distance from them."""
    _, beliefs = forward(layers, inputs, activation)
    wanted = targets(labels, beliefs.shape[1])
    if loss == "squared_error":
        return float(0.5 * ((beliefs - wanted) ** 2).sum(axis=1).mean())
    both = np.hstack([1 - beliefs, beliefs]) if beliefs.shape[1] == 1 else beliefs
    return float(-np.log(both[np.arange(len(labels)), labels]).mean())


def gradient(
    layers: Layers, inputs: FloatArray, labels: IntArray, activation: Activation, loss: str
) -> Layers:
    """Return the slope of the mean loss along every weight and bias: backpropagation."""
    scores, beliefs = forward(layers, inputs, activation)
    # The slope of the loss along the scores of a layer, from the output backwards.
    delta = beliefs - targets(labels, beliefs.shape[1])
    if loss == "squared_error" and beliefs.shape[1] == 1:
        delta = delta * beliefs * (1 - beliefs)
    elif loss == "squared_error":
        delta = beliefs * (delta - (beliefs * delta).sum(axis=1, keepdims=True))
    found: Layers = []
    for number in range(len(layers) - 1, -1, -1):
        values = inputs
        if number:
            function, slope = ACTIVATIONS[activation_of(activation, number - 1)]
            values = function(scores[number - 1])
        found.insert(0, (delta.T @ values / len(labels), delta.mean(axis=0)))
        if number:
            delta = (delta @ layers[number][0]) * slope(scores[number - 1])
    return found


def minibatches(count: int, batch: int, seed: int, epoch: int) -> list[npt.NDArray[np.int64]]:
    """Return which points each step of an epoch learns from: all of them once, shuffled."""
    # One generator serves 16 epochs.
    rng = np.random.default_rng([seed, 4, epoch // 16])
    orders = rng.permuted(np.tile(np.arange(count), (16, 1)), axis=1)
    return [orders[epoch % 16][first : first + batch] for first in range(0, count, batch)]


def update(
    parameter: FloatArray,
    slope: FloatArray,
    moments: tuple[FloatArray, FloatArray],
    optimizer: str,
    learning_rate: float,
    age: int,
) -> tuple[FloatArray, tuple[FloatArray, FloatArray]]:
    """Return weights or biases after a step, and what the optimizer remembers of all its steps."""
    first, second = moments
    if optimizer == "sgd":
        direction = slope
    elif optimizer == "momentum":
        direction = first = 0.9 * first + slope
    elif optimizer == "rmsprop":
        second = 0.99 * second + (1 - 0.99) * slope**2
        direction = slope / (np.sqrt(second) + 1e-8)
    else:
        first = 0.9 * first + (1 - 0.9) * slope
        second = 0.999 * second + (1 - 0.999) * slope**2
        # Both are averages that start at 0; dividing by 1 - decay^age takes that start out.
        mean, square = first / (1 - 0.9**age), second / (1 - 0.999**age)
        direction = mean / (np.sqrt(square) + 1e-8)
    return parameter - learning_rate * direction, (first, second)


def flat(layers: Layers) -> list[FloatArray]:
    """Return the weights and biases of all layers in one row."""
    return [each for layer in layers for each in layer]


def update_all(
    parameters: list[FloatArray],
    slopes: list[FloatArray],
    moments: list[tuple[FloatArray, FloatArray]],
    settings: Settings,
    age: int,
) -> tuple[list[FloatArray], list[tuple[FloatArray, FloatArray]]]:
    """Return all weights and biases after a step, and what the optimizer remembers of each."""
    after = []
    for parameter, slope, memory in zip(parameters, slopes, moments, strict=True):
        if parameter.ndim == 2:  # the penalties leave the biases alone
            slope = slope + settings.l1 * np.sign(parameter) + settings.l2 * parameter
        rule = settings.optimizer
        after.append(update(parameter, slope, memory, rule, settings.learning_rate, age))
    return [each for each, _ in after], [memory for _, memory in after]


def train(
    layers: Layers, inputs: FloatArray, labels: IntArray, settings: Settings, steps: int
) -> Layers:
    """Return the layers after some steps down the slope of the loss and of its penalties."""
    moments = [(0 * each, 0 * each) for each in flat(layers)]
    age = epoch = 0
    while age < steps:
        orders = minibatches(len(labels), settings.batch, settings.seed, epoch)
        for chosen in orders[: steps - age]:
            age += 1
            kind = settings.activation, settings.loss
            slopes = gradient(layers, inputs[chosen], labels[chosen], *kind)
            found, moments = update_all(flat(layers), flat(slopes), moments, settings, age)
            layers = list(zip(found[::2], found[1::2], strict=True))
        epoch += 1
    return layers
