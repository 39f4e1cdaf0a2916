"""One of several classes: targets, what softmax charges for them, and how it learns.

The loss takes logits. A target is a distribution over the classes: one-hot where the class is
known, spread out where it is not.
"""

import numpy as np
import numpy.typing as npt

from core.shared import domain
from core.shared.domain import FloatArray, Floats
from core.shared.expectation import total, weighted
from core.softmax.slopes import prediction_minus_label
from core.softmax.softmax import log_softmax, softmax


def one_hot(labels: npt.ArrayLike, classes: int) -> FloatArray:
    """Targets of known classes: 1 at the class, 0 elsewhere, in one fixed order.

    Parameters
    ----------
    labels : array_like, any shape
        Numbers of the classes, whole, from 0 to K - 1.
    classes : int
        K, at least 1.

    Returns
    -------
    float64, shape of ``labels`` followed by K
        Distributions.

    Examples
    --------
    >>> one_hot([0, 2], 3)
    array([[1., 0., 0.],
           [0., 0., 1.]])
    """
    k = domain.whole("classes", classes)
    places = domain.position("labels", domain.from_truth("labels", labels), k)
    targets = np.zeros((*places.shape, k))
    np.put_along_axis(targets, places[..., np.newaxis], 1.0, axis=-1)
    return targets


def smoothed(targets: npt.ArrayLike, share: float) -> FloatArray:
    """Soft labels: (1 - ε) y + ε / K gives a share ε of the belief to all K classes alike.

    Parameters
    ----------
    targets : array_like, shape (..., K)
        Distributions y.
    share : float
        ε in [0, 1].

    Returns
    -------
    float64, shape of ``targets``
        Distributions.

    References
    ----------
    Szegedy, C., Vanhoucke, V., Ioffe, S., Shlens, J. and Wojna, Z. (2016). Rethinking the Inception
    architecture for computer vision. *CVPR*, 2818-2826.

    Examples
    --------
    >>> smoothed([0, 0, 0, 1], 0.4)
    array([0.1, 0.1, 0.1, 0.7])
    """
    y = domain.target("targets", targets)
    epsilon = domain.single("share", domain.probability("share", share))
    softened: FloatArray = (1.0 - epsilon) * y + epsilon / y.shape[-1]
    return softened


def softmax_cross_entropy(logits: npt.ArrayLike, targets: npt.ArrayLike) -> Floats:
    """Average surprise at the targets: -Σ yᵢ ln softmax(o)ᵢ.

    For a one-hot target it is -ln of the probability given to the true class, the negative
    log-likelihood.

    Parameters
    ----------
    logits : array_like, shape (..., K)
        Scores o in nats, any real number; -inf stands for a class that is impossible. At least one
        score of each set is finite.
    targets : array_like, broadcasts with ``logits``
        Distributions y over the K classes.

    Returns
    -------
    float64, the broadcast shape without the last axis
        Nats in [0, inf], never below the entropy of the target.

    References
    ----------
    Bishop, C. M. (2006). *Pattern Recognition and Machine Learning*. Springer, equation 4.108.

    Examples
    --------
    >>> softmax_cross_entropy([[1, 2, 3], [3, 2, 1]], [0, 0, 1]).round(6)
    array([0.407606, 2.407606])
    """
    y = _targets(logits, targets)
    # 0 - 0 is 0, where -0 would be -0.
    return 0.0 - total(weighted(y, log_softmax(logits)), -1)


def softmax_cross_entropy_gradient(logits: npt.ArrayLike, targets: npt.ArrayLike) -> FloatArray:
    """Slope of the cross-entropy along each logit: belief minus target, softmax(o) - y.

    Parameters
    ----------
    logits : array_like, shape (..., K)
        As for `softmax_cross_entropy`.
    targets : array_like, broadcasts with ``logits``
        As for `softmax_cross_entropy`.

    Returns
    -------
    float64, the broadcast shape
        Nats per unit of logit, in [-1, 1]; they sum to 0.

    Examples
    --------
    >>> softmax_cross_entropy_gradient([0, 0], [0, 1])
    array([ 0.5, -0.5])
    """
    y = _targets(logits, targets)
    log_p, p = log_softmax(logits), softmax(logits)
    return prediction_minus_label(log_p, p, y)


def softmax_cross_entropy_hessian(logits: npt.ArrayLike) -> FloatArray:
    """Second derivatives of the cross-entropy along the logits: diag(s) - s sᵀ, s = softmax(o).

    They are the variances and covariances of the one-hot outcome, whatever the target: the loss is
    convex. Each row sums to 0, because only differences of the logits matter.

    Parameters
    ----------
    logits : array_like, shape (..., K)
        As for `softmax_cross_entropy`.

    Returns
    -------
    float64, shape (..., K, K)
        Symmetric matrices; variances in [0, 1/4] on the diagonal.

    Examples
    --------
    >>> softmax_cross_entropy_hessian([0, 0])
    array([[ 0.25, -0.25],
           [-0.25,  0.25]])
    """
    s = softmax(logits)
    covariances = -s[..., :, np.newaxis] * s[..., np.newaxis, :]
    diagonal = np.arange(s.shape[-1])
    covariances[..., diagonal, diagonal] = -s * np.expm1(log_softmax(logits))
    return covariances


def hessian_eigenvalues(logits: npt.ArrayLike) -> FloatArray:
    """Curvatures of the cross-entropy along its principal directions, in rising order.

    The first is 0: along (1, …, 1) all logits rise alike, and nothing changes.

    Parameters
    ----------
    logits : array_like, shape (..., K)
        As for `softmax_cross_entropy`.

    Returns
    -------
    float64, shape (..., K)
        Eigenvalues of `softmax_cross_entropy_hessian`, in [0, 1/2].

    References
    ----------
    Böhning, D. (1992). Multinomial logistic regression algorithm. *Annals of the Institute of
    Statistical Mathematics* 44, 197-200.

    Examples
    --------
    >>> hessian_eigenvalues([1, 2, 3]).round(5)
    array([0.     , 0.11855, 0.3709 ])
    """
    hessian = softmax_cross_entropy_hessian(logits)
    eigenvalues = np.asarray(np.linalg.eigvalsh(hessian), dtype=np.float64)
    eigenvalues[..., 0] = 0.0
    # A variance is never below 0; rounding may put one there.
    np.maximum(eigenvalues, 0.0, out=eigenvalues)
    return eigenvalues


def _targets(logits: npt.ArrayLike, targets: npt.ArrayLike) -> FloatArray:
    y, o = domain.target("targets", targets), domain.numbers("logits", logits)
    if o.shape[-1:] != y.shape[-1:]:
        rule = "logits and targets must have the same number of classes"
        raise ValueError(f"{rule}; got shapes {o.shape} and {y.shape}")
    domain.together(logits=o, targets=y)
    return y
