import dataclasses
import math
from fractions import Fraction

import mpmath
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.floats import (
    Underflow,
    UnderflowPoints,
    powers_at,
    race_track,
    race_values,
    underflow_points,
)

# Exponents of the smallest number of full precision and of the smallest number above 0.
RANGES = {np.float16: (-14, -24), np.float32: (-126, -149), np.float64: (-1022, -1074)}
TYPES = list(RANGES)
FACTORS = np.array([0.01, 0.3, 0.5, 0.51, 0.9, 0.99])
KINDS = ("product", "log_sum")


def power_track(factor, n, dtype=np.float64):
    return powers_at(factor, np.arange(1, n + 1), dtype=dtype)


def product_track(factor, n, dtype=np.float64):
    return race_values(factor, np.arange(1, n + 1), kind="product", dtype=dtype)


def log_sum_track(factor, n, dtype=np.float64):
    return race_values(factor, np.arange(1, n + 1), kind="log_sum", dtype=dtype)


TRACKS = [power_track, product_track, log_sum_track]


def whole_track(kind, dtype, n=5000):
    """Return every step of a track of `FACTORS`, as NumPy adds up or multiplies."""
    terms = FACTORS.astype(dtype) if kind == "product" else np.log(FACTORS.astype(dtype))
    join = np.multiply if kind == "product" else np.add
    with np.errstate(under="ignore"):
        return join.accumulate(np.repeat(terms[:, np.newaxis], n, axis=1), axis=1)


def one_by_one(factor, n, dtype, start, operation):
    """Return the running results of n single operations on scalars of the type."""
    value, values = dtype(start), []
    for _ in range(n):
        value = dtype(operation(value, dtype(factor)))
        values.append(value)
    return np.array(values, dtype=dtype)


def first_power_below(factor, bound):
    """Return the first n with factor^n < bound, from the logarithms to 60 digits."""
    with mpmath.workdps(60):
        return int(mpmath.floor(mpmath.log(bound) / mpmath.log(mpmath.mpf(float(factor))))) + 1


def test_a_known_power_is_small_but_harmless():
    # Rounded correctly it is the same as 0.9**100 in Python, which the C library works out.
    exact = float(Fraction(0.9) ** 100)
    assert power_track(0.9, 100)[-1] == exact == 2.6561398887587544e-05
    assert product_track(0.9, 100)[-1] == pytest.approx(exact, rel=100 * 2.0**-53)


@pytest.mark.parametrize("dtype", TYPES)
def test_powers_of_one_half_are_exact_down_to_the_smallest_number(dtype):
    _, smallest = RANGES[dtype]
    track = power_track(0.5, -smallest + 1, dtype=dtype)
    assert track.dtype == dtype
    assert [math.log2(value) for value in track[:-1]] == list(range(-1, smallest - 1, -1))
    assert track[-1] == 0
    assert np.array_equal(product_track(0.5, -smallest + 1, dtype=dtype), track)


def test_short_types_round_the_power_of_the_rounded_factor_once():
    exact = np.float64(np.float32(0.9)) ** np.arange(1.0, 900)
    assert np.array_equal(power_track(0.9, 899, dtype=np.float32), exact.astype(np.float32))
    # NumPy's own float32 power may differ by one rounding of its own.
    own = np.float32(0.9) ** np.arange(1, 800, dtype=np.float32)
    np.testing.assert_allclose(power_track(0.9, 799, dtype=np.float32), own, rtol=2.0**-22)


def test_exponents_beyond_float16_are_not_rounded():
    f = 1 - 2.0**-11  # a float16; 30,001 is none
    track = power_track(f, 30_001, dtype=np.float16)
    assert track[-1] == np.float16(f**30_001)
    assert 0 < track[-1] < 1e-6


@pytest.mark.parametrize("dtype", TYPES)
@pytest.mark.parametrize("factor", [0.9, 0.5, 0.3, 0.97])
def test_a_product_is_rounded_at_every_step(dtype, factor):
    steps = one_by_one(factor, 1200, dtype, 1, lambda value, f: value * f)
    assert np.array_equal(product_track(factor, 1200, dtype=dtype), steps)


@pytest.mark.parametrize("dtype", TYPES)
def test_a_sum_is_rounded_at_every_step(dtype):
    logarithm = np.log(dtype(0.9))
    steps = one_by_one(logarithm, 3000, dtype, 0, lambda value, step: value + step)
    assert np.array_equal(log_sum_track(0.9, 3000, dtype=dtype), steps)


