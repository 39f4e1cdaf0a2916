"""Information: what an outcome costs, and what it costs on average under a true or a wrong belief.

A distribution is refused unless it sums to 1 (to 1e-9); none is repaired. Terms 0 ln 0 are 0, and a
belief that rules out what happens costs infinitely much.
"""

from typing import Literal, TypeAlias

import numpy as np
import numpy.typing as npt

from core.losses.losses import surprisal_of_success
from core.shared import domain
from core.shared.domain import FloatArray, Floats, positive_distribution
from core.shared.expectation import expected_logs, logs, total, weighted

Unit: TypeAlias = Literal["nats", "bits"]

NATS_PER_UNIT = {"nats": 1.0, "bits": float(np.log(2.0))}


def surprisal(probability: npt.ArrayLike, *, unit: Unit = "nats") -> Floats:
    """Price of an outcome that had probability q: -ln q, or -log₂ q in bits.

    Parameters
    ----------
    probability : array_like, any shape
        q in [0, 1].
    unit : {"nats", "bits"}
        1 nat is 1 / ln 2 = 1.442695 bits.

    Returns
    -------
    float64, shape of ``probability``
        Number in [0, inf]: 0 at q = 1, inf at 0; 1 bit at 1/2.

    References
    ----------
    Shannon, C. E. (1948). A mathematical theory of communication. *Bell System Technical Journal*
    27, 379-423.

    Examples
    --------
    >>> surprisal([1, 0.5, 0.25], unit="bits")
    array([0., 1., 2.])
    """
    return surprisal_of_success(probability) / _nats(unit)


def entropy(p: npt.ArrayLike, *, unit: Unit = "nats", axis: int = -1) -> Floats:
    """Average surprisal of one who knows the truth: H(P) = -Σ pᵢ ln pᵢ.

    Parameters
    ----------
    p : array_like, at least one dimension
        True probabilities, in [0, 1], of sum 1 along the axis.
    unit : {"nats", "bits"}
        Unit of the result.
    axis : int
        Axis of the classes.

    Returns
    -------
    float64, shape of ``p`` without the axis
        In [0, ln K] nats for K classes: 0 for a certain outcome, ln K for K equal ones.

    Examples
    --------
    >>> entropy([[0.5, 0.5, 0], [0.25, 0.25, 0.5]], unit="bits")
    array([1. , 1.5])
    """
    known = domain.distribution("p", p, axis=axis)
    # 0 - 0 is 0, where -0 would be -0.
    return (0.0 - expected_logs(known, known, axis)) / _nats(unit)


def cross_entropy(
    p: npt.ArrayLike, q: npt.ArrayLike, *, unit: Unit = "nats", axis: int = -1
) -> Floats:
    """Average surprisal of one who believes Q while P is true: H(P, Q) = -Σ pᵢ ln qᵢ.

    It is H(P) + D(P‖Q), so never below the entropy, and H(P) when the belief is right.

    Parameters
    ----------
    p : array_like, at least one dimension
        True probabilities, in [0, 1], of sum 1 along the axis.
    q : array_like, broadcasts with ``p``
        Believed probabilities, in [0, 1], of sum 1 along the axis.
    unit : {"nats", "bits"}
        Unit of the result.
    axis : int
        Axis of the classes, the same in both.

    Returns
    -------
    float64, the broadcast shape without the axis
        In [0, inf]; inf where q is 0 and p is not.

    References
    ----------
    Good, I. J. (1956). Some terminology and notation in information theory. *Proceedings of the
    IEE C* 103, 200-204.

    Examples
    --------
    >>> cross_entropy([0.1, 0.2, 0.7], [0.3, 0.4, 0.3]).round(6)
    np.float64(1.146436)
    """
    if axis == -1 and positive_distribution(p) and positive_distribution(q) and p.size == q.size:
        # What follows would do the same, and take three times as long for some classes.
        return (0.0 - p.dot(np.log(q))) / _nats(unit)
    true, believed, classes = _beliefs(p, q, axis)
    return (0.0 - expected_logs(true, believed, classes)) / _nats(unit)


