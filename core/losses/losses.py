"""What a wrong belief costs: one loss for each example, and its slope along the logit.

Losses take logits, so a confident mistake costs what it should and no probability is clipped. The
mean or sum over the examples is the caller's.
"""

import math

import numpy as np
import numpy.typing as npt

from core.losses.points import prediction_minus_label, squared_error_slope
from core.shared import domain
from core.shared.domain import Floats

_HALF_LOG_TWO_PI = 0.5 * math.log(2.0 * math.pi)


@np.errstate(divide="ignore")  # what was impossible and happens is infinitely surprising
def surprisal_of_success(probability: npt.ArrayLike) -> Floats:
    """Loss of a belief q in an event that happens: -ln q.

    Parameters
    ----------
    probability : array_like, any shape
        q in [0, 1].

    Returns
    -------
    float64, shape of ``probability``
        Nats in [0, inf]: inf at q = 0, ln 2 at 1/2, 0 at 1.

    Examples
    --------
    >>> surprisal_of_success([0.1, 0.5, 1]).round(6)
    array([2.302585, 0.693147, 0.      ])
    """
    # 0 - ln 1 is 0, where -ln 1 would be -0.
    return 0.0 - np.log(domain.probability("probability", probability))


@np.errstate(under="ignore", invalid="ignore")  # np.where drops inf · 0
def binary_cross_entropy(logits: npt.ArrayLike, labels: npt.ArrayLike) -> Floats:
    """Surprise at a label: -y ln σ(z) - (1 - y) ln(1 - σ(z)) = softplus(z) - y z.

    It is -ln of the Bernoulli probability of the label, so the sum over the examples is the
    negative log-likelihood.

    Parameters
    ----------
    logits : array_like, any shape
        z, any real number or an infinity, in nats.
    labels : array_like, broadcasts with ``logits``
        y in [0, 1]; between 0 and 1 it is a soft label.

    Returns
    -------
    float64, the broadcast shape
        Nats in [0, inf]. A soft label cannot be met for less than its entropy.

    References
    ----------
    Good, I. J. (1952). Rational decisions. *Journal of the Royal Statistical Society B* 14,
    107-114.
    Bishop, C. M. (2006). *Pattern Recognition and Machine Learning*. Springer, equation 4.90.

    Examples
    --------
    >>> binary_cross_entropy([0, 1000, -1000], 1).round(6)
    array([6.93147e-01, 0.00000e+00, 1.00000e+03])
    """
    z, y = _logits_and_labels(logits, labels)
    # softplus(z) = max(z, 0) + ln(1 + exp(-|z|)), and max(z, 0) - y z is |z| times the share of the
    # label that z speaks against: two terms of one sign, so nothing cancels.
    against = np.where(z > 0.0, 1.0 - y, y)
    return np.where(against > 0.0, np.abs(z) * against, 0.0) + np.log1p(np.exp(-np.abs(z)))


@np.errstate(under="ignore")
def binary_cross_entropy_gradient(logits: npt.ArrayLike, labels: npt.ArrayLike) -> Floats:
    """Slope of the binary cross-entropy along the logit: prediction minus label, σ(z) - y.

    Parameters
    ----------
    logits : array_like, any shape
        z, any real number or an infinity, in nats.
    labels : array_like, broadcasts with ``logits``
        y in [0, 1].

    Returns
    -------
    float64, the broadcast shape
        Nats per unit of logit, in [-1, 1]: near ±1 where the belief is most wrong.

    Examples
    --------
    >>> binary_cross_entropy_gradient([-5, 0, 5], 1).round(6)
    array([-0.993307, -0.5     , -0.006693])
    """
    return prediction_minus_label(*_logits_and_labels(logits, labels))


