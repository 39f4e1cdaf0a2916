"""Speed of the training core: epochs a second, beside scikit-learn in turns, and a frame's map."""

import time
from collections.abc import Callable

import numpy as np
from sklearn.neural_network import MLPClassifier

from benchmarks.table import Row
from core.film import Film
from core.frames import Grid, Segment
from core.settings import Settings
from core.training import TrainingData, advance, initial_state

POINTS, BATCH, ROUNDS = 250, 10, 5
OURS, WHOLE, PEER = "ours", "whole batch", "scikit-learn"
EPOCHS = {OURS: 500, WHOLE: 5_000, PEER: 20}


def _points() -> TrainingData:
    inputs = np.random.default_rng(0).normal(size=(POINTS, 2))
    labels = (inputs[:, 0] * inputs[:, 1] > 0).astype(np.int64)
    return TrainingData(inputs, labels, inputs, labels)


def _ours(data: TrainingData, batch: int, epochs: int) -> Callable[[], object]:
    settings = Settings(hidden=(4, 2), batch=batch, learning_rate=0.03)
    state, steps = initial_state(data, settings), epochs * POINTS // batch
    return lambda: advance(state, data, settings, steps=steps)


def _scikit_learn(data: TrainingData, epochs: int) -> Callable[[], object]:
    peer = MLPClassifier(
        (4, 2),
        activation="tanh",
        solver="sgd",
        batch_size=BATCH,
        learning_rate_init=0.03,
        momentum=0,
    )

    def train() -> None:
        for _ in range(epochs):
            peer.partial_fit(data.train_inputs, data.train_labels, classes=(0, 1))

    return train


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def epochs_per_second() -> dict[str, float]:
    """Measure the three in turns and take the best of each."""
    data = _points()
    works = {
        OURS: _ours(data, BATCH, EPOCHS[OURS]),
        WHOLE: _ours(data, POINTS, EPOCHS[WHOLE]),
        PEER: _scikit_learn(data, EPOCHS[PEER]),
    }
    best = dict.fromkeys(works, 0.0)
    for _ in range(ROUNDS):
        for name, work in works.items():
            best[name] = max(best[name], EPOCHS[name] / _seconds(work))
    return best


def map_milliseconds() -> float:
    """Measure one frame: a map of 100 × 100 points, and both losses and accuracies."""
    data, settings = _points(), Settings(hidden=(4, 2))
    film = Film(data, [Segment(0, settings)], grid=Grid((-3.0, -3.0), (3.0, 3.0), 100))
    film.frames(1000, 1, 1)
    return 1000 * min(_seconds(lambda: film.frames(1000, 1, 1)) for _ in range(200))


def training_rows() -> list[Row]:
    """Measure, and return the lines of the table."""
    speed = epochs_per_second()
    name = f"training 2-4-2-1 tanh, {POINTS} points"
    return [
        Row(f"{name}, batch {BATCH}", "{:,.0f} epochs/s", speed[OURS], low=6000),
        Row(f"{name}, over scikit-learn's", "{:.0f} ×", speed[OURS] / speed[PEER], low=10),
        Row(f"{name}, full batch", "{:,.0f} epochs/s", speed[WHOLE], low=80_000),
        Row("frame: 100 × 100 map, both losses", "{:.2f} ms", map_milliseconds(), high=0.5),
    ]