def kl_divergence(
    p: npt.ArrayLike, q: npt.ArrayLike, *, unit: Unit = "nats", axis: int = -1
) -> Floats:
    """Price of a wrong belief over a right one: D(P‖Q) = Σ pᵢ ln(pᵢ / qᵢ) = H(P, Q) - H(P).

    It is computed as Σ (pᵢ ln(pᵢ / qᵢ) - pᵢ + qᵢ), whose terms are all at least 0: nothing cancels,
    and beliefs that differ by a trifle still get their price. It is not symmetric.

    Parameters
    ----------
    p : array_like, at least one dimension
        True probabilities, as for `cross_entropy`.
    q : array_like, broadcasts with ``p``
        Believed probabilities, as for `cross_entropy`.
    unit : {"nats", "bits"}
        Unit of the result.
    axis : int
        Axis of the classes, the same in both.

    Returns
    -------
    float64, the broadcast shape without the axis
        In [0, inf]: exactly 0 for equal distributions, inf where q is 0 and p is not.

    References
    ----------
    Kullback, S. and Leibler, R. A. (1951). On information and sufficiency. *Annals of Mathematical
    Statistics* 22, 79-86.

    Examples
    --------
    >>> true, believed = [0.1, 0.2, 0.7], [0.3, 0.4, 0.3]
    >>> kl_divergence(true, believed).round(6), kl_divergence(believed, true).round(6)
    (np.float64(0.344618), np.float64(0.352653))
    """
    true, believed, classes = _beliefs(p, q, axis)
    return total(_excess(true, believed), classes) / _nats(unit)


def contributions(
    p: npt.ArrayLike, q: npt.ArrayLike, *, unit: Unit = "nats", axis: int = -1
) -> FloatArray:
    """Share of each class in the cross-entropy: -pᵢ ln qᵢ; with Q = P, its share in the entropy.

    Parameters
    ----------
    p : array_like, at least one dimension
        True probabilities, as for `cross_entropy`.
    q : array_like, broadcasts with ``p``
        Believed probabilities, as for `cross_entropy`.
    unit : {"nats", "bits"}
        Unit of the result.
    axis : int
        Axis of the classes, the same in both.

    Returns
    -------
    float64, the broadcast shape
        In [0, inf]; 0 for a class that never comes, whatever was believed of it.

    Examples
    --------
    >>> contributions([0.5, 0.5, 0], [0.25, 0.75, 0], unit="bits").round(6)
    array([1.      , 0.207519, 0.      ])
    """
    true, believed, _ = _beliefs(p, q, axis)
    return (0.0 - weighted(true, logs(believed))) / _nats(unit)


def effective_classes(p: npt.ArrayLike, *, axis: int = -1) -> Floats:
    """How many equally likely classes would be as uncertain: exp H(P), or 2^H in bits.

    Parameters
    ----------
    p : array_like, at least one dimension
        Probabilities in [0, 1], of sum 1 along the axis.
    axis : int
        Axis of the classes.

    Returns
    -------
    float64, shape of ``p`` without the axis
        In [1, K] for K classes.

    References
    ----------
    Hill, M. O. (1973). Diversity and evenness: a unifying notation and its consequences. *Ecology*
    54, 427-432.

    Examples
    --------
    >>> effective_classes([[0.5, 0.5, 0], [0, 0, 1]]).round(6)
    array([2., 1.])
    """
    return np.exp(entropy(p, axis=axis))


def _nats(unit: Unit) -> float:
    return NATS_PER_UNIT[domain.choice("unit", unit, NATS_PER_UNIT)]


def _beliefs(p: npt.ArrayLike, q: npt.ArrayLike, axis: int) -> tuple[FloatArray, FloatArray, int]:
    """Check two distributions over the same classes, and count their axis from the end."""
    ndim = max(np.ndim(p), np.ndim(q))
    classes = axis - ndim if axis in range(ndim) else axis
    true = domain.distribution("p", p, axis=classes)
    believed = domain.distribution("q", q, axis=classes)
    if true.shape[classes] != believed.shape[classes]:
        rule = "p and q must have the same number of classes"
        raise ValueError(f"{rule}; got {true.shape[classes]} and {believed.shape[classes]}")
    domain.together(p=true, q=believed)
    return true, believed, classes


@np.errstate(all="ignore")  # np.where drops the form that does not fit
def _excess(p: FloatArray, q: FloatArray) -> FloatArray:
    """Return p ln(p / q) - p + q, which is at least 0, with nearly all its digits."""
    gap = q - p
    v = gap / (p + q)
    # ln(q / p) = 2 atanh(v), whose first term leaves gap - 2 p v = gap · v.
    near = gap * v - 2.0 * p * v * _atanh_tail(v * v)
    far = np.where(p > 0.0, p * (np.log(p) - np.log(q)), 0.0) + gap
    return np.where(np.abs(v) < 0.2, near, np.where(p + q > 0.0, far, 0.0))


def _atanh_tail(square: FloatArray) -> FloatArray:
    """Return atanh(v) / v - 1 = v²/3 + v⁴/5 + … from v² ≤ 0.04, where ten terms are enough."""
    tail = np.zeros_like(square)
    for k in range(21, 1, -2):
        tail += 1.0 / k
        tail *= square
    return tail
