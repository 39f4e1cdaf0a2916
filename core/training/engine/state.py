"""Where a run stands: its examples and the state between two steps."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from core.training.engine.passes import ACTIVATIONS, Activation, Array, Network
from core.training.settings import Settings, activation_of

# The first three streams of a seed are the data's.
WEIGHTS, ORDERS = 3, 4
STACK = 16  # states measured at once: few enough to stay near the processor


@dataclass(frozen=True)
class State:
    """Where a run stands after some steps, and all it needs to go on."""

    parameters: Array
    moments: Array
    optimizer: str
    age: int
    step: int
    epoch: int
    position: int
    stop: str


@dataclass(frozen=True)
class Examples:
    """Features in rows, one column an example, and the number of the class of each."""

    features: Array
    labels: npt.NDArray[np.int64]
    outputs: int

    @property
    def rows(self) -> Array:
        """Labels as training reads them, ±1 or one-hot, above the features."""
        if self.outputs == 1:
            return np.vstack([2.0 * self.labels - 1.0, self.features])
        one_hot = self.labels == np.arange(self.outputs)[:, np.newaxis]
        return np.vstack([one_hot, self.features])


def first_state(settings: Settings, outputs: int) -> State:
    """Weights from a normal distribution of deviation scale / √(inputs of the unit); biases 0."""
    sizes = network(settings, outputs)
    draws = np.random.default_rng([settings.seed, WEIGHTS]).standard_normal(sizes.shape)
    reads = sizes.weights.sum(axis=1, keepdims=True)
    # Adding 0 makes a zero of -0.
    parameters = draws * sizes.weights * settings.initial_scale / np.sqrt(reads) + 0.0
    moments = np.zeros((2, *sizes.shape))
    return State(parameters, moments, settings.optimizer, 0, 0, 0, 0, "")


def begun(state: State, cells: Sequence[tuple[tuple[int, int], float]]) -> State:
    """State where a part of a run begins: one that broke off goes on, and some weights are set."""
    parameters = state.parameters.copy()
    for cell, value in cells:
        parameters[cell] = value
    return replace(state, stop="", parameters=parameters)


def logits(sizes: Network, activation: Activation, parameters: Array, features: Array) -> Array:
    """Scores of many networks of one kind for the same examples.

    Parameters of shape (n, units, sources) and features in rows make (n, outputs, examples).
    """
    count, points = len(parameters), features.shape[1]
    sources = np.zeros((count, sizes.shape[1], points))
    sources[:, : sizes.inputs], sources[:, sizes.inputs] = features, 1.0
    scores = np.zeros((count, sizes.shape[0], points))
    for layer in range(len(sizes.hidden) + 1):
        place = scores[:, sizes.rows(layer)]
        np.matmul(parameters[:, sizes.rows(layer)], sources, place)
        if layer < len(sizes.hidden):
            function = ACTIVATIONS[activation_of(activation, layer)]
            for call in function(place, sources[:, sizes.targets(layer)]):
                call()
    return place


def losses(scores: Array, labels: npt.NDArray[np.int64], loss: str) -> Array:
    """Loss of each example: its surprisal, or half the squared distance of belief and label.

    Scores of shape (…, outputs, examples) make losses of shape (…, examples).
    """
    if scores.shape[-2] == 1:
        against = (1.0 - 2.0 * labels) * scores[..., 0, :]
        if loss == "cross_entropy":
            return np.asarray(np.logaddexp(0.0, against))
        # |q - y| = σ(against)
        return np.asarray(0.5 * np.exp(-2.0 * np.logaddexp(0.0, -against)))
    logs = scores - np.logaddexp.reduce(scores, axis=-2, keepdims=True)
    if loss == "cross_entropy":
        return np.asarray(-logs[..., labels, np.arange(labels.size)])
    one_hot = labels == np.arange(scores.shape[-2])[:, np.newaxis]
    return np.asarray(0.5 * np.sum((np.exp(logs) - one_hot) ** 2, axis=-2))


def network(settings: Settings, outputs: int) -> Network:
    """Sizes of the network that some settings ask for."""
    return Network(len(settings.features), settings.hidden, outputs)


def measured(
    states: Sequence[State], examples: Examples, settings: Settings
) -> tuple[Array, npt.NDArray[np.bool_]]:
    """Mean loss of each state, and which examples each answers rightly."""
    sizes = network(settings, examples.outputs)
    found, right = np.zeros(len(states)), np.zeros((len(states), examples.labels.size), dtype=bool)
    for first in range(0, len(states), STACK):
        part = slice(first, first + STACK)
        block = np.array([state.parameters for state in states[part]])
        with np.errstate(all="ignore"):
            scores = logits(sizes, settings.activation, block, examples.features)
            rows = losses(scores, examples.labels, settings.loss)
            # The order of a sum, and so its last bit, follows the order in memory.
            found[part] = np.mean(np.ascontiguousarray(rows), axis=-1)
        two = scores.shape[-2] == 1
        winner = scores[:, 0] > 0.0 if two else scores.argmax(axis=-2)
        right[part] = winner == examples.labels
    return found, right


def mean_loss(state: State, examples: Examples, settings: Settings) -> float:
    """Mean of the losses, without the penalties."""
    return float(measured([state], examples, settings)[0][0])
