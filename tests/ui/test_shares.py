"""Sliders of one distribution: what moves is exact, the others make room, the sum stays 1."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.shares import DECIMALS, fellows, is_distribution, moved, previewed, shares

SLIDER = shares("p", (0.1, 0.2, 0.7))[0]
WEIGHTS = st.lists(st.integers(0, 50), min_size=3, max_size=3).filter(any)


@given(WEIGHTS, st.integers(0, 2), st.sampled_from([(), (0,), (1, 2)]))
def test_every_value_of_a_slider_leaves_a_distribution(weights, index, locked):
    before = np.array(weights) / sum(weights)
    after = moved(before, index, SLIDER.values, locked)
    assert after.shape == (101, 3)
    for row in after:
        assert is_distribution(row)
        assert [row[i] for i in locked] == [before[i] for i in locked]


def test_what_moves_is_exact_and_the_others_keep_their_proportion():
    after = moved([0.1, 0.3, 0.6], 0, SLIDER.values, ())
    assert np.delete(after[:, 0], 10).tolist() == np.delete(SLIDER.values, 10).tolist()
    # One subtraction and one division are rounded.
    np.testing.assert_allclose(after[:-1, 2], 2 * after[:-1, 1], rtol=1e-15)


@pytest.mark.parametrize("before", [[1 / 3, 1 / 3, 1 / 3], [0.1, 0.2, 0.7]])
def test_the_value_that_a_slider_shows_already_is_no_move(before):
    shown = SLIDER.nearest(before[0])
    assert moved(before, 0, shown, ()).tolist() == before


def test_a_move_stops_where_the_locked_classes_leave_no_room():
    assert moved([0.25, 0.25, 0.5], 2, 1.0, (0,)).tolist() == [0.25, 0, 0.75]
    assert moved([0.25, 0.25, 0.5], 2, 1.0, (0, 1)).tolist() == [0.25, 0.25, 0.5]
    assert moved([0.25, 0.25, 0.5], 2, 1.0, (2,)).tolist() == [0.25, 0.25, 0.5]


@pytest.mark.parametrize(
    ("values", "verdict"),
    [([0.1, 0.2, 0.7], True), ([1 / 3] * 3, True), ([0.33] * 3, False), ([0.5, 0.7, -0.2], False)],
)
def test_the_core_says_what_a_distribution_is(values, verdict):
    assert is_distribution(values) == verdict


def test_every_class_has_a_slider_in_steps_of_a_hundredth():
    keys = [control.key for control in shares("q", (0.5, 0.5))]
    assert keys == ["q1", "q2"]
    assert SLIDER.values.tolist() == [n / 100 for n in range(101)]


def walked(*places):
    """Move the first share from place to place, and return what is reached."""
    reached = np.array([0.3, 0.4, 0.3])
    for place in places:
        reached = moved(reached, 0, place, ())
    return reached


def test_whatever_the_way_the_same_distribution_is_shown():
    ways = [walked(0.37), walked(0.91, 0.37), walked(*SLIDER.values[31:38])]
    assert len({tuple(way) for way in ways}) > 1  # they differ by rounding
    shown = {tuple(np.round(way, DECIMALS)) for way in ways}
    assert len(shown) == 1


def test_a_preview_is_what_will_be_shown_and_where_the_slider_stands_what_is():
    third = np.full(3, 1 / 3)  # as it was given, with all its digits
    rows = previewed(third, third, 0, SLIDER.values, ())
    np.testing.assert_array_equal(rows[33], third)
    np.testing.assert_array_equal(rows[50], [0.5, 0.25, 0.25])
    reached = walked(0.37)
    shown = np.round(reached, DECIMALS)
    rows = previewed(shown, reached, 0, SLIDER.values, ())
    np.testing.assert_array_equal(rows[37], shown)
    for i, value in enumerate(SLIDER.values):
        after = np.round(moved(reached, 0, value, ()), DECIMALS)
        np.testing.assert_array_equal(rows[i], shown if i == 37 else after)


def test_a_share_half_way_between_two_values_is_told_as_its_slider_will_show_it():
    controls = shares("q", (0.3, 0.4, 0.3))
    rows = np.array([[0.085, 0.83, 0.085], [0.125, 0.75, 0.125], [0.3, 0.4, 0.3]])
    told = fellows(controls, 1, rows)
    for place, key in ((0, "q1"), (2, "q3")):
        steps = np.rint(told[key].rows / told[key].unit)
        assert (steps / 100).tolist() == [
            controls[place].nearest(one) for one in rows[:, place].tolist()
        ]
