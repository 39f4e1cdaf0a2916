"""Medians and percentiles."""

import pytest

from benchmarks.mouse import Drag
from benchmarks.summary import Drags, Times, percentile


@pytest.mark.parametrize(
    ("share", "expected"), [(0.0, 1), (0.05, 1), (0.5, 10), (0.95, 19), (0.96, 20), (1.0, 20)]
)
def test_percentile_of_the_first_twenty_numbers(share, expected):
    assert percentile(range(20, 0, -1), share) == expected


def test_percentile_of_one_number_is_that_number():
    assert percentile([7.0], 0.95) == 7.0


def test_times_are_summed_up_by_median_and_p95():
    times = Times((3.0, 1.0)) + Times((2.0, 100.0))
    assert times.median == 2.5
    assert times.p95 == 100.0


def drag(painted, blank):
    return Drag(seconds=1.0, offered=10, painted=painted, repaints=painted, blank=blank, frames=60)


def test_a_blank_frame_in_one_of_several_drags_is_not_forgotten():
    drags = Drags((drag(10, 0), drag(8, 2))) + Drags((drag(10, 1),))
    assert drags.blank == 3
    assert drags.share == 1
    assert drags.rate == 10
