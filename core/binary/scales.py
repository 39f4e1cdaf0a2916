"""One belief on three scales: probability, odds, logit, and the curves and line that join them.

No function clips: over the whole float64 range the result is within 4 units in the last place (ulp)
of the exact value wherever that is a normal number. `affine_score` and `midpoint` round as their
formulas do.
"""

import numpy as np
import numpy.typing as npt

from core.shared import domain
from core.shared.domain import Floats


@np.errstate(over="ignore", under="ignore")
def affine_score(x: npt.ArrayLike, *, weight: npt.ArrayLike, bias: npt.ArrayLike) -> Floats:
    """Score of an input: z = w x + b, a straight line on the logit axis.

    Parameters
    ----------
    x : array_like, any shape
        Input, finite.
    weight : array_like, broadcasts with ``x``
        w, finite: the logits gained for each unit of x.
    bias : array_like, broadcasts with ``x``
        b, finite: the logit at x = 0.

    Returns
    -------
    float64, the broadcast shape
        z in nats; an infinity if w x + b is beyond float64. Rounded once for the product and once
        for the sum, so where the two nearly cancel only the absolute error is small.

    Examples
    --------
    >>> affine_score([0, 1, 2], weight=2, bias=-1)
    array([-1.,  1.,  3.])
    """
    w, b = domain.finite("weight", weight), domain.finite("bias", bias)
    place = domain.finite("x", x)
    domain.together(x=place, weight=w, bias=b)
    return w * place + b


@np.errstate(over="ignore", under="ignore")
def midpoint(*, weight: npt.ArrayLike, bias: npt.ArrayLike) -> Floats:
    """Input at which the score is 0 and the probability 1/2: x = -b / w.

    Parameters
    ----------
    weight : array_like, any shape
        w, finite and not 0: a flat line crosses zero nowhere, or everywhere.
    bias : array_like, broadcasts with ``weight``
        b, finite.

    Returns
    -------
    float64, the broadcast shape
        Where the S-curve is steepest, in units of x.

    Examples
    --------
    >>> midpoint(weight=2, bias=-3)
    np.float64(1.5)
    """
    w, b = domain.nonzero("weight", weight), domain.finite("bias", bias)
    domain.together(weight=w, bias=b)
    # 0 - b/w is 0 where b = 0; -b/w might be -0.
    return 0.0 - b / w


def complement(probability: npt.ArrayLike) -> Floats:
    """Probability of the opposite event: 1 - p for p in [0, 1], its own inverse.

    Examples
    --------
    >>> complement([0.25, 0.5, 1.0])
    array([0.75, 0.5 , 0.  ])
    """
    return 1.0 - domain.probability("probability", probability)


@np.errstate(divide="ignore")  # certainty has infinite odds
def odds(probability: npt.ArrayLike) -> Floats:
    """Odds in favour of an event: p / (1 - p).

    Parameters
    ----------
    probability : array_like, any shape
        p in [0, 1].

    Returns
    -------
    float64, shape of ``probability``
        How many times likelier the event is than its opposite: 0 at p = 0, 1 at p = 1/2, inf at 1.

    Examples
    --------
    >>> odds([0.2, 0.5, 0.75])
    array([0.25, 1.  , 3.  ])
    """
    p = domain.probability("probability", probability)
    return p / (1.0 - p)


@np.errstate(all="ignore")  # np.where drops the form that does not fit
def probability_from_odds(odds: npt.ArrayLike) -> Floats:
    """Probability of an event with the given odds: o / (1 + o), the inverse of `odds`.

    Parameters
    ----------
    odds : array_like, any shape
        o in [0, inf].

    Returns
    -------
    float64, shape of ``odds``
        Probability in [0, 1].

    Examples
    --------
    >>> probability_from_odds([0.25, 1, 3])
    array([0.2 , 0.5 , 0.75])
    """
    o = domain.non_negative("odds", odds)
    # o / (1 + o) = 1 / (1 + 1/o); the first form serves o < 1, the second o = inf.
    return np.where(o < 1.0, o / (1.0 + o), 1.0 / (1.0 + 1.0 / o))[()]


