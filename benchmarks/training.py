"""Speed of the training core: epochs a second, beside its peers in turns, and a frame's map."""

import json
import shutil
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
from sklearn.neural_network import MLPClassifier

from benchmarks.table import Row
from core.training import (
    Grid,
    Segment,
    Settings,
    TrainingData,
    TrainingHistory,
    advance,
    initial_state,
)

POINTS, BATCH, ROUNDS = 250, 10, 5
OURS, WHOLE, PEER = "ours", "whole batch", "scikit-learn"
EPOCHS = {OURS: 500, WHOLE: 5_000, PEER: 20}
OBJECTS, OBJECTS_EPOCHS = "units as objects, in Node", 2_000
SCRIPT = Path(__file__).parent / "peers" / "object_graph.mjs"


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


def _objects(data: TrainingData) -> float | None:
    """Let Node train as a browser playground does; None where there is no Node."""
    node = shutil.which("node")
    if node is None:
        return None
    signs = 2.0 * data.train_labels - 1.0
    points = json.dumps(np.column_stack([data.train_inputs, signs]).tolist())
    command = [node, str(SCRIPT), "[2,4,2,1]", str(BATCH), str(OBJECTS_EPOCHS)]
    found = subprocess.run(command, input=points, capture_output=True, text=True, check=True)
    return float(found.stdout)


def epochs_per_second() -> dict[str, float]:
    """Measure all in turns and take the best of each; Node only where there is one."""
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
        found = _objects(data)
        if found is not None:
            best[OBJECTS] = max(best.get(OBJECTS, 0.0), found)
    return best


def map_milliseconds() -> float:
    """Measure one frame: a map of 100 × 100 points, and both losses and accuracies."""
    data, settings = _points(), Settings(hidden=(4, 2))
    film = TrainingHistory(data, [Segment(0, settings)], grid=Grid((-3.0, -3.0), (3.0, 3.0), 100))
    film.frames(1000, 1, 1)
    return 1000 * min(_seconds(lambda: film.frames(1000, 1, 1)) for _ in range(200))


def training_rows() -> list[Row]:
    """Measure, and return the lines of the table."""
    speed = epochs_per_second()
    name = f"training 2-4-2-1 tanh, {POINTS} points"
    in_node = (
        [Row(f"{name}, over {OBJECTS}", "{:.2f} ×", speed[OURS] / speed[OBJECTS], low=1.0)]
        if OBJECTS in speed
        else []
    )
    return [
        Row(f"{name}, batch {BATCH}", "{:,.0f} epochs/s", speed[OURS], low=6000),
        Row(f"{name}, over scikit-learn's", "{:.0f} ×", speed[OURS] / speed[PEER], low=10),
        *in_node,
        Row(f"{name}, full batch", "{:,.0f} epochs/s", speed[WHOLE], low=80_000),
        Row("frame: 100 × 100 map, both losses", "{:.2f} ms", map_milliseconds(), high=0.5),
    ]
