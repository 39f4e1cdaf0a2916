import math

import mpmath
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.evaluation import misclassified
from core.losses import (
    binary_cross_entropy,
    cost,
    cost_gradient,
    cost_so_far,
    descend,
    error_count,
    has_finite_maximum,
    misclassified_points,
    point_losses,
    separable,
    squared_error,
)

LOSSES = ["cross_entropy", "squared_error"]
REDUCTIONS = ["mean", "sum"]
X, Y = [-1.0, 0.0, 2.0, 3.0], [0, 1, 0, 1]
# Six pictures: what the machine saw in each, and whether it shows a dog.
PICTURES = {"x": [-3.0, -2.0, -1.0, 1.0, 2.0, 3.0], "y": [0, 0, 1, 0, 1, 1]}
weights = st.floats(-20, 20)


def test_the_losses_of_the_points_are_those_of_their_logits():
    z = 2 * np.array(X) - 1
    ours = {loss: point_losses(2, -1, x=X, y=Y, loss=loss) for loss in LOSSES}
    assert ours["cross_entropy"].tolist() == binary_cross_entropy(z, Y).tolist()
    assert ours["squared_error"].tolist() == squared_error(z, Y).tolist()


def test_a_flat_line_leaves_every_point_at_even_odds():
    assert point_losses(0, 0, x=X, y=Y, loss="squared_error").tolist() == [1 / 8] * 4
    assert cost(0, 0, x=X, y=Y, loss="squared_error") == 1 / 8
    assert cost(0, 0, x=X, y=Y, loss="squared_error", reduction="sum") == 1 / 2
    assert cost(0, 0, x=X, y=Y, loss="cross_entropy") == pytest.approx(math.log(2), rel=1e-15)


def test_the_slope_of_a_flat_line():
    # σ(0) - y is ½, -½, ½, -½; times x: -½ - 0 + 1 - 3/2 = -1.
    assert cost_gradient(0, 0, x=X, y=Y, loss="cross_entropy").tolist() == [-1 / 4, 0]
    total = cost_gradient(0, 0, x=X, y=Y, loss="cross_entropy", reduction="sum")
    assert total.tolist() == [-1, 0]
    # The squared error has the further factor σ(1 - σ) = ¼.
    assert cost_gradient(0, 0, x=X, y=Y, loss="squared_error").tolist() == [-1 / 16, 0]


def exact_gradient(w, b, x, y):
    """Return both mean slopes of the cross-entropy, (q - y) x and q - y, with 50 digits."""
    with mpmath.workdps(50):
        q = [1 / (1 + mpmath.exp(-(mpmath.mpf(w) * one + b))) for one in x]
        off = [belief - label for belief, label in zip(q, y, strict=True)]
        along_w = mpmath.fsum(d * one for d, one in zip(off, x, strict=True))
        return [float(along_w / len(x)), float(mpmath.fsum(off) / len(x))]


@pytest.mark.parametrize("line", [(-2, 3), (1, 0), (0.5, -4)])
def test_the_slopes_for_six_pictures_meet_those_with_50_digits(line):
    found = cost_gradient(*line, **PICTURES, loss="cross_entropy")
    # Six terms of up to 3, each within a few units in its last place.
    np.testing.assert_allclose(found, exact_gradient(*line, **PICTURES), rtol=0, atol=4e-16 * 3)


@pytest.mark.parametrize("loss", LOSSES)
@given(w=weights, b=weights)
def test_the_losses_of_the_points_add_up_to_the_cost(loss, w, b):
    losses = point_losses(w, b, x=X, y=Y, loss=loss)
    total = cost(w, b, x=X, y=Y, loss=loss, reduction="sum")
    assert total == pytest.approx(math.fsum(losses), rel=1e-15)
    assert cost(w, b, x=X, y=Y, loss=loss) == total / 4


@pytest.mark.parametrize("reduction", REDUCTIONS)
@pytest.mark.parametrize("loss", LOSSES)
@given(w=st.floats(-3, 3), b=st.floats(-3, 3))
def test_the_gradient_is_the_derivative_of_the_cost(loss, reduction, w, b):
    h, data = 1e-4, {"x": X, "y": Y, "loss": loss, "reduction": reduction}
    along_w = (cost(w + h, b, **data) - cost(w - h, b, **data)) / (2 * h)
    along_b = (cost(w, b + h, **data) - cost(w, b - h, **data)) / (2 * h)
    # Truncation h²/6 · Σ|x|³ · |ℓ‴| ≤ 2e-9 · 36, cancellation of costs up to 30: 1e-10.
    gradient = cost_gradient(w, b, **data)
    np.testing.assert_allclose(gradient, [along_w, along_b], rtol=0, atol=2e-8)


