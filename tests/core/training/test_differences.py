import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from core.training import PLACES, backward_pass, slope_by_difference, slopes_by_difference

START = [1.0, 0.5, 0.0, -1.0, 1.0, 0.0, 0.5, -1.0, 0.0]
EXAMPLE = {"inputs": [1.0, 2.0], "label": 1}
WEIGHTS = arrays(np.float64, 9, elements=st.floats(-2, 2))
INPUTS = arrays(np.float64, 2, elements=st.floats(-3, 3))


@given(parameters=WEIGHTS, inputs=INPUTS, label=st.integers(0, 1))
@pytest.mark.parametrize("activation", ["tanh", "sigmoid", "linear"])
def test_the_slopes_are_those_that_differences_measure(activation, parameters, inputs, label):
    example = {"inputs": inputs, "label": label, "activation": activation}
    derived = backward_pass(parameters, **example).slopes
    measured = [
        slope_by_difference(parameters, **example, place=place, width=1e-5).central
        for place in PLACES
    ]
    assert measured == pytest.approx(derived, rel=1e-6, abs=1e-8)


def test_differences_at_an_inflection_of_the_sigmoid():
    found = slope_by_difference(
        START, **EXAMPLE, activation="relu", place="w12", width=[0.1, 1e-3, 1e-11]
    )
    assert found.central == pytest.approx([-0.5, -0.5, -0.5], abs=1e-6)
    # ln(1 + exp(ε)) for the score -ε, since w₁₂ has the slope v₁ x₂ = 1 along it
    one_sided = [(math.log1p(math.exp(-e)) - math.log(2)) / e for e in (0.1, 1e-3)]
    assert found.one_sided[:2] == pytest.approx(one_sided, rel=1e-12)
    assert found.central[2] != -0.5  # rounding


@pytest.mark.parametrize("activation", ["tanh", "sigmoid", "linear"])
@pytest.mark.parametrize("label", [0, 1])
def test_all_nine_differences_are_the_gradient_of_backpropagation(activation, label):
    rng = np.random.default_rng(5)
    given = rng.normal(size=(20, 9)), rng.normal(size=(20, 2)), label
    measured = slopes_by_difference(*given, activation=activation, width=1e-5)
    slopes = backward_pass(*given, activation=activation).slopes
    # The error is some 1e-10 of the third derivative plus 1e-16 / 1e-5.
    np.testing.assert_allclose(measured, slopes, rtol=0, atol=2e-9)


@pytest.mark.parametrize("width", [0.1, 1e-3, 1e-11])
def test_all_nine_differences_are_those_of_each_number(width):
    every = slopes_by_difference(START, **EXAMPLE, activation="tanh", width=width)
    for place, found in zip(PLACES, every, strict=True):
        one = slope_by_difference(START, **EXAMPLE, activation="tanh", place=place, width=width)
        assert one.central == found


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"place": "w13"}, r"^place must be 'w11' or .* got 'w13'$"),
        ({"width": -1.0}, r"^width must lie in \(0, inf\); got -1"),
    ],
)
def test_the_domain_of_a_difference(change, said):
    good = {"activation": "relu", "place": "w11", "width": 0.1}
    with pytest.raises(ValueError, match=said):
        slope_by_difference(START, **EXAMPLE, **(good | change))
