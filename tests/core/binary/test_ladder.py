"""Equal steps in logit are equal factors in odds."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.binary import logit, logit_ladder, logit_step, odds, odds_factor, odds_ratio


@pytest.mark.parametrize(("step", "factor"), [(1.0, np.e), (np.log(2.0), 2.0)])
def test_every_step_multiplies_the_odds_by_the_same_factor(step: float, factor: float) -> None:
    ladder = logit_ladder(-1.0, step=step, rungs=5)
    np.testing.assert_allclose(ladder.odds[1:] / ladder.odds[:-1], factor, rtol=1e-15)


@given(st.floats(-5, 5), st.floats(-2, 2))
def test_the_three_scales_of_a_rung_are_one_belief(start: float, step: float) -> None:
    ladder = logit_ladder(start, step=step, rungs=4)
    np.testing.assert_allclose(odds(ladder.probabilities), ladder.odds, rtol=1e-10)
    np.testing.assert_allclose(logit(ladder.probabilities), ladder.logits, rtol=1e-10, atol=1e-10)


def test_many_ladders_are_climbed_at_once() -> None:
    ladder = logit_ladder(np.zeros((2, 3)), step=1.0, rungs=4)
    assert [array.shape for array in ladder] == [(2, 3, 4)] * 3 + [(2, 3, 3)]
    np.testing.assert_array_equal(ladder.logits[1, 2], [0, 1, 2, 3])


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"start": np.inf, "step": 1, "rungs": 2}, "start must be finite; got inf"),
        ({"start": 0, "step": np.nan, "rungs": 2}, "step must be finite; got nan"),
        ({"start": 0, "step": 1, "rungs": 0}, "rungs must be a whole number of at least 1; got 0"),
    ],
)
def test_a_ladder_that_leads_nowhere_is_refused(arguments: dict[str, float], message: str) -> None:
    start = arguments.pop("start")
    with pytest.raises(ValueError, match=message):
        logit_ladder(start, **arguments)  # type: ignore[arg-type]  # rungs is whole in every case


def test_a_step_of_ln_2_doubles_the_odds() -> None:
    np.testing.assert_allclose(odds_factor([0.0, np.log(2.0), 1.0]), [1.0, 2.0, np.e], rtol=1e-15)
    assert odds_factor(710.0) == np.inf


def test_the_same_step_raises_a_probability_less_and_less_near_1() -> None:
    # From odds 1 to 2, 4 and 8: p = 1/2, 2/3, 4/5, 8/9.
    ladder = logit_ladder(0.0, step=np.log(2.0), rungs=4)
    np.testing.assert_allclose(ladder.rises, [1 / 6, 2 / 15, 4 / 45], rtol=1e-14)
    assert logit_ladder(0.0, step=1.0, rungs=1).rises.size == 0


def test_a_step_near_1_is_longer_than_a_wider_one_around_one_half() -> None:
    # Odds grow from 1 to 3/2, and from 9 to 99.
    steps = logit_step([0.5, 0.9], [0.6, 0.99])
    np.testing.assert_allclose(steps, np.log([1.5, 11]), rtol=1e-14)
    assert logit_step(0.6, 0.5) == -steps[0]


@given(st.floats(0.01, 0.99), st.floats(0.01, 0.99))
def test_a_step_is_the_logarithm_of_a_ratio_of_odds(start: float, end: float) -> None:
    expected = np.log(odds_ratio(end, start))
    np.testing.assert_allclose(logit_step(start, end), expected, rtol=1e-12, atol=1e-14)


@pytest.mark.parametrize(("start", "end"), [(0, 0.5), (1.0, 0.5), (0.5, [0.2, 1])])
def test_certainty_is_no_end_of_a_step(start: float, end: float) -> None:
    with pytest.raises(ValueError, match=r"(start|end) must lie in \(0, 1\); got [01].0"):
        logit_step(start, end)
