import re
from decimal import Decimal

import numpy as np
import pytest

from core.shared import domain
from core.shared.labels import class_labels

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
JUNK = ["0.5", b"1", 1 + 0j, None, [1, None], [[1], [1, 2]], ["1"], Decimal(1), {}]


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


@pytest.mark.parametrize("truth", [True, [True], np.array([False])], ids=repr)
def test_truth_values_are_outcomes_and_no_other_numbers(truth):
    assert domain.outcome("score", truth) == int(np.all(truth))
    for check in CHECKS.values():
        if check is not domain.outcome:
            with pytest.raises(ValueError, match=r"^score must be a real number or an array "):
                check("score", truth)


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
        (
            "natural",
            2.0**54,
            "x must be at most 2**53 = 9007199254740992; got 1.8014398509481984e+16",
        ),
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


ARRAYS = {
    **CHECKS,
    "label": domain.label,
    "numbers": domain.numbers,
    "distribution": lambda name, values: domain.distribution(name, values, axis=-1),
    "position": lambda name, values: domain.position(name, values, 2),
    "between": lambda name, values: domain.between(name, values, 0, 1, slack=0),
    "labels": lambda name, values: class_labels(values, points=2, classes=2),
}


@pytest.mark.parametrize("check", ARRAYS.values(), ids=ARRAYS)
def test_a_masked_array_is_refused_by_every_check(check):
    """With its mask left out it would be another array, and taken for a distribution even."""
    rule = "must not be a masked array: leave out or fill what is masked; got one of shape"
    masked = np.ma.array([0, 1], mask=[True, False])
    for given in (masked, masked.astype(float), np.ma.array([1, 0]), [masked, masked]):
        with pytest.raises(ValueError, match=f"^(score|labels) {re.escape(rule)} "):
            check("score", given)


@pytest.mark.parametrize(
    "given",
    [
        [2**53, 2**53 + 1],
        -(2**53) - 1,
        np.array([2**63 + 1], dtype=np.uint64),
        np.array([-(2**63) + 1]),
        [0.5, 2**53 + 1],
        [[2**63 + 1, -1]],
        [2**70 + 1],
        [np.int64(2**53 + 1), 1.5],
        10**400,
    ],
    ids=repr,
)
def test_an_integer_that_float64_would_round_is_refused(given):
    culprit = max(np.ravel(np.asarray(given, dtype=object)), key=abs)
    text = f"score must be exact in float64, as all integers up to 2**53 are; got {culprit}"
    for check in (domain.real, domain.numbers, domain.finite):
        with pytest.raises(ValueError, match=message(text)):
            check("score", given)


def test_an_integer_that_float64_holds_is_taken():
    for given in ([2**53, -(2**53)], [2**60, 1], 10**18, [2**70, 1], [2**64], [0.5, 2**54]):
        assert domain.real("x", given).dtype == np.float64
        assert np.array_equal(domain.real("x", given), np.array(given, dtype=float))


@pytest.mark.parametrize("dtype", [np.float16, np.float32, np.float64])
def test_a_distribution_may_be_off_by_the_roundings_of_its_own_type(dtype):
    """Made by the softmax of the type itself, as another library would."""
    rng = np.random.default_rng(5)
    for classes in (2, 3, 10, 1000):
        powers = np.exp(rng.normal(size=(200, classes)).astype(dtype))
        p = powers / powers.sum(axis=-1, keepdims=True)
        assert p.dtype == dtype
        assert domain.distribution("p", p, axis=-1).dtype == np.float64
    slip = np.array([0.33, 0.33, 0.33], dtype)
    for given in (slip, np.array([0.5, 0.5 + 10 * np.finfo(dtype).eps], dtype)):
        if given is slip or dtype is not np.float64:
            with pytest.raises(ValueError, match=r"^p must sum to 1; got a sum of "):
                domain.distribution("p", given, axis=-1)


def test_wider_tolerance_is_for_narrower_types_alone():
    for given in ([0.5, 0.5 + 2e-9], np.array([0.5, 0.5 + 2e-9])):
        with pytest.raises(ValueError, match=r"^p must sum to 1; "):
            domain.distribution("p", given, axis=-1)


def test_truth_values_are_labels_and_nothing_else():
    assert domain.label("y", [True, False]).tolist() == [1, 0]
    assert domain.outcome("y", np.True_) == 1
    with pytest.raises(ValueError, match=message("y must lie in [0, 1]; got 1.5")):
        domain.label("y", 1.5)
