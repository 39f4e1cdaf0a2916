import math
from fractions import Fraction

import numpy as np
import pytest
from core_reference import reference, ulp_error, worst_ulp_error


def test_a_value_is_no_ulp_from_itself():
    assert ulp_error(0.1, 0.1) == 0


@pytest.mark.parametrize("x", [1.0, 0.1, 1e300, 2.0**-1022, -3.5])
def test_the_next_float_is_one_ulp_away(x):
    away_from_zero = math.nextafter(x, math.copysign(math.inf, x))
    assert ulp_error(away_from_zero, x) == 1


def test_ulp_error_sees_fractions_of_an_ulp():
    third = Fraction(1, 3)
    assert 0 < ulp_error(1 / 3, third) <= 0.5


def test_an_infinity_is_exact_or_infinitely_wrong():
    assert ulp_error(math.inf, math.inf) == 0
    assert ulp_error(math.inf, 1e308) == math.inf
    assert ulp_error(-math.inf, math.inf) == math.inf


def test_nan_is_never_close():
    with pytest.raises(ValueError, match="NaN"):
        ulp_error(math.nan, 1.0)


def test_worst_ulp_error_is_the_largest_and_skips_subnormal_values():
    exact = np.array([1.0, 1.0, 5e-324])
    values = np.array([1.0, 1.0 + 2 * 2.0**-52, 1e-323])
    assert worst_ulp_error(values, exact) == 2


def test_worst_ulp_error_refuses_to_compare_nothing():
    with pytest.raises(AssertionError):
        worst_ulp_error([0.0], [0.0])


def test_the_reference_holds_values_known_by_hand():
    inputs, exact = reference("odds")
    assert dict(zip(inputs, exact, strict=True))[0.75] == 3.0
    inputs, exact = reference("sigmoid")
    assert dict(zip(inputs, exact, strict=True))[0.0] == 0.5
