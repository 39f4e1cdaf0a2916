import math

import mpmath
import numpy as np
import pytest
import scipy.special
from core_reference import SMALLEST_NORMAL, worst_ulp_error
from hypothesis import assume, example, given
from hypothesis import strategies as st

from core.binary import sigmoid
from core.information import entropy
from core.softmax import (
    boltzmann,
    log_sum_exp,
    preference,
    preference_odds,
    real_softmax,
    real_softmax_gap,
    real_softmax_slope,
    real_softmin,
    softmax,
    tempered,
    winner_takes_all,
)

scores = st.lists(st.floats(-20, 20), min_size=2, max_size=6)
sharpnesses = st.floats(0.01, 100)


def test_known_powers():
    powers = tempered([0.1, 0.2, 0.7], [[0.5], [2]])
    assert powers.round(6).tolist() == [
        [0.197630, 0.279491, 0.522879],
        [0.018519, 0.074074, 0.907407],
    ]


@given(
    st.lists(st.floats(0.1, 1.0), min_size=2, max_size=5),
    st.floats(0.001, 1.0),
    st.floats(0.01, 1e6),
)
@example([0.4995, 0.5005], 1.0, 935.0)
def test_a_power_keeps_its_digits(shares, spread, exponent):
    """Shares close to each other need a large power to differ: there a rounded logarithm shows."""
    p = np.array(shares) ** spread
    p /= p.sum()
    with mpmath.workdps(60):
        powers = [mpmath.mpf(each) ** mpmath.mpf(exponent) for each in p.tolist()]
        exact = [float(power / mpmath.fsum(powers)) for power in powers]
    assume(max(exact) >= SMALLEST_NORMAL)
    assert worst_ulp_error(tempered(p, exponent), exact) <= 4


@given(scores, sharpnesses)
def test_a_power_is_a_temperature(o, exponent):
    expected = softmax(o, temperature=1 / exponent)
    # The logarithms come back from rounded probabilities, each off by 1e-15, times the exponent.
    assert tempered(softmax(o), exponent) == pytest.approx(
        expected, rel=1e-13 * (1 + exponent), abs=1e-300
    )


def test_powers_leave_the_impossible_impossible_however_high_they_are():
    with np.errstate(all="raise"):
        powers = tempered([0, 0.25, 0.75], [[1e-300], [1], [1.7e308]])
    assert powers.tolist() == [[0, 0.5, 0.5], pytest.approx([0, 0.25, 0.75]), [0, 0, 1]]


def test_boltzmann_is_the_softmax_of_negative_energies():
    energies, t = [1, 2, 3.5], [[0.5], [3]]
    assert boltzmann(energies, temperature=t).tolist() == (
        softmax([-1, -2, -3.5], temperature=t).tolist()
    )
    assert boltzmann([0, np.inf]).tolist() == [1, 0]


@given(st.lists(st.integers(-9, 9), min_size=2, max_size=6, unique=True))
def test_heat_gives_the_highest_energy_more_and_raises_the_entropy(energies):
    p = boltzmann(energies, temperature=np.geomspace(0.5, 20, 30)[:, np.newaxis])
    assert (np.diff(p[:, np.argmax(energies)]) > 0).all()
    assert (np.diff(entropy(p)) > 0).all()


@given(scores)
def test_the_cold_limit_is_what_softmax_tends_to(o):
    spread = np.round(o, 1)
    assert winner_takes_all(spread) == pytest.approx(softmax(spread, temperature=1e-4), abs=1e-12)


def test_equal_winners_share():
    assert winner_takes_all([[1, 3, 3], [2, 2, 2]]).tolist() == [
        [0, 0.5, 0.5],
        [1 / 3, 1 / 3, 1 / 3],
    ]
    assert winner_takes_all([1e308, -1e308]).tolist() == [1, 0]


def test_known_soft_maxima():
    assert round(float(real_softmax([2, 1])), 6) == 2.313262
    assert round(float(real_softmax([2, 1], sharpness=10)), 8) == 2.00000454
    assert round(float(real_softmin([2, 1])), 6) == 0.686738


@given(scores, sharpnesses)
def test_the_soft_maximum_is_a_scaled_log_sum_exp(x, sharpness):
    expected = scipy.special.logsumexp(np.multiply(sharpness, x)) / sharpness
    # λ x is rounded, which is worth a rounding of x; so is the sum.
    assert real_softmax(x, sharpness=sharpness) == pytest.approx(expected, rel=1e-14, abs=1e-13)
    assert real_softmax(x) == pytest.approx(float(log_sum_exp(x)), rel=1e-15, abs=1e-14)


@given(scores, sharpnesses)
def test_the_gap_lies_between_0_and_the_logarithm_of_their_number(x, sharpness):
    gap = float(real_softmax_gap(x, sharpness=sharpness))
    assert 0 <= gap <= math.log(len(x)) / sharpness * (1 + 1e-15)
    assert real_softmax(x, sharpness=sharpness) == max(x) + gap


def test_the_gap_keeps_its_digits_when_it_is_tiny():
    with mpmath.workdps(60):
        exact = mpmath.log1p(mpmath.exp(-50)) / 50
    # The inverse of 50 is rounded, and magnified by 50.
    assert float(real_softmax_gap([2, 1], sharpness=50)) == pytest.approx(float(exact), rel=1e-14)


