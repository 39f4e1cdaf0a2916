"""What one more unit of input does to a probability: its slope, and its change over a step."""

import numpy as np
import numpy.typing as npt

from core.binary.scales import sigmoid, sigmoid_derivative
from core.shared import domain
from core.shared.domain import Floats


@np.errstate(under="ignore")
def input_slope(logit: npt.ArrayLike, *, weight: npt.ArrayLike) -> Floats:
    """Slope of the probability along the input: dq/dx = w σ'(z) for z = w x + b.

    Parameters
    ----------
    logit : array_like, any shape
        z, any real number or an infinity, in nats.
    weight : array_like, broadcasts with ``logit``
        w, finite: the logits gained for each unit of x.

    Returns
    -------
    float64, the broadcast shape
        Change of probability per unit of x; in size at most |w| / 4, which it is at z = 0.

    Examples
    --------
    >>> input_slope([-2, 0, 2], weight=2).round(6)
    array([0.209987, 0.5     , 0.209987])
    """
    w, z = domain.finite("weight", weight), domain.real("logit", logit)
    domain.together(logit=z, weight=w)
    return w * sigmoid_derivative(z)


@np.errstate(invalid="ignore", over="ignore", under="ignore")  # np.where drops inf - inf
def probability_change(before: npt.ArrayLike, after: npt.ArrayLike) -> Floats:
    """Change of the probability when the logit goes from one value to another: σ(z₁) - σ(z₀).

    Parameters
    ----------
    before : array_like, any shape
        z₀, any real number or an infinity, in nats.
    after : array_like, broadcasts with ``before``
        z₁, the same.

    Returns
    -------
    float64, the broadcast shape
        Number in [-1, 1], within 8 ulp also where both probabilities round to 1. In size at most
        tanh(|z₁ - z₀| / 4), which it is where the step is even around 0.

    Examples
    --------
    >>> probability_change([0, 3, 40], [1, 4, 41])
    array([2.31058579e-01, 2.94396632e-02, 2.68547207e-18])
    """
    z0, z1 = domain.real("before", before), domain.real("after", after)
    domain.together(before=z0, after=z1)
    # σ(h) - σ(l) = σ(h) σ(-l) (1 - exp(l - h)) has no difference of nearly equal numbers; for
    # l <= h nothing overflows.
    low, high = np.minimum(z0, z1), np.maximum(z0, z1)
    size = sigmoid(high) * sigmoid(-low) * -np.expm1(low - high)
    return np.where(z0 == z1, 0.0, np.copysign(size, z1 - z0))[()]
