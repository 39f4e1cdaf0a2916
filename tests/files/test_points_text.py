import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.data import Dataset
from files.points_text import (
    BRUSH,
    MAX_LETTERS,
    MAX_POINTS,
    PointsError,
    add_points,
    format_points,
    move_points,
    parse_points,
    remove_points,
)

hundredths = st.integers(-600, 600).map(lambda n: n / 100)
drawn = st.lists(st.tuples(hundredths, hundredths, st.integers(0, 4)), min_size=1, max_size=60)


def points(*rows):
    """Make a data set of five classes from rows of x, y and class."""
    x, y, labels = zip(*rows, strict=True)
    return Dataset(np.array([x, y], dtype=float).T, np.array(labels), tuple("abcde"))


def test_two_points_by_hand():
    data = parse_points("a-1.5_2e0.25_-6")
    assert data.inputs.tolist() == [[-1.5, 2], [0.25, -6]]
    assert data.labels.tolist() == [0, 4]
    assert data.classes == ("a", "b", "c", "d", "e")


def test_there_are_at_least_two_classes():
    assert parse_points("a1_1").classes == ("a", "b")
    assert parse_points("c1_1").classes == ("a", "b", "c")


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
    ("text", "kind", "value"),
    [
        ("", "none", "''"),
        *[(text, "form", repr(text)) for text in ("a", "a1", "a1_", "a1_2 ", "1_2", "a.5_1")],
        *[(text, "form", repr(text)) for text in ("a+1_2", "a1_2\n", "a١_2", "_1_2", "a1__2")],
        ("a1_2b", "form", "'b'"),
        ("a1_2,b3_4", "form", "'a1_2,'"),
        ("a1e1_2", "form", "'a1'"),
        ("anan_0", "form", "'a'"),
        ("a1_1가1_2", "form", "'가1_2'"),
        ("a1_1f1_2", "letter", "'f'"),
        ("A1_2", "letter", "'A'"),
        ("a1_1b1.234_5", "decimals", "1.234"),
        ("a1_-0.125", "decimals", "-0.125"),
        ("a10_0", "outside", "10"),
        ("a0_-6.01", "outside", "-6.01"),
        ("a0_1" * 61, "too_many", "61"),
    ],
)
def test_what_stands_for_no_points_is_told_by_what_is_wrong(
    text: str, kind: str, value: str
) -> None:
    with pytest.raises(PointsError) as caught:
        parse_points(text)
    assert (caught.value.kind, caught.value.value) == (kind, value)
    assert value in str(caught.value)


@given(st.text(alphabet="abf1.-_2 ", max_size=30))
def test_any_text_stands_for_points_or_is_refused(text: str) -> None:
    try:
        data = parse_points(text)
    except PointsError:
        return
    assert len(data.labels) == sum(text.count(letter) for letter in "abcde")


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
    after = add_points(before, (0, 0), (x, y), label=label)
    assert after.inputs[-1].tolist() == [x, y]
    assert after.labels.tolist() == [*before.labels, label]
    left = remove_points(after, (x, y))
    # Where points share a place any of them may go.
    assert sorted(left.inputs.tolist()) == sorted(before.inputs.tolist())


def test_the_nearest_point_is_moved_and_keeps_its_class():
    moved = move_points(parse_points("a0_0b3_3c-3_3"), (2, 2), (-1.006, 5.5))
    assert format_points(moved) == "a0_0b-1.01_5.5c-3_3"


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda one: add_points(one, (0, 0), (6.1, 0), label=0), "within ±6; got 6.1"),
        (lambda one: add_points(one, (0, 9), (0, 0), label=0, count=2), "within ±6; got 9"),
        (lambda one: add_points(one, (0, 0), (0, 0), label=5), "label must be 0 to 4; got 5"),
        (lambda one: add_points(one, (0, 0), (0, 0), label=0, count=0), "count must be"),
        (lambda one: add_points(one, (0, 0), (np.nan, 0), label=0), "place must be finite"),
        (lambda one: move_points(one, (0, 0), (0, -7)), "within ±6; got -7"),
        (lambda one: move_points(one, (0, 0), (0, 7), count=5), "within ±6; got 7"),
        (lambda one: remove_points(one, (0, 0)), "the last one cannot be removed"),
    ],
)
def test_a_change_that_breaks_a_rule_is_refused(change, words):
    with pytest.raises(ValueError, match=re.escape(words)):
        change(parse_points("a0_0"))


def test_there_are_at_most_sixty_points():
    full = points(*[(0, 0, 0)] * 60)
    for count in (1, 5):
        with pytest.raises(PointsError, match="at most 60; got 61"):
            add_points(full, (1, 1), (1, 1), label=1, count=count)


@given(hundredths, hundredths, hundredths, hundredths, st.sampled_from([2, 5, 10]))
def test_a_brush_puts_so_many_points_around_the_stroke(x, y, to_x, to_y, count):
    before = parse_points("a0_0b1_1")
    after = add_points(before, (x, y), (to_x, to_y), label=2, count=count)
    assert after.labels.tolist() == [0, 1, *[2] * count]
    for place in after.inputs[2:]:
        share = np.linspace(0, 1, count)[:, None]
        on_the_way = (1 - share) * [x, y] + share * [to_x, to_y]
        # The reach, and half a hundredth along each axis.
        assert np.hypot(*(on_the_way - place).T).min() <= BRUSH + 0.0071
    assert np.abs(after.inputs).max() <= 6


def test_two_clicks_of_a_brush_at_one_place_do_not_hide_each_other():
    once = add_points(parse_points("a0_0"), (3, 3), (3, 3), label=1, count=5)
    twice = add_points(once, (3, 3), (3, 3), label=1, count=5)
    assert len({tuple(place) for place in twice.inputs.tolist()}) == 11


def test_a_brush_puts_as_many_points_as_there_is_room_for():
    full = points(*[(0, 0, 0)] * (MAX_POINTS - 3))
    after = add_points(full, (1, 1), (1, 1), label=1, count=10)
    assert after.labels.tolist() == [0] * 57 + [1] * 3


def test_a_brush_moves_and_removes_what_is_within_its_reach():
    text = "a0_0a0.1_0a0.2_0b0.7_0"
    assert format_points(move_points(parse_points(text), (0, 0), (1, 2), count=5)) == (
        "a1_2a1.1_2a1.2_2b0.7_0"
    )
    assert format_points(move_points(parse_points(text), (0, 0), (1, 2), count=2)) == (
        "a1_2a1.1_2a0.2_0b0.7_0"
    )
    assert format_points(remove_points(parse_points(text), (0, 0), count=5)) == "b0.7_0"
    assert format_points(remove_points(parse_points(text), (4, 0), count=5)) == "a0_0a0.1_0a0.2_0"
    # One point stays, whichever is the farthest of them.
    assert format_points(remove_points(parse_points("a0_0b0.1_0"), (0, 0), count=5)) == "b0.1_0"
