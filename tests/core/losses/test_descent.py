import dataclasses
import math

import numpy as np
import pytest
import scipy.optimize

from core.losses import cost, cost_gradient, descend, descent_step

SEPARABLE = {"x": np.arange(6.0), "y": [0, 0, 0, 1, 1, 1], "loss": "cross_entropy"}
OVERLAP = {"x": [-2.0, -1.0, 0.0, 1.0, 2.0], "y": [0, 1, 0, 1, 1], "loss": "cross_entropy"}


def walked_step_by_step(weight, bias, *, rate, steps, **data):
    """Take the steps one at a time."""
    point, points = np.array([weight, bias], dtype=float), []
    for _ in range(steps):
        points.append(point)
        point = point - rate * cost_gradient(*point, **data)
    return np.array([*points, point])


def test_two_steps_by_hand():
    # From (0, 0): residuals ½, -½, so the mean slopes are -¾ and 0. From (¾, 0) they are
    # σ(-¾) and σ(1½) - 1.
    first, second = 1 / (1 + math.exp(0.75)), -1 / (1 + math.exp(1.5))
    path = descend(0, 0, x=[-1, 2], y=[0, 1], loss="cross_entropy", rate=1, steps=2)
    assert path.points[:2].tolist() == [[0, 0], [0.75, 0]]
    expected = [0.75 - (-first + 2 * second) / 2, -(first + second) / 2]
    assert path.points[2] == pytest.approx(expected, rel=1e-14)


def test_one_step_by_hand():
    # The slopes at (0, 0) are -¾ and 0, of the sum -1½ and 0; of the squared error a quarter.
    data = {"x": [-1, 2], "y": [0, 1], "rate": 2}
    assert descent_step(0, 0, loss="cross_entropy", **data).tolist() == [1.5, 0]
    assert descent_step(0, 0, loss="squared_error", **data).tolist() == [0.375, 0]
    total = descent_step(0, 0, loss="cross_entropy", reduction="sum", **data)
    assert total.tolist() == [3, 0]


@pytest.mark.parametrize("loss", ["cross_entropy", "squared_error"])
def test_a_path_is_made_of_single_steps_to_the_bit(loss):
    data, rates = OVERLAP | {"loss": loss}, np.array([[0.1], [10.0]])
    points = descend([-2, 0, 4], 3, rate=rates, steps=5, **data).points
    w, b = points[..., 0], points[..., 1]
    after = descent_step(w, b, rate=rates[..., np.newaxis], **data)
    assert after[:, :, :-1].tolist() == points[:, :, 1:].tolist()


@pytest.mark.parametrize("reduction", ["mean", "sum"])
@pytest.mark.parametrize("loss", ["cross_entropy", "squared_error"])
def test_the_path_follows_the_public_gradient(loss, reduction):
    data = OVERLAP | {"loss": loss, "reduction": reduction}
    path = descend(-2, 1, rate=0.3, steps=50, **data)
    expected = walked_step_by_step(-2, 1, rate=0.3, steps=50, **data)
    np.testing.assert_allclose(path.points, expected, rtol=1e-12)
    assert path.points[0].tolist() == [-2, 1]
    assert path.costs.tolist() == cost(path.points[:, 0], path.points[:, 1], **data).tolist()


@pytest.mark.parametrize("loss", ["cross_entropy", "squared_error"])
def test_a_path_is_the_same_to_the_bit_alone_and_among_many(loss):
    starts, data = np.arange(-4, 4.1, 0.5), OVERLAP | {"loss": loss}
    together = descend(starts, 3, rate=10, steps=50, **data)
    for i, start in enumerate(starts):
        alone = descend(start, 3, rate=10, steps=50, **data)
        assert alone.points.tolist() == together.points[i].tolist()
        assert alone.costs.tolist() == together.costs[i].tolist()


def test_separable_data_from_zero_with_the_mean_reach_the_known_losses():
    path = descend(0, 0, rate=0.1, steps=8191, **SEPARABLE)
    assert path.costs[1000].round(4) == 0.1134
    assert path.costs[8191].round(4) == 0.0299
    assert not path.diverged


def test_with_the_sum_the_same_rate_is_six_times_as_long():
    mean = descend(0, 0, rate=0.6, steps=100, **SEPARABLE)
    total = descend(0, 0, rate=0.1, steps=100, reduction="sum", **SEPARABLE)
    np.testing.assert_allclose(total.points, mean.points, rtol=1e-12)
    np.testing.assert_allclose(total.costs, 6 * mean.costs, rtol=1e-12)


def test_the_weights_of_separable_data_grow_for_ever():
    path = descend(0, 0, rate=0.1, steps=8191, **SEPARABLE)
    assert np.all(np.diff(path.points[10:, 0]) > 0)
    assert np.all(np.diff(path.costs) < 0)
    # The threshold -b/w settles midway between the two sides.
    assert -path.points[-1, 1] / path.points[-1, 0] == pytest.approx(2.5, abs=0.05)


def test_overlapping_data_lead_to_the_maximum_of_the_likelihood():
    path = descend(0, 0, rate=1, steps=2000, **OVERLAP)
    best = scipy.optimize.minimize(
        lambda point: float(cost(*point, **OVERLAP)), [0, 0], method="Nelder-Mead", tol=1e-12
    )
    assert path.points[-1] == pytest.approx(best.x, abs=1e-5)
    np.testing.assert_allclose(cost_gradient(*path.points[-1], **OVERLAP), 0, atol=1e-14)


