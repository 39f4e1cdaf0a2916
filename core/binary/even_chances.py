"""How far an event and its opposite lie from even chances, on each of the three scales."""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from core.binary.scales import logit
from core.shared import domain
from core.shared.domain import Floats


class Distances(NamedTuple):
    """Distances from even chances, each of the shape of the probability."""

    probability: Floats
    odds: Floats
    logit: Floats


@np.errstate(divide="ignore")  # certainty lies infinitely far away
def distances_from_even(probability: npt.ArrayLike) -> Distances:
    """Distances from even chances: |p - 1/2|, |odds - 1| and |logit|.

    An event and its opposite lie equally far from even chances in probability and in logit. In odds
    they do not: o - 1 above is 1 - 1/o below.

    Parameters
    ----------
    probability : array_like, any shape
        p in [0, 1].

    Returns
    -------
    Distances
        Each of the shape of ``probability``; that of the logit in nats, infinite at p = 0 and 1.

    Examples
    --------
    >>> distances_from_even([0.25, 0.75]).odds.round(6)
    array([0.666667, 2.      ])
    """
    p = domain.probability("probability", probability)
    off = np.abs(p - 0.5)
    # o - 1 = (2p - 1) / (1 - p), where the difference is exact near even chances.
    return Distances(off, 2.0 * off / (1.0 - p), np.abs(logit(p)))
