import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.losses import descend, has_finite_maximum, separable

rows = st.lists(st.tuples(st.integers(-4, 4), st.integers(0, 1)), min_size=1, max_size=7)


def some_threshold_separates(points):
    """Try a threshold in every gap, and beyond both ends, in either direction."""
    for threshold in np.arange(-5, 6) + 0.5:
        above = [x > threshold for x, _ in points]
        labels = [y == 1 for _, y in points]
        if above == labels or above == [not label for label in labels]:
            return True
    return False


@given(rows)
def test_separable_means_that_some_threshold_makes_no_mistake(points):
    x, y = zip(*points, strict=True)
    assert separable(x, y) == some_threshold_separates(points)


@pytest.mark.parametrize("y", [[0, 0, 0, 1, 1, 1], [1, 1, 1, 0, 0, 0], [0] * 6, [1] * 6])
def test_known_separable_rows(y):
    assert separable(range(6), y) is True
    assert has_finite_maximum(range(6), y) is False


@pytest.mark.parametrize("y", [[0, 0, 1, 0, 1, 1], [0, 1, 1, 1, 1, 0]])
def test_labels_that_overlap_have_a_best_weight(y):
    assert separable(range(6), y) is False
    assert has_finite_maximum(range(6), y) is True


@pytest.mark.parametrize("y", [[0, 0, 1, 1], [1, 1, 0, 0]])
def test_sides_that_touch_are_not_separable_and_have_no_best_weight(y):
    x = [0, 1, 1, 2]
    assert separable(x, y) is False
    assert has_finite_maximum(x, y) is False
    weights = descend(0, 0, x=x, y=y, loss="cross_entropy", rate=1, steps=4000).points[:, 0]
    # As slowly as the logarithm: it gains ln 2 or so whenever the steps double.
    assert abs(weights[4000]) - abs(weights[2000]) > 0.5


def test_one_place_with_both_labels_has_a_best_probability():
    assert separable([3, 3, 3], [0, 1, 1]) is False
    assert has_finite_maximum([3, 3, 3], [0, 1, 1]) is True


@pytest.mark.parametrize("y", [0, 1])
def test_one_point_alone_pulls_without_end(y):
    assert separable([3], [y]) is True
    assert has_finite_maximum([3], [y]) is False


@given(rows)
def test_separable_data_never_have_a_finite_maximum(points):
    x, y = zip(*points, strict=True)
    assert not (separable(x, y) and has_finite_maximum(x, y))


def some_direction_never_loses(points):
    """Look for (w, b) along which no point's loss ever rises; integer inputs need no others."""
    thresholds = np.arange(-10, 11) / 2
    lines = [(w, -w * t) for w in (-1, 1) for t in thresholds] + [(0, -1), (0, 1)]
    return any(all((2 * y - 1) * (w * x + b) >= 0 for x, y in points) for w, b in lines)


@given(rows.filter(lambda points: len({x for x, _ in points}) > 1))
def test_the_maximum_is_finite_where_every_direction_ends_up_losing(points):
    assert has_finite_maximum(*zip(*points, strict=True)) != some_direction_never_loses(points)


@given(rows, st.sampled_from([-3.0, 0.5, 10.0]))
def test_neither_order_nor_scale_nor_swapping_the_labels_matters(points, scale):
    x, y = (np.array(side) for side in zip(*points, strict=True))
    for tell in (separable, has_finite_maximum):
        assert tell(x, y) == tell(x[::-1], y[::-1]) == tell(x * scale, y) == tell(x, 1 - y)


def test_the_largest_and_smallest_distances_count_without_a_warning():
    with np.errstate(all="raise"):
        assert separable([-1e308, 1e308], [0, 1])
        assert separable([0, 5e-324], [0, 1])
        assert not has_finite_maximum([-1e308, 1e308], [0, 1])


@pytest.mark.parametrize("tell", [separable, has_finite_maximum])
def test_the_domain(tell):
    with pytest.raises(
        ValueError,
        match=r"^x and y must be two rows of one length, at least 1; got shapes \(0,\) and \(0,\)$",
    ):
        tell([], [])
    with pytest.raises(ValueError, match=r"^y must be 0 or 1; got 2$"):
        tell([0, 1], [0, 2])
    with pytest.raises(ValueError, match=r"^x must be finite; got inf$"):
        tell([0, np.inf], [0, 1])
