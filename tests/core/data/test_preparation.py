import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from sklearn.preprocessing import StandardScaler

from core.data import Dataset, generate, split, standardization

tables = hnp.arrays(
    np.float64, st.tuples(st.integers(1, 30), st.just(2)), elements=st.floats(-1e6, 1e6, width=32)
)
label_rows = st.lists(st.integers(0, 3), min_size=1, max_size=60)
shares = st.floats(0, 1, exclude_min=True)


def labelled(labels):
    """Make a data set of these labels; where its points lie does not matter here."""
    return Dataset(np.zeros((len(labels), 2)), np.array(labels), ("a", "b", "c", "d"))


def test_standard_units_by_hand():
    units = standardization([[1, 10], [3, 10], [5, 10]])
    assert units.mean.tolist() == [3, 10]
    np.testing.assert_allclose(units.deviation, [np.sqrt(8 / 3), 1], rtol=1e-15)


def test_standard_units_are_those_of_scikit_learn():
    inputs = generate("moons", 200, noise=0.4, seed=1).inputs * [3, 0.01] + [190, 7]
    ours, theirs = standardization(inputs[:150]), StandardScaler().fit(inputs[:150])
    # Each sums 150 numbers in its own order.
    np.testing.assert_allclose(ours.apply(inputs), theirs.transform(inputs), rtol=0, atol=1e-11)
    np.testing.assert_allclose(ours.deviation, theirs.scale_, rtol=1e-12)


@given(tables, tables)
def test_undo_undoes_apply(training, others):
    units = standardization(training)
    size = np.abs(others) + np.abs(units.mean)
    # Subtraction and division are each off by half an ulp, and again on the way back.
    assert np.all(np.abs(units.undo(units.apply(others)) - others) <= 1e-15 * size)


@given(tables)
def test_the_training_inputs_have_mean_0_and_deviation_1_or_0(training):
    standardized = standardization(training).apply(training)
    varies = np.ptp(training, axis=0) > 1e-3 * np.abs(training).max(axis=0)
    np.testing.assert_allclose(standardized.mean(axis=0)[varies], 0, rtol=0, atol=1e-9)
    np.testing.assert_allclose(standardized.std(axis=0)[varies], 1, rtol=1e-9)
    assert np.all(standardized[:, np.ptp(training, axis=0) == 0] == 0)


@pytest.mark.parametrize("size", [1e-320, 1e-200, 1e150])
def test_very_small_and_very_large_inputs_stay_finite(size):
    inputs = size * np.array([[0.0, 1.0], [1.0, 2.0], [2.0, 4.0]])
    assert np.all(np.isfinite(standardization(inputs).apply(inputs)))


@pytest.mark.parametrize(
    ("inputs", "message"),
    [
        ([[np.inf, 0]], "training_inputs must be finite; got inf"),
        ([1, 2], r"training_inputs must have shape \(n, d\), n at least 1; got \(2,\)"),
        (np.zeros((0, 2)), r"training_inputs must have shape \(n, d\)"),
        (
            [[1e308, 0], [-1e308, 0]],
            "training_inputs must have a standard deviation within float64; got values from -1e",
        ),
    ],
)
def test_inputs_without_standard_units_are_refused(inputs, message):
    with pytest.raises(ValueError, match=message):
        standardization(inputs)


@given(label_rows, shares, st.integers(0, 99))
def test_a_split_puts_every_row_on_one_side(labels, share, seed):
    train, test = split(labelled(labels), share=share, seed=seed)
    assert sorted([*train, *test]) == list(range(len(labels)))
    assert np.all(np.diff(train) > 0)
    assert np.all(np.diff(test) > 0)


@given(label_rows, shares, st.integers(0, 99))
def test_every_class_gives_its_share_and_at_least_one(labels, share, seed):
    data = labelled(labels)
    train, _ = split(data, share=share, seed=seed)
    taken = np.bincount(data.labels[train], minlength=4)
    assert np.all(taken[data.sizes > 0] >= 1)
    assert np.all(np.abs(taken - share * data.sizes) <= np.where(taken > 1, 0.5 + 1e-9, 1))


@given(label_rows, shares, shares, st.integers(0, 99))
def test_a_larger_share_keeps_the_training_points(labels, one, other, seed):
    data = labelled(labels)
    fewer, more = (split(data, share=s, seed=seed)[0] for s in sorted((one, other)))
    assert set(fewer) <= set(more)


def test_halves_are_rounded_up():
    train, _ = split(labelled([0] * 5 + [1] * 3), share=0.5, seed=0)
    assert np.bincount(labelled([0] * 5 + [1] * 3).labels[train]).tolist() == [3, 2]


def test_share_1_holds_nothing_back():
    train, test = split(labelled([0, 1, 1]), share=1, seed=0)
    assert (train.tolist(), test.tolist()) == ([0, 1, 2], [])


def test_the_split_follows_the_seed_and_not_the_noise():
    still, noisy = (generate("moons", 100, noise=noise, seed=4) for noise in (0, 2))
    chosen, again, other = (
        split(data, share=0.5, seed=seed)[0].tolist()
        for data, seed in [(still, 7), (noisy, 7), (still, 8)]
    )
    assert chosen == again
    assert chosen != other


def test_every_point_is_as_likely_to_be_chosen():
    data = labelled([0] * 10 + [1] * 10)
    chosen = np.zeros(20)
    for seed in range(1000):
        chosen[split(data, share=0.5, seed=seed)[0]] += 1
    # Each count is binomial(1000, ½), with standard deviation 15.8; five of them.
    assert np.all(np.abs(chosen - 500) < 80)


@pytest.mark.parametrize("share", [0, -0.1, 1.1, np.nan])
def test_a_share_outside_its_domain_is_refused(share):
    with pytest.raises(ValueError, match="share must"):
        split(labelled([0, 1]), share=share, seed=0)


def test_a_negative_seed_is_refused():
    with pytest.raises(ValueError, match="seed must be a whole number of at least 0; got -1"):
        split(labelled([0, 1]), share=0.5, seed=-1)
