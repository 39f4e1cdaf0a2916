"""A curve drawn by hand is held against the true one."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from core.evaluation import distance, height_at, highest_place, mean_distance

HEIGHTS = arrays(np.float64, 9, elements=st.floats(-1e6, 1e6))


def test_the_distance_is_the_mean_over_what_is_drawn() -> None:
    # |1 - 0.5|, |2 - 4| and |0 - 0.5|, the third place being left out.
    assert mean_distance([1, 2, np.nan, 0], [0.5, 4, 7, 0.5]) == 1.0


@given(HEIGHTS, st.floats(-1e6, 1e6))
def test_a_curve_that_is_shifted_lies_as_far_off_as_it_was_shifted(
    truth: np.ndarray, shift: float
) -> None:
    assert mean_distance(truth, truth) == 0.0
    assert mean_distance(truth + shift, truth) == pytest.approx(abs(shift), rel=1e-9, abs=1e-9)


def test_between_what_is_drawn_the_curve_is_straight_and_beyond_it_level() -> None:
    grid, drawn = [0, 1, 2, 3], [np.nan, 4.0, np.nan, 8.0]
    assert [height_at(x, grid, drawn) for x in (0, 1, 1.5, 2, 3, 9)] == [4, 4, 5, 6, 8, 8]


def test_the_highest_place_is_in_the_middle_of_a_plateau() -> None:
    assert highest_place([0, 1, 2, 3], [0, 5, 5, np.nan]) == 1.5
    assert highest_place([0, 1, 2, 3], [7, 5, 5, 1]) == 0.0


@given(HEIGHTS, HEIGHTS)
def test_a_distance_is_that_of_pythagoras_and_the_same_both_ways(
    first: np.ndarray, second: np.ndarray
) -> None:
    assert distance(first, second) == distance(second, first)
    assert distance(first, second) == pytest.approx(np.linalg.norm(first - second), rel=1e-12)
    assert distance(first, first) == 0.0


def test_a_distance_is_right_where_a_square_would_overflow() -> None:
    far = 2.0**700
    assert distance([3 * far, 0.0], [0.0, -4 * far]) == 5 * far


@pytest.mark.parametrize("point", [[], [1.0], [[1.0, 2.0]], [1.0, np.nan]])
def test_a_distance_is_that_of_two_points_of_one_space(point: object) -> None:
    with pytest.raises(ValueError, match="second must"):
        distance([1.0, 2.0], point)


@pytest.mark.parametrize("drawn", [[], [np.nan, np.nan], [[1.0, 2.0]], [np.inf, 1.0]])
def test_nothing_drawn_is_no_curve(drawn: list[float]) -> None:
    with pytest.raises(ValueError, match="drawn must be"):
        mean_distance(drawn, drawn)


@pytest.mark.parametrize("truth", [[1.0], [1.0, np.nan], [1.0, np.inf]])
def test_the_truth_is_known_everywhere(truth: list[float]) -> None:
    with pytest.raises(ValueError, match="truth must"):
        mean_distance([1.0, 2.0], truth)
