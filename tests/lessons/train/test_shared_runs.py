"""What several visitors play is computed once, and a bounded part of it is kept."""

from dataclasses import replace
from unittest.mock import patch

import numpy as np

from core.data import generate
from core.training import Segment, Settings, TrainingHistory
from lessons.train.experiment import Experiment, Source, prepared
from lessons.train.frame_cache import FrameCache, film_name
from lessons.train.shared_runs import SharedRuns

CHOSEN = Settings(hidden=(4,), learning_rate=0.1)


def experiment(seed: int = 1) -> Experiment:
    return prepared(Source("xor", generate("xor", 60, noise=0.2, seed=seed)), 0.5, 1)


def film_of(data: Experiment, *segments: Segment) -> TrainingHistory:
    return TrainingHistory(data.data, segments or [Segment(0, CHOSEN)], grid=data.grid)


def cache_of(data: Experiment, shared: SharedRuns | None, stride: int = 5) -> FrameCache:
    film = film_of(data)
    if shared:
        film = shared.film(film_name(film), film)
    return FrameCache(film, stride, (data.train, data.test), shared=shared)


def same(one: FrameCache, other: FrameCache, frames: range) -> bool:
    return one.numbers == other.numbers and all(
        np.array_equal(a, b)
        for i in frames
        for a, b in zip(one.picture(i), other.picture(i), strict=True)
    )


def test_the_second_visitor_computes_nothing_and_sees_the_same() -> None:
    shared, alone = SharedRuns(), cache_of(experiment(), None)
    first, second = (cache_of(experiment(), shared) for _ in range(2))
    assert first.film is second.film
    alone.develop(0, 100, shown=0)
    first.develop(0, 100, shown=0)
    with patch.object(TrainingHistory, "frames", side_effect=AssertionError):
        second.develop(0, 100, shown=0)
    assert same(first, alone, range(101))
    assert same(second, alone, range(101))


def test_who_goes_farther_computes_what_is_new_alone() -> None:
    shared, alone = SharedRuns(), cache_of(experiment(), None)
    cache_of(experiment(), shared).develop(0, 60, shown=0)
    one = cache_of(experiment(), shared)
    computed, frames = [], TrainingHistory.frames

    def counted(film: TrainingHistory, start: int, count: int, stride: int) -> object:
        computed.append(start)
        return frames(film, start, count, stride)

    with patch.object(TrainingHistory, "frames", counted):
        one.develop(0, 100, shown=0)
    assert min(computed) == 61 * 5
    alone.develop(0, 100, shown=0)
    assert same(one, alone, range(101))


def test_what_others_have_seen_is_no_part_of_what_one_has() -> None:
    shared = SharedRuns()
    cache_of(experiment(), shared).develop(0, 200, shown=0)
    one = cache_of(experiment(), shared)
    one.develop(0, 10, shown=0)
    assert len(one.numbers) == 11
    assert not one.has(11)


def test_other_data_settings_weights_or_distances_are_other_runs() -> None:
    data, other = experiment(), experiment(seed=2)
    segments = [
        [Segment(0, CHOSEN)],
        [Segment(0, replace(CHOSEN, l2=0.1))],
        [Segment(0, CHOSEN), Segment(5, replace(CHOSEN, l2=0.1))],
    ]
    names = [film_name(film_of(data, *one)) for one in segments] + [film_name(film_of(other))]
    assert len(set(names)) == 4
    assert len({cache_of(data, None, stride).run for stride in (1, 5)}) == 2
    assert film_name(film_of(data)) == film_name(film_of(experiment()))


def test_what_was_used_least_recently_goes_first() -> None:
    shared = SharedRuns(films=2, frames=3)
    films = [film_of(experiment(seed)) for seed in range(3)]
    for name, film in zip("ab", films, strict=False):
        assert shared.film(name, film) is film
    assert shared.film("a", films[2]) is films[0]
    assert shared.film("c", films[2]) is films[2]
    assert shared.film("b", films[2]) is films[2]  # it had gone
    rows = [((float(i),), ()) for i in range(3)]
    shared.keep("run", 0, rows)
    assert shared.frames("run", 0, 5) == rows
    assert shared.frames("run", 0, 0) == rows[:1]
    shared.keep("other", 7, rows[:1])
    assert shared.frames("run", 1, 2) == []
    assert shared.frames("run", 2, 2) == rows[2:]
    assert shared.frames("run", 0, 0) == rows[:1]
