"""Runs that the texts of the lesson tell of, trained once for all visitors."""

from dataclasses import dataclass
from functools import lru_cache
from typing import cast

import numpy as np

from core.data import Shape, generate, split
from core.training import (
    Scores,
    Settings,
    State,
    TrainingData,
    Walk,
    advance,
    initial_state,
    scores,
    walk,
)

SEED, SHARE = 1, 0.5  # of the data, of the split and of the weights
COMMON = Settings(hidden=(8,), learning_rate=0.1, batch=10, seed=SEED)
PACE = 5


@dataclass(frozen=True)
class Points:
    """Which points a run learns from."""

    shape: str = "xor"
    count: int = 200
    noise: float = 0.2


@lru_cache(maxsize=16)
def training_data(points: Points) -> TrainingData:
    """Return points, half of them for training."""
    shape = cast(Shape, points.shape)
    dataset = generate(shape, points.count, noise=points.noise, seed=SEED)
    train, test = split(dataset, share=SHARE, seed=SEED)
    inputs, labels = dataset.inputs, dataset.labels
    return TrainingData(inputs[train], labels[train], inputs[test], labels[test])


@lru_cache(maxsize=32)
def state_at(step: int, points: Points = Points(), settings: Settings = COMMON) -> State:
    """Return where a run stands after so many steps."""
    data = training_data(points)
    start = initial_state(data, settings)
    return advance(start, data, settings, steps=step) if step else start


@lru_cache(maxsize=32)
def scores_at(step: int, points: Points = Points(), settings: Settings = COMMON) -> Scores:
    """Return how good a run is after so many steps."""
    return scores(state_at(step, points, settings), training_data(points), settings)


@lru_cache(maxsize=4)
def training_losses(
    last: int, every: int, points: Points = Points(), settings: Settings = COMMON
) -> np.ndarray:
    """Return the training loss after every so many steps up to the last."""
    data, state = training_data(points), state_at(0, points, settings)
    losses = [scores(state, data, settings).train_loss]
    while state.step < last:
        state = advance(state, data, settings, steps=every)
        losses.append(scores(state, data, settings).train_loss)
    found = np.array(losses)
    found.flags.writeable = False
    return found


@lru_cache(maxsize=16)
def walked(steps: int, points: Points, settings: Settings) -> Walk:
    """Return where a run goes, step by step."""
    return walk(training_data(points), settings, steps=steps)


@lru_cache(maxsize=4)
def step_of_lowest_test_loss(steps: int, points: Points, settings: Settings) -> int:
    """Return after which step, of every fifth, the test loss is lowest."""
    data, state = training_data(points), state_at(0, points, settings)
    losses = {0: scores(state, data, settings).test_loss}
    while state.step < steps:
        state = advance(state, data, settings, steps=PACE)
        losses[state.step] = scores(state, data, settings).test_loss
    return min(losses, key=lambda step: losses[step] or 0.0)