def multi_label_cross_entropy(logits: npt.ArrayLike, labels: npt.ArrayLike) -> Floats:
    """Loss of K yes-or-no questions: -Σ (yᵢ ln σ(zᵢ) + (1 - yᵢ) ln(1 - σ(zᵢ))).

    It fits a picture that may show a cat and a dog. Softmax cross-entropy has no second term: there
    the classes exclude each other.

    Parameters
    ----------
    logits : array_like, shape (..., K)
        z, any real number or an infinity, in nats.
    labels : array_like, broadcasts with ``logits``
        y in [0, 1], of any sum.

    Returns
    -------
    float64, the broadcast shape without the last axis
        Nats in [0, inf].

    Examples
    --------
    >>> multi_label_cross_entropy([0, 0], [1, 1]).round(6)
    np.float64(1.386294)
    """
    return np.add.reduce(np.atleast_1d(binary_cross_entropy(logits, labels)), axis=-1)


@np.errstate(under="ignore")
def squared_error(logits: npt.ArrayLike, labels: npt.ArrayLike) -> Floats:
    """Half the squared distance of prediction and label: ½ (σ(z) - y)².

    It is, up to a constant, -ln of a normal density of deviation 1 around the prediction: the price
    of an error if errors were Gaussian, see `gaussian_surprisal`.

    Parameters
    ----------
    logits : array_like, any shape
        z, any real number or an infinity, in nats.
    labels : array_like, broadcasts with ``logits``
        y in [0, 1].

    Returns
    -------
    float64, the broadcast shape
        Number in [0, 1/2].

    Examples
    --------
    >>> squared_error([-1000, 0, 1000], 1)
    array([0.5  , 0.125, 0.   ])
    """
    distance = binary_cross_entropy_gradient(logits, labels)
    return 0.5 * distance * distance


@np.errstate(over="ignore", under="ignore")
def gaussian_surprisal(y: npt.ArrayLike, *, mean: npt.ArrayLike) -> Floats:
    """Price of a measurement if errors are Gaussian: -ln p(y) = ½ (y - m)² + ½ ln 2π.

    p is the normal density around m with standard deviation 1. Its exponent is the squared error,
    which comes down when the logarithm is taken; the constant does not move the minimum.

    Parameters
    ----------
    y : array_like, any shape
        What was measured, finite; a label is such a number too.
    mean : array_like, broadcasts with ``y``
        m, finite: what was predicted.

    Returns
    -------
    float64, the broadcast shape
        Nats in [½ ln 2π, inf], least at y = m.

    References
    ----------
    Bishop, C. M. (2006). *Pattern Recognition and Machine Learning*. Springer, section 3.1.1.

    Examples
    --------
    >>> gaussian_surprisal([0, 1], mean=1).round(6)
    array([1.418939, 0.918939])
    """
    place, centre = domain.finite("y", y), domain.finite("mean", mean)
    domain.together(y=place, mean=centre)
    distance = place - centre
    return 0.5 * distance * distance + _HALF_LOG_TWO_PI


@np.errstate(under="ignore")
def squared_error_gradient(logits: npt.ArrayLike, labels: npt.ArrayLike) -> Floats:
    """Slope of the squared error along the logit: (σ(z) - y) σ(z) (1 - σ(z)).

    The slope of the sigmoid comes in as a factor, and it vanishes exactly where the belief is most
    wrong.

    Parameters
    ----------
    logits : array_like, any shape
        z, any real number or an infinity, in nats.
    labels : array_like, broadcasts with ``logits``
        y in [0, 1].

    Returns
    -------
    float64, the broadcast shape
        Change per unit of logit, in [-4/27, 4/27].

    Examples
    --------
    >>> squared_error_gradient([-5, -2, 0], 1).round(6)
    array([-0.006604, -0.092478, -0.125   ])
    """
    return squared_error_slope(*_logits_and_labels(logits, labels))


def _logits_and_labels(logits: npt.ArrayLike, labels: npt.ArrayLike) -> tuple[Floats, Floats]:
    z, y = domain.real("logits", logits), domain.label("labels", labels)
    domain.together(logits=z, labels=y)
    return z, y
