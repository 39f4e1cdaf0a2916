import math

import mpmath
import numpy as np
import pytest
import scipy.special
from hypothesis import given
from hypothesis import strategies as st

from core.information import joint_price

probabilities = st.floats(1e-100, 1.0)
HUNDREDTHS = np.arange(1, 101) / 100


def test_a_fair_flip_and_a_quarter_cost_three_bits():
    price = joint_price(0.5, 0.25, unit="bits")
    assert (price.product, price.first, price.second, price.both) == (0.125, 1.0, 2.0, 3.0)


@pytest.mark.parametrize(
    ("unit", "first", "second", "both"),
    # Both are 1/8, so in nats three times ln 2 = .693147…
    [("bits", 1.0, 2.0, 3.0), ("nats", 0.6931471805599453, 1.3862943611198906, 2.0794415416798357)],
)
def test_prices_worked_by_hand(unit, first, second, both):
    price = joint_price(0.5, 0.25, unit=unit)
    assert price.first == pytest.approx(first, rel=1e-15)
    assert price.second == pytest.approx(second, rel=1e-15)
    assert price.both == pytest.approx(both, rel=1e-15)


def test_the_smallest_product_of_hundredths_costs_as_much_as_13_flips_and_a_bit():
    with mpmath.workdps(30):
        exact = float(4 * mpmath.log(10, 2))
    assert joint_price(0.01, 0.01, unit="bits").both == pytest.approx(exact, rel=1e-15)
    assert round(exact, 2) == 13.29


@given(probabilities, probabilities, st.sampled_from(["nats", "bits"]))
def test_prices_of_independent_events_add_up(a, b, unit):
    price = joint_price(a, b, unit=unit)
    # Near q = 1 the rounding of the product is larger than the price.
    assert price.both == pytest.approx(price.first + price.second, rel=1e-14, abs=4e-16)


@given(probabilities, probabilities)
def test_the_price_falls_while_a_probability_rises(a, b):
    low, high = sorted((a, b))
    assert joint_price(low, 0.5).both >= joint_price(high, 0.5).both


def test_every_pair_of_hundredths_agrees_with_scipy():
    price = joint_price(HUNDREDTHS[:, np.newaxis], HUNDREDTHS)
    theirs = scipy.special.entr(price.product) / price.product
    assert price.both == pytest.approx(theirs, rel=4e-16, abs=0)


def test_what_is_certain_costs_nothing_and_what_is_impossible_everything():
    with np.errstate(all="raise"):
        certain = joint_price(1.0, 0.25, unit="bits")
        assert str(certain.first) == "0.0"
        assert certain.both == certain.second == 2.0
        impossible = joint_price(0.0, 0.25)
        assert (impossible.product, impossible.both) == (0.0, math.inf)


@pytest.mark.parametrize(
    ("a", "b", "unit", "text"),
    [
        (1.2, 0.5, "bits", r"a must lie in \[0, 1\]; got 1\.2"),
        (0.5, -0.1, "bits", r"b must lie in \[0, 1\]; got -0\.1"),
        (0.5, np.nan, "bits", r"b must lie in \[0, 1\]; got nan"),
        (0.5, 0.5, "bytes", "unit must be"),
        ([0.5, 0.5], [0.1, 0.2, 0.3], "nats", "a and b must have shapes that broadcast"),
    ],
)
def test_what_is_no_pair_of_probabilities_is_refused(a, b, unit, text):
    with pytest.raises(ValueError, match=text):
        joint_price(a, b, unit=unit)
