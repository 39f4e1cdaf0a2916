"""Whether a model is right as often as it says it is."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from core.evaluation import scores
from core.evaluation.accuracy import misclassified
from core.shared import domain
from core.shared.domain import FloatArray
from core.shared.labels import IntArray


@dataclass(frozen=True)
class Reliability:
    """What the model says about its own certainty beside how often it is right, bin by bin.

    Attributes
    ----------
    confidence : float64, shape (b,)
        Mean probability that the points of each bin give to the class they choose, ascending.
    frequency : float64, shape (b,)
        Share of them for which that class is right.
    count : int64, shape (b,)
        How many points the bin holds, at least one: bins without points are left out.
    calibration_error : float
        Expected calibration error, Σ count · |frequency - confidence| / n, in [0, 1].
    """

    confidence: FloatArray
    frequency: FloatArray
    count: IntArray
    calibration_error: float


def reliability(
    log_probabilities: npt.ArrayLike, labels: npt.ArrayLike, *, bins: int = 10
) -> Reliability:
    """Sort the points by their confidence, and see how often each group is right.

    The confidence of a point is the probability of the class it chooses. [0, 1] is cut into bins of
    equal width, of which each holds its upper end, and the first one 0 as well.

    Parameters
    ----------
    log_probabilities : array_like, shape (n, K)
        Logarithms of the probabilities, at most 0; each row's probabilities sum to 1.
    labels : array_like of int, shape (n,)
        Class numbers, from 0 to K - 1.
    bins : int
        Number of bins, at least 1.

    Returns
    -------
    Reliability
        The bins that hold points, and the expected calibration error.

    References
    ----------
    Guo, C., Pleiss, G., Sun, Y. and Weinberger, K. Q. (2017). On calibration of modern neural
    networks. *ICML*, 1321-1330.

    Examples
    --------
    >>> import numpy as np
    >>> found = reliability(np.log([[0.75, 0.25], [0.75, 0.25]]), [0, 1])
    >>> found.confidence, found.frequency, found.calibration_error
    (array([0.75]), array([0.5]), 0.25)
    """
    table, classes = scores.log_probabilities(log_probabilities, labels)
    edges = np.linspace(0.0, 1.0, domain.whole("bins", bins) + 1)
    confidence, right = np.exp(table.max(axis=1)), ~misclassified(table, classes)
    _, group, count = np.unique(
        np.searchsorted(edges[1:-1], confidence), return_inverse=True, return_counts=True
    )
    mean_confidence = np.bincount(group, weights=confidence) / count
    frequency = np.bincount(group, weights=right) / count
    error = np.sum(count * np.abs(frequency - mean_confidence)) / len(table)
    return Reliability(mean_confidence, frequency, count, float(error))
