"""What a run needs while it goes on: minibatches in their places, and the calls of each step."""

from itertools import chain, repeat

import numpy as np
import numpy.typing as npt

from core.training.engine.passes import Array, Buffers, Call, record_backward, record_forward
from core.training.engine.state import ORDERS, Examples, State, network
from core.training.engine.updates import Slots, record_update
from core.training.settings import Settings

EPOCHS = 16  # epochs whose orders come from one generator, since seeding it is slow
READY = 32  # minibatches that lie in their places at once

Order = npt.NDArray[np.int64]
Reel = tuple[Array, list[Call]]  # places of minibatches of one size; the calls of all their steps


class Workspace:
    """Places and calls for some settings, to go on with from any state of its run."""

    def __init__(self, examples: Examples, settings: Settings) -> None:
        self.examples, self.settings, self.rows = examples, settings, examples.rows
        self.lines = np.ascontiguousarray(self.rows.T)
        self.count: int = examples.labels.size
        self.batch = min(settings.batch, self.count)
        self.network = network(settings, examples.outputs)
        shape = self.network.shape
        self.slots = Slots(np.zeros(shape), np.zeros(shape), np.zeros((2, *shape)), np.zeros(()))
        self.reels: dict[int, Reel] = {}
        self.orders: dict[int, Order] = {}

    def load(self, state: State) -> None:
        """Go back, or on, to a state."""
        # The moments of one optimizer mean nothing to another, which starts afresh.
        kept = state.optimizer == self.settings.optimizer
        self.slots.block[...] = state.parameters * self.network.halves
        self.slots.moments[...] = state.moments if kept else 0.0
        self.slots.age[...] = state.age if kept else 0.0
        self.step, self.epoch, self.position = state.step, state.epoch, state.position
        # What is not connected is multiplied by 0, which makes nothing of anything but inf and nan.
        for memory, _ in self.reels.values():
            memory[:, len(self.rows) + 1 :] = 0.0

    def taken(self, steps: int) -> State:
        """Take so many steps and tell where they lead; overflow is left to the caller to see."""
        with np.errstate(all="ignore"):
            while steps:
                played = self._play(steps)
                self.step, steps = self.step + played, steps - played
            block = self.slots.block / self.network.halves
        moments = self.slots.moments.copy()
        count = self.step, self.epoch, self.position
        return State(block, moments, self.settings.optimizer, int(self.slots.age), *count, "")

    def _play(self, limit: int) -> int:
        """Take some steps, at most up to the end of the epoch, and count them."""
        if self.batch == self.count:
            return self._play_whole_epochs(limit)
        ahead = self._order()[self.position :]
        size = min(self.batch, len(ahead))
        played = min(len(ahead) // size, limit)
        chosen = self.lines.take(ahead[: played * size], axis=0)
        self._play_minibatches(chosen.reshape(played, size, -1).transpose(0, 2, 1))
        self.position += played * size
        if self.position == self.count:
            self.epoch, self.position = self.epoch + 1, 0
        return played

    def _play_minibatches(self, minibatches: Array) -> None:
        memory, calls = self._reel(minibatches.shape[2])
        a_step = len(calls) // len(memory)
        for first in range(0, len(minibatches), READY):
            ready = minibatches[first : first + READY]
            memory[: len(ready), : len(self.rows)] = ready
            for call in calls[: len(ready) * a_step]:
                call()

    def _play_whole_epochs(self, limit: int) -> int:
        # All examples make one minibatch, so their order is of no consequence and never changes.
        memory, calls = self._reel(self.count)
        memory[0, : len(self.rows)] = self.rows
        for call in chain.from_iterable(repeat(calls, limit)):
            call()
        self.epoch, self.position = self.epoch + limit, 0
        return limit

    def _order(self) -> Order:
        """Order of the examples in this epoch, a function of the seed and the epoch alone."""
        block, line = divmod(self.epoch, EPOCHS)
        if block not in self.orders:
            rng = np.random.default_rng([self.settings.seed, ORDERS, block])
            rows = np.tile(np.arange(self.count), (EPOCHS, 1))
            self.orders = {block: rng.permuted(rows, axis=1)}
        order: Order = self.orders[block][line]
        return order

    def _reel(self, size: int) -> Reel:
        if size not in self.reels:
            # An epoch has one minibatch at most that is smaller than the others.
            ready = min(self.count // size, READY) if size == self.batch else 1
            memory = np.zeros((ready, self.network.outputs + self.network.shape[1], size))
            self.reels[size] = memory, self._record(memory)
        return self.reels[size]

    def _record(self, memory: Array) -> list[Call]:
        settings, sizes, slots = self.settings, self.network, self.slots
        shared = sizes, settings.activation, slots.block
        update = record_update(sizes, settings, memory.shape[2], slots)
        calls = list[Call]()
        for buffers in Buffers.on(sizes, memory):
            calls += record_forward(*shared, buffers.sources, buffers.scores)
            calls += record_backward(*shared, settings.loss, buffers, slots.gradient)
            calls += update
        return calls
