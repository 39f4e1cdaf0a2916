"""A session keeps a bounded part of a film, and shows the same frames however it came to them."""

import numpy as np
import pytest

from core.data import generate
from core.training import Segment, Settings, TrainingHistory
from lessons.train.experiment import Experiment, Source, prepared
from lessons.train.frame_cache import KEPT, MOST_FRAMES, FrameCache


@pytest.fixture
def experiment() -> Experiment:
    return prepared(Source("xor", generate("xor", 60, noise=0.2, seed=1)), 0.5, 1)


def cache_of(experiment: Experiment, goal: float = 0.0) -> FrameCache:
    chosen = Settings(hidden=(4,), learning_rate=0.1)
    film = TrainingHistory(experiment.data, [Segment(0, chosen)], grid=experiment.grid)
    return FrameCache(film, 5, (experiment.train, experiment.test), goal)


def test_pictures_are_bounded_and_numbers_are_not(experiment: Experiment) -> None:
    one = cache_of(experiment)
    for first in range(0, 1500, 100):
        one.develop(first, first + 100, shown=first)
        assert len(one.pictures) <= KEPT
        assert all(one.has(frame) for frame in range(first, first + 101))
    assert len(one.numbers) == 1501


def test_what_the_server_draws_is_kept_while_a_player_goes_far(experiment: Experiment) -> None:
    one = cache_of(experiment)
    for first in range(0, 1500, 100):
        one.develop(first, first + 100, shown=7)
        assert one.has(7)
        assert len(one.pictures) <= KEPT


def test_a_frame_is_the_same_after_it_was_forgotten(experiment: Experiment) -> None:
    one = cache_of(experiment)
    one.develop(0, 100, shown=0)
    before = [part.copy() for part in one.picture(7)]
    one.develop(1200, 1300, shown=1200)
    assert not one.has(7)
    one.develop(0, 20, shown=0)
    for part, again in zip(before, one.picture(7), strict=True):
        assert np.array_equal(part, again)


def test_a_film_ends_with_the_first_frame_that_reaches_the_goal(experiment: Experiment) -> None:
    free, stopped = cache_of(experiment), cache_of(experiment, goal=0.3)
    free.develop(0, 400, shown=0)
    stopped.develop(0, 400, shown=0)
    losses = [row[1] for row in free.numbers]
    first = next(i for i, loss in enumerate(losses) if loss <= 0.3)
    assert stopped.end == first < 400 < free.end == MOST_FRAMES
    assert [row[1] for row in stopped.numbers] == losses[: first + 1]


def test_the_last_frame_of_a_run_that_broke_off_is_kept(experiment: Experiment) -> None:
    wild = Settings(hidden=(), loss="squared_error", l2=1.0, learning_rate=10.0)
    film = TrainingHistory(experiment.data, [Segment(0, wild)], grid=experiment.grid)
    broken = FrameCache(film, 1, (experiment.train, experiment.test))
    broken.develop(0, 100, shown=0)
    broken.develop(900, 1000, shown=900)
    assert broken.end < 900
    assert broken.has(950)
    assert broken.picture(950) is broken.picture(broken.end)