@np.errstate(divide="ignore")  # ln 0 and atanh(±1) are infinite
def logit(probability: npt.ArrayLike) -> Floats:
    """Log-odds of an event: ln(p / (1 - p)).

    Parameters
    ----------
    probability : array_like, any shape
        p in [0, 1].

    Returns
    -------
    float64, shape of ``probability``
        Log-odds in nats: -inf at p = 0, 0 at p = 1/2, inf at p = 1.

    References
    ----------
    Berkson, J. (1944). Application of the logistic function to bio-assay. *Journal of the American
    Statistical Association* 39, 357-365.

    Examples
    --------
    >>> logit([0.25, 0.5, 0.75]).round(6)
    array([-1.098612,  0.      ,  1.098612])
    """
    p = domain.probability("probability", probability)
    # Near 1/2 the odds are near 1 and ln loses digits. There 2p - 1 is exact, and
    # ln(p / (1 - p)) = 2 atanh(2p - 1).
    near_half = np.abs(p - 0.5) <= 0.25
    return np.where(near_half, 2.0 * np.arctanh(2.0 * p - 1.0), np.log(odds(p)))[()]


@np.errstate(under="ignore")
def sigmoid(logit: npt.ArrayLike) -> Floats:
    """Probability with the given log-odds: 1 / (1 + exp(-z)), the inverse of `logit`.

    Parameters
    ----------
    logit : array_like, any shape
        z, any real number or an infinity, in nats.

    Returns
    -------
    float64, shape of ``logit``
        Probability in [0, 1]; exactly 1 from z = 53 ln 2 ≈ 36.74 on, where 1 + exp(-z) rounds to 1;
        exactly 0 only below z = -745.

    Examples
    --------
    >>> sigmoid([-np.inf, -1, 0, 1]).round(6)
    array([0.      , 0.268941, 0.5     , 0.731059])
    """
    z = domain.real("logit", logit)
    # exp only ever sees -|z|, so it cannot overflow: 1 / (1 + exp(-z)) = exp(z) / (exp(z) + 1).
    e = np.exp(-np.abs(z))
    return np.where(z >= 0.0, 1.0, e) / (1.0 + e)


@np.errstate(under="ignore")
def sigmoid_derivative(logit: npt.ArrayLike) -> Floats:
    """Slope of the sigmoid: σ(z) (1 - σ(z)), at most 1/4.

    Parameters
    ----------
    logit : array_like, any shape
        z, any real number or an infinity, in nats.

    Returns
    -------
    float64, shape of ``logit``
        Change of probability per unit of logit, in [0, 1/4]; even in z.

    Examples
    --------
    >>> sigmoid_derivative([-2, 0, 2]).round(6)
    array([0.104994, 0.25    , 0.104994])
    """
    z = domain.real("logit", logit)
    # With e = exp(-|z|), σ (1 - σ) = e / (1 + e)², and (1 + e)² = 1 + e (2 + e), which rounds less.
    e = np.exp(-np.abs(z))
    return e / (1.0 + e * (2.0 + e))


@np.errstate(under="ignore")
def softplus(x: npt.ArrayLike) -> Floats:
    """Smooth ramp ln(1 + exp(x)), whose slope is the sigmoid.

    Parameters
    ----------
    x : array_like, any shape
        Any real number or an infinity.

    Returns
    -------
    float64, shape of ``x``
        Nats in [0, inf]: about exp(x) far to the left, ln 2 at 0, about x far to the right.

    Examples
    --------
    >>> softplus([-np.inf, 0, 1000]).round(6)
    array([0.00000e+00, 6.93147e-01, 1.00000e+03])
    """
    x = domain.real("x", x)
    # ln(1 + exp(x)) = max(x, 0) + ln(1 + exp(-|x|)), so exp cannot overflow.
    return np.maximum(x, 0.0) + np.log1p(np.exp(-np.abs(x)))


def log_sigmoid(logit: npt.ArrayLike) -> Floats:
    """Log-probability ln σ(z) = -softplus(-z).

    Parameters
    ----------
    logit : array_like, any shape
        z, any real number or an infinity, in nats.

    Returns
    -------
    float64, shape of ``logit``
        Nats in [-inf, 0]: about z far to the left, about -exp(-z) far to the right.

    References
    ----------
    Mächler, M. (2012). Accurately computing log(1 - exp(-|a|)). Vignette of the R package *Rmpfr*.

    Examples
    --------
    >>> log_sigmoid([-1000, 0]).round(6)
    array([-1.00000e+03, -6.93147e-01])
    """
    z = domain.real("logit", logit)
    return -softplus(-z)
