import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.softmax import Span, move_probability, possible_range, softmax, triangle_point

distributions = st.lists(st.floats(-5, 5), min_size=3, max_size=6).map(softmax)
shares = st.floats(0, 1)


def test_the_others_keep_their_proportions():
    assert move_probability([0.5, 0.25, 0.25], 0, 0.2).tolist() == [0.2, 0.4, 0.4]
    assert move_probability([0.5, 0.2, 0.3], 0, 0.75) == pytest.approx([0.75, 0.1, 0.15])


def test_locked_classes_stay():
    moved = move_probability([0.4, 0.1, 0.2, 0.3], 0, 0.1, locked=[1])
    assert moved == pytest.approx([0.1, 0.1, 0.32, 0.48])


def test_others_that_are_all_0_share_alike():
    assert move_probability([1, 0, 0], 0, 0.5).tolist() == [0.5, 0.25, 0.25]
    assert move_probability([0.5, 0.5, 0, 0], 0, 0.25, locked=[1]).tolist() == [
        0.25,
        0.5,
        0.125,
        0.125,
    ]


@given(distributions, shares)
def test_every_move_ends_at_a_distribution(p, share):
    span = possible_range(p, 0, locked=[1])
    moved = move_probability(p, 0, share * span.high, locked=[1])
    assert moved.min() >= 0
    assert moved.sum() == pytest.approx(1, abs=1e-15 * len(p) * 2)
    assert moved[0] == share * span.high
    assert moved[1] == p[1]


@given(distributions)
def test_a_move_to_where_it_is_changes_nothing(p):
    assert move_probability(p, 0, p[0]) == pytest.approx(p, abs=1e-15)


@given(distributions)
def test_a_sweep_is_many_single_moves(p):
    values = np.linspace(0, 1, 11)
    sweep = move_probability(p, 1, values)
    assert sweep.shape == (11, len(p))
    assert sweep.tolist() == [move_probability(p, 1, value).tolist() for value in values]


def test_a_sweep_can_start_anywhere_and_leaves_its_argument_alone():
    p = np.array([0.5, 0.25, 0.25])
    move_probability(p, 0, [0.1, 0.9])
    assert p.tolist() == [0.5, 0.25, 0.25]


@pytest.mark.parametrize(
    ("index", "locked", "span"),
    [
        (0, [], Span(0, 1)),
        (0, [1], Span(0, 0.75)),
        (0, [1, 2], Span(0.5, 0.5)),
        (0, [0], Span(0.5, 0.5)),
    ],
)
def test_the_range_is_what_the_locked_ones_leave(index, locked, span):
    assert possible_range([0.5, 0.25, 0.25], index, locked=locked) == span


def test_the_end_of_a_range_may_be_off_by_a_rounding():
    p = [0.7, 0.1, 0.2]
    # 1 - (0.1 + 0.2) is not the float 0.7, and so is not 0.7 + 0.2 the float 0.9.
    assert move_probability(p, 0, 0.9, locked=[1]) == pytest.approx([0.9, 0.1, 0], abs=1e-15)
    assert move_probability(p, 0, 0.7, locked=[1, 2]).tolist() == p


def test_corners_middle_and_edge_of_the_triangle():
    points = triangle_point([[1, 0, 0], [0, 1, 0], [0, 0, 1], [0.5, 0.5, 0]])
    assert points.tolist() == [[0, 0], [1, 0], [0.5, math.sqrt(0.75)], [0.5, 0]]


@given(st.lists(st.floats(-5, 5), min_size=3, max_size=3).map(softmax))
def test_heights_over_the_sides_are_the_probabilities(p):
    x, y = triangle_point(p)
    height = math.sqrt(0.75)
    # The distance of a point from the side opposite a corner, in heights of the triangle.
    second = x - y / (2 * height)
    assert [1 - second - y / height, second, y / height] == pytest.approx(p.tolist(), abs=1e-15)


@pytest.mark.parametrize(
    ("call", "text"),
    [
        (lambda: move_probability([0.5, 0.25, 0.25], 0, 0.8, locked=[1]), r"value must lie in \["),
        (lambda: move_probability([0.5, 0.5], 0, -1e-12), r"value must lie in \[0, 1\]"),
        (lambda: move_probability([0.5, 0.5], 0, 0.4, locked=[1]), r"value must lie in \[0\.5, "),
        (lambda: move_probability([0.5, 0.5], 2, 0.4), "index must be a whole number from 0 to 1"),
        (lambda: possible_range([0.5, 0.5], 0, locked=[-1]), "locked must be a whole number"),
        (lambda: possible_range([[0.5, 0.5]], 0), "p must be one distribution"),
        (lambda: possible_range([0.5, 0.6], 0), "p must sum to 1"),
        (lambda: triangle_point([0.5, 0.5]), "p must have three classes"),
    ],
)
def test_bad_arguments_are_refused(call, text):
    with pytest.raises(ValueError, match=f"^{text}"):
        call()
