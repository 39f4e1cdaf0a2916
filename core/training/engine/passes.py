"""The NumPy calls of a network's forward and backward pass, recorded once and played many times.

A minibatch is small, so what a step costs is the number of calls into NumPy. All weights and biases
therefore stand in one block matrix, every result has its place in memory before the first step, and
a pass is a list of bound calls without arguments.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
import numpy.typing as npt

from core.training.settings import activation_of

Array = npt.NDArray[np.float64]
Reals = npt.NDArray[np.floating[Any]]  # a picture needs no more than float32
Call = Callable[[], object]
Activation = str | tuple[str, ...]  # of all hidden layers, or of each

STRIP = 256

ZERO, QUARTER, HALF, ONE = (np.array(value) for value in (0.0, 0.25, 0.5, 1.0))


@dataclass(frozen=True)
class Network:
    """How many inputs, hidden units of each layer, and outputs there are; one output is a sigmoid.

    The block matrix has a row for each unit and a column for each source: the inputs, the constant
    1 of the biases, the hidden units. What is not connected stays 0.
    """

    inputs: int
    hidden: tuple[int, ...]
    outputs: int

    @property
    def shape(self) -> tuple[int, int]:
        """Rows and columns of the block matrix."""
        return sum(self.hidden) + self.outputs, self.inputs + 1 + sum(self.hidden)

    def rows(self, layer: int) -> slice:
        """Rows of the units of a layer; the last layer is the output."""
        first = sum(self.hidden[:layer])
        return slice(first, first + (*self.hidden, self.outputs)[layer])

    def columns(self, layer: int) -> slice:
        """Columns of what the layer reads, its biases aside."""
        return self.targets(layer - 1) if layer else slice(self.inputs)

    def targets(self, layer: int) -> slice:
        """Columns of the hidden units of a layer."""
        rows = self.rows(layer)
        return slice(self.inputs + 1 + rows.start, self.inputs + 1 + rows.stop)

    @property
    def weights(self) -> Array:
        """Block with 1 where a weight stands, 0 elsewhere."""
        block = np.zeros(self.shape)
        for layer in range(len(self.hidden) + 1):
            block[self.rows(layer), self.columns(layer)] = 1.0
        return block

    @property
    def parameters(self) -> Array:
        """Block with 1 where a weight or a bias stands, 0 elsewhere."""
        block = self.weights
        block[:, self.inputs] = 1.0
        return block

    @property
    def halves(self) -> Array:
        """Factor of each row in training: σ(z) = ½ + ½ tanh(z/2), so a sigmoid's row is halved."""
        factors = np.ones((self.shape[0], 1))
        factors[self.rows(len(self.hidden))] = 0.5 if self.outputs == 1 else 1.0
        return factors


@dataclass(frozen=True)
class Buffers:
    """Places for a minibatch, one column an example: labels, sources and what is made of them."""

    labels: Array
    sources: Array
    scores: Array
    deltas: Array
    slopes: Array
    blame: Array

    @classmethod
    def on(cls, network: Network, memory: Array) -> list["Buffers"]:
        """Lay the labels and the sources of many minibatches into the matrices of one given array.

        What is made of them has the same places for all, since only one is worked at.
        """
        units, count = network.shape[0], memory.shape[2]
        scores, deltas = np.zeros((units, count)), np.zeros((units, count))
        slopes = np.ones((units - network.outputs, count))
        labels, sources = memory[:, : network.outputs], memory[:, network.outputs :]
        sources[:, network.inputs] = 1.0
        made = scores, deltas, slopes, np.zeros(sources.shape[1:])
        return [cls(*given, *made) for given in zip(labels, sources, strict=True)]


def record_forward(
    network: Network, activation: Activation, block: Reals, sources: Reals, scores: Reals
) -> list[Call]:
    """From the inputs to the scores of the output."""
    last, calls = len(network.hidden), list[Call]()
    for layer in range(last + 1):
        rows = network.rows(layer)
        place = scores[rows]
        calls.append(partial(block[rows].dot, sources, place))
        if layer < last:
            function = ACTIVATIONS[activation_of(activation, layer)]
            calls += function(place, sources[network.targets(layer)])
    return calls


def record_backward(
    network: Network,
    activation: Activation,
    block: Array,
    loss: str,
    buffers: Buffers,
    gradient: Array,
) -> list[Call]:
    """From the scores of the output to the sum of the examples' gradients."""
    last = len(network.hidden)
    output = network.rows(last)
    outputs = SIGMOID if network.outputs == 1 else SOFTMAX
    calls = outputs[loss](buffers.scores[output], buffers.labels, buffers.deltas[output])
    calls += _slopes(network, activation, buffers)
    for layer in range(last, 0, -1):
        calls += _to_the_layer_below(network, layer, block, buffers)
    return calls + _sum_over_examples(buffers.deltas, buffers.sources, gradient)


