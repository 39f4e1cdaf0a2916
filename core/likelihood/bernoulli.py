"""How well a belief explains the data: the likelihood of k heads in n flips, and its coins."""

import numpy as np
import numpy.typing as npt

from core.shared import domain
from core.shared.domain import FloatArray, Floats


def bernoulli_probability(outcome: npt.ArrayLike, probability: npt.ArrayLike) -> Floats:
    """Probability of one yes-or-no outcome: π^y (1 - π)^(1 - y), which is π if y = 1, else 1 - π.

    Parameters
    ----------
    outcome : array_like, any shape
        y, each 0 or 1.
    probability : array_like, broadcasts with ``outcome``
        π in [0, 1], the chance of 1.

    Returns
    -------
    float64, the broadcast shape
        Probability in [0, 1].

    Examples
    --------
    >>> bernoulli_probability([0, 1], 0.25)
    array([0.75, 0.25])
    """
    y = domain.outcome("outcome", outcome)
    p = domain.probability("probability", probability)
    domain.together(outcome=y, probability=p)
    # One of the two exponents is 1 and the other 0.
    return np.where(y == 1.0, p, 1.0 - p)[()]


@np.errstate(under="ignore")
def likelihood(probability: npt.ArrayLike, *, heads: npt.ArrayLike, flips: npt.ArrayLike) -> Floats:
    """Probability of one row of n flips with k heads: L(π) = π^k (1 - π)^(n - k).

    Parameters
    ----------
    probability : array_like, any shape
        π in [0, 1], the chance of heads.
    heads : array_like, broadcasts with ``probability``
        k, whole, from 0 to ``flips``.
    flips : array_like, broadcasts with ``probability``
        n, whole, at least 0; without data every π has likelihood 1, the empty product.

    Returns
    -------
    float64, the broadcast shape
        Likelihood in [0, 1]; as a function of π it does not integrate to 1.

    References
    ----------
    Fisher, R. A. (1922). On the mathematical foundations of theoretical statistics. *Philosophical
    Transactions of the Royal Society A* 222, 309-368.

    Examples
    --------
    >>> likelihood([0, 0.5, 1], heads=1, flips=2)
    array([0.  , 0.25, 0.  ])
    """
    p, k, n = _belief_and_data(probability, heads, flips)
    q = 1.0 - p
    # Rounding makes 1 - π = q + lost, and the power n - k magnifies that: give it back as
    # (q + lost)^m = q^m exp(m lost / q). Below 1/2, q is exact and lost is 0.
    lost = (1.0 - q) - p
    powers = np.float_power(p, k) * np.float_power(q, n - k)
    return powers * np.exp((n - k) * lost / np.maximum(q, 0.5))


@np.errstate(divide="ignore", invalid="ignore")  # ln 0 is -inf; np.where drops 0 · ln 0
def log_likelihood(
    probability: npt.ArrayLike, *, heads: npt.ArrayLike, flips: npt.ArrayLike
) -> Floats:
    """Logarithm of the likelihood: ln L(π) = k ln π + (n - k) ln(1 - π).

    The product of n probabilities becomes a sum, which does not underflow; the logarithm rises with
    its argument, so both have their maximum at the same π.

    Parameters
    ----------
    probability : array_like, any shape
        π in [0, 1], the chance of heads.
    heads : array_like, broadcasts with ``probability``
        k, whole, from 0 to ``flips``.
    flips : array_like, broadcasts with ``probability``
        n, whole, at least 0.

    Returns
    -------
    float64, the broadcast shape
        Nats in [-inf, 0]; -inf where the data are impossible. What never happened costs nothing:
        0 · ln 0 = 0.

    Examples
    --------
    >>> log_likelihood(0.3, heads=3, flips=10).round(6)
    np.float64(-6.108643)
    """
    p, k, n = _belief_and_data(probability, heads, flips)
    # Neither term is above 0, so nothing cancels; log1p keeps the digits of a small π.
    of_heads = np.where(k > 0.0, k * np.log(p), 0.0)
    of_tails = np.where(n > k, (n - k) * np.log1p(-p), 0.0)
    return (of_heads + of_tails)[()]


def negative_log_likelihood(
    probability: npt.ArrayLike, *, heads: npt.ArrayLike, flips: npt.ArrayLike
) -> Floats:
    """Surprise at all the data, in nats: -ln L(π), the sum of their surprisals.

    Examples
    --------
    >>> negative_log_likelihood(0.5, heads=1, flips=2).round(6)
    np.float64(1.386294)
    """
    # 0 - 0 is 0, where -0 would show its sign.
    return 0.0 - log_likelihood(probability, heads=heads, flips=flips)


def maximum_likelihood(*, heads: npt.ArrayLike, flips: npt.ArrayLike) -> Floats:
    """Belief that explains k heads in n flips best, n at least 1: π̂ = k / n.

    Examples
    --------
    >>> maximum_likelihood(heads=3, flips=10)
    np.float64(0.3)
    """
    k, n = _heads_and_flips(heads, domain.count("flips", flips))
    return k / n


