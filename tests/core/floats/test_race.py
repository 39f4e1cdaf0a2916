import numpy as np
import pytest

from core.floats import (
    log_sum_track,
    power_track,
    powers_at,
    product_track,
    race_track,
    race_values,
    underflow_points,
)

TYPES = ("float16", "float32", "float64")
TRACKS = {"product": product_track, "log_sum": log_sum_track}
FACTORS = np.array([0.01, 0.3, 0.5, 0.51, 0.9, 0.99])


@pytest.mark.parametrize("dtype", TYPES)
@pytest.mark.parametrize("kind", TRACKS)
def test_values_are_those_of_the_whole_track(kind, dtype):
    steps = [1, 2, 100, 2047, 2048, 2049, 5000]
    values = race_values(FACTORS, steps, kind=kind, dtype=dtype)
    assert values.dtype == dtype
    whole = TRACKS[kind](FACTORS, 5000, dtype=dtype)
    assert np.array_equal(values, whole[:, np.array(steps) - 1])


@pytest.mark.parametrize("dtype", TYPES)
@pytest.mark.parametrize("kind", TRACKS)
def test_a_thinned_track_is_the_track_at_its_steps(kind, dtype):
    track = race_track(FACTORS, 5000, kind=kind, dtype=dtype)
    whole = TRACKS[kind](FACTORS, 5000, dtype=dtype)
    assert np.array_equal(track.values, np.take_along_axis(whole, track.steps - 1, axis=1))
    assert np.all(np.diff(track.steps, axis=1) >= 0)
    assert track.steps[:, [0, -1]].tolist() == [[1, 5000]] * len(FACTORS)


@pytest.mark.parametrize("factor", [0.5, 0.9, 0.99])
def test_a_thinned_track_holds_the_step_at_which_the_product_settles(factor):
    found = underflow_points(factor).product
    track = race_track(factor, 100_000, kind="product")
    assert (found.sticks_from or found.zero_from) in track.steps


def test_powers_are_those_of_the_power_track():
    for dtype in TYPES:
        steps = np.array([1, 7, 1074, 1075])
        expected = power_track(FACTORS, 1075, dtype=dtype)[:, steps - 1]
        assert np.array_equal(powers_at(FACTORS, steps, dtype=dtype), expected)


def test_the_sum_in_a_short_type_sticks():
    assert race_values(0.9, [100_000], kind="log_sum", dtype="float16").tolist() == [-256.0]


def test_one_step_is_the_factor_itself():
    track = race_track(0.9, 1, kind="product")
    assert track.steps.tolist() == [1] * 5
    assert track.values.tolist() == [0.9] * 5
    assert race_values(0.9, [1], kind="product").tolist() == [0.9]


def test_the_domain_of_the_race():
    with pytest.raises(ValueError, match=r"^factor must lie in \[0, 1\]; got 1\.5$"):
        race_values(1.5, [1], kind="product")
    with pytest.raises(ValueError, match=r"^steps must be a whole number of at least 1; got 0$"):
        race_values(0.5, [0], kind="product")
    with pytest.raises(ValueError, match=r"^kind must be 'product' or 'log_sum'; got 'power'$"):
        race_track(0.5, 10, kind="power")
    with pytest.raises(ValueError, match=r"^dtype must be float16, float32 or float64; got 'int8'"):
        powers_at(0.5, [1], dtype="int8")