def test_standing_in_the_valley_is_no_divergence():
    bottom = descend(0, 0, rate=1, steps=2000, **OVERLAP).points[-1]
    assert not descend(*bottom, rate=1, steps=100, **OVERLAP).diverged


def test_a_rate_that_is_too_large_is_recognised():
    path = descend(0.8, 0.5, rate=100, steps=101, **OVERLAP)
    assert path.diverged
    assert path.costs[-1] > path.costs[0]
    assert np.all(np.isfinite(path.points))


def test_a_step_diverges_from_the_rate_that_leads_as_high_on_the_other_side():
    rates = np.linspace(0.5, 30, 60)
    path = descend(0.8, 0.5, rate=rates, steps=1, **OVERLAP)
    rise = path.costs[:, 1] - path.costs[:, 0]
    assert path.diverged.tolist() == (rise > 0).tolist()
    assert rise.min() < 0 < rise[rise > 0].min() < 0.1


def test_from_the_plateau_the_squared_error_hardly_moves():
    start = {"rate": 0.1, "steps": 100, "x": [-1.0, 1.0], "y": [0, 1]}
    stuck = descend(-10, 0, loss="squared_error", **start)
    moved = descend(-10, 0, loss="cross_entropy", **start)
    # The slopes there are σ(10) σ′(10) = 4.5e-5 and σ(10) = 0.99995.
    assert 0 < stuck.points[-1, 0] + 10 < 1e-3
    assert moved.points[-1, 0] + 10 > 9


def test_many_starts_and_rates_walk_side_by_side():
    w, rate = np.array([-1.0, 0.0, 2.0]), np.array([[0.1], [100.0]])
    together = descend(w, 0.5, rate=rate, steps=30, **OVERLAP)
    assert together.points.shape == (2, 3, 31, 2)
    assert together.costs.shape == (2, 3, 31)
    assert together.diverged.shape == (2, 3)
    alone = descend(2, 0.5, rate=0.1, steps=30, **OVERLAP)
    np.testing.assert_allclose(together.points[0, 2], alone.points, rtol=1e-12)
    assert together.diverged[0, 2] == alone.diverged


def test_a_step_beyond_float64_is_not_taken():
    data = {"x": [0.0, 2.0], "y": [0, 0], "loss": "cross_entropy", "reduction": "sum"}
    with np.errstate(all="raise"):
        path = descend([0, 1], 0, rate=[1e308, 0.1], steps=3, **data)
    # The slopes are 1 and 1. After that step no point has anything left to gain.
    assert path.points[0].tolist() == [[0, 0]] + [[-1e308, -1e308]] * 3
    far = descend(-1e308, 0, x=[1.0, 1.0], y=[1, 1], loss="cross_entropy", rate=1.7e308, steps=3)
    assert np.all(np.isfinite(far.points))
    step = {"x": [4.0], "y": [1], "loss": "cross_entropy", "rate": 1e308}
    with np.errstate(all="raise"):
        assert descent_step([0, -1], 0, **step).tolist() == [[0, 0], [-1, 0]]
    beyond = descend(0, 0, **step, steps=3)
    assert beyond.points.tolist() == [[0, 0]] * 4
    assert beyond.diverged
    assert not path.diverged[1]


def test_the_same_arguments_give_the_same_path_and_stay_as_they_were():
    x, y, w = np.arange(6.0), np.array([0, 1, 0, 1, 0, 1]), np.array([1.0, 2.0])
    first, again = (descend(w, 0, x=x, y=y, loss="squared_error", rate=0.5, steps=9) for _ in "12")
    assert np.array_equal(first.points, again.points)
    assert x.tolist() == [0, 1, 2, 3, 4, 5]
    assert y.tolist() == [0, 1, 0, 1, 0, 1]
    assert w.tolist() == [1, 2]
    with pytest.raises(dataclasses.FrozenInstanceError):
        first.diverged = True


@pytest.mark.parametrize("function", [descent_step, lambda *at, **to: descend(*at, **to, steps=1)])
def test_the_domain_of_a_step(function):
    good = OVERLAP | {"rate": 0.1}
    for bad in (0.0, -0.1, np.inf, np.nan):
        with pytest.raises(ValueError, match=rf"^rate must lie in \(0, inf\); got {bad}$"):
            function(0, 0, **(good | {"rate": bad}))
    with pytest.raises(ValueError, match=r"^weight must be finite; got inf$"):
        function(np.inf, 0, **good)
    with pytest.raises(ValueError, match=r"^bias must be finite; got nan$"):
        function(0, np.nan, **good)
    with pytest.raises(ValueError, match=r"^x and y must be two rows of one length"):
        function(0, 0, **(good | {"x": [], "y": []}))
    with pytest.raises(ValueError, match=r"^loss must be "):
        function(0, 0, **(good | {"loss": "hinge"}))
    with pytest.raises(ValueError, match=r"^reduction must be "):
        function(0, 0, **good, reduction="max")


def test_the_steps_of_a_descent_are_counted():
    for bad in (0, 1.5):
        with pytest.raises(
            ValueError, match=rf"^steps must be a whole number of at least 1; got {bad}$"
        ):
            descend(0, 0, **OVERLAP, rate=0.1, steps=bad)
