"""Equal steps in logit are equal factors in odds."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.binary import logit, logit_ladder, odds, odds_factor


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
    assert {array.shape for array in ladder} == {(2, 3, 4)}
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
