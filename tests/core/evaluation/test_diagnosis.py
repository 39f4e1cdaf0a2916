import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.evaluation import Divergence, Overfitting, divergence, overfitting
from core.losses import descend, separable

histories = st.lists(st.floats(0, 5), min_size=1, max_size=40)
TIMES = np.arange(100.0)


def test_a_loss_that_is_not_finite_is_found_at_once():
    for bad in (math.nan, math.inf, -math.inf):
        found = divergence([0.7, 0.6, bad, 0.5, bad])
        assert (found.index, found.reason, found.bound) == (2, "not_finite", 7.0)
        assert not math.isfinite(found.loss)


@pytest.mark.parametrize("first", [math.nan, math.inf])
def test_a_run_that_begins_at_no_number_has_diverged(first):
    assert divergence([first, 0.5]).index == 0


def test_a_loss_that_stays_above_the_bound_is_found_when_patience_ends():
    losses = [1, 11, 12, 13, 14, 15, 16]
    assert divergence(losses) == Divergence(5, "grown", 15, 10)
    assert divergence(losses, patience=1) == Divergence(1, "grown", 11, 10)
    assert divergence(losses, factor=14, patience=2) == Divergence(6, "grown", 16, 14)


def test_a_spike_and_the_bound_itself_are_forgiven():
    assert divergence([1, 11, 12, 13, 14, 1, 11, 12, 13, 14]) is None
    assert divergence([1] + [10] * 20) is None


def test_a_good_start_may_rise_to_some_coin_flips():
    assert divergence([0.001] + [6.9] * 20) is None
    assert divergence([0.001] + [6.94] * 20).bound == pytest.approx(10 * math.log(2), rel=1e-15)


@given(histories, st.integers(1, 6), st.floats(0.1, 3))
def test_what_is_found_is_the_first_long_enough_streak(losses, patience, factor):
    bound = factor * max(losses[0], math.log(2))
    ends = [
        end
        for end in range(patience - 1, len(losses))
        if all(loss > bound for loss in losses[end - patience + 1 : end + 1])
    ]
    found = divergence(losses, factor=factor, patience=patience)
    assert (found.index if found else None) == (ends[0] if ends else None)


@given(histories, histories)
def test_what_has_diverged_stays_so(losses, more):
    found = divergence(losses, patience=2)
    assert found is None or divergence(losses + more, patience=2) == found


@pytest.mark.parametrize(("rate", "found"), [(0.1, False), (1e9, True)])
def test_a_rate_far_too_large_diverges_on_overlapping_labels(rate, found):
    x, y = [0, 1, 2, 3, 4, 5], [0, 0, 1, 0, 1, 1]
    assert not separable(x, y)
    costs = descend(0, 0, x=x, y=y, loss="cross_entropy", rate=rate, steps=60).costs
    assert (divergence(costs) is not None) is found


def test_a_squared_error_stalls_instead():
    x, y = [0, 1, 2, 3, 4, 5], [0, 0, 1, 0, 1, 1]
    costs = descend(0, 0, x=x, y=y, loss="squared_error", rate=1e9, steps=60).costs
    assert divergence(costs) is None


def test_overfitting_by_hand():
    found = overfitting([9, 8, 7, 6, 5, 4], [9, 5, 4, 5, 6, 7], window=3)
    # The medians of three are 5 5 5 6: the lowest is the first, whose middle is entry 1.
    assert found == Overfitting(index=1, lowest=5, latest=6)


def test_a_test_loss_that_turns_is_found_near_its_turn():
    training, test = np.exp(-TIMES / 30), 0.5 + ((TIMES - 40) / 100) ** 2
    found = overfitting(training, test)
    # The middle one of five entries can be the lowest while it stands two from their middle.
    assert abs(found.index - 40) <= 2
    # The last five rise, so that their median is the one of step 97.
    assert found.latest == pytest.approx(0.5 + 0.57**2, rel=1e-15)


@pytest.mark.parametrize(
    ("training", "test"),
    [
        (np.exp(-TIMES / 30), np.exp(-TIMES / 30)),
        (np.exp(-TIMES / 30), np.full(100, 0.5)),
        (np.exp(TIMES / 30), np.exp(TIMES / 30)),
        (np.exp(-TIMES / 30), 0.5 + 0.04 * (TIMES > 40)),
        (np.exp(-TIMES / 30), 1e-6 * (1 + TIMES)),
        (np.exp(-TIMES / 30), np.where(TIMES == 50, 0.01, 0.5)),
        (np.exp(-TIMES / 30), np.where(TIMES == 99, 5, 0.5)),
        (np.exp(-TIMES / 30), np.where(TIMES > 95, 5, 1 - TIMES / 200)),
        (np.full(100, 0.5), 0.5 + TIMES / 100),
        (np.exp(-TIMES / 30)[:4], TIMES[:4]),
    ],
    ids=[
        "falls",
        "flat",
        "both rise",
        "little",
        "tiny",
        "lucky",
        "spike",
        "too new",
        "training rests",
        "short",
    ],
)
def test_what_is_not_overfitting(training, test):
    assert overfitting(training, test) is None


@given(st.lists(st.tuples(st.floats(0, 5), st.floats(0, 5)), min_size=1, max_size=40))
def test_a_model_tested_on_its_training_points_cannot_overfit(pairs):
    losses = [a for a, _ in pairs]
    assert overfitting(losses, losses) is None


@given(
    st.lists(st.tuples(st.floats(0, 5), st.floats(0, 5)), min_size=1, max_size=40),
    st.integers(1, 9),
)
def test_the_evidence_of_overfitting_holds(pairs, window):
    training, test = np.array(pairs).T
    found = overfitting(training, test, window=window)
    if found:
        assert found.latest >= 1.1 * found.lowest * (1 - 1e-15)
        assert found.latest >= found.lowest + 0.01 * (1 - 1e-12)
        half = window // 2
        around = slice(found.index - half, found.index - half + window)
        assert np.median(test[around]) == found.lowest
        assert np.median(training[around]) > np.median(training[-window:])


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: divergence([]), "losses must be one row of at least 1"),
        (lambda: divergence([[1.0]]), "losses must be one row of at least 1"),
        (lambda: divergence([1], factor=0), r"factor must lie in \(0, inf\); got 0"),
        (lambda: divergence([1], patience=0), "patience must be a whole number of at least 1"),
        (lambda: overfitting([], []), "training_losses must be one row of at least 1"),
        (lambda: overfitting([1, 2], [1]), "must be of one length; got 2 and 1"),
        (lambda: overfitting([1], [math.nan]), "test_losses must be finite; got nan"),
        (lambda: overfitting([math.inf], [1]), "training_losses must be finite; got inf"),
        (lambda: overfitting([1], [1], window=0), "window must be a whole number of at least 1"),
        (lambda: overfitting([1], [1], window=1, relative_rise=-1), "relative_rise must lie in"),
        (lambda: overfitting([1], [1], window=1, absolute_rise=-1), "absolute_rise must lie in"),
    ],
)
def test_arguments_outside_their_domain_are_refused(call, message):
    with pytest.raises(ValueError, match=message):
        call()