def test_the_sum_of_a_hundred_logarithms():
    # 100 additions, each wrong by at most half of 2⁻⁴⁹, the distance of floats near 10.
    assert log_sum_track(0.9, 100)[-1] == pytest.approx(100 * math.log(0.9), abs=50 * 2.0**-49)
    assert log_sum_track(0.9, 100)[-1].round(7) == -10.5360516


def test_the_sum_goes_on_where_the_product_has_ended():
    n = 100_000
    assert power_track(0.9, n)[-1] == 0
    assert log_sum_track(0.9, n)[-1] == pytest.approx(n * math.log(0.9), rel=1e-10)


def test_in_float16_the_sum_sticks_at_minus_256():
    # Beyond 256 floats lie 1/4 apart, and ln .9 = -.105 is less than half of that.
    track = log_sum_track(0.9, 100_000, dtype=np.float16)
    assert track[-1] == -256
    assert np.all(np.diff(track[track > -256]) < 0)


def test_the_float64_points_of_nine_tenths():
    points = underflow_points(0.9)
    # 1022 ln 2 / -ln .9 = 6723.6 and 1075 ln 2 / -ln .9 = 7072.2
    assert points.power == UnderflowPoints(subnormal_from=6724, zero_from=7073)
    assert points.product.subnormal_from == 6724
    assert points.product.zero_from is None
    assert points.product.sticks_at == 5 * 5e-324 == 2.5e-323


def test_the_float32_product_of_nine_tenths_sticks_at_6e_45():
    product = underflow_points(0.9, dtype=np.float32).product
    assert product.sticks_at == 4 * 2.0**-149
    assert str(np.float32(product.sticks_at)) == "6e-45"


@pytest.mark.parametrize("dtype", TYPES)
def test_the_points_of_one_half(dtype):
    normal, smallest = RANGES[dtype]
    both = UnderflowPoints(subnormal_from=1 - normal, zero_from=1 - smallest)
    assert underflow_points(0.5, dtype=dtype) == Underflow(power=both, product=both)


def test_one_half_to_the_1075_is_zero():
    assert underflow_points(0.5).power.zero_from == 1075


@given(st.sampled_from(TYPES), st.floats(0.05, 0.99))
def test_the_points_of_a_power_follow_from_its_logarithm(dtype, factor):
    normal, smallest = RANGES[dtype]
    f = dtype(factor)
    # What lies less than half a step below the smallest normal number rounds up to it, and half of
    # the smallest number rounds down to 0: the even neighbour wins.
    with mpmath.workdps(60):
        half = mpmath.ldexp(1, smallest - 1)
        subnormal = first_power_below(f, mpmath.ldexp(1, normal) - half)
        zero = first_power_below(f, half * (1 + mpmath.mpf(10) ** -40))
    power = underflow_points(factor, dtype=dtype, limit=80_000).power
    assert (power.subnormal_from, power.zero_from) == (subnormal, zero)


@given(st.sampled_from(TYPES), st.floats(0.01, 0.98))
def test_the_points_of_a_product_are_where_its_track_changes(dtype, factor):
    limit = 40_000
    track = product_track(factor, limit, dtype=dtype).astype(np.float64).tolist()
    product = underflow_points(factor, dtype=dtype, limit=limit).product
    tiny = 2.0 ** RANGES[dtype][0]
    assert product.subnormal_from == next(k for k, v in enumerate(track, 1) if 0 < v < tiny)
    if dtype(factor) > 0.5:  # the smallest number times f rounds back to itself
        assert product.zero_from is None
        assert product.sticks_at == track[-1] > 0
        assert product.sticks_from == track.index(track[-1]) + 1
    else:
        assert product.zero_from == track.index(0) + 1
        assert product.sticks_from is None
        assert product.sticks_at is None


@pytest.mark.parametrize("dtype", TYPES)
def test_the_points_of_nine_tenths_bound_the_tracks(dtype):
    points, n = underflow_points(0.9, dtype=dtype), 8000
    tiny = 2.0 ** RANGES[dtype][0]
    powers = power_track(0.9, n, dtype=dtype).astype(np.float64)
    assert powers[points.power.subnormal_from - 2] >= tiny > powers[points.power.subnormal_from - 1]
    assert powers[points.power.zero_from - 2] > 0 == powers[points.power.zero_from - 1]
    products = product_track(0.9, n, dtype=dtype).astype(np.float64)
    stuck = points.product.sticks_from
    assert products[stuck - 2] > products[stuck - 1]
    assert set(products[stuck - 1 :].tolist()) == {points.product.sticks_at}


