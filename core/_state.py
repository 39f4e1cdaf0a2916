"""Where a run stands: its recipe, its examples and the state between two steps."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from core._passes import Array, Network, record_forward

# The first three streams of a seed are the data's.
WEIGHTS, ORDERS = 3, 4


@dataclass(frozen=True)
class Recipe:
    """What a run is made of, beside the data."""

    hidden: tuple[int, ...]
    activation: str
    features: tuple[str, ...]
    loss: str
    optimizer: str
    learning_rate: float
    batch: int
    l1: float
    l2: float
    seed: int
    initial_scale: float


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


def first_state(recipe: Recipe, outputs: int) -> State:
    """Weights from a normal distribution of deviation scale / √(inputs of the unit); biases 0."""
    sizes = network(recipe, outputs)
    draws = np.random.default_rng([recipe.seed, WEIGHTS]).standard_normal(sizes.shape)
    reads = sizes.weights.sum(axis=1, keepdims=True)
    # Adding 0 makes a zero of -0.
    parameters = draws * sizes.weights * recipe.initial_scale / np.sqrt(reads) + 0.0
    moments = np.zeros((2, *sizes.shape))
    return State(parameters, moments, recipe.optimizer, 0, 0, 0, 0, "")


def logits(sizes: Network, activation: str, parameters: Array, features: Array) -> Array:
    """Scores of the output, one row for each, one column for each example."""
    sources = np.zeros((sizes.shape[1], features.shape[1]))
    sources[: sizes.inputs], sources[sizes.inputs] = features, 1.0
    scores = np.zeros((sizes.shape[0], features.shape[1]))
    for call in record_forward(sizes, activation, parameters, sources, scores):
        call()
    return scores[sizes.rows(len(sizes.hidden))]


def losses(scores: Array, labels: npt.NDArray[np.int64], loss: str) -> Array:
    """Loss of each example: its surprisal, or half the squared distance of belief and label."""
    if len(scores) == 1:
        against = (1.0 - 2.0 * labels) * scores[0]
        if loss == "cross_entropy":
            return np.asarray(np.logaddexp(0.0, against))
        # |q - y| = σ(against)
        return np.asarray(0.5 * np.exp(-2.0 * np.logaddexp(0.0, -against)))
    logs = scores - np.logaddexp.reduce(scores, axis=0)
    if loss == "cross_entropy":
        return np.asarray(-logs[labels, np.arange(labels.size)])
    one_hot = labels == np.arange(len(scores))[:, np.newaxis]
    return np.asarray(0.5 * np.sum((np.exp(logs) - one_hot) ** 2, axis=0))


def network(recipe: Recipe, outputs: int) -> Network:
    """Sizes of the network of a recipe."""
    return Network(len(recipe.features), recipe.hidden, outputs)


def output(state: State, examples: Examples, recipe: Recipe) -> Array:
    """Scores of the output for some examples, one column each."""
    sizes = network(recipe, examples.outputs)
    with np.errstate(all="ignore"):
        return logits(sizes, recipe.activation, state.parameters, examples.features)


def measured(
    state: State, examples: Examples, recipe: Recipe
) -> tuple[float, npt.NDArray[np.bool_]]:
    """Mean loss, and which examples are answered rightly."""
    scores = output(state, examples, recipe)
    found = scores[0] > 0.0 if len(scores) == 1 else scores.argmax(axis=0)
    with np.errstate(all="ignore"):
        loss = float(np.mean(losses(scores, examples.labels, recipe.loss)))
    return loss, found == examples.labels


def mean_loss(state: State, examples: Examples, recipe: Recipe) -> float:
    """Mean of the losses, without the penalties."""
    return measured(state, examples, recipe)[0]
