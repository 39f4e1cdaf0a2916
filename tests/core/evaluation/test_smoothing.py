import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.evaluation import debiased_average

SERIES = [0.7, 0.5, 0.9, 0.1, 0.3, 0.2]
NUMBERS = st.lists(st.floats(-1e300, 1e300), min_size=1, max_size=40)


def by_the_formula(values, weight):
    """Return the weighted mean of each beginning of a series, summed without rounding."""
    rows = [[(weight ** (t - i), values[i]) for i in range(t + 1)] for t in range(len(values))]
    return [math.fsum(w * x for w, x in row) / math.fsum(w for w, _ in row) for row in rows]


@pytest.mark.parametrize("weight", [0.0, 0.5, 0.6, 0.9, 0.99])
def test_every_entry_is_the_weighted_mean_of_those_up_to_it(weight):
    rng = np.random.default_rng(0)
    values = rng.uniform(0, 2, 300).tolist()
    np.testing.assert_allclose(
        debiased_average(values, weight=weight), by_the_formula(values, weight), rtol=1e-13
    )


def test_it_is_the_corrected_average_of_adam():
    rng, weight, average = np.random.default_rng(1), 0.9, 0.0
    values = rng.uniform(0, 2, 50)
    expected = []
    for step, value in enumerate(values, start=1):
        average = weight * average + (1 - weight) * value
        expected.append(average / (1 - weight**step))
    np.testing.assert_allclose(debiased_average(values, weight=weight), expected, rtol=1e-13)


def test_hand_values():
    # 4; (2 + 1) / 1.5; (1 + .5 + 1) / 1.75
    assert debiased_average([4, 1, 1], weight=0.5).tolist() == pytest.approx([4, 2, 10 / 7])


@given(NUMBERS)
def test_without_a_weight_nothing_changes(values):
    assert debiased_average(values, weight=0).tolist() == values


@given(NUMBERS, st.floats(0, 0.999))
def test_an_average_stays_within_the_values(values, weight):
    found = debiased_average(values, weight=weight)
    slack = 1e-12 * max(map(abs, values))
    assert min(values) - slack <= found.min() <= found.max() <= max(values) + slack


@given(NUMBERS, st.integers(0, 40))
def test_what_comes_later_changes_nothing_to_the_bit(values, cut):
    whole = debiased_average(values, weight=0.9)
    assert np.array_equal(debiased_average(values[:cut], weight=0.9), whole[:cut])


@pytest.mark.parametrize("gap", [np.nan, np.inf, -np.inf])
def test_a_gap_stays_one_and_counts_in_no_mean(gap):
    found = debiased_average([*SERIES[:3], gap, *SERIES[3:]], weight=0.8)
    np.testing.assert_array_equal(found[3], gap)
    np.testing.assert_array_equal(np.delete(found, 3), debiased_average(SERIES, weight=0.8))


def test_an_empty_series_has_no_average():
    assert debiased_average([], weight=0.5).shape == (0,)


@pytest.mark.parametrize("weight", [-0.1, 1.0, 1.5, np.nan])
def test_a_weight_is_below_one(weight):
    with pytest.raises(ValueError, match=r"weight must lie in \[0, 1"):
        debiased_average(SERIES, weight=weight)


@pytest.mark.parametrize("values", [1.0, [[1.0, 2.0]]])
def test_a_series_is_a_row(values):
    with pytest.raises(ValueError, match="values must be a row"):
        debiased_average(values, weight=0.5)
