import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from scipy.special import log_softmax
from sklearn import metrics

from core.evaluation import (
    confusion_matrix,
    counts_from,
    margins,
    misclassified,
    point_surprisals,
    predictions,
)


@st.composite
def scored(draw):
    """Draw finite scores, with ties among them, and labels."""
    points, classes = draw(st.integers(1, 20)), draw(st.integers(2, 5))
    coarse = st.integers(-8, 8).map(lambda n: n / 2)
    scores = draw(hnp.arrays(np.float64, (points, classes), elements=coarse))
    labels = draw(hnp.arrays(np.int64, points, elements=st.integers(0, classes - 1)))
    return scores, labels


def test_three_points_by_hand():
    scores, labels = [[1, 0, -1], [0, 2, 5], [0, 3, 1]], [0, 1, 1]
    assert predictions(scores).tolist() == [0, 2, 1]
    assert misclassified(scores, labels).tolist() == [False, True, False]
    assert confusion_matrix(scores, labels).tolist() == [[1, 0, 0], [0, 1, 1], [0, 0, 0]]
    assert margins(scores, labels).tolist() == [1, -3, 2]


@given(scored())
def test_counts_are_those_of_scikit_learn(data):
    scores, labels = data
    chosen = predictions(scores)
    names = range(scores.shape[1])
    theirs = metrics.confusion_matrix(labels, chosen, labels=names)
    assert np.array_equal(confusion_matrix(scores, labels), theirs)
    right = len(labels) - np.count_nonzero(misclassified(scores, labels))
    assert right == metrics.accuracy_score(labels, chosen, normalize=False)


@given(scored())
def test_the_chosen_class_has_the_greatest_score_and_is_the_first_of_them(data):
    scores, _ = data
    for row, choice in zip(scores.tolist(), predictions(scores), strict=True):
        assert choice == row.index(max(row))


@given(scored())
def test_the_sign_of_the_margin_says_who_is_right_unless_classes_tie(data):
    scores, labels = data
    margin, wrong = margins(scores, labels), misclassified(scores, labels)
    assert not np.any(wrong[margin > 0])
    assert np.all(wrong[margin < 0])


@given(scored())
def test_logits_and_their_log_probabilities_choose_alike_and_by_the_same_margin(data):
    scores, labels = data
    log_probabilities = log_softmax(scores, axis=1)
    # log_softmax takes one number from a whole row, which rounds scores up to 12 by some ulps.
    np.testing.assert_allclose(
        margins(scores, labels), margins(log_probabilities, labels), rtol=0, atol=1e-14
    )


@given(scored())
def test_the_mean_surprisal_is_the_log_loss_of_scikit_learn(data):
    scores, labels = data
    log_probabilities = log_softmax(scores, axis=1)
    theirs = metrics.log_loss(labels, np.exp(log_probabilities), labels=range(scores.shape[1]))
    ours = point_surprisals(log_probabilities, labels)
    assert np.all(ours >= 0)
    # exp and log on their side lose some ulps of a surprisal up to 10.
    assert ours.mean() == pytest.approx(theirs, rel=1e-12)


def test_surprisals_by_hand_to_both_ends():
    with np.errstate(divide="ignore"):
        table = np.log([[0.5, 0.5], [1, 0], [1, 0]])
    surprisals = point_surprisals(table, [1, 0, 1])
    assert surprisals.tolist() == [math.log(2), 0.0, math.inf]
    assert not np.signbit(surprisals[1])
    assert point_surprisals([[-1e308, 0.0]], [0]).tolist() == [1e308]


def test_margins_beyond_float64_are_infinite():
    assert margins([[1e308, -1e308], [1e308, -1e308]], [0, 1]).tolist() == [math.inf, -math.inf]


@pytest.mark.parametrize("function", [misclassified, confusion_matrix, margins, point_surprisals])
@pytest.mark.parametrize(
    ("scores", "labels", "message"),
    [
        ([-1, -2], [0], r"must have shape \(n, K\), n at least 1 and K at least 2; got \(2,\)"),
        (np.zeros((0, 2)), [], r"must have shape \(n, K\)"),
        ([[0.0]], [0], r"must have shape \(n, K\)"),
        ([[0.0, math.nan]], [0], "scores|log_probabilities must be"),
        ([[0.0, -math.inf]], [2], "labels must lie in 0 to 1; got 2|must be finite; got -inf"),
        (np.log([[0.5, 0.5]]), [0, 1], "labels must be a row of 1 whole numbers"),
        (np.log([[0.5, 0.5]]), [0.5], "labels must be a row of 1 whole numbers"),
        (np.log([[0.5, 0.5]]), [-1], "labels must lie in 0 to 1; got -1"),
    ],
)
def test_scores_and_labels_outside_their_domain_are_refused(function, scores, labels, message):
    with pytest.raises(ValueError, match=message):
        function(scores, labels)


def test_predictions_refuse_nan_and_take_infinities():
    assert predictions([[-math.inf, 0], [math.inf, 0]]).tolist() == [1, 0]
    with pytest.raises(ValueError, match="scores must be a real number or ±inf; got nan"):
        predictions([[math.nan, 0]])


@pytest.mark.parametrize("row", [[0.1, -3], [-1, -1], [0, 0], [-math.inf, -math.inf], [800, -1]])
def test_what_are_no_log_probabilities_is_refused(row):
    with pytest.raises(ValueError, match="log_probabilities must be at most 0, with probabilities"):
        point_surprisals([np.log([0.5, 0.5]), row], [0, 0])


def test_counts_from_a_threshold_on_by_hand():
    assert counts_from([0.5, 2.0, 0.5, np.inf], [-1.0, 0.5, 0.6, 3.0, np.inf]).tolist() == [
        4,
        4,
        2,
        1,
        1,
    ]
    assert counts_from([], [0.0]).tolist() == [0]
    with pytest.raises(ValueError, match="surprisals must lie in"):
        counts_from([-0.1], [0.0])
    with pytest.raises(ValueError, match="thresholds must be a real number"):
        counts_from([0.1], [np.nan])
