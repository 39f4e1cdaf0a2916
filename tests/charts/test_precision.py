"""So many digits as were given, and no more than a reader can use."""

import numpy as np
import pytest

from charts.precision import decimals, precision


@pytest.mark.parametrize(
    ("values", "digits"),
    [
        ([], 3),
        ([0.0, 0.0], 3),
        ([7.0], 3),
        ([39.1, 18.25], 4),
        ([2002.0], 4),
        ([20_000.0], 5),  # with one digit it would be 2e+4
        ([123456789012.0, 9.0], 12),
        ([0.00012345], 5),
        ([1e99, -2.5e98], 3),
        ([1 / 3, 2 / 3], 3),
        ([1e9 + 1 / 3, 1e9 + 150], 10),
        ([1 / 3], 3),
        ([1e18 + 2**9, 1e18], 15),
    ],
)
def test_as_many_digits_as_the_numbers_have(values: list[float], digits: int) -> None:
    assert precision(np.array(values)) == digits


@pytest.mark.parametrize(
    ("spread", "places"), [(9.9, 2), (10.0, 1), (0.02, 4), (1e99, 0), (0.0, 0), (1e-300, 15)]
)
def test_as_many_decimals_as_three_digits_of_a_spread_need(spread: float, places: int) -> None:
    assert decimals(spread) == places