@given(weights, weights, weights, weights)
def test_the_cross_entropy_cost_is_convex(w, b, v, c):
    data = {"x": X, "y": Y, "loss": "cross_entropy"}
    middle = cost((w + v) / 2, (b + c) / 2, **data)
    assert middle <= (cost(w, b, **data) + cost(v, c, **data)) / 2 + 1e-12


def test_the_squared_error_cost_is_not_convex():
    data = {"x": [1.0], "y": [1], "loss": "squared_error"}
    # Far out it runs flat just below ½, so halfway to the valley it lies above the chord.
    assert cost(-4, 0, **data) > (cost(-8, 0, **data) + cost(0, 0, **data)) / 2


@pytest.mark.parametrize("loss", LOSSES)
@pytest.mark.parametrize("reduction", REDUCTIONS)
def test_a_grid_goes_in_one_call(loss, reduction):
    w, b = np.linspace(-2, 2, 5), np.linspace(-1, 1, 3)[:, None]
    data = {"x": X, "y": Y, "loss": loss, "reduction": reduction}
    costs, slopes = cost(w, b, **data), cost_gradient(w, b, **data)
    assert costs.shape == (3, 5)
    assert slopes.shape == (3, 5, 2)
    assert point_losses(w, b, x=X, y=Y, loss=loss).shape == (3, 5, 4)
    assert costs[2, 1] == cost(w[1], b[2, 0], **data)
    # A product of matrices may add in another order than that of one row.
    expected = cost_gradient(w[1], b[2, 0], **data)
    np.testing.assert_allclose(slopes[2, 1], expected, rtol=1e-14)


def test_the_least_cost_of_repeated_inputs_is_at_the_log_odds_of_the_share():
    x, y = [0, 0, 0, 1, 1, 1, 1], [0, 0, 1, 1, 1, 1, 0]
    b, w = math.log(1 / 2), math.log(3) - math.log(1 / 2)
    gradient = cost_gradient(w, b, x=x, y=y, loss="cross_entropy")
    np.testing.assert_allclose(gradient, 0, atol=1e-16)


@pytest.mark.parametrize("loss", LOSSES)
def test_one_point_is_enough(loss):
    assert cost(1, 0, x=[0], y=[1], loss=loss) == point_losses(1, 0, x=[0], y=[1], loss=loss)[0]


def test_extreme_lines_and_inputs_give_limits_without_a_warning():
    far = {"x": [-1e308, 1e308], "y": [0, 1]}
    with np.errstate(all="raise"):
        assert cost(1e308, 0, **far, loss="cross_entropy") == 0
        assert cost(-1e308, 0, **far, loss="cross_entropy") == np.inf
        assert cost(-1e308, 0, **far, loss="squared_error") == 0.5
        right = {"x": [1e308, 1e308], "y": [0, 0]}
        slope = cost_gradient(1, 0, **right, loss="cross_entropy")
        assert slope == pytest.approx([1e308, 1], rel=1e-15)
        total = cost_gradient(1, 0, **right, loss="cross_entropy", reduction="sum")
        assert total.tolist() == [np.inf, 2]


def test_arguments_are_left_alone():
    x, y, w = np.array(X), np.array(Y), np.array([1.0, 2.0])
    for function in (point_losses, cost, cost_gradient):
        function(w, 0, x=x, y=y, loss="cross_entropy")
    assert x.tolist() == X
    assert y.tolist() == Y
    assert w.tolist() == [1, 2]


