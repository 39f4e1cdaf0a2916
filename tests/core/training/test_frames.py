import numpy as np
import pytest

from core.training import Grid, grid_around


def test_a_grid_reaches_a_tenth_beyond_the_farthest_point_on_each_axis():
    found = grid_around([[1.0, -40.0], [-2.0, 30.0]], size=5)
    assert found == Grid((-2.2, -44.0), (2.2, 44.0), 5)


def test_points_within_the_usual_reach_share_one_grid():
    usual = Grid((-7.0, -7.0), (7.0, 7.0), 5)
    for points in ([[0.1, 0.2]], [[7.0, -7.0], [1.0, 1.0]]):
        assert grid_around(points, size=5, reach=7.0) == usual


def test_a_point_beyond_the_usual_reach_widens_the_grid_on_both_axes():
    found = grid_around([[1.0, -8.0], [-5.0, 3.0]], size=5, reach=7.0)
    np.testing.assert_allclose(found.high, (5.5, 8.8), rtol=1e-15)


def test_points_on_a_line_through_zero_have_a_grid_too():
    assert grid_around([[2.0, 0.0], [-4.0, 0.0]], size=5).high == (4.4, 1.0)


def test_no_point_lies_outside():
    rng = np.random.default_rng(0)
    for scale in 10.0 ** rng.uniform(-6, 6, 50):
        points = scale * rng.standard_normal((9, 2))
        found = grid_around(points, size=3, reach=7.0)
        assert np.all((points >= found.low) & (points <= found.high))


@pytest.mark.parametrize("points", [[], [1.0, 2.0], [[1.0, 2.0, 3.0]], np.empty((0, 2))])
def test_a_grid_needs_points_of_a_plane(points):
    with pytest.raises(ValueError, match=r"points must have shape \(n, 2\)"):
        grid_around(points, size=5)


def test_bad_numbers_are_named():
    with pytest.raises(ValueError, match="points must be finite; got nan"):
        grid_around([[np.nan, 0.0]], size=5)
    with pytest.raises(ValueError, match="reach must lie in"):
        grid_around([[1.0, 1.0]], size=5, reach=0.0)
    with pytest.raises(ValueError, match="size must be at least 2"):
        grid_around([[1.0, 1.0]], size=1)
