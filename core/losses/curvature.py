"""How the slope of a loss changes along the logit: cup or cap, convex or not."""

import numpy as np
import numpy.typing as npt

from core.binary.scales import sigmoid_derivative
from core.losses.losses import binary_cross_entropy_gradient
from core.shared import domain
from core.shared.domain import Floats


def binary_cross_entropy_curvature(logits: npt.ArrayLike, labels: npt.ArrayLike) -> Floats:
    """Second derivative of the binary cross-entropy along the logit: σ(z) (1 - σ(z)).

    It is the variance of the outcome, never below 0 and the same for every label: the loss is
    convex, and a valley is the valley.

    Parameters
    ----------
    logits : array_like, any shape
        z, any real number or an infinity, in nats.
    labels : array_like, broadcasts with ``logits``
        y in [0, 1].

    Returns
    -------
    float64, the broadcast shape
        Number in [0, 1/4].

    Examples
    --------
    >>> binary_cross_entropy_curvature([-2, 0, 2], 1).round(6)
    array([0.104994, 0.25    , 0.104994])
    """
    z, y = domain.real("logits", logits), domain.label("labels", labels)
    domain.together(logits=z, labels=y)
    return sigmoid_derivative(np.broadcast_arrays(z, y)[0])


@np.errstate(under="ignore")
def squared_error_curvature(logits: npt.ArrayLike, labels: npt.ArrayLike) -> Floats:
    """Second derivative of ½ (σ(z) - y)² along the logit: σ′ (σ′ + (σ - y)(1 - 2σ)).

    It is below 0 where the belief is badly wrong: for y = 1 to the left of z = -ln 2, for y = 0 to
    the right of ln 2. The loss is not convex.

    Parameters
    ----------
    logits : array_like, any shape
        z, any real number or an infinity, in nats.
    labels : array_like, broadcasts with ``logits``
        y in [0, 1].

    Returns
    -------
    float64, the broadcast shape
        Number between -0.07 and 0.08; beside its zero, where two terms cancel, only the absolute
        error is small.

    References
    ----------
    Solla, S. A., Levin, E. and Fleisher, M. (1988). Accelerated learning in layered neural
    networks. *Complex Systems* 2, 625-640.

    Examples
    --------
    >>> squared_error_curvature([-2, 0, 2], 1).round(6)
    array([-0.059407,  0.0625  ,  0.020555])
    """
    distance, slope = binary_cross_entropy_gradient(logits, labels), sigmoid_derivative(logits)
    # 1 - 2σ(z) = -tanh(z / 2)
    return slope * (slope - distance * np.tanh(0.5 * domain.numbers("logits", logits)))


@np.errstate(over="ignore")  # far out the squared error has no slope left in float64
def slope_ratio(logits: npt.ArrayLike) -> Floats:
    """How many times steeper the cross-entropy is than the squared error: 1 / (σ(z) (1 - σ(z))).

    The gradients are σ - y and (σ - y) σ′, so their ratio 1/σ′ = e^z + 2 + e^-z is the same for
    every label, and it grows exponentially on both sides.

    Parameters
    ----------
    logits : array_like, any shape
        z, any real number or an infinity, in nats.

    Returns
    -------
    float64, shape of ``logits``
        Ratio in [4, inf]; even in z.

    Examples
    --------
    >>> slope_ratio([-5, 0]).round(1)
    array([150.4,   4. ])
    """
    z = domain.real("logits", logits)
    return 2.0 + 2.0 * np.cosh(z)


def squared_error_inflection(labels: npt.ArrayLike) -> Floats:
    """Logit at which ½ (σ(z) - y)² changes from cap to cup: -ln 2 for y = 1, ln 2 for y = 0.

    Examples
    --------
    >>> squared_error_inflection([0, 1]).round(6)
    array([ 0.693147, -0.693147])
    """
    return (1.0 - 2.0 * domain.outcome("labels", labels)) * np.log(2.0)
