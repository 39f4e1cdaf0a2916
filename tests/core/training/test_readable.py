"""The steps of the readable network by the published rules; the engine is compared to it."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.training import readable
from core.training.settings import OPTIMIZERS

NUMBERS = st.floats(-1e3, 1e3, allow_subnormal=False)
AT_REST = np.zeros(1), np.zeros(1)


def test_sgd_by_hand():
    start, slope = np.array([1.0, -2.0]), np.array([0.5, 4.0])
    found, _ = readable.update(start, slope, AT_REST, "sgd", 0.1, 1)
    assert found == pytest.approx([0.95, -2.4], rel=1e-15)


def test_momentum_gathers_speed():
    found, moments = np.array([1.0]), AT_REST
    for age, expected in enumerate((0.9, 0.71, 0.439), start=1):  # v = 1, 1.9, 2.71
        found, moments = readable.update(found, np.ones(1), moments, "momentum", 0.1, age)
        assert found[0] == pytest.approx(expected, rel=1e-14)


@given(
    slopes=st.lists(NUMBERS, min_size=1, max_size=8),
    start=NUMBERS,
    rate=st.floats(1e-5, 10, allow_subnormal=False),
)
def test_adam_is_the_rule_of_its_paper(slopes, start, rate):
    theta, m, s = start, 0.0, 0.0
    found, moments = np.array([start]), AT_REST
    for t, g in enumerate(slopes, start=1):
        m, s = 0.9 * m + (1 - 0.9) * g, 0.999 * s + (1 - 0.999) * g * g
        theta -= rate * (m / (1 - 0.9**t)) / (math.sqrt(s / (1 - 0.999**t)) + 1e-8)
        found, moments = readable.update(found, np.array([g]), moments, "adam", rate, t)
    assert found[0] == pytest.approx(theta, rel=1e-9, abs=1e-9 * (1 + rate))


def test_the_first_step_of_adam_is_the_learning_rate_whatever_the_slope():
    slopes = np.array([1e-3, -1.0, 1e6])
    found, _ = readable.update(np.zeros(3), slopes, AT_REST, "adam", 0.25, 1)
    assert found == pytest.approx([-0.25, 0.25, -0.25], rel=1e-4)


def test_rmsprop_by_hand():
    # s = .01·2² = .04, then .99·.04 + .01·1² = .0496; the steps are .1·2/.2 and -.1·1/√.0496.
    found, moments = np.array([3.0]), AT_REST
    for slope, expected in ((2.0, 2.0), (-1.0, 2.0 + 0.1 / 0.0496**0.5)):
        found, moments = readable.update(found, np.array([slope]), moments, "rmsprop", 0.1, 1)
        # The constant 1e-8 beside √s = .2 shortens a step by 5e-8 of itself.
        assert found[0] == pytest.approx(expected, rel=1e-7)


@given(
    slopes=st.lists(NUMBERS, min_size=1, max_size=8),
    start=NUMBERS,
    rate=st.floats(1e-5, 10, allow_subnormal=False),
)
def test_rmsprop_is_the_rule_of_pytorch(slopes, start, rate):
    theta, s = start, 0.0
    found, moments = np.array([start]), AT_REST
    for t, g in enumerate(slopes, start=1):
        s = 0.99 * s + 0.01 * g * g
        theta -= rate * g / (math.sqrt(s) + 1e-8)
        found, moments = readable.update(found, np.array([g]), moments, "rmsprop", rate, t)
    assert found[0] == pytest.approx(theta, rel=1e-9, abs=1e-9 * (1 + rate))


def test_an_epoch_takes_every_point_once_in_an_order_of_its_own():
    epochs = [readable.minibatches(7, 3, seed=1, epoch=epoch) for epoch in range(40)]
    assert all([len(each) for each in epoch] == [3, 3, 1] for epoch in epochs)
    orders = [np.concatenate(epoch) for epoch in epochs]
    assert all(np.sort(order).tolist() == list(range(7)) for order in orders)
    assert len({tuple(order) for order in orders}) > 30


def test_nothing_that_is_given_is_changed():
    start, slope, moments = np.ones(3), np.ones(3), (np.zeros(3), np.zeros(3))
    for optimizer in OPTIMIZERS:
        readable.update(start, slope, moments, optimizer, 0.1, 1)
    assert start.tolist() == slope.tolist() == [1, 1, 1]
    assert not np.any(moments)
