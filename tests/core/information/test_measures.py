import json
import math

import mpmath
import numpy as np
import pytest
import scipy.special
import scipy.stats
from core_reference import FILE, ulp_error
from hypothesis import given
from hypothesis import strategies as st

from core.information import (
    contributions,
    cross_entropy,
    effective_classes,
    entropy,
    kl_divergence,
    surprisal,
)
from core.shared.domain import FEW, MANY
from core.softmax import softmax

ROWS = json.loads(FILE.read_text(encoding="utf-8"))
P, Q = [0.1, 0.2, 0.7], [0.3, 0.4, 0.3]
# On both sides of where another way of adding begins.
SIZES = [1, 2, 5, FEW, FEW + 1, 100, MANY, MANY + 1]
scores = st.lists(st.floats(-30, 30), min_size=4, max_size=4)


def numbers(row):
    return np.array([float.fromhex(value) for value in row])


def test_known_values():
    assert round(float(entropy(P)), 6) == 0.801819
    assert round(float(entropy(P, unit="bits")), 6) == 1.156780
    assert round(float(cross_entropy(P, Q)), 6) == 1.146436
    assert round(float(kl_divergence(P, Q)), 6) == 0.344618
    assert round(float(kl_divergence(Q, P)), 6) == 0.352653


def test_a_nat_in_bits():
    assert float(surprisal(math.exp(-1), unit="bits")) == pytest.approx(
        1.4426950408889634, rel=1e-15
    )


@pytest.mark.parametrize(("p", "value"), ROWS["entropy"])
def test_entropy_lies_within_4_ulp_of_the_reference(p, value):
    assert ulp_error(entropy(numbers(p)), value) <= 4


@pytest.mark.parametrize(("p", "q", "value"), ROWS["cross_entropy"])
def test_cross_entropy_lies_within_4_ulp_of_the_reference(p, q, value):
    assert ulp_error(cross_entropy(numbers(p), numbers(q)), value) <= 4


@pytest.mark.parametrize(("p", "q", "value"), ROWS["kl_divergence"])
def test_kl_divergence_meets_the_reference(p, q, value):
    # The floats of P and Q sum to 1 only up to a few 1e-16, and so far the definitions differ.
    assert kl_divergence(numbers(p), numbers(q)) == pytest.approx(value, rel=2e-15, abs=5e-16)


@given(scores, scores)
def test_cross_entropy_is_entropy_plus_divergence(a, b):
    p, q = softmax(a), softmax(b)
    parts = float(entropy(p)) + float(kl_divergence(p, q))
    assert float(cross_entropy(p, q)) == pytest.approx(parts, rel=1e-14, abs=1e-14)


@given(scores, scores)
def test_divergence_is_never_negative_and_0_for_equal_beliefs(a, b):
    p, q = softmax(a), softmax(b)
    assert kl_divergence(p, q) >= 0
    assert kl_divergence(p, p) == 0


@pytest.mark.parametrize("gap", [2.0**-k for k in range(2, 51, 4)])
def test_divergence_of_nearly_equal_beliefs_keeps_its_digits(gap):
    p, q = [0.5, 0.5], [0.5 + gap, 0.5 - gap]
    with mpmath.workdps(60):
        exact = -mpmath.log1p(-4 * mpmath.mpf(gap) ** 2) / 2
    # Each of two terms is a handful of roundings.
    assert float(kl_divergence(p, q)) == pytest.approx(float(exact), rel=3e-15)


@given(scores, scores)
def test_divergence_agrees_with_scipy(a, b):
    p, q = softmax(a), softmax(b)
    theirs = scipy.special.kl_div(p, q).sum()
    # SciPy's terms cancel where p is near q: what is left is a rounding of p.
    assert float(kl_divergence(p, q)) == pytest.approx(theirs, rel=1e-13, abs=1e-15)


def test_entropy_agrees_with_scipy_along_either_axis():
    p = softmax(np.random.default_rng(2).normal(size=(4, 5)), axis=0)
    assert entropy(p, axis=0) == pytest.approx(scipy.stats.entropy(p, axis=0), rel=1e-14)
    assert entropy(p.T) == pytest.approx(scipy.stats.entropy(p, axis=0), rel=1e-14)


def test_an_impossible_class_costs_nothing_and_an_unforeseen_one_everything():
    with np.errstate(all="raise"):
        assert str(entropy([1, 0])) == "0.0"
        assert str(cross_entropy([1, 0], [1, 0])) == "0.0"
        assert kl_divergence([0, 1], [0.5, 0.5]) == pytest.approx(math.log(2), rel=1e-15)
        assert cross_entropy([0.5, 0.5], [1, 0]) == kl_divergence([0.5, 0.5], [1, 0]) == np.inf
        assert surprisal([0, 1]).tolist() == [np.inf, 0]


def test_one_hot_cross_entropy_is_the_surprisal_of_the_true_class():
    assert round(float(cross_entropy([0, 0, 1], P)), 6) == 0.356675
    assert cross_entropy(np.eye(3), P).tolist() == surprisal(P).tolist()


@pytest.mark.parametrize("kind", [list, np.array])
def test_tiny_probabilities_are_no_trouble(kind):
    p = kind([5e-324, 1.0])
    with np.errstate(all="raise"):
        assert entropy(p) == pytest.approx(744.44 * 5e-324, abs=5e-322)
        assert cross_entropy(p, kind([0.5, 0.5])) == pytest.approx(math.log(2), rel=1e-15)
        assert cross_entropy([1, 0], p) == pytest.approx(744.4400719213812, rel=1e-15)
        assert kl_divergence([1.0, 0.0], p) == pytest.approx(744.4400719213812, rel=1e-15)


