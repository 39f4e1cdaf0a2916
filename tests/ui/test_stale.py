"""A value that was overruled is no move, whenever the browser sends it along with one."""

import pytest

from ui.stale import Group

START = Group.of([3.0, 10.0])
RAISED = START.settled([12.0, 12.0], [0])  # the second slider gave way to the first


def test_what_is_sent_as_it_is_shown_has_not_moved() -> None:
    assert START.moved([3.0, 10.0]) == []
    assert START.settled([3.0, 10.0], []) == START


@pytest.mark.parametrize(("sent", "moved"), [([4.0, 10.0], [0]), ([3.0, 9.0], [1])])
def test_one_value_that_differs_has_moved(sent: list[float], moved: list[int]) -> None:
    assert START.moved(sent) == moved


def test_a_slider_that_gave_way_has_not_moved_while_its_old_value_comes_along() -> None:
    assert RAISED.moved([13.0, 10.0]) == [0]
    again = RAISED.settled([13.0, 13.0], [0])
    assert again.moved([14.0, 10.0]) == [0]
    assert again.moved([14.0, 12.0]) == [0]


def test_a_slider_that_gave_way_can_be_moved_back_by_itself() -> None:
    assert RAISED.moved([12.0, 10.0]) == [1]
    back = RAISED.settled([10.0, 10.0], [1])
    assert back.moved([11.0, 12.0]) == [0, 1]


def test_two_values_that_were_never_overruled_have_both_moved() -> None:
    assert START.moved([4.0, 9.0]) == [0, 1]


def test_what_was_held_before_the_group_was_given_other_values_is_no_move() -> None:
    given = START.given([12.0, 20.0])
    assert given.shown == (12.0, 20.0)
    assert given.moved([3.0, 10.0]) == []
    assert given.moved([13.0, 10.0]) == [0]
    assert given.moved([12.0, 10.0]) == [1]  # by itself, as a hand moves it
    again = given.given([1.0, 2.0])
    assert again.moved([3.0, 20.0]) == []


def test_a_group_that_showed_nothing_yet_has_overruled_nothing() -> None:
    assert Group.of(()).given([3.0, 10.0]) == START
