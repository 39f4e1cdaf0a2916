"""Sliders of one distribution: what moves is exact, the others make room, the sum stays 1."""

import numpy as np
import pytest
import streamlit
from hypothesis import given
from hypothesis import strategies as st

from ui.shares import (
    DECIMALS,
    Held,
    distribution,
    fellows,
    is_distribution,
    moved,
    previewed,
    put,
    settle,
    shares,
)
from ui.stale import Group

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
    # Both are rounded to so many decimals.
    np.testing.assert_allclose(after[:-1, 2], 2 * after[:-1, 1], rtol=0, atol=1.5 * 10**-DECIMALS)


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


def walked(*moves, locked=()):
    """Move shares to places, each from where its move begins, and return what is held then."""
    held = Held(np.array([0.3, 0.4, 0.3]), Group.of([0.3, 0.4, 0.3]))
    for index, place in moves:
        held = held.moved(index, place, locked)
    return held


def test_whatever_the_way_the_same_distribution_is_shown():
    ways = [
        walked((0, 0.37)),
        walked((0, 0.91), (0, 0.37)),
        walked(*((0, place) for place in SLIDER.values[31:38])),
    ]
    assert {one.shown.tobytes() for one in ways} == {np.array([0.37, 0.36, 0.27]).tobytes()}


def test_what_was_pulled_to_its_end_and_comes_back_has_its_fellows_as_they_were():
    assert walked((2, 1.0)).shown.tolist() == [0.0, 0.0, 1.0]
    assert walked((2, 1.0), (2, 0.3)).shown.tolist() == [0.3, 0.4, 0.3]
    assert walked((2, 1.0), (2, 0.65)).shown.tolist() == [0.15, 0.2, 0.65]


def test_another_class_or_another_lock_begins_at_what_is_shown():
    assert walked((2, 1.0), (0, 0.0), (2, 0.5)).shown.tolist() == [0.25, 0.25, 0.5]
    away = walked((2, 1.0))
    assert away.start(2, ()).tolist() == [0.3, 0.4, 0.3]
    assert away.start(2, (0,)).tolist() == away.shown.tolist()


def test_a_preview_is_what_will_be_shown_and_where_the_slider_stands_what_is():
    third = np.full(3, 1 / 3)  # as it was given, with all its digits
    rows = previewed(third, third, 0, SLIDER.values, ())
    np.testing.assert_array_equal(rows[33], third)
    np.testing.assert_array_equal(rows[50], [0.5, 0.25, 0.25])


@pytest.mark.parametrize(
    ("moves", "locked"),
    [
        ([(0, 0.37)], ()),
        ([(1, 0.13), (0, 0.37)], ()),
        ([(0, 0.99), (1, 0.01)], ()),
        ([(0, 0.275), (2, 1.0)], (0,)),  # which stops at .725, where its slider shows .72
    ],
)
def test_after_any_way_a_preview_is_what_will_be_shown(moves, locked):
    held = walked(*moves, locked=locked)
    for index in set(range(3)) - set(locked):
        rows = previewed(held.shown, held.start(index, locked), index, SLIDER.values, locked)
        for row, value in zip(rows, SLIDER.values, strict=True):
            stands = value == SLIDER.nearest(held.shown[index])
            then = held.shown if stands else held.moved(index, value, locked).shown
            np.testing.assert_array_equal(row, then)


def test_a_share_half_way_between_two_values_is_told_as_its_slider_will_show_it():
    controls = shares("q", (0.3, 0.4, 0.3))
    rows = np.array([[0.085, 0.83, 0.085], [0.125, 0.75, 0.125], [0.3, 0.4, 0.3]])
    told = fellows(controls, 1, rows)
    for place, key in ((0, "q1"), (2, "q3")):
        steps = np.rint(told[key].rows / told[key].unit)
        assert (steps / 100).tolist() == [
            controls[place].nearest(one) for one in rows[:, place].tolist()
        ]


def test_what_a_browser_held_before_all_were_given_is_no_move(monkeypatch):
    """A class is led to a belief by the address, while one of its sliders is on its way there."""
    session = {}
    monkeypatch.setattr(streamlit, "session_state", session)
    controls = shares("q", (0.3, 0.4, 0.3))
    put(controls, (0.3, 0.4, 0.3))
    led = np.array([0.83, 0.097142857143, 0.072857142857])
    put(controls, led)
    session |= {"q1": 0.83, "q2": 0.4, "q3": 0.3}
    assert settle(controls) is None
    assert distribution(controls).tolist() == led.tolist()
    assert [session[control.key] for control in controls] == led.tolist()
