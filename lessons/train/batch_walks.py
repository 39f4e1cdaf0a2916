"""What the scene on batches shows: slopes at the start, and three walks up to a cursor."""

from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from core.training import (
    Lowest,
    Settings,
    batch_slopes,
    initial_state,
    looks_within,
    loss_surface,
    lowest_cost,
    point_slopes,
    slope_scatter,
    steps_within,
)
from lessons.train.charts import batches as charts
from lessons.train.staged import SEED, Points, training_data, walked
from ui.parameters import Choice, Parameter, Slider, Steps

MOONS = Points("moons", 200, 1.2)
SIZES = {"one": 1, "ten": 10, "all": 100}
SETTINGS = Settings(hidden=(), learning_rate=0.1, initial_scale=0.0, seed=SEED)
DRAWS = 60
FINE, COARSE = 200, 20  # steps that are all drawn, and how far apart the later ones are
BATCHES = (1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0)
DRAWN = Steps("drawn", 1.0, 100.0, 1.0, 10.0, 0, BATCHES)
AGAINST = Choice("against", ("points", "steps"), "points")
SEEN = Slider("seen", 0.0, 2000.0, 20.0, 100.0, 0)
TAKEN = Slider("stepped", 0.0, 200.0, 2.0, 20.0, 0)
CONTROLS: tuple[Parameter, ...] = (DRAWN, AGAINST, SEEN, TAKEN)
COUNT = 100  # training points


@dataclass(frozen=True)
class Track:
    """A walk as it is drawn: its places, and how many steps each is from the start."""

    walk: charts.Walk
    steps: np.ndarray


@lru_cache(maxsize=1)
def start() -> tuple[np.ndarray, Lowest, np.ndarray]:
    """Return the slope of each point at the start, the lowest cost, and the costs of the map."""
    data = training_data(MOONS)
    slopes = point_slopes([0, 0], 0, inputs=data.train_inputs, labels=data.train_labels)[:, :2]
    lowest = lowest_cost(data.train_inputs, data.train_labels)
    held = replace(initial_state(data, SETTINGS), parameters=np.array([[0.0, 0.0, lowest.bias]]))
    first, second = charts.GRID
    costs = loss_surface(held, data, SETTINGS, places=((0, 0), (0, 1)), first=first, second=second)
    return slopes, lowest, costs


@lru_cache(maxsize=2)
def tracks_of(against: str) -> dict[str, Track]:
    return {name: _track(size, against) for name, size in SIZES.items()}


def _track(size: int, against: str) -> Track:
    last = (
        TAKEN.high
        if against == TAKEN.key
        else steps_within(int(SEEN.high), points=COUNT, batch=size)
    )
    found = walked(int(last), MOONS, replace(SETTINGS, batch=size))
    every = np.arange(len(found.losses))
    steps = every[(every <= FINE) | (every % COARSE == 0)]
    along = steps if against == TAKEN.key else looks_within(steps, points=COUNT, batch=size)
    weights = found.parameters[steps, 0, :2]
    return Track(charts.Walk(along.astype(float), weights, found.losses[steps]), steps)


def _steps_at(cursor: Slider, at: np.ndarray | float, name: str) -> np.ndarray:
    """Return how many steps a walk has taken at the cursor."""
    counted = np.asarray(at).astype(int)
    if cursor is TAKEN:
        return counted
    return steps_within(counted, points=COUNT, batch=SIZES[name])


def places_of(cursor: Slider, at: np.ndarray | float) -> dict[str, np.ndarray]:
    """Return the place of each walk at the cursor, among those that are drawn."""
    return {
        name: np.searchsorted(track.steps, _steps_at(cursor, at, name))
        for name, track in tracks_of(cursor.key).items()
    }


def cloud_of(batch: np.ndarray | float) -> charts.Cloud:
    slopes, size = start()[0], np.asarray(batch).astype(int)
    drawn = batch_slopes(slopes, batch=size, draws=DRAWS, rng=np.random.default_rng(SEED))
    return charts.Cloud(slopes.mean(axis=0), drawn, np.asarray(slope_scatter(slopes, batch=size)))


def numbers_at(cursor: Slider, at: np.ndarray | float) -> dict[str, np.ndarray]:
    """Return what is read off at the cursor, for one place of it or for many."""
    found = {}
    for name, place in places_of(cursor, at).items():
        steps = _steps_at(cursor, at, name)
        found[f"loss_{name}"] = tracks_of(cursor.key)[name].walk.losses[place]
        if cursor is SEEN:
            found[f"steps_{name}"] = steps
        else:
            found[f"looks_{name}"] = looks_within(steps, points=COUNT, batch=SIZES[name])
    return found


def losses_at(cursor: Slider, at: float) -> list[float]:
    return [float(numbers_at(cursor, at)[f"loss_{name}"]) for name in SIZES]
