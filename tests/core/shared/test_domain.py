import re
from decimal import Decimal

import numpy as np
import pytest

from core.shared import domain

CHECKS = {
    "real": domain.real,
    "finite": domain.finite,
    "non_negative": domain.non_negative,
    "positive": domain.positive,
    "normal_positive": domain.normal_positive,
    "nonzero": domain.nonzero,
    "probability": domain.probability,
    "outcome": domain.outcome,
    "count": domain.count,
    "natural": domain.natural,
}
JUNK = ["0.5", b"1", True, 1 + 0j, None, [1, None], [[1], [1, 2]], ["1"], [True], Decimal(1), {}]


def message(text):
    return "^" + re.escape(text) + "$"


@pytest.mark.parametrize("check", CHECKS.values(), ids=CHECKS)
def test_nan_is_refused_by_every_check(check):
    with pytest.raises(ValueError, match=r"^score .*; got nan$"):
        check("score", [1.0, np.nan])


@pytest.mark.parametrize("check", CHECKS.values(), ids=CHECKS)
@pytest.mark.parametrize("junk", JUNK, ids=repr)
def test_what_is_not_a_real_number_is_refused_by_every_check(check, junk):
    with pytest.raises(ValueError, match=r"^score must be a real number or an array of them; got "):
        check("score", junk)


@pytest.mark.parametrize(
    ("check", "bad", "text"),
    [
        ("finite", np.inf, "x must be finite; got inf"),
        ("non_negative", -1, "x must lie in [0, inf]; got -1"),
        ("positive", 0.0, "x must lie in (0, inf); got 0.0"),
        ("positive", np.inf, "x must lie in (0, inf); got inf"),
        ("normal_positive", 2.2e-308, "x must be a normal number above 0; got 2.2e-308"),
        ("nonzero", 0, "x must not be 0; got 0.0"),
        ("probability", 1.2, "x must lie in [0, 1]; got 1.2"),
        ("probability", -5e-324, "x must lie in [0, 1]; got -5e-324"),
        ("probability", -np.inf, "x must lie in [0, 1]; got -inf"),
        ("outcome", 2, "x must be 0 or 1; got 2"),
        ("count", 0, "x must be a whole number of at least 1; got 0"),
        ("count", 2.5, "x must be a whole number of at least 1; got 2.5"),
        ("count", np.inf, "x must be a whole number of at least 1; got inf"),
        ("natural", -1, "x must be a whole number of at least 0; got -1"),
        ("natural", 0.5, "x must be a whole number of at least 0; got 0.5"),
        ("natural", 2.0**54, "x must be a whole number of at least 0; got 1.8014398509481984e+16"),
    ],
)
def test_the_message_names_argument_rule_and_value(check, bad, text):
    with pytest.raises(ValueError, match=message(text)):
        CHECKS[check]("x", bad)


def test_the_message_names_the_first_value_that_breaks_the_rule():
    with pytest.raises(ValueError, match=message("p must lie in [0, 1]; got -0.5")):
        domain.probability("p", [[0.5, -0.5], [7.0, np.nan]])


def test_junk_is_named_as_it_was_given():
    with pytest.raises(ValueError, match=r"got True$"):
        domain.real("x", np.True_)
    with pytest.raises(ValueError, match=r"got '0\.5'$"):
        domain.real("x", "0.5")


@pytest.mark.parametrize("dtype", [np.int8, np.uint64, np.float16, np.float32, np.float64])
def test_every_real_type_becomes_float64(dtype):
    assert domain.real("x", np.ones(3, dtype)).dtype == np.float64


def test_the_ends_of_a_closed_domain_belong_to_it():
    assert domain.probability("p", [0, 1]).tolist() == [0, 1]
    assert domain.non_negative("odds", [0, np.inf]).tolist() == [0, np.inf]
    assert domain.natural("k", [0, 2**53]).tolist() == [0, 2**53]
    assert domain.real("x", [-np.inf, np.inf]).tolist() == [-np.inf, np.inf]


def test_an_empty_array_breaks_no_rule():
    assert domain.probability("p", []).shape == (0,)


def test_a_single_number_may_not_be_an_array():
    with pytest.raises(
        ValueError, match=message("n must be a single number; got an array of shape (2,)")
    ):
        domain.whole("n", [1, 2])


def test_a_whole_number_comes_out_as_int():
    assert isinstance(domain.whole("n", 3.0), int)


@pytest.mark.parametrize("bad", [-0.1, np.inf, np.nan])
def test_a_tolerance_is_finite_and_not_negative(bad):
    with pytest.raises(ValueError, match=message(f"t must lie in [0, inf); got {bad}")):
        domain.tolerance("t", bad)


def test_a_choice_lists_what_is_known():
    with pytest.raises(ValueError, match=message("unit must be 'nats' or 'bits'; got 'bytes'")):
        domain.choice("unit", "bytes", ("nats", "bits"))
    with pytest.raises(ValueError, match="must be 'nats' or 'bits'"):
        domain.choice("unit", ["nats"], ("nats", "bits"))


def test_a_float_type_is_one_of_three():
    assert domain.float_type("dtype", "float32") == np.dtype(np.float32)
    for bad in (int, "complex128", "junk", 7):
        with pytest.raises(ValueError, match=r"^dtype must be float16, float32 or float64; got "):
            domain.float_type("dtype", bad)


def test_randomness_comes_from_a_generator():
    with pytest.raises(ValueError, match=message("rng must be a numpy.random.Generator; got 7")):
        domain.generator("rng", 7)


def test_numbers_may_be_anything_but_junk():
    assert domain.numbers("x", [1, np.inf]).tolist() == [1, np.inf]
    assert np.isnan(domain.numbers("x", np.nan))
    with pytest.raises(ValueError, match=r"^x must be a real number"):
        domain.numbers("x", "1")


def test_a_position_lies_in_its_row():
    assert domain.position("index", [0, 2.0], 3).tolist() == [0, 2]
    for bad in (-1, 3, 0.5, np.inf):
        with pytest.raises(ValueError, match=r"^index must be a whole number from 0 to 2; got "):
            domain.position("index", bad, 3)


def test_a_distribution_is_checked_along_its_axis():
    columns = np.array([[0.25, 1.0], [0.75, 0.0]])
    assert domain.distribution("p", columns, axis=0) is columns
    with pytest.raises(ValueError, match=message("p must sum to 1; got a sum of 1.25")):
        domain.distribution("p", columns, axis=1)
