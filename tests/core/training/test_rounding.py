"""A network with fewer digits."""

from dataclasses import replace

import numpy as np
import pytest
from training_runs import cloud

from core.training import Settings, initial_state, rounded


def start():
    data, settings = cloud(classes=2), Settings(hidden=(3,))
    return initial_state(data, settings)


def test_each_number_is_the_nearest_with_so_many_digits():
    numbers = np.array([[0.014949, -28.51, 0.0], [1e-300, 123456.0, -9.97]])
    state = replace(start(), parameters=numbers)
    expected = {
        1: [[0.01, -30, 0], [1e-300, 1e5, -10]],
        2: [[0.015, -29, 0], [1e-300, 120000, -10]],
        3: [[0.0149, -28.5, 0], [1e-300, 123000, -9.97]],
    }
    for digits, values in expected.items():
        np.testing.assert_array_equal(rounded(state, digits=digits).parameters, values)


def test_all_else_stays_and_seventeen_digits_change_nothing():
    state = start()
    again = rounded(state, digits=17)
    np.testing.assert_array_equal(again.parameters, state.parameters)
    assert again.step == state.step


@pytest.mark.parametrize("digits", [0, -1, 1.5])
def test_a_count_of_digits_that_is_none_is_refused(digits):
    with pytest.raises(ValueError, match="digits"):
        rounded(start(), digits=digits)
