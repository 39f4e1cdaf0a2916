"""Evidence on the logit scale: signs multiply the odds, so their logarithms add up."""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from core.binary.scales import logit, odds, sigmoid
from core.shared import domain
from core.shared.domain import FloatArray, Floats


class Evidence(NamedTuple):
    """Signs laid end to end on the logit scale; the first axes are those of prior and ratios.

    Attributes
    ----------
    steps : float64, shape (..., k)
        How far each sign moves the logit, in nats: the logarithm of its likelihood ratio.
    places : float64, shape (..., k + 1)
        Logit before the first sign and after each; sign i reaches from place i to place i + 1.
    total, logit, odds, probability : float64, shape (...)
        Sum of the steps, and the belief after all signs on its three scales.
    """

    steps: FloatArray
    places: FloatArray
    total: Floats
    logit: Floats
    odds: Floats
    probability: Floats


@np.errstate(over="ignore", under="ignore")  # far from 0 the odds leave float64, the logit does not
def weigh_evidence(prior: npt.ArrayLike, ratios: npt.ArrayLike) -> Evidence:
    """Add up signs: logit after = logit before + the logarithm of each likelihood ratio.

    This is Bayes' rule for signs that are independent of each other given what is true.

    Parameters
    ----------
    prior : array_like, any shape
        Probability before looking, in [0, 1].
    ratios : array_like, shape (..., k)
        Likelihood ratios of k signs in (0, inf): how many times more often a sign is seen where the
        event is true than where it is not. All axes but the last broadcast with ``prior``.

    Returns
    -------
    Evidence
        Steps and places of the signs, and the belief where they end; logits in nats.

    References
    ----------
    Good, I. J. (1950). *Probability and the Weighing of Evidence*. Griffin.

    Examples
    --------
    >>> weigh_evidence(0.3, [2, 5]).places.round(3)
    array([-0.847, -0.154,  1.455])
    """
    before = np.asarray(logit(domain.probability("prior", prior)))
    factors = domain.positive("ratios", ratios)
    if not factors.ndim:
        raise ValueError(f"ratios must be an array of signs; got {factors.item()!r}")
    domain.together(prior=before, ratios=factors.sum(axis=-1))
    shape = np.broadcast_shapes(before.shape, factors.shape[:-1])
    steps = np.broadcast_to(np.log(factors), (*shape, factors.shape[-1]))
    start = np.broadcast_to(before[..., None], (*shape, 1))
    places = np.cumsum(np.concatenate([start, steps], axis=-1), axis=-1)
    after = places[..., -1]
    return Evidence(steps, places, steps.sum(axis=-1), after, np.exp(after), sigmoid(after))


def posterior_logit(prior: npt.ArrayLike, ratios: npt.ArrayLike) -> Floats:
    """Logit after all signs, in nats: logit(prior) + Σ ln(ratio), as `weigh_evidence` adds it up.

    Examples
    --------
    >>> posterior_logit(0.5, [2, 5, 0.1]).round(6)
    np.float64(0.0)
    """
    return weigh_evidence(prior, ratios).logit


def likelihood_ratio(if_true: npt.ArrayLike, if_false: npt.ArrayLike) -> Floats:
    """Factor by which a sign multiplies the odds: P(sign | true) / P(sign | false).

    Parameters
    ----------
    if_true, if_false : array_like, shapes that broadcast
        Probabilities of seeing the sign, in [0, 1]; not both 0, for then it is never seen.

    Returns
    -------
    float64, the broadcast shape
        Ratio in [0, inf]: above 1 the sign speaks for the event, below 1 against it.

    Examples
    --------
    >>> likelihood_ratio(0.6, 0.3)
    np.float64(2.0)
    """
    return _quotient(if_true, if_false, of=np.positive, rule="must not both be 0")


def odds_ratio(if_true: npt.ArrayLike, if_false: npt.ArrayLike) -> Floats:
    """Odds with a sign over odds without it, whatever they were before.

    With r the likelihood ratio of the sign and r' that of its absence, r / r' is the quotient of
    the two odds of seeing it, odds(if_true) / odds(if_false). Its logarithm is what a weight is in
    logistic regression.

    Parameters
    ----------
    if_true, if_false : array_like, shapes that broadcast
        Probabilities of seeing the sign, in [0, 1]; not both 0 and not both 1.

    Returns
    -------
    float64, the broadcast shape
        Ratio in [0, inf]; 1 where the sign says nothing.

    References
    ----------
    Cornfield, J. (1951). A method of estimating comparative rates from clinical data. *Journal of
    the National Cancer Institute* 11, 1269-1275.

    Examples
    --------
    >>> odds_ratio(0.5, [0.2, 0.5])
    array([4., 1.])
    """
    return _quotient(if_true, if_false, of=odds, rule="must not both be 0 or both be 1")


@np.errstate(all="ignore")  # a quotient may be infinite; one without a value is refused
def _quotient(
    if_true: npt.ArrayLike, if_false: npt.ArrayLike, *, of: Callable[..., Floats], rule: str
) -> Floats:
    pair = domain.probability("if_true", if_true), domain.probability("if_false", if_false)
    domain.together(if_true=pair[0], if_false=pair[1])
    quotient = of(pair[0]) / of(pair[1])
    lost = np.isnan(quotient)
    if np.any(lost):
        values = " and ".join(str(np.broadcast_to(p, lost.shape)[lost][0].item()) for p in pair)
        raise ValueError(f"if_true and if_false {rule}; got {values}")
    return quotient
