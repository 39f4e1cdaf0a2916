"""Equal steps on the logit scale, and what they do to odds and probability."""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from core.binary.scales import sigmoid
from core.shared import domain
from core.shared.domain import FloatArray, Floats


class Ladder(NamedTuple):
    """Rungs of a ladder, each array of the shape of the start plus one axis for the rungs."""

    logits: FloatArray
    odds: FloatArray
    probabilities: FloatArray


def odds_factor(step: npt.ArrayLike) -> Floats:
    """Factor by which the odds grow when the logit rises by a finite step: exp(step).

    Examples
    --------
    >>> odds_factor([0.0, 1.0]).round(6)
    array([1.      , 2.718282])
    """
    with np.errstate(over="ignore", under="ignore"):
        return np.exp(domain.finite("step", step))


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
        ``logits`` in nats, ``odds`` and ``probabilities``, each ``start.shape + (rungs,)``.

    Examples
    --------
    >>> logit_ladder(0.0, step=np.log(2), rungs=3).odds.round(6)
    array([1., 2., 4.])
    """
    first = domain.finite("start", start)
    stride = domain.single("step", domain.finite("step", step))
    logits = np.asarray(first)[..., None] + stride * np.arange(domain.whole("rungs", rungs))
    return Ladder(logits, odds_factor(logits), sigmoid(logits))
