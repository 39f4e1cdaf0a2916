"""Equal steps on the logit scale, and what they do to odds and probability."""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from core.binary.scales import logit, sigmoid
from core.shared import domain
from core.shared.domain import FloatArray, Floats


class Ladder(NamedTuple):
    """Rungs of a ladder, each array of the shape of the start plus one axis for the rungs.

    ``rises`` are the differences of neighbouring probabilities, so they are one fewer.
    """

    logits: FloatArray
    odds: FloatArray
    probabilities: FloatArray
    rises: FloatArray


def odds_factor(step: npt.ArrayLike) -> Floats:
    """Factor by which the odds grow when the logit rises by a finite step: exp(step).

    Examples
    --------
    >>> odds_factor([0.0, 1.0]).round(6)
    array([1.      , 2.718282])
    """
    with np.errstate(over="ignore", under="ignore"):
        return np.exp(domain.finite("step", step))


def logit_step(start: npt.ArrayLike, end: npt.ArrayLike) -> Floats:
    """Step on the logit scale from one probability to another: logit(end) - logit(start).

    It is the logarithm of the factor by which the odds grow.

    Parameters
    ----------
    start, end : array_like, shapes that broadcast
        Probabilities between 0 and 1, neither of which is certain.

    Returns
    -------
    float64, the broadcast shape
        Step in nats, negative where the probability falls.

    Examples
    --------
    >>> logit_step([0.5, 0.9], [0.6, 0.99]).round(3)
    array([0.405, 2.398])
    """
    ends = _uncertain("start", start), _uncertain("end", end)
    domain.together(start=ends[0], end=ends[1])
    return logit(ends[1]) - logit(ends[0])


def _uncertain(name: str, values: npt.ArrayLike) -> FloatArray:
    p = domain.probability(name, values)
    certain = (p == 0.0) | (p == 1.0)
    if np.any(certain):
        raise ValueError(f"{name} must lie in (0, 1); got {p[certain].flat[0].item()!r}")
    return p


def logit_ladder(start: npt.ArrayLike, *, step: float, rungs: int) -> Ladder:
    """Climb the logit scale in equal steps: z_k = start + k · step for k = 0 … rungs - 1.

    Every step multiplies the odds by the same factor exp(step): by e for a step of 1, by 2 for a
    step of ln 2. The probability rises by less and less as it nears 1.

    Parameters
    ----------
    start : array_like, any shape
        Logit of the lowest rung, in nats; finite.
    step : float
        Distance of two rungs, in nats; finite.
    rungs : int
        How many rungs, at least 1.

    Returns
    -------
    Ladder
        ``logits`` in nats, ``odds`` and ``probabilities``, each ``start.shape + (rungs,)``, and
        ``rises`` of the probability, ``start.shape + (rungs - 1,)``.

    Examples
    --------
    >>> logit_ladder(0.0, step=np.log(2), rungs=3).odds.round(6)
    array([1., 2., 4.])
    """
    first = domain.finite("start", start)
    stride = domain.single("step", domain.finite("step", step))
    logits = np.asarray(first)[..., None] + stride * np.arange(domain.whole("rungs", rungs))
    probabilities = sigmoid(logits)
    return Ladder(logits, odds_factor(logits), probabilities, np.diff(probabilities))
