"""What a run is made of: data as they were measured and as the network reads them."""

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import numpy as np

from core.data import Dataset, Standardization, split, standardization
from core.training import Grid, Settings, TrainingData, grid_around
from lessons.train.charts.film import Field
from ui.language import _

SIZE = 40  # places of the decision map along each side
EDGE = 7.0  # half a side of the map of the drawn shapes
PERSONAL = ("own", "file")  # kinds of data that belong to a visitor
MEASURED = ("penguins", "file")  # kinds of data that come in units of their own


@dataclass(frozen=True, eq=False)
class Source:
    """Where data come from: their kind, and the details that tell them from others of the kind.

    What is made of it is remembered by the object itself.
    """

    kind: str
    dataset: Dataset
    details: str = ""


@dataclass(frozen=True)
class Experiment:
    """Data as they were measured and as the network reads them, and where the map lies."""

    kind: str
    name: str
    dataset: Dataset
    data: TrainingData
    train: np.ndarray
    test: np.ndarray
    scale: Standardization | None
    grid: Grid

    @property
    def personal(self) -> bool:
        """Tell whether the points are somebody's own."""
        return self.kind in PERSONAL

    @property
    def field(self) -> Field:
        """Return the points as the figure draws them, in the units in which they were measured."""
        training = np.zeros(len(self.dataset.labels), dtype=bool)
        training[self.train] = True
        low, high = (np.array(corner) for corner in (self.grid.low, self.grid.high))
        titles = axis_titles(self.dataset)
        if self.scale:
            low, high = self.scale.undo(low), self.scale.undo(high)
            titles = _standardised(titles[0]), _standardised(titles[1])
        return Field(
            self.dataset.inputs,
            self.dataset.labels,
            training,
            self.dataset.classes,
            titles,
            tuple(low),
            tuple(high),
            _ratio(self.grid, low, high),
            bool(self.scale),
        )


def _ratio(grid: Grid, low: np.ndarray, high: np.ndarray) -> float:
    """Return how much a unit measured up counts against one across, to what the network reads."""
    read = np.subtract(grid.high, grid.low)
    across, up = read / (high - low)
    return float(up / across)


def axis_titles(dataset: Dataset) -> tuple[str, str]:
    """Return what the axes measure, with their units."""
    first, second = (
        f"{name} ({unit})" if unit else name
        for name, unit in zip(dataset.axes, dataset.units, strict=True)
    )
    return first, second


def _standardised(title: str) -> str:
    """Say on an axis in units of measurement that the network reads other numbers."""
    return _("{axis} → standardised").format(axis=title)


def prepared(source: Source, share: float, seed: int) -> Experiment:
    """Split the data, and standardise them where they are measured in units of their own."""
    # What belongs to a visitor is remembered by nobody else.
    return (_prepared if source.kind in PERSONAL else _remembered)(source, share, seed)


def _prepared(source: Source, share: float, seed: int) -> Experiment:
    dataset = source.dataset
    train, test = split(dataset, share=share, seed=seed)
    inputs = dataset.inputs
    scale = None
    if source.kind in MEASURED:
        scale = standardization(inputs[train])
        inputs = scale.apply(inputs)
    data = TrainingData(
        inputs[train],
        dataset.labels[train],
        inputs[test],
        dataset.labels[test],
        len(dataset.classes),
    )
    grid = map_of(inputs, measured=bool(scale))
    name = f"{source.kind} {source.details} {share} {seed}"
    return Experiment(source.kind, name, dataset, data, train, test, scale, grid)


_remembered = lru_cache(maxsize=64)(_prepared)


def map_of(inputs: np.ndarray, *, measured: bool) -> Grid:
    """Return the map that holds all points; drawn shapes share one as far as they fit in it."""
    return grid_around(inputs, size=SIZE, reach=None if measured else EDGE)


# Learning rates at which each optimizer is at its best on the course's own data.
GOOD_RATES = {"sgd": 0.1, "momentum": 0.1, "adam": 0.01, "rmsprop": 0.01}
FAIR = "fair_"  # before an optimizer that races at its own rate


def rival_settings(settings: Settings, kind: str, points: int) -> Settings:
    """Return the settings of the run beside the first, which differ in one thing.

    Another optimizer comes with the learning rate at which it is good, or in old links with that of
    the first run.
    """
    other = kind.removeprefix(FAIR)
    if other in GOOD_RATES:
        if other == settings.optimizer:
            return settings
        rate = settings.learning_rate if other == kind else GOOD_RATES[other]
        return replace(settings, optimizer=other, learning_rate=rate)
    loss = "squared_error" if settings.loss == "cross_entropy" else "cross_entropy"
    changes: dict[str, dict[str, Any]] = {
        "loss": {"loss": loss},
        "full": {"batch": points},
        "slower": {"learning_rate": settings.learning_rate / 10},
        "faster": {"learning_rate": settings.learning_rate * 10},
    }
    return replace(settings, **changes[kind])


def network_shape(settings: Settings) -> str:
    """What cannot change within a film."""
    return repr((settings.hidden, settings.features, settings.seed, settings.initial_scale))
