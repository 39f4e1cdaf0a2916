"""One step of each optimizer by its published rule, and as training takes it."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from training_runs import cloud

from core.training import Settings, advance, initial_state, update

NUMBERS = st.floats(-1e3, 1e3, allow_subnormal=False)


def test_sgd_by_hand():
    assert update([1.0, -2.0], [0.5, 4.0], optimizer="sgd", learning_rate=0.1).parameters == (
        pytest.approx([0.95, -2.4], rel=1e-15)
    )


def test_momentum_gathers_speed():
    found, moments = np.array([1.0]), None
    for expected in (0.9, 0.71, 0.439):  # v = 1, 1.9, 2.71
        after = update(found, [1.0], optimizer="momentum", learning_rate=0.1, moments=moments)
        found, moments = after.parameters, after.moments
        assert found[0] == pytest.approx(expected, rel=1e-14)


@given(
    slopes=st.lists(NUMBERS, min_size=1, max_size=8),
    start=NUMBERS,
    rate=st.floats(1e-5, 10, allow_subnormal=False),
)
def test_adam_is_the_rule_of_its_paper(slopes, start, rate):
    theta, m, s = start, 0.0, 0.0
    found = np.array([[start]])
    moments, age = None, 0
    for t, g in enumerate(slopes, start=1):
        m, s = 0.9 * m + (1 - 0.9) * g, 0.999 * s + (1 - 0.999) * g * g
        theta -= rate * (m / (1 - 0.9**t)) / (math.sqrt(s / (1 - 0.999**t)) + 1e-8)
        after = update(found, [[g]], optimizer="adam", learning_rate=rate, moments=moments, age=age)
        found, moments, age = after.parameters, after.moments, after.age
    assert age == len(slopes)
    assert found[0, 0] == pytest.approx(theta, rel=1e-9, abs=1e-9 * (1 + rate))


def test_the_first_step_of_adam_is_the_learning_rate_whatever_the_slope():
    slopes = [1e-3, -1.0, 1e6]
    after = update([0.0, 0.0, 0.0], slopes, optimizer="adam", learning_rate=0.25)
    assert after.parameters == pytest.approx([-0.25, 0.25, -0.25], rel=1e-4)


@pytest.mark.parametrize("optimizer", ["sgd", "momentum", "adam"])
def test_training_takes_the_same_steps(optimizer):
    """The gradient is read off a step of plain SGD from the same state, all points in a batch."""
    data = cloud()
    plain = Settings(batch=len(data.train_labels), learning_rate=1.0)
    other = Settings(batch=plain.batch, learning_rate=0.1, optimizer=optimizer)
    state, moments, age = initial_state(data, plain), None, 0
    for _ in range(5):
        slope = state.parameters - advance(state, data, plain, steps=1).parameters
        after = update(
            state.parameters,
            slope,
            optimizer=optimizer,
            learning_rate=0.1,
            moments=moments,
            age=age,
        )
        state = advance(state, data, other, steps=1)
        assert after.parameters == pytest.approx(state.parameters, rel=1e-9, abs=1e-12)
        moments, age = after.moments, after.age


@given(arrays(float, st.sampled_from([(3,), (2, 4), ()]), elements=NUMBERS))
def test_what_is_given_stays_as_it_is_and_keeps_its_shape(theta):
    before, slope = theta.copy(), np.ones(theta.shape)
    after = update(theta, slope, optimizer="adam", learning_rate=1.0)
    assert after.parameters.shape == theta.shape
    assert np.array_equal(theta, before)
    assert np.array_equal(slope, np.ones(theta.shape))


@pytest.mark.parametrize(
    ("changed", "rule"),
    [
        ({"gradient": [1.0]}, r"gradient must have shape \(2,\); got \(1,\)"),
        ({"gradient": [1.0, np.nan]}, "gradient must be finite; got nan"),
        ({"optimizer": "rmsprop"}, "optimizer must be 'sgd' or 'momentum' or 'adam'"),
        ({"learning_rate": 0.0}, r"learning_rate must lie in \(0, inf\); got 0.0"),
        ({"moments": [0.0, 0.0]}, r"moments must have shape \(2, 2\)"),
        ({"age": -1}, "age must be a whole number of at least 0; got -1"),
    ],
)
def test_what_is_no_step_is_refused(changed, rule):
    usual = {"gradient": [1.0, 2.0], "optimizer": "sgd", "learning_rate": 0.1}
    with pytest.raises(ValueError, match=rule):
        update([0.0, 0.0], **{**usual, **changed})
