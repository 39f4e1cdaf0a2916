"""How well scored classes agree with the labels: hits, mix-ups, margins and surprise.

A row of scores belongs to a point, a column to a class. A network with a single logit z has the
scores (0, z), whose softmax is (1 - σ(z), σ(z)).
"""

import numpy as np
import numpy.typing as npt

from core.evaluation import scores as _scores
from core.shared import domain
from core.shared.domain import BoolArray, FloatArray
from core.shared.labels import IntArray


def predictions(scores: npt.ArrayLike) -> IntArray:
    """Choose the class with the greatest score in each row, the first of them if they tie.

    Examples
    --------
    >>> predictions([[0, 2, 1], [3, 3, 1]])
    array([1, 0])
    """
    choice: IntArray = _scores.table("scores", scores).argmax(axis=1)
    return choice


def misclassified(scores: npt.ArrayLike, labels: npt.ArrayLike) -> BoolArray:
    """Mark the points whose chosen class is not their label.

    Parameters
    ----------
    scores : array_like, shape (n, K)
        Logits or log-probabilities.
    labels : array_like of int, shape (n,)
        Class numbers, from 0 to K - 1.

    Returns
    -------
    bool, shape (n,)
        True where the choice is wrong.

    Examples
    --------
    >>> misclassified([[0, 2], [0, 2]], [1, 0])
    array([False,  True])
    """
    table, classes = _scores.labelled(scores, labels)
    wrong: BoolArray = predictions(table) != classes
    return wrong


def confusion_matrix(scores: npt.ArrayLike, labels: npt.ArrayLike) -> IntArray:
    """Count the points of each class (row) for which each class was chosen (column).

    Parameters
    ----------
    scores : array_like, shape (n, K)
        Logits or log-probabilities.
    labels : array_like of int, shape (n,)
        Class numbers, from 0 to K - 1.

    Returns
    -------
    int64, shape (K, K)
        Counts; the right choices stand on the diagonal.

    Examples
    --------
    >>> confusion_matrix([[0, 2], [0, 2], [1, 0]], [1, 0, 0])
    array([[1, 1],
           [0, 1]])
    """
    table, classes = _scores.labelled(scores, labels)
    size = table.shape[1]
    # A cell's place in the matrix read row by row.
    cells = classes * size + predictions(table)
    return np.bincount(cells, minlength=size * size).reshape(size, size)


def margins(scores: npt.ArrayLike, labels: npt.ArrayLike) -> FloatArray:
    """How far the label's score lies above the best of the others: s_y - max over k ≠ y of s_k.

    Parameters
    ----------
    scores : array_like, shape (n, K)
        Logits or log-probabilities, finite.
    labels : array_like of int, shape (n,)
        Class numbers, from 0 to K - 1.

    Returns
    -------
    float64, shape (n,)
        Margins in nats, ±inf beyond float64; above 0 where the label alone is chosen.

    Examples
    --------
    >>> margins([[0, 2, 1], [0, 2, 1]], [1, 0])
    array([ 1., -2.])
    """
    table, classes = _scores.labelled(domain.finite("scores", scores), labels)
    own = np.arange(table.shape[1]) == classes[:, None]
    with np.errstate(over="ignore"):
        above: FloatArray = table[own] - np.where(own, -np.inf, table).max(axis=1)
    return above


def point_surprisals(log_probabilities: npt.ArrayLike, labels: npt.ArrayLike) -> FloatArray:
    """Surprise at each point's own class: -ln P(label). Their mean is the cross-entropy loss.

    Parameters
    ----------
    log_probabilities : array_like, shape (n, K)
        Logarithms of the probabilities, at most 0; each row's probabilities sum to 1.
    labels : array_like of int, shape (n,)
        Class numbers, from 0 to K - 1.

    Returns
    -------
    float64, shape (n,)
        Surprisals in nats, from 0 to inf.

    Examples
    --------
    >>> import numpy as np
    >>> point_surprisals(np.log([[0.5, 0.5], [0.8, 0.2]]), [0, 1]).round(4)
    array([0.6931, 1.6094])
    """
    table, classes = _scores.log_probabilities(log_probabilities, labels)
    # Subtracted from 0, a certainty costs 0.0 and not -0.0.
    return 0.0 - table[np.arange(len(table)), classes]


def counts_from(surprisals: npt.ArrayLike, thresholds: npt.ArrayLike) -> IntArray:
    """Count the surprisals that are at least as large as each of some thresholds.

    Parameters
    ----------
    surprisals : array_like, shape (n,)
        In nats, from 0 to inf.
    thresholds : array_like, shape (m,)
        In nats.

    Returns
    -------
    int64, shape (m,)
        For each threshold how many surprisals reach it.

    Examples
    --------
    >>> counts_from([0.1, 2.0, 0.7], [0.0, 0.7, 1.0, 3.0])
    array([3, 2, 1, 0])
    """
    ascending = np.sort(domain.non_negative("surprisals", surprisals))
    below = np.searchsorted(ascending, domain.real("thresholds", thresholds))
    counts: IntArray = len(ascending) - below
    return counts
