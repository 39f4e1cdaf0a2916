"""The runs of the lessons as the page trains them, for the numbers that their texts tell."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, cast

import numpy as np

from core.data import CLASS_COUNTS, Shape, generate, separable_example
from core.training import (
    FEATURES,
    Scores,
    Settings,
    State,
    advance,
    border_point,
    initial_state,
    layers,
    scores,
    units,
)
from lessons.train import controls, data, model
from lessons.train.experiment import Experiment, Source, prepared, rival_settings
from lessons.train.presets import PRESETS
from ui.seed import SEED


@dataclass(frozen=True)
class LessonRun:
    """A lesson, run as its card sets it but for ``changes``: pairs of keys and values.

    With ``rival`` it is the second run of its race.
    """

    lesson: str
    changes: tuple[tuple[str, Any], ...] = ()
    rival: bool = False

    @property
    def values(self) -> Mapping[str, Any]:
        """What differs from the defaults of the page."""
        return {**PRESETS[self.lesson].values, **dict(self.changes)}


def _value(run: LessonRun, parameter: Any) -> Any:
    return run.values.get(parameter.key, parameter.default)


@lru_cache(maxsize=64)
def experiment_of(run: LessonRun) -> Experiment:
    """Return the data that a lesson learns from."""
    kind, seed = _value(run, data.DATA), _value(run, SEED)
    if kind == "separable":
        source = Source(kind, separable_example())
    else:
        known = CLASS_COUNTS[cast(Shape, kind)]
        classes = min(_value(run, data.CLASSES), known[-1]) if len(known) > 1 else known[0]
        count, noise = _value(run, data.POINTS), _value(run, data.NOISE)
        dataset = generate(cast(Shape, kind), count, noise=noise, seed=seed, classes=classes)
        source = Source(kind, dataset, f"{count} {classes} {noise}")
    return prepared(source, float(_value(run, data.SPLIT)), seed)


def settings_of(run: LessonRun) -> Settings:
    """Return how a lesson's network looks and learns."""
    points = len(experiment_of(run).train)
    settings = Settings(
        hidden=model.read_layers(_value(run, model.LAYERS)),
        activation=_value(run, model.ACTIVATION),
        features=tuple(one for one in FEATURES if one in _value(run, model.FEATURE)),
        loss=_value(run, model.LOSS),
        optimizer=_value(run, model.OPTIMIZER),
        learning_rate=float(_value(run, model.LR)),
        batch=min(_value(run, model.BATCH), points),
        l1=float(_value(run, model.L1)),
        l2=float(_value(run, model.L2)),
        seed=_value(run, model.WEIGHTS),
        initial_scale=float(_value(run, model.SCALE)),
    )
    kind = _value(run, controls.RIVAL)
    return rival_settings(settings, kind, points) if run.rival else settings


@lru_cache(maxsize=256)
def state_of(run: LessonRun, step: int) -> State:
    """Return where a lesson's run stands after so many steps."""
    settings, known = settings_of(run), experiment_of(run).data
    start = initial_state(known, settings)
    return advance(start, known, settings, steps=step) if step else start


@lru_cache(maxsize=256)
def scores_at(run: LessonRun, step: int) -> Scores:
    """Return how good a lesson's run is after so many steps."""
    return scores(state_of(run, step), experiment_of(run).data, settings_of(run))


def test_loss_at(run: LessonRun, step: int) -> float:
    """Return the loss of a lesson's run at its test points, of which it has some."""
    found = scores_at(run, step).test_loss
    assert found is not None, run
    return found


@lru_cache(maxsize=16)
def lowest_test_loss(run: LessonRun, steps: int, every: int) -> int:
    """Return after which step, of some up to the last, the test loss is lowest."""
    settings, known = settings_of(run), experiment_of(run).data
    state = initial_state(known, settings)
    losses = [scores(state, known, settings).test_loss or 0.0]
    for _ in range(every, steps + 1, every):
        state = advance(state, known, settings, steps=every)
        losses.append(scores(state, known, settings).test_loss or 0.0)
    return int(np.argmin(losses)) * every


def weights_at(run: LessonRun, step: int) -> np.ndarray:
    """Return the weights of the output after so many steps, of the first unit."""
    return layers(state_of(run, step).parameters, settings_of(run))[-1].weights[0]


def border_at(run: LessonRun, step: int) -> tuple[float, float]:
    """Return a place on the straight border of a network without hidden layers."""
    across, up = border_point(layers(state_of(run, step).parameters, settings_of(run))[-1])
    return float(across), float(up)


def units_at(run: LessonRun, step: int) -> np.ndarray:
    """Return what every unit gives at the training points, a row a unit."""
    settings = settings_of(run)
    return units(state_of(run, step), experiment_of(run).data.train_inputs, settings)
