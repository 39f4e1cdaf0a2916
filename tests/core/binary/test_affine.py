import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.binary import affine_score, midpoint


def test_the_score_is_a_straight_line():
    assert affine_score([-1, 0, 1], weight=3, bias=0.5).tolist() == [-2.5, 0.5, 3.5]


def test_many_lines_broadcast_over_many_inputs():
    weights = np.array([[1.0], [-2.0]])
    scores = affine_score([0.0, 1.0, 2.0], weight=weights, bias=1.0)
    assert scores.tolist() == [[1, 2, 3], [1, -1, -3]]


def test_the_midpoint_of_known_lines():
    assert midpoint(weight=2, bias=-3) == 1.5
    assert midpoint(weight=[-1, 4], bias=[1, 2]).tolist() == [1, -0.5]


@pytest.mark.parametrize("weight", [1, -1])
def test_the_midpoint_without_bias_is_plus_zero(weight):
    assert str(midpoint(weight=weight, bias=0)) == "0.0"


@given(st.floats(1e-3, 1e3), st.sampled_from([-1, 1]), st.floats(-1e3, 1e3))
def test_the_score_vanishes_at_the_midpoint(size, sign, bias):
    weight = sign * size
    score = affine_score(midpoint(weight=weight, bias=bias), weight=weight, bias=bias)
    # b/w and w·x are each rounded once, by at most 2⁻⁵³ of b; 1e-300 allows for subnormal b/w.
    assert abs(score) <= 2.0**-51 * abs(bias) + 1e-300


def test_a_flat_line_has_no_midpoint():
    with pytest.raises(ValueError, match=r"^weight must not be 0; got 0\.0$"):
        midpoint(weight=0, bias=1)


@pytest.mark.parametrize("name", ["x", "weight", "bias"])
@pytest.mark.parametrize("bad", [np.inf, -np.inf, np.nan])
def test_a_line_needs_finite_numbers(name, bad):
    arguments = {"x": 1.0, "weight": 1.0, "bias": 1.0} | {name: bad}
    with pytest.raises(ValueError, match=f"^{name} must be finite; got {bad}$"):
        affine_score(arguments.pop("x"), **arguments)


def test_a_score_beyond_float64_is_infinite_without_a_warning():
    with np.errstate(all="raise"):
        assert affine_score(1e200, weight=-1e200, bias=0) == -np.inf
        assert midpoint(weight=1e-300, bias=1e300) == -np.inf
