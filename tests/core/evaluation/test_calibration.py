import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.special import log_softmax
from sklearn.calibration import calibration_curve

from core.evaluation import misclassified, reliability


def drawn(seed, points=200, classes=3, sharpness=1.0):
    """Draw log-probabilities of some sharpness, and labels that follow sharpness 1."""
    rng = np.random.default_rng(seed)
    logits = rng.normal(size=(points, classes)) * 2
    truth = np.exp(log_softmax(logits, axis=1)).cumsum(axis=1)
    labels = (rng.random((points, 1)) > truth).sum(axis=1).clip(0, classes - 1)
    return log_softmax(sharpness * logits, axis=1), labels


def test_two_bins_by_hand():
    table = np.log([[0.6, 0.4], [0.2, 0.8], [0.9, 0.1]])
    found = reliability(table, [1, 1, 0], bins=4)
    # Bin (.5, .75] holds .6, which is wrong; bin (.75, 1] holds .8 and .9, both right.
    np.testing.assert_allclose(found.confidence, [0.6, 0.85], rtol=1e-15)
    assert found.frequency.tolist() == [0, 1]
    assert found.count.tolist() == [1, 2]
    assert found.calibration_error == pytest.approx((0.6 + 2 * 0.15) / 3, rel=1e-15)


@given(
    st.integers(0, 999), st.integers(1, 60), st.integers(2, 5), st.integers(1, 20), st.floats(0, 9)
)
def test_the_curve_is_that_of_scikit_learn(seed, points, classes, bins, sharpness):
    table, labels = drawn(seed, points, classes, sharpness)
    found = reliability(table, labels, bins=bins)
    right = ~misclassified(table, labels)
    frequency, confidence = calibration_curve(right, np.exp(table.max(axis=1)), n_bins=bins)
    np.testing.assert_allclose(found.frequency, frequency, rtol=1e-14)
    np.testing.assert_allclose(found.confidence, confidence, rtol=1e-14)
    assert found.count.sum() == points


@given(st.integers(0, 999), st.integers(1, 20))
def test_one_error_bounds_the_other(seed, bins):
    table, labels = drawn(seed)
    fine, whole = (reliability(table, labels, bins=n).calibration_error for n in (bins, 1))
    # By the triangle inequality merging bins can only hide an error; 1e-12 for rounding.
    assert whole - 1e-12 <= fine <= 1


def test_an_honest_model_is_calibrated_and_a_sharpened_one_is_not():
    honest, labels = drawn(1, points=20_000)
    sharpened, _ = drawn(1, points=20_000, sharpness=3)
    # Ten bins, each off by at most about ½/√(20000 · share): together about √10 · ½/√20000 = .011.
    assert reliability(honest, labels).calibration_error < 0.02
    found = reliability(sharpened, labels)
    assert found.calibration_error > 0.1
    assert found.confidence @ found.count > found.frequency @ found.count


def test_a_confidence_on_an_edge_belongs_to_the_bin_below():
    found = reliability(np.log([[0.5, 0.5], [0.75, 0.25], [1 - 1e-300, 1e-300]]), [0, 0, 0], bins=4)
    assert found.count.tolist() == [1, 1, 1]


@pytest.mark.parametrize("bins", [0, -1, 1.5])
def test_bins_outside_their_domain_are_refused(bins):
    with pytest.raises(ValueError, match="bins must be a whole number of at least 1"):
        reliability(np.log([[0.5, 0.5]]), [0], bins=bins)


def test_logits_are_refused():
    with pytest.raises(ValueError, match="log_probabilities must be at most 0"):
        reliability([[0.0, 2.0]], [1])