def test_a_limit_hides_what_comes_later():
    nothing = UnderflowPoints(None, None)
    assert underflow_points(0.9, limit=6723) == Underflow(power=nothing, product=nothing)
    assert underflow_points(0.9, limit=6724).power == UnderflowPoints(6724, None)
    assert underflow_points(0.9, limit=7072).power.zero_from is None
    assert underflow_points(0.9, limit=7073).power.zero_from == 7073
    stuck = underflow_points(0.9).product.sticks_from
    assert underflow_points(0.9, limit=stuck - 1).product.sticks_from is None
    assert underflow_points(0.9, limit=stuck).product.sticks_from == stuck


def test_a_factor_that_rounds_to_one_or_to_zero():
    nothing, at_once = UnderflowPoints(None, None), UnderflowPoints(None, 1)
    assert underflow_points(1) == Underflow(power=nothing, product=nothing)
    assert underflow_points(0) == Underflow(power=at_once, product=at_once)
    assert underflow_points(0.9999, dtype="float16") == Underflow(power=nothing, product=nothing)
    assert underflow_points(1e-9, dtype="float16") == Underflow(power=at_once, product=at_once)


def test_a_factor_may_skip_the_subnormal_numbers():
    assert underflow_points(1e-200).power == UnderflowPoints(None, 2)
    assert underflow_points(1e-200).product == UnderflowPoints(None, 2)


def test_the_points_cannot_be_changed():
    with pytest.raises(dataclasses.FrozenInstanceError):
        underflow_points(0.9).power.zero_from = 3


@pytest.mark.parametrize("track", TRACKS)
def test_several_factors_go_in_one_call(track):
    factors = np.array([[0.0, 0.5], [0.9, 1.0]])
    before = factors.copy()
    tracks = track(factors, 7)
    assert tracks.shape == (2, 2, 7)
    assert tracks.dtype == np.float64
    assert np.array_equal(tracks[1, 0], track(0.9, 7))
    assert np.array_equal(factors, before)


def test_impossible_and_certain_factors_give_limits_without_a_warning():
    with np.errstate(all="raise"):
        for dtype in TYPES:
            underflow_points(0.9, dtype=dtype, limit=8000)
            assert power_track([0, 1], 2, dtype=dtype).tolist() == [[0, 0], [1, 1]]
            assert product_track([0, 1], 2, dtype=dtype).tolist() == [[0, 0], [1, 1]]
            assert log_sum_track([0, 1], 2, dtype=dtype).tolist() == [[-np.inf] * 2, [0, 0]]
            assert product_track(1e-300, 2, dtype=dtype)[-1] == 0
            assert power_track(1e-300, 2, dtype=dtype)[-1] == 0


def test_the_domain_of_the_points():
    with pytest.raises(ValueError, match=r"^factor must lie in \[0, 1\]; got nan$"):
        underflow_points(np.nan)
    with pytest.raises(ValueError, match=r"^factor must be a single number; got an array of shape"):
        underflow_points([0.5, 0.9])
    with pytest.raises(ValueError, match=r"^limit must be a whole number of at least 1; got 0$"):
        underflow_points(0.5, limit=0)
    with pytest.raises(ValueError, match=r"^dtype must be float16, float32 or float64; got "):
        underflow_points(0.5, dtype="float128")


@pytest.mark.parametrize("dtype", TYPES)
@pytest.mark.parametrize("kind", KINDS)
def test_values_are_those_of_the_whole_track(kind, dtype):
    steps = [1, 2, 100, 2047, 2048, 2049, 5000]
    values = race_values(FACTORS, steps, kind=kind, dtype=dtype)
    assert values.dtype == dtype
    whole = whole_track(kind, dtype)
    assert np.array_equal(values, whole[:, np.array(steps) - 1])


@pytest.mark.parametrize("dtype", TYPES)
@pytest.mark.parametrize("kind", KINDS)
def test_a_thinned_track_is_the_track_at_its_steps(kind, dtype):
    track = race_track(FACTORS, 5000, kind=kind, dtype=dtype)
    whole = whole_track(kind, dtype)
    assert np.array_equal(track.values, np.take_along_axis(whole, track.steps - 1, axis=1))
    assert np.all(np.diff(track.steps, axis=1) >= 0)
    assert track.steps[:, [0, -1]].tolist() == [[1, 5000]] * len(FACTORS)


@pytest.mark.parametrize("factor", [0.5, 0.9, 0.99])
def test_a_thinned_track_holds_the_step_at_which_the_product_settles(factor):
    found = underflow_points(factor).product
    track = race_track(factor, 100_000, kind="product")
    assert (found.sticks_from or found.zero_from) in track.steps


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