def _slopes(network: Network, activation: Activation, buffers: Buffers) -> list[Call]:
    results = buffers.sources[network.inputs + 1 :]
    if isinstance(activation, str):  # all layers at once, in fewer calls
        return SLOPES[activation](results, buffers.slopes)
    rows = [network.rows(layer) for layer in range(len(network.hidden))]
    pairs = zip(activation, rows, strict=True)
    return [
        call for name, part in pairs for call in SLOPES[name](results[part], buffers.slopes[part])
    ]


def _sum_over_examples(deltas: Array, sources: Array, gradient: Array) -> list[Call]:
    # A longer product may be shared among threads, and then its bits depend on their number.
    strips = [slice(first, first + STRIP) for first in range(0, deltas.shape[1], STRIP)]
    part = np.zeros_like(gradient)
    calls: list[Call] = [partial(deltas[:, strips[0]].dot, sources[:, strips[0]].T, gradient)]
    for strip in strips[1:]:
        calls.append(partial(deltas[:, strip].dot, sources[:, strip].T, part))
        calls.append(partial(np.add, gradient, part, gradient))
    return calls


def _to_the_layer_below(network: Network, layer: int, block: Array, buffers: Buffers) -> list[Call]:
    rows, below = network.rows(layer), network.rows(layer - 1)
    # Full rows are contiguous, which saves more than the needless columns cost.
    return [
        partial(block[rows].T.dot, buffers.deltas[rows], buffers.blame),
        partial(
            np.multiply,
            buffers.blame[network.columns(layer)],
            buffers.slopes[below],
            buffers.deltas[below],
        ),
    ]


def _sigmoid(scores: Reals, results: Reals) -> list[Call]:
    half = HALF.astype(results.dtype)
    return [
        partial(np.multiply, scores, half, results),
        partial(np.tanh, results, results),
        partial(np.multiply, results, half, results),
        partial(np.add, results, half, results),
    ]


def _relu(scores: Reals, results: Reals) -> list[Call]:
    return [partial(np.maximum, scores, ZERO.astype(results.dtype), out=results)]


def _tanh_slope(results: Array, slopes: Array) -> list[Call]:
    return [partial(np.square, results, slopes), partial(np.subtract, ONE, slopes, slopes)]


def _sigmoid_slope(results: Array, slopes: Array) -> list[Call]:
    return [
        partial(np.subtract, ONE, results, slopes),
        partial(np.multiply, slopes, results, slopes),
    ]


ACTIVATIONS: dict[str, Callable[[Reals, Reals], list[Call]]] = {
    "tanh": lambda scores, results: [partial(np.tanh, scores, results)],
    "relu": _relu,
    "sigmoid": _sigmoid,
    "linear": lambda scores, results: [partial(np.positive, scores, results)],
}
# What comes out says enough about the slope: 1 - h² for tanh, h (1 - h) for the sigmoid.
SLOPES: dict[str, Callable[[Array, Array], list[Call]]] = {
    "tanh": _tanh_slope,
    "relu": lambda results, slopes: [partial(np.sign, results, slopes)],
    "sigmoid": _sigmoid_slope,
    "linear": lambda results, slopes: [],
}


# With t = tanh(z/2) and the label s = 2y - 1, the belief q has q - y = (t - s)/2 and
# q (1 - q) = (1 - t²)/4. The deltas of a sigmoid are twice the slope of the loss: `halves` again.
def _sigmoid_cross_entropy(halved: Array, signs: Array, deltas: Array) -> list[Call]:
    return [partial(np.tanh, halved, halved), partial(np.subtract, halved, signs, deltas)]


def _sigmoid_squared_error(halved: Array, signs: Array, deltas: Array) -> list[Call]:
    slopes = np.zeros_like(halved)
    return [
        *_sigmoid_cross_entropy(halved, signs, deltas),
        *_tanh_slope(halved, slopes),
        partial(np.multiply, slopes, QUARTER, slopes),
        partial(np.multiply, deltas, slopes, deltas),
    ]


def _softmax_cross_entropy(scores: Array, targets: Array, deltas: Array) -> list[Call]:
    line = np.zeros((1, scores.shape[1]))
    return [
        partial(np.maximum.reduce, scores, 0, None, line, True),
        partial(np.subtract, scores, line, scores),
        partial(np.exp, scores, scores),
        partial(np.add.reduce, scores, 0, None, line, True),
        partial(np.divide, scores, line, scores),
        partial(np.subtract, scores, targets, deltas),
    ]


def _softmax_squared_error(scores: Array, targets: Array, deltas: Array) -> list[Call]:
    line = np.zeros((1, scores.shape[1]))
    weighted = np.zeros_like(scores)
    # The Jacobian of softmax is diag(q) - q qᵀ.
    return [
        *_softmax_cross_entropy(scores, targets, deltas),
        partial(np.multiply, scores, deltas, weighted),
        partial(np.add.reduce, weighted, 0, None, line, True),
        partial(np.subtract, deltas, line, deltas),
        partial(np.multiply, deltas, scores, deltas),
    ]


SIGMOID = {"cross_entropy": _sigmoid_cross_entropy, "squared_error": _sigmoid_squared_error}
SOFTMAX = {"cross_entropy": _softmax_cross_entropy, "squared_error": _softmax_squared_error}
