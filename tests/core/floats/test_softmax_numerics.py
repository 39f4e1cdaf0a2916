import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.floats import largest_safe_score, softmax_steps
from core.softmax import log_sum_exp, softmax

TYPES = [np.float16, np.float32, np.float64]


@pytest.mark.parametrize(
    ("dtype", "limit"), [("float64", 709.78), ("float32", 88.72), ("float16", 11.09)]
)
def test_known_limits_of_the_exponential(dtype, limit):
    assert round(largest_safe_score(dtype=dtype), 2) == limit


@pytest.mark.parametrize("dtype", TYPES)
def test_the_next_float_after_the_limit_overflows(dtype):
    last = dtype(largest_safe_score(dtype=dtype))
    with np.errstate(over="ignore"):
        assert np.isfinite(np.exp(last))
        assert np.isinf(np.exp(np.nextafter(last, dtype(np.inf))))


@pytest.mark.parametrize("dtype", TYPES)
@pytest.mark.parametrize("subtract_max", [True, False])
def test_every_step_has_the_type_asked_for(dtype, subtract_max):
    steps = softmax_steps([1, 2, 3], subtract_max=subtract_max, temperature=2, dtype=dtype)
    assert {np.asarray(value).dtype for value in vars(steps).values()} == {np.dtype(dtype)}


def test_the_steps_of_an_example_worked_by_hand():
    steps = softmax_steps([0, 2], subtract_max=True, temperature=2)
    assert steps.scores.tolist() == [0, 2]
    assert steps.scaled.tolist() == [0, 1]
    assert steps.shifted.tolist() == [-1, 0]
    assert steps.exponentials == pytest.approx([math.exp(-1), 1])
    assert steps.total == pytest.approx(1 + math.exp(-1))
    assert steps.shares == pytest.approx([1 / (1 + math.e), math.e / (1 + math.e)])
    assert steps.log_sum_exp == pytest.approx(math.log(1 + math.e))


@given(st.lists(st.floats(-300, 300), min_size=1, max_size=6), st.booleans())
def test_in_float64_both_ways_agree_with_softmax_within_range(o, subtract_max):
    steps = softmax_steps(o, subtract_max=subtract_max)
    assert steps.shares == pytest.approx(softmax(o), rel=1e-12)
    assert steps.log_sum_exp == pytest.approx(float(log_sum_exp(o)), rel=1e-13, abs=1e-12)


@pytest.mark.parametrize(("dtype", "score"), [(np.float16, 12), (np.float32, 89), (float, 710)])
def test_without_the_trick_a_large_score_gives_nan_and_with_it_a_probability(dtype, score):
    naive = softmax_steps([score, 0], subtract_max=False, dtype=dtype)
    assert naive.exponentials.tolist() == [np.inf, 1]
    assert naive.total == naive.log_sum_exp == np.inf
    assert np.isnan(naive.shares[0])
    assert naive.shares[1] == 0
    stable = softmax_steps([score, 0], subtract_max=True, dtype=dtype)
    # The smallest positive float16 is 6e-8; e⁻¹² is 6.1e-6 and has its digits up to there.
    assert stable.shares.tolist() == pytest.approx([1, math.exp(-score)], abs=6e-8)
    assert stable.log_sum_exp == pytest.approx(score)


def test_without_the_trick_small_scores_all_become_0():
    naive = softmax_steps([-1000, -1001], subtract_max=False)
    assert naive.exponentials.tolist() == [0, 0]
    assert np.isnan(naive.shares).all()
    assert naive.log_sum_exp == -np.inf


def test_a_float16_sum_is_rounded_at_every_step():
    # 2048 + 1 is a tie in float16, and rounds to the even 2048.
    steps = softmax_steps(np.zeros(3000), subtract_max=True, dtype=np.float16)
    assert steps.total == 2048


def test_what_a_type_cannot_hold_is_inf_from_the_first_step():
    assert softmax_steps([70000, 0], subtract_max=True, dtype=np.float16).scores[0] == np.inf


def test_a_sweep_is_one_call():
    swept = softmax_steps([1, 2, 3], subtract_max=True, temperature=[[0.5], [2]])
    assert swept.shares[1].tolist() == (
        softmax_steps([1, 2, 3], subtract_max=True, temperature=2).shares.tolist()
    )


@pytest.mark.parametrize(
    ("call", "text"),
    [
        (lambda: softmax_steps([np.nan], subtract_max=True), "logits must be finite"),
        (lambda: softmax_steps([1], subtract_max=True, temperature=0), "temperature must lie in"),
        (lambda: softmax_steps([1], subtract_max=True, dtype="int8"), "dtype must be float16"),
        (lambda: softmax_steps([], subtract_max=True), "logits must have at least one class"),
        (lambda: largest_safe_score(dtype=np.longdouble), "dtype must be float16"),
    ],
)
def test_bad_arguments_are_refused(call, text):
    with pytest.raises(ValueError, match=f"^{text}"):
        call()