@pytest.mark.parametrize("function", [point_losses, cost, cost_gradient, cost_so_far])
def test_the_domain_of_the_cost(function):
    good = {"x": [0, 1], "y": [0, 1], "loss": "cross_entropy"}
    with pytest.raises(ValueError, match=r"^weight must be finite; got inf$"):
        function(np.inf, 0, **good)
    with pytest.raises(ValueError, match=r"^bias must be finite; got nan$"):
        function(0, np.nan, **good)
    with pytest.raises(ValueError, match=r"^x must be finite; got nan$"):
        function(0, 0, **(good | {"x": [0, np.nan]}))
    with pytest.raises(ValueError, match=r"^y must be 0 or 1; got 0\.5$"):
        function(0, 0, **(good | {"y": [0, 0.5]}))
    with pytest.raises(
        ValueError, match=r"^loss must be 'cross_entropy' or 'squared_error'; got 'hinge'$"
    ):
        function(0, 0, **(good | {"loss": "hinge"}))
    rule = "x and y must be two rows of one length, at least 1"
    for x, y, shapes in [
        ([], [], r"\(0,\) and \(0,\)"),
        ([0, 1], [1], r"\(2,\) and \(1,\)"),
        (0, 1, r"\(\) and \(\)"),
        ([[0, 1]], [[0, 1]], r"\(1, 2\) and \(1, 2\)"),
    ]:
        with pytest.raises(ValueError, match=rf"^{rule}; got shapes {shapes}$"):
            function(0, 0, **(good | {"x": x, "y": y}))


@pytest.mark.parametrize("function", [cost, cost_gradient, cost_so_far])
def test_the_reduction_is_known(function):
    with pytest.raises(ValueError, match=r"^reduction must be 'mean' or 'sum'; got 'max'$"):
        function(0, 0, x=[0], y=[1], loss="cross_entropy", reduction="max")


@pytest.mark.parametrize("reduction", REDUCTIONS)
@pytest.mark.parametrize("loss", LOSSES)
@given(weight=weights, bias=weights)
def test_the_cost_adds_up_point_by_point(weight, bias, loss, reduction):
    told = {"x": X, "y": Y, "loss": loss, "reduction": reduction}
    so_far = cost_so_far([weight, 0], bias, **told)
    assert so_far.shape == (2, len(X) + 1)
    assert so_far[:, 0].tolist() == [0, 0]
    assert np.all(np.diff(so_far) >= 0)
    np.testing.assert_allclose(so_far[:, -1], cost([weight, 0], bias, **told), rtol=1e-14)


@pytest.mark.parametrize("w", [1, 3])
def test_the_same_two_pictures_stay_wrong_while_the_cost_doubles(w):
    # z = ∓w x at the third and the fourth: a dog to the left, a cat to the right of 0.
    wrong = misclassified_points(w, 0, **PICTURES)
    assert wrong.tolist() == [False, False, True, True, False, False]
    assert error_count(w, 0, **PICTURES) == 2
    # Each costs ln(1 + e^(w |x|)) if wrong, ln(1 + e^(-w |x|)) if right.
    right = sum(math.log1p(math.exp(-w * x)) for x in (2, 2, 3, 3))
    expected = (2 * math.log1p(math.exp(w)) + right) / 6
    assert cost(w, 0, **PICTURES, loss="cross_entropy") == pytest.approx(expected, rel=1e-15)


def test_even_odds_are_read_as_label_0():
    assert misclassified_points(0, 0, x=[5, 6], y=[0, 1]).tolist() == [False, True]
    assert misclassified_points(0, 5e-324, x=[5, 6], y=[0, 1]).tolist() == [True, False]


@given(st.floats(-5, 5), st.floats(-5, 5))
def test_points_are_wrong_where_the_likelier_class_is_not_their_label(w, b):
    z = np.multiply(w, X) + b
    expected = misclassified(np.stack([np.zeros(4), z], axis=1), Y)
    found = misclassified_points([w, -w], b, x=X, y=Y)
    assert found.shape == (2, 4)
    assert found[0].tolist() == expected.tolist()
    assert error_count([w, -w], b, x=X, y=Y)[0] == np.count_nonzero(expected)


@pytest.mark.parametrize("function", [misclassified_points, error_count])
def test_the_domain_of_what_is_wrong(function):
    with pytest.raises(ValueError, match=r"^weight must be finite; got inf$"):
        function(np.inf, 0, x=[0], y=[1])
    with pytest.raises(ValueError, match=r"^bias must be finite; got nan$"):
        function(0, np.nan, x=[0], y=[1])
    with pytest.raises(ValueError, match=r"^x must be finite; got inf$"):
        function(0, 0, x=[np.inf], y=[1])
    with pytest.raises(ValueError, match=r"^y must be 0 or 1; got 2$"):
        function(0, 0, x=[0], y=[2])


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
