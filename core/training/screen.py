"""The decision map of a network on a fixed grid, in places that are laid out once."""

from typing import Any

import numpy as np
import numpy.typing as npt

from core.training.engine.passes import Activation, Array, Network, record_forward

Bytes = npt.NDArray[np.uint8]

STRIP = 2500
# Up to such weights and features float32 is off by a unit of a byte at most, and its tanh takes a
# third of the time; far beyond them it would overflow.
STEEP, FAR = 16.0, 256.0


class Screen:
    """Grid points as a network reads them, and what it makes of them."""

    def __init__(self, network: Network, activation: Activation, features: Array) -> None:
        self._given = network, activation, features
        self._near = bool(np.max(np.abs(features)) <= FAR)
        self._strips = dict[type[np.floating[Any]], list[_Strip]]()

    def paint(self, parameters: Array) -> tuple[Bytes, Bytes]:
        """Likelier class of each point, and how likely it is, or class 1 of two: ⌊255 q + ½⌋."""
        mild = self._near and np.max(np.abs(parameters)) <= STEEP
        with np.errstate(all="ignore"):
            strips = self._laid_out(np.float32 if mild else np.float64)
            painted = [strip.paint(parameters) for strip in strips]
        winner, belief = zip(*painted, strict=True)
        return np.concatenate(winner), np.concatenate(belief)

    def _laid_out(self, real: type[np.floating[Any]]) -> list["_Strip"]:
        if real not in self._strips:
            network, activation, features = self._given
            parts = [features[:, i : i + STRIP] for i in range(0, features.shape[1], STRIP)]
            self._strips[real] = [_Strip(network, activation, part, real) for part in parts]
        return self._strips[real]


class _Strip:
    """Some of the points: few enough to stay near the processor and within one thread."""

    def __init__(
        self,
        network: Network,
        activation: Activation,
        features: Array,
        real: type[np.floating[Any]],
    ) -> None:
        sources = np.zeros((network.shape[1], features.shape[1]), real)
        sources[: network.inputs], sources[network.inputs] = features, 1.0
        scores = np.zeros((network.shape[0], features.shape[1]), real)
        self._block = np.zeros(network.shape, real)
        self._calls = record_forward(network, activation, self._block, sources, scores)
        self._output = scores[network.rows(len(network.hidden))]

    def paint(self, parameters: Array) -> tuple[Bytes, Bytes]:
        self._block[...] = parameters
        for call in self._calls:
            call()
        return self._two_classes() if len(self._output) == 1 else self._many_classes()

    def _two_classes(self) -> tuple[Bytes, Bytes]:
        belief = self._output[0]
        winner = (belief > 0.0).view(np.uint8)
        # σ(z) = ½ + ½ tanh(z/2), all in place
        belief *= 0.5
        np.tanh(belief, belief)
        belief *= 127.5
        belief += 128.0
        return winner, belief.astype(np.uint8)

    def _many_classes(self) -> tuple[Bytes, Bytes]:
        scores = self._output
        winner = scores.argmax(axis=0).astype(np.uint8)
        np.subtract(scores, scores.max(axis=0), scores)
        np.exp(scores, scores)
        return winner, (255.0 / scores.sum(axis=0) + 0.5).astype(np.uint8)
