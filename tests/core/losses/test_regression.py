import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.losses import (
    binary_cross_entropy,
    cost,
    cost_so_far,
    point_losses,
    squared_error,
)
from core.losses.points import cost_slope

LOSSES = ["cross_entropy", "squared_error"]
REDUCTIONS = ["mean", "sum"]
X, Y = [-1.0, 0.0, 2.0, 3.0], [0, 1, 0, 1]
weights = st.floats(-20, 20)


def gradient_of_cost(w, b, *, x, y, loss, reduction="mean"):
    """Return the gradient at a weight and a bias, by the function that descent follows."""
    with np.errstate(over="ignore", under="ignore"):
        slope = cost_slope(x, y, loss=loss, reduction=reduction)
        return slope(np.stack(np.broadcast_arrays(w, b), axis=-1))


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
    assert gradient_of_cost(0, 0, x=X, y=Y, loss="cross_entropy").tolist() == [-1 / 4, 0]
    total = gradient_of_cost(0, 0, x=X, y=Y, loss="cross_entropy", reduction="sum")
    assert total.tolist() == [-1, 0]
    # The squared error has the further factor σ(1 - σ) = ¼.
    assert gradient_of_cost(0, 0, x=X, y=Y, loss="squared_error").tolist() == [-1 / 16, 0]


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
    gradient = gradient_of_cost(w, b, **data)
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
    costs, slopes = cost(w, b, **data), gradient_of_cost(w, b, **data)
    assert costs.shape == (3, 5)
    assert slopes.shape == (3, 5, 2)
    assert point_losses(w, b, x=X, y=Y, loss=loss).shape == (3, 5, 4)
    assert costs[2, 1] == cost(w[1], b[2, 0], **data)
    # A product of matrices may add in another order than that of one row.
    expected = gradient_of_cost(w[1], b[2, 0], **data)
    np.testing.assert_allclose(slopes[2, 1], expected, rtol=1e-14)


def test_the_least_cost_of_repeated_inputs_is_at_the_log_odds_of_the_share():
    x, y = [0, 0, 0, 1, 1, 1, 1], [0, 0, 1, 1, 1, 1, 0]
    b, w = math.log(1 / 2), math.log(3) - math.log(1 / 2)
    gradient = gradient_of_cost(w, b, x=x, y=y, loss="cross_entropy")
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
        slope = gradient_of_cost(1, 0, **right, loss="cross_entropy")
        assert slope == pytest.approx([1e308, 1], rel=1e-15)
        total = gradient_of_cost(1, 0, **right, loss="cross_entropy", reduction="sum")
        assert total.tolist() == [np.inf, 2]


def test_arguments_are_left_alone():
    x, y, w = np.array(X), np.array(Y), np.array([1.0, 2.0])
    for function in (point_losses, cost):
        function(w, 0, x=x, y=y, loss="cross_entropy")
    assert x.tolist() == X
    assert y.tolist() == Y
    assert w.tolist() == [1, 2]


@pytest.mark.parametrize("function", [point_losses, cost, cost_so_far])
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


@pytest.mark.parametrize("function", [cost, cost_so_far])
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
