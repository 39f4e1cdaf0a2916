"""Gradient descent on the logits of one prediction: belief walks to the target."""

import numpy as np
import numpy.typing as npt

from core.shared import domain
from core.shared.domain import FloatArray
from core.softmax.categorical import softmax_cross_entropy_gradient
from core.softmax.slopes import slope_of_checked


def gradient_step(
    logits: npt.ArrayLike, targets: npt.ArrayLike, *, rate: npt.ArrayLike
) -> FloatArray:
    """Move the logits against the slope of the cross-entropy: o - η (softmax(o) - y).

    Parameters
    ----------
    logits : array_like, shape (..., K)
        As for `core.softmax.softmax_cross_entropy`.
    targets : array_like, broadcasts with ``logits``
        Distributions y over the K classes.
    rate : array_like, broadcasts with ``logits``
        η in (0, inf), nats of logit per unit of slope.

    Returns
    -------
    float64, the broadcast shape
        New logits; their sum stays as it was.

    Examples
    --------
    >>> gradient_step([0, 0], [0, 1], rate=2)
    array([-1.,  1.])
    """
    eta, slope = domain.positive("rate", rate), softmax_cross_entropy_gradient(logits, targets)
    domain.together(logits=slope, rate=eta)
    return domain.numbers("logits", logits) - eta * slope


def gradient_path(
    logits: npt.ArrayLike, targets: npt.ArrayLike, *, rate: npt.ArrayLike, steps: int
) -> FloatArray:
    """Repeat `gradient_step`: the logits at the start and after each step.

    Towards a soft label the path ends where softmax(o) = y; towards a one-hot one it never ends,
    for no finite logits are certain.

    Parameters
    ----------
    logits : array_like, shape (..., K)
        The start.
    targets : array_like, broadcasts with ``logits``
        Distributions y over the K classes.
    rate : array_like, broadcasts with ``logits``
        η in (0, inf); several rates, of shape (n, 1), walk side by side.
    steps : int
        Number of steps, at least 1.

    Returns
    -------
    float64, shape ``steps`` + 1 followed by the broadcast shape
        Logits.

    Examples
    --------
    >>> gradient_path([0, 0], [0, 1], rate=2, steps=2).round(6)
    array([[ 0.      ,  0.      ],
           [-1.      ,  1.      ],
           [-1.238406,  1.238406]])
    """
    first = gradient_step(logits, targets, rate=rate)
    path = np.empty((domain.whole("steps", steps) + 1, *first.shape))
    path[0], path[1] = logits, first
    _go_on(path, np.asarray(targets, np.float64), np.asarray(rate, np.float64))
    if not np.isfinite(path).all():
        softmax_cross_entropy_gradient(path, targets)  # refuses a step out of the floats
    return path


@np.errstate(over="ignore", under="ignore", invalid="ignore")
def _go_on(path: FloatArray, targets: FloatArray, rate: FloatArray) -> None:
    """Fill a path from its second step on; what is checked once is not checked at every step."""
    for step in range(2, len(path)):
        before = path[step - 1]
        np.subtract(before, rate * slope_of_checked(before, targets), out=path[step])
