"""Two independent events: their probabilities multiply, so what they cost adds up."""

from dataclasses import dataclass

import numpy.typing as npt

from core.information.measures import Unit, surprisal
from core.shared import domain
from core.shared.domain import Floats


@dataclass(frozen=True)
class JointPrice:
    """What two independent events cost, one by one and together.

    Attributes
    ----------
    product : float64
        Probability ab that both happen.
    first, second : float64
        Surprisal of each.
    both : float64
        Surprisal of the product: the sum of the two.
    """

    product: Floats
    first: Floats
    second: Floats
    both: Floats


def joint_price(a: npt.ArrayLike, b: npt.ArrayLike, *, unit: Unit = "nats") -> JointPrice:
    """Price two independent events and their both happening: -ln(ab) = -ln a - ln b.

    A logarithm is the only falling price that makes sums of products. For events that depend on
    each other ``b`` is the probability of the second once the first has happened.

    Parameters
    ----------
    a, b : array_like, broadcast with each other
        Probabilities in [0, 1].
    unit : {"nats", "bits"}
        Unit of the prices.

    Returns
    -------
    JointPrice
        ``first`` and ``second`` have the shapes of ``a`` and ``b``, the rest their broadcast shape.
        Prices lie in [0, inf].

    References
    ----------
    Shannon, C. E. (1948). A mathematical theory of communication. *Bell System Technical Journal*
    27, 379-423.

    Examples
    --------
    >>> joint_price(0.5, [0.5, 0.25], unit="bits").both
    array([2., 3.])
    """
    known, other = domain.probability("a", a), domain.probability("b", b)
    domain.together(a=known, b=other)
    product = known * other
    first, second, both = (surprisal(q, unit=unit) for q in (known, other, product))
    return JointPrice(product, first, second, both)