@given(scores, scores)
def test_contributions_add_up(a, b):
    p, q = softmax(a), softmax(b)
    assert contributions(p, q, unit="bits").sum() == pytest.approx(
        float(cross_entropy(p, q, unit="bits")), rel=1e-15
    )


@given(st.integers(1, 50))
def test_equal_classes_count_in_full(k):
    assert float(effective_classes(np.full(k, 1 / k))) == pytest.approx(k, rel=1e-14)


@given(scores)
def test_effective_classes_are_two_to_the_bits(a):
    p = softmax(a)
    assert float(effective_classes(p)) == pytest.approx(
        2.0 ** float(entropy(p, unit="bits")), rel=1e-14
    )


def test_many_beliefs_are_charged_at_once():
    beliefs = softmax(np.random.default_rng(2).normal(size=(300, 3)))
    sweep = cross_entropy(P, beliefs)
    assert sweep.tolist() == [float(cross_entropy(P, q)) for q in beliefs]
    assert cross_entropy(np.c_[P], beliefs.T, axis=0).tolist() == sweep.tolist()


@pytest.mark.parametrize("classes", SIZES)
def test_one_belief_is_charged_as_it_is_among_others(classes):
    rng = np.random.default_rng(classes)
    truth, beliefs = softmax(rng.normal(size=classes)), softmax(rng.normal(size=(7, classes)))
    beliefs[3] = np.eye(classes)[0]
    with np.errstate(all="raise"):
        sweep = cross_entropy(truth, beliefs).tolist()
        assert sweep == [cross_entropy(truth, q) for q in beliefs]
        assert sweep == [cross_entropy(truth.copy(), q) for q in np.asfortranarray(beliefs)]
        assert sweep == cross_entropy(truth[:, np.newaxis], beliefs.T, axis=0).tolist()
        assert sweep == [cross_entropy(np.repeat(truth, 2)[::2], q) for q in beliefs]
    assert cross_entropy(truth, truth) == entropy(truth)


@pytest.mark.parametrize("classes", SIZES)
def test_cross_entropy_agrees_with_mpmath_however_many_classes(classes):
    rng = np.random.default_rng(classes)
    p, q = softmax(rng.normal(scale=3, size=classes)), softmax(rng.normal(size=classes))
    with mpmath.workdps(40):
        exact = -mpmath.fsum(
            mpmath.mpf(a) * mpmath.log(mpmath.mpf(b)) for a, b in zip(p, q, strict=True)
        )
    assert cross_entropy(p, q) == pytest.approx(float(exact), rel=1e-15)


@pytest.mark.parametrize("classes", SIZES[1:])
@pytest.mark.parametrize(
    ("first", "second", "text"),
    [
        (-0.25, 0.5, r"lie in \[0, 1\]; got -0\.25"),
        (np.nan, 0.5, r"lie in \[0, 1\]; got nan"),
        (-np.inf, np.inf, r"lie in \[0, 1\]; got -inf"),
        (1.0 + 1e-12, 0.0, r"lie in \[0, 1\]; got 1\.000000000001"),
        (0.5, 0.5 + 2e-9, r"sum to 1; got a sum of 1\.00000000"),
        (0.5, 0.5 - 2e-9, r"sum to 1; got a sum of 0\.99999999"),
    ],
)
def test_a_slip_among_many_classes_is_found(classes, first, second, text):
    good, bad = np.full(classes, 1.0 / classes), np.full(classes, 1e-300)
    bad[0], bad[-1] = first, second
    if first < 0.0:
        bad[1:] += (1.0 - bad.sum()) / (classes - 1) if np.isfinite(first) else 0.0
    with np.errstate(all="raise"):
        with pytest.raises(ValueError, match=f"^p must {text}"):
            cross_entropy(bad, good)
        with pytest.raises(ValueError, match=f"^q must {text}"):
            cross_entropy(good, bad)


@pytest.mark.parametrize(
    ("bad", "text"),
    [
        ([0.5, 0.6], r"sum to 1; got a sum of 1\.1"),
        ([-0.1, 1.1], r"lie in \[0, 1\]; got -0\.1"),
        ([1 + 1e-12, 0], r"lie in \[0, 1\]; got 1\.0"),
        ([np.nan, 1], r"lie in \[0, 1\]; got nan"),
        ([], r"have at least one class; got shape \(0,\)"),
        (1.0, r"be an array of probabilities; got 1\.0"),
        (["1"], "be a real number or an array of them"),
    ],
)
def test_what_is_no_distribution_is_refused(bad, text):
    with pytest.raises(ValueError, match=f"^p must {text}"):
        entropy(bad)
    with pytest.raises(ValueError, match=f"^q must {text}"):
        cross_entropy([1.0], bad)


def test_rounding_is_forgiven_and_a_slip_is_not():
    assert entropy([0.5, 0.5 + 1e-10]) == pytest.approx(math.log(2), rel=1e-9)
    with pytest.raises(ValueError, match=r"^p must sum to 1"):
        entropy([0.5, 0.5 + 1e-8])


def test_beliefs_must_be_about_the_same_classes():
    with pytest.raises(
        ValueError, match=r"^p and q must have the same number of classes; got 3 and 1"
    ):
        cross_entropy(P, [1.0])


def test_unknown_units_are_refused():
    with pytest.raises(ValueError, match=r"^unit must be 'nats' or 'bits'; got 'bans'"):
        entropy(P, unit="bans")
