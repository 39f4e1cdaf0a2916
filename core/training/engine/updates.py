"""The NumPy calls that turn a gradient into a step: penalties, then the optimizer's rule."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import numpy as np

from core.training.engine.passes import ONE, Array, Call, Network
from core.training.settings import Settings

MOMENTUM = np.array(0.9)
DECAYS = np.array([0.9, 0.999])  # of Adam's first and second moment
SQUARES = np.array(0.99)  # decay of RMSProp's second moment
STABILITY = np.array(1e-8)


@dataclass(frozen=True)
class Slots:
    """What an update reads and writes; the block's rows carry the factors `Network.halves`."""

    block: Array
    gradient: Array
    moments: Array
    age: Array


def record_update(network: Network, settings: Settings, batch: int, slots: Slots) -> list[Call]:
    """From the sum of the gradients of a minibatch to the next parameters."""
    # Twice the slope in a halved row: the same factor makes the mean of it.
    mean = network.parameters * network.halves / batch
    rates = settings.learning_rate * network.halves * np.ones(network.shape)
    if settings.optimizer == "sgd" and not settings.l1 and not settings.l2:
        return _scaled_step(mean * rates, slots.gradient, slots)
    return [
        partial(np.multiply, slots.gradient, mean, slots.gradient),
        *_record_penalties(network, settings, slots),
        *RULES[settings.optimizer](rates, slots),
    ]


def _record_penalties(network: Network, settings: Settings, slots: Slots) -> list[Call]:
    calls, extra = list[Call](), np.zeros(network.shape)
    add = partial(np.add, slots.gradient, extra, slots.gradient)
    if settings.l1:
        signs = partial(np.sign, slots.block, extra)
        calls += [signs, partial(np.multiply, extra, settings.l1 * network.weights, extra), add]
    if settings.l2:
        growth = settings.l2 * network.weights / network.halves
        calls += [partial(np.multiply, slots.block, growth, extra), add]
    return calls


def _scaled_step(rates: Array, direction: Array, slots: Slots) -> list[Call]:
    return [
        partial(np.multiply, direction, rates, slots.gradient),
        partial(np.subtract, slots.block, slots.gradient, slots.block),
    ]


def _sgd(rates: Array, slots: Slots) -> list[Call]:
    return _scaled_step(rates, slots.gradient, slots)


def _momentum(rates: Array, slots: Slots) -> list[Call]:
    velocity = slots.moments[0]
    return [
        partial(np.multiply, velocity, MOMENTUM, velocity),
        partial(np.add, velocity, slots.gradient, velocity),
        *_scaled_step(rates, velocity, slots),
    ]


def _adam(rates: Array, slots: Slots) -> list[Call]:
    # Both moments are averages that start at 0; dividing by 1 - decay^age takes that start out.
    fresh, share = np.zeros_like(slots.moments), DECAYS.reshape(2, 1, 1)
    correction = np.zeros((2, 1, 1))
    first, second = fresh
    return [
        partial(np.add, slots.age, ONE, slots.age),
        partial(np.power, share, slots.age, correction),
        partial(np.subtract, ONE, correction, correction),
        partial(np.positive, slots.gradient, first),
        partial(np.square, slots.gradient, second),
        partial(np.multiply, fresh, 1.0 - share, fresh),
        partial(np.multiply, slots.moments, share, slots.moments),
        partial(np.add, slots.moments, fresh, slots.moments),
        partial(np.divide, slots.moments, correction, fresh),
        partial(np.sqrt, second, second),
        partial(np.add, second, STABILITY, second),
        partial(np.divide, first, second, first),
        *_scaled_step(rates, first, slots),
    ]


def _rmsprop(rates: Array, slots: Slots) -> list[Call]:
    second, size = slots.moments[1], np.zeros_like(slots.gradient)
    return [
        partial(np.square, slots.gradient, size),
        partial(np.multiply, size, 1.0 - SQUARES, size),
        partial(np.multiply, second, SQUARES, second),
        partial(np.add, second, size, second),
        partial(np.sqrt, second, size),
        partial(np.add, size, STABILITY, size),
        partial(np.divide, slots.gradient, size, slots.gradient),
        *_scaled_step(rates, slots.gradient, slots),
    ]


RULES: dict[str, Callable[[Array, Slots], list[Call]]] = {
    "sgd": _sgd,
    "momentum": _momentum,
    "adam": _adam,
    "rmsprop": _rmsprop,
}
