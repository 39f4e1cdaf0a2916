"""What a drag offered and painted is counted as the table says."""

import pytest

from benchmarks.mouse import Grip, _counted


def test_a_drag_that_paints_every_value():
    record = {"offered": ["1", "2", "3"], "painted": ["a", "a", "b", "c", "c"]}
    drag = _counted(record, 2.0)
    assert (drag.offered, drag.painted, drag.repaints, drag.frames) == (2, 2, 2, 5)
    assert drag.share == 1
    assert drag.rate == 1


def test_the_picture_before_the_drag_is_not_painted_by_it():
    drag = _counted({"offered": ["1", "2", "3"], "painted": ["a", "a", "a"]}, 1.0)
    assert drag.share == 0
    assert drag.rate == 0


def test_a_value_that_was_skipped_is_missed():
    drag = _counted({"offered": ["1", "2", "3", "4", "5"], "painted": ["a", "b", "d"]}, 1.0)
    assert drag.share == 0.5


def test_a_blank_frame_is_counted_and_is_no_picture():
    drag = _counted({"offered": ["1", "2"], "painted": ["a", None, None, "b"]}, 1.0)
    assert drag.blank == 2
    assert drag.painted == 1


def test_a_value_offered_twice_counts_once():
    drag = _counted({"offered": ["1", "2", "2", "2"], "painted": ["a", "b", "b"]}, 1.0)
    assert drag.share == 1


@pytest.mark.parametrize(("share", "x"), [(0.0, 10.0), (0.5, 60.0), (1.0, 110.0)])
def test_a_grip_knows_the_way_of_its_thumb(share, x):
    assert Grip(x=30.0, y=5.0, left=10.0, right=110.0).at(share) == x
