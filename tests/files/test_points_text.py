import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.data import Dataset
from files.points_text import (
    MAX_LETTERS,
    add_point,
    format_points,
    move_point,
    parse_points,
    remove_point,
)

hundredths = st.integers(-600, 600).map(lambda n: n / 100)
drawn = st.lists(st.tuples(hundredths, hundredths, st.integers(0, 4)), min_size=1, max_size=60)


def points(*rows):
    """Make a data set of five classes from rows of x, y and class."""
    x, y, labels = zip(*rows, strict=True)
    return Dataset(np.array([x, y], dtype=float).T, np.array(labels), tuple("01234"))


def test_two_points_by_hand():
    data = parse_points("a-1.5_2e0.25_-6")
    assert data.inputs.tolist() == [[-1.5, 2], [0.25, -6]]
    assert data.labels.tolist() == [0, 4]
    assert data.classes == ("0", "1", "2", "3", "4")


def test_there_are_at_least_two_classes():
    assert parse_points("a1_1").classes == ("0", "1")
    assert parse_points("c1_1").classes == ("0", "1", "2")


@given(drawn)
def test_points_on_the_grid_come_back_exactly(rows):
    data = points(*rows)
    again = parse_points(format_points(data))
    assert np.array_equal(again.inputs, data.inputs)
    assert np.array_equal(again.labels, data.labels)


@given(st.lists(st.tuples(*[st.floats(-6, 6)] * 2, st.integers(0, 4)), min_size=1, max_size=60))
def test_other_points_come_back_to_the_nearest_hundredth(rows):
    data = points(*rows)
    # Half a hundredth, and the rounding of numbers up to 6.
    again = parse_points(format_points(data))
    np.testing.assert_allclose(again.inputs, data.inputs, rtol=0, atol=0.005 + 1e-15)


@given(drawn)
def test_the_text_is_short_and_needs_no_escapes(rows):
    text = format_points(points(*rows))
    assert re.fullmatch(r"[a-e0-9._-]+", text)
    assert len(text) <= 12 * len(rows)


def test_the_longest_text_has_sixty_points_of_twelve_letters():
    assert len(format_points(points(*[(-1.25, -3.75, 4)] * 60))) == MAX_LETTERS == 720


def test_zero_has_no_sign():
    assert format_points(points((-0.0, -0.001, 0))) == "a0_0"


@pytest.mark.parametrize(
    "text",
    [
        *["", "a", "a1", "a1_", "a1_2 ", "f1_2", "A1_2", "a1_2b", "a1.234_5", "a10_0", "a1_2,b3_4"],
        *["a1e1_2", "anan_0", "a1_2\n", "a١_2", "1_2", "a.5_1", "a+1_2"],
    ],
)
def test_another_text_is_refused(text):
    with pytest.raises(ValueError, match="points must be written like"):
        parse_points(text)


def test_too_many_points_are_refused():
    assert len(parse_points("a0_1" * 60).labels) == 60
    with pytest.raises(ValueError, match="points must be at most 60; got 61"):
        parse_points("a0_1" * 61)
    with pytest.raises(ValueError, match="points must be at most 60; got 61"):
        format_points(points(*[(0, 0, 0)] * 61))


def test_points_off_the_map_are_refused():
    with pytest.raises(ValueError, match=r"coordinates must lie within ±6; got -6.01"):
        parse_points("a0_-6.01")
    with pytest.raises(ValueError, match=r"coordinates must lie within ±6; got 6.5"):
        format_points(points((0, 6.5, 0)))


def test_more_classes_than_letters_are_refused():
    with pytest.raises(ValueError, match="classes must be at most 5; got 6"):
        format_points(Dataset(np.zeros((1, 2)), np.array([0]), tuple("012345")))


@given(drawn, hundredths, hundredths, st.integers(0, 4))
def test_a_point_that_is_added_can_be_removed_where_it_is(rows, x, y, label):
    before = points(*rows[:59])
    after = add_point(before, (x, y), label=label)
    assert after.inputs[-1].tolist() == [x, y]
    assert after.labels.tolist() == [*before.labels, label]
    left = remove_point(after, (x, y))
    # Where points share a place any of them may go.
    assert sorted(left.inputs.tolist()) == sorted(before.inputs.tolist())


def test_the_nearest_point_is_moved_and_keeps_its_class():
    moved = move_point(parse_points("a0_0b3_3c-3_3"), (2, 2), (-1.006, 5.5))
    assert format_points(moved) == "a0_0b-1.01_5.5c-3_3"


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda one: add_point(one, (6.1, 0), label=0), "within ±6; got 6.1"),
        (lambda one: add_point(one, (0, 0), label=5), "label must be 0 to 4; got 5"),
        (lambda one: add_point(one, (np.nan, 0), label=0), "place must be finite"),
        (lambda one: move_point(one, (0, 0), (0, -7)), "within ±6; got -7"),
        (remove_point, "the last one cannot be removed"),
    ],
)
def test_a_change_that_breaks_a_rule_is_refused(change, words):
    one = parse_points("a0_0")
    with pytest.raises(ValueError, match=re.escape(words)):
        change(one) if change is not remove_point else change(one, (0, 0))


def test_there_are_at_most_sixty_points():
    full = points(*[(0, 0, 0)] * 60)
    with pytest.raises(ValueError, match="at most 60; got 61"):
        add_point(full, (1, 1), label=1)
