"""A run with all that it is made of, and its history, which the session keeps."""

from dataclasses import dataclass

import numpy as np
import streamlit as st

from charts.train import Field
from core.datasets import Dataset
from core.film import Film
from core.frames import Grid, Segment, grid_around
from core.preparation import Standardization, split, standardization
from core.settings import Settings
from core.training import TrainingData
from sections.train.history import segments_from_address
from ui.language import _

SIZE = 40  # places of the decision map along each side
EDGE = 7.0  # half a side of the map of the drawn shapes
MEASURED = ("penguins", "file")  # kinds of data that come in units of their own


@dataclass(frozen=True)
class Experiment:
    """Data as they were measured and as the network reads them, and where the map lies."""

    name: str
    dataset: Dataset
    data: TrainingData
    train: np.ndarray
    test: np.ndarray
    scale: Standardization | None
    grid: Grid

    @property
    def field(self) -> Field:
        """Return the points as the figure draws them, in the units in which they were measured."""
        low, high = (np.array(corner) for corner in (self.grid.low, self.grid.high))
        titles = axis_titles(self.dataset)
        if self.scale:
            low, high = self.scale.undo(low), self.scale.undo(high)
            titles = _standardised(titles[0]), _standardised(titles[1])
        return Field(
            self.dataset.inputs,
            self.dataset.labels,
            np.isin(np.arange(len(self.dataset.labels)), self.train),
            self.dataset.classes,
            titles,
            tuple(low),
            tuple(high),
        )


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


def prepared(name: str, dataset: Dataset, share: float, seed: int) -> Experiment:
    """Split the data, and standardise them where they are measured in units of their own."""
    train, test = split(dataset, share=share, seed=seed)
    inputs = dataset.inputs
    scale = None
    if name.split()[0] in MEASURED:
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
    return Experiment(name, dataset, data, train, test, scale, grid)


def map_of(inputs: np.ndarray, *, measured: bool) -> Grid:
    """Return the map that holds all points; drawn shapes share one as far as they fit in it."""
    return grid_around(inputs, size=SIZE, reach=None if measured else EDGE)


def current_film(experiment: Experiment, settings: Settings, step: int, key: str) -> Film:
    """Return the film of an experiment; other settings go on from the step that is shown.

    Other data, another network or another seed begin a new one. The first film of a session begins
    with what the address tells of its past.
    """
    state = st.session_state
    kept: Film | None = state.get(key)
    shape = f"{experiment.name} {_shape(settings)}"
    if kept is None:
        kept = Film(experiment.data, segments_from_address(settings), grid=experiment.grid)
    elif state[f"{key}_of"] != shape:
        kept = Film(experiment.data, [Segment(0, settings)], grid=experiment.grid)
    elif kept.segments[-1].settings != settings:
        kept = kept.changed(step, settings)
    state[key], state[f"{key}_of"] = kept, shape
    return kept


def _shape(settings: Settings) -> str:
    """What cannot change within a film."""
    return repr((settings.hidden, settings.features, settings.seed, settings.initial_scale))