@given(scores, sharpnesses)
def test_the_soft_minimum_mirrors_the_soft_maximum(x, sharpness):
    mirrored = -float(real_softmax(np.negative(x), sharpness=sharpness))
    assert real_softmin(x, sharpness=sharpness) == mirrored
    assert real_softmin(x, sharpness=sharpness) <= min(x)


def test_known_slopes_of_the_soft_maximum():
    assert real_softmax_slope([1, 1], sharpness=7).tolist() == [0.5, 0.5]
    # e / (e + 1), and e^10 / (e^10 + 1)
    assert real_softmax_slope([2, 1])[0] == pytest.approx(math.e / (math.e + 1), rel=1e-15)
    sharp = real_softmax_slope([2, 1], sharpness=10)
    assert sharp == pytest.approx([1 / (1 + math.exp(-10)), 1 / (1 + math.exp(10))], rel=1e-14)


@given(st.lists(st.floats(-3, 3), min_size=2, max_size=5), st.floats(0.1, 10))
def test_the_slope_is_that_of_the_exact_soft_maximum(x, sharpness):
    def value(*places):
        return mpmath.log(mpmath.fsum(mpmath.exp(sharpness * place) for place in places))

    with mpmath.workdps(60):
        slopes = [
            float(mpmath.diff(value, tuple(x), tuple(int(i == j) for j in range(len(x)))))
            / sharpness
            for i in range(len(x))
        ]
    assert real_softmax_slope(x, sharpness=sharpness) == pytest.approx(slopes, rel=1e-12, abs=1e-14)


@given(st.lists(st.tuples(st.floats(-20, 20), st.floats(-20, 20)), min_size=2), sharpnesses)
def test_the_soft_maximum_lies_above_each_of_its_tangents(pairs, sharpness):
    x, other = np.array(pairs).T
    slope = real_softmax_slope(x, sharpness=sharpness)
    tangent = real_softmax(x, sharpness=sharpness) + np.sum(slope * (other - x))
    assert real_softmax(other, sharpness=sharpness) >= tangent - 1e-12


def test_a_sweep_of_sharpnesses_is_one_call():
    swept = real_softmax([2, 1], sharpness=[[1], [10]])
    assert swept.tolist() == [real_softmax([2, 1]), real_softmax([2, 1], sharpness=10)]
    assert real_softmax_slope([2, 1], sharpness=[[1], [10]]).shape == (2, 2)


def test_bradley_terry_with_and_without_a_third_choice():
    assert preference(2, 1).round(6).tolist() == [0.731059, 0.268941, 0]
    assert preference(2, 1, neither=0).round(6).tolist() == [0.665241, 0.244728, 0.090031]


@given(st.floats(-30, 30), st.floats(-30, 30))
def test_without_a_third_choice_only_the_difference_counts(a, b):
    assert preference(a, b)[0] == pytest.approx(float(sigmoid(a - b)), rel=1e-13)


def test_known_odds_of_a_duel():
    assert preference_odds([2, 1, 1], [1, 1, 2]) == pytest.approx([math.e, 1, 1 / math.e], 1e-15)
    assert preference_odds(400, -400) == np.inf
    assert preference_odds(-400, 400) == 0


@given(st.floats(-30, 30), st.floats(-30, 30), st.floats(-30, 30))
def test_a_third_choice_leaves_the_odds_of_the_other_two(a, b, third):
    for neither in (-np.inf, third):
        first, second, _ = preference(a, b, neither=neither)
        assert first / second == pytest.approx(preference_odds(a, b), rel=1e-13)


def test_preferences_broadcast():
    assert preference([1, 2, 3], 0, neither=[[0], [1]]).shape == (2, 3, 3)


@pytest.mark.parametrize(
    ("call", "text"),
    [
        (lambda: tempered([0.5, 0.6], 1), "p must sum to 1"),
        (lambda: tempered([0.5, 0.5], 0), "exponent must lie in"),
        (lambda: tempered([0.5, 0.5], [1, 2]), "exponent must have length 1 along the axis"),
        (lambda: boltzmann([1, np.nan]), "logits must be below inf"),
        (lambda: winner_takes_all([1, np.inf]), "logits must be finite"),
        (lambda: real_softmax([1, np.inf]), "scores must be finite"),
        (lambda: real_softmax([1, 2], sharpness=0), "sharpness must be a normal number above 0"),
        (lambda: real_softmax([1, 2], sharpness=5e-324), "sharpness must be a normal number"),
        (lambda: real_softmin([np.nan]), "scores must be finite"),
        (lambda: real_softmax_slope([np.nan, 1]), "scores must be finite"),
        (lambda: real_softmax_slope([1, 2], sharpness=-1), "sharpness must be a normal number"),
        (lambda: preference_odds(np.inf, 0), "first must be finite"),
        (lambda: preference_odds(0, np.nan), "second must be finite"),
        (lambda: preference(np.inf, 0), "first must be finite"),
        (lambda: preference(0, np.nan), "second must be finite"),
    ],
)
def test_bad_arguments_are_refused(call, text):
    with pytest.raises(ValueError, match=f"^{text}"):
        call()