def relative_likelihood(
    probability: npt.ArrayLike, *, heads: npt.ArrayLike, flips: npt.ArrayLike
) -> Floats:
    """Likelihood as a share of the greatest one: L(π) / L(π̂) = exp(ln L(π) - ln L(π̂)).

    Parameters
    ----------
    probability : array_like, any shape
        π in [0, 1], the chance of heads.
    heads : array_like, broadcasts with ``probability``
        k, whole, from 0 to ``flips``.
    flips : array_like, broadcasts with ``probability``
        n, whole, at least 1.

    Returns
    -------
    float64, the broadcast shape
        Share in [0, 1]; 1 at π̂ = k / n.

    Raises
    ------
    ValueError
        If there are no flips.

    Examples
    --------
    >>> relative_likelihood([0, 0.5, 0.75], heads=1, flips=2)
    array([0.  , 1.  , 0.75])
    """
    best = maximum_likelihood(heads=heads, flips=flips)
    greatest = log_likelihood(best, heads=heads, flips=flips)
    # Rounding may put π̂ a hair off the exact maximum.
    below = np.minimum(log_likelihood(probability, heads=heads, flips=flips) - greatest, 0.0)
    return np.exp(below)


def mean_surprisal(
    probability: npt.ArrayLike, *, heads: npt.ArrayLike, flips: npt.ArrayLike
) -> Floats:
    """Surprise for each flip: -ln L(π) / n, the mean binary cross-entropy of the data.

    Parameters
    ----------
    probability : array_like, any shape
        π in [0, 1], the chance of heads.
    heads : array_like, broadcasts with ``probability``
        k, whole, from 0 to ``flips``.
    flips : array_like, broadcasts with ``probability``
        n, whole, at least 1.

    Returns
    -------
    float64, the broadcast shape
        Nats in [0, inf].

    Raises
    ------
    ValueError
        If there are no flips.

    Examples
    --------
    >>> mean_surprisal(0.3, heads=3, flips=10).round(6)
    np.float64(0.610864)
    """
    n = domain.count("flips", flips)
    return negative_log_likelihood(probability, heads=heads, flips=n) / n


def _belief_and_data(
    probability: npt.ArrayLike, heads: npt.ArrayLike, flips: npt.ArrayLike
) -> tuple[FloatArray, FloatArray, FloatArray]:
    p = domain.probability("probability", probability)
    k, n = _heads_and_flips(heads, flips)
    domain.together(probability=p, heads=k, flips=n)
    return p, k, n


def _heads_and_flips(heads: npt.ArrayLike, flips: npt.ArrayLike) -> tuple[FloatArray, FloatArray]:
    k, n = domain.natural("heads", heads), domain.natural("flips", flips)
    domain.together(heads=k, flips=n)
    if np.any(k > n):
        too_many, most = (side[k > n][0] for side in np.broadcast_arrays(k, n))
        raise ValueError(f"heads must not exceed flips; got {too_many:.0f} of {most:.0f}")
    return k, n


def coin_rows(
    row: npt.ArrayLike, *, heads: npt.ArrayLike, flips: npt.ArrayLike
) -> npt.NDArray[np.int8]:
    """Turn as few coins of a row as needed until k of its first n coins show heads.

    Where heads are missing the first tails are turned, where there are too many the last heads.
    The likelihood knows the counts alone, not the order.

    Parameters
    ----------
    row : array_like, shape (length,)
        Outcomes, each 0 or 1.
    heads : array_like, any shape
        k, whole, from 0 to ``flips``.
    flips : array_like, broadcasts with ``heads``
        n, whole, from 1 to the length of the row.

    Returns
    -------
    int8, the broadcast shape followed by ``length``
        Outcomes, 1 for heads; 0 beyond the first n.

    Examples
    --------
    >>> coin_rows([0, 1, 0, 1], heads=[1, 3], flips=4)
    array([[0, 1, 0, 0],
           [1, 1, 0, 1]], dtype=int8)
    """
    outcomes = domain.outcome("row", row)
    if outcomes.ndim != 1:
        raise ValueError(f"row must have one dimension; got shape {outcomes.shape}")
    k, n = domain.non_negative("heads", heads), domain.count("flips", flips)
    domain.together(heads=k, flips=n)
    k, n = k[..., np.newaxis], n[..., np.newaxis]
    if np.any(n > outcomes.size) or np.any(k > n) or np.any(k != np.floor(k)):
        rule = f"heads must be whole and at most flips, and those at most {outcomes.size}"
        raise ValueError(f"{rule}; got {heads!r} of {flips!r}")
    # Coins in the order in which they are to show heads: heads first, then tails, then no coins.
    reluctance = (1.0 - outcomes) + 2.0 * (np.arange(outcomes.size) >= n)
    places = np.argsort(np.argsort(reluctance, axis=-1, kind="stable"), axis=-1)
    return (places < k).astype(np.int8)
