"""Hot and cold: how sharply scores decide, and what softmax is a soft version of.

The classes lie along the last axis. A whole sweep of temperatures, exponents or sharpnesses is one
array of shape (n, 1).
"""

import numpy as np
import numpy.typing as npt

from core.shared import domain
from core.shared.division import remainder
from core.shared.domain import FloatArray, Floats
from core.softmax.softmax import log_softmax, softmax


@np.errstate(over="ignore", under="ignore")
def tempered(p: npt.ArrayLike, exponent: npt.ArrayLike) -> FloatArray:
    """Raise probabilities to a power and normalise: pᵢ^α / Σ pⱼ^α, softmax at T = 1 / α.

    Parameters
    ----------
    p : array_like, shape (..., K)
        Probabilities in [0, 1], of sum 1.
    exponent : array_like, broadcasts with ``p``
        α in (0, inf), of length 1 along the last axis: below 1 it flattens, above 1 it sharpens.

    Returns
    -------
    float64, the broadcast shape
        Probabilities; 0 stays 0.

    Examples
    --------
    >>> tempered([0.1, 0.2, 0.7], [[0.5], [2]]).round(6)
    array([[0.19763 , 0.279491, 0.522879],
           [0.018519, 0.074074, 0.907407]])
    """
    known = domain.distribution("p", p, axis=-1)
    alpha = domain.per_set("exponent", domain.positive("exponent", exponent), "p", known)
    greatest = np.maximum.reduce(known, axis=-1, keepdims=True)
    ratio = known / greatest
    weights: FloatArray = np.float_power(ratio, alpha)
    # A power magnifies what rounding took from the ratio: (r + lost)^α = r^α exp(α lost / r).
    lost = np.divide(remainder(known, ratio, greatest), known, where=weights > 0, out=weights * 0.0)
    weights *= np.exp(alpha * lost, where=weights > 0, out=np.ones_like(weights))
    return weights / np.add.reduce(weights, axis=-1, keepdims=True)


def boltzmann(energies: npt.ArrayLike, *, temperature: npt.ArrayLike = 1.0) -> FloatArray:
    """Probabilities of states by their energy: exp(-Eᵢ / T) / Σ exp(-Eⱼ / T).

    It is the softmax of logits that are negative energies. Low energy is always the likelier; heat
    gives high energy more of a chance.

    Parameters
    ----------
    energies : array_like, shape (..., K)
        E in units of k T at T = 1, any real number; inf stands for a state that is impossible.
    temperature : array_like, broadcasts with ``energies``
        T in (0, inf), of length 1 along the last axis.

    Returns
    -------
    float64, the broadcast shape
        Probabilities.

    References
    ----------
    Gibbs, J. W. (1902). *Elementary Principles in Statistical Mechanics*. Scribner, chapter IV.

    Examples
    --------
    >>> boltzmann([0, 1], temperature=[[1], [10]]).round(6)
    array([[0.731059, 0.268941],
           [0.524979, 0.475021]])
    """
    scores = -domain.numbers("energies", energies)
    heat = domain.positive("temperature", temperature)
    return softmax(scores, temperature=domain.per_set("temperature", heat, "energies", scores))


def winner_takes_all(logits: npt.ArrayLike) -> FloatArray:
    """Limit of softmax as T → 0: the largest score takes all, and equal winners share.

    Parameters
    ----------
    logits : array_like, shape (..., K)
        Scores, any finite numbers.

    Returns
    -------
    float64, shape of ``logits``
        Probabilities.

    Examples
    --------
    >>> winner_takes_all([1, 3, 3])
    array([0. , 0.5, 0.5])
    """
    # All that is not the largest is impossible in the end.
    o = domain.classes("logits", domain.finite("logits", logits))
    return softmax(np.where(o == np.maximum.reduce(o, axis=-1, keepdims=True), o, -np.inf))


def real_softmax(scores: npt.ArrayLike, *, sharpness: npt.ArrayLike = 1.0) -> Floats:
    """Soft maximum, a number: ln Σ exp(λ xᵢ) / λ = max x + `real_softmax_gap`.

    Parameters
    ----------
    scores : array_like, shape (..., K)
        x, any finite numbers.
    sharpness : array_like, broadcasts with ``scores``
        λ, normal numbers above 0, of length 1 along the last axis: the inverse of a temperature.

    Returns
    -------
    float64, the broadcast shape without the last axis
        Number above max x, by at most ln(K) / λ.

    References
    ----------
    Zhang, A., Lipton, Z. C., Li, M. and Smola, A. J. (2023). *Dive into Deep Learning*. Cambridge
    University Press, section 4.1.

    Examples
    --------
    >>> real_softmax([2, 1], sharpness=[[1], [10]]).round(8)
    array([2.31326169, 2.00000454])
    """
    gap = real_softmax_gap(scores, sharpness=sharpness)
    return np.maximum.reduce(domain.finite("scores", scores), axis=-1) + gap


def real_softmax_gap(scores: npt.ArrayLike, *, sharpness: npt.ArrayLike = 1.0) -> Floats:
    """Distance of the soft maximum from the maximum: ln Σ exp(λ (xᵢ - max x)) / λ.

    Parameters
    ----------
    scores : array_like, shape (..., K)
        As for `real_softmax`.
    sharpness : array_like, broadcasts with ``scores``
        As for `real_softmax`.

    Returns
    -------
    float64, the broadcast shape without the last axis
        Number in [0, ln(K) / λ]: that much for equal scores, 0 for one score alone.

    Examples
    --------
    >>> real_softmax_gap([[1, 1], [1, 0]]).round(6)
    array([0.693147, 0.313262])
    """
    x, inverse = _scores_and_heat(scores, sharpness)
    # The likeliest class has λ max x = ln Σ exp(λ xᵢ) + ln p.
    likeliest = np.maximum.reduce(log_softmax(x, temperature=inverse), axis=-1, keepdims=True)
    return (0.0 - likeliest * inverse)[..., 0][()]


def real_softmax_slope(scores: npt.ArrayLike, *, sharpness: npt.ArrayLike = 1.0) -> FloatArray:
    """Slope of the soft maximum along each score: exp(λ xᵢ) / Σ exp(λ xⱼ), the softmax of λ x.

    The slopes sum to 1, for a constant added to every score adds the same to `real_softmax`. They
    rise along their own score: the soft maximum is convex, and lies above each of its tangents.

    Parameters
    ----------
    scores : array_like, shape (..., K)
        As for `real_softmax`.
    sharpness : array_like, broadcasts with ``scores``
        As for `real_softmax`.

    Returns
    -------
    float64, the broadcast shape
        Rise of the soft maximum for each unit of a score, in [0, 1].

    References
    ----------
    Boyd, S. and Vandenberghe, L. (2004). *Convex Optimization*. Cambridge University Press,
    section 3.1.5.

    Examples
    --------
    >>> real_softmax_slope([2, 1], sharpness=[[1], [10]]).round(6)
    array([[7.31059e-01, 2.68941e-01],
           [9.99955e-01, 4.50000e-05]])
    """
    x, inverse = _scores_and_heat(scores, sharpness)
    return softmax(x, temperature=inverse)


def real_softmin(scores: npt.ArrayLike, *, sharpness: npt.ArrayLike = 1.0) -> Floats:
    """Soft minimum, a number: -ln Σ exp(-λ xᵢ) / λ, below the minimum by at most ln(K) / λ.

    Examples
    --------
    >>> real_softmin([2, 1]).round(6)
    np.float64(0.686738)
    """
    return -real_softmax(-domain.finite("scores", scores), sharpness=sharpness)


def preference(
    first: npt.ArrayLike, second: npt.ArrayLike, *, neither: npt.ArrayLike = -np.inf
) -> FloatArray:
    """Bradley-Terry: probability that the first is preferred, the second, or neither.

    Softmax of the three scores. Without a third choice it is σ(first - second).

    Parameters
    ----------
    first, second : array_like, any shapes that broadcast
        Scores, any finite numbers.
    neither : array_like, broadcasts with the scores
        Score of preferring neither; -inf where one must choose.

    Returns
    -------
    float64, the broadcast shape followed by 3
        Probabilities.

    References
    ----------
    Bradley, R. A. and Terry, M. E. (1952). Rank analysis of incomplete block designs.
    *Biometrika* 39, 324-345.

    Examples
    --------
    >>> preference(2, 1).round(6)
    array([0.731059, 0.268941, 0.      ])
    >>> preference(2, 1, neither=0).round(6)
    array([0.665241, 0.244728, 0.090031])
    """
    one, other = domain.finite("first", first), domain.finite("second", second)
    third = domain.numbers("neither", neither)
    domain.together(first=one, second=other, neither=third)
    return softmax(np.stack(np.broadcast_arrays(one, other, third), axis=-1))


@np.errstate(over="ignore", under="ignore")
def preference_odds(first: npt.ArrayLike, second: npt.ArrayLike) -> Floats:
    """Bradley-Terry: odds of the first against the second, exp(first - second).

    The ratio of their probabilities in `preference`. A third verdict divides all by a larger sum,
    so the ratio of two stays as it was.

    Parameters
    ----------
    first, second : array_like, any shapes that broadcast
        Scores, any finite numbers.

    Returns
    -------
    float64, the broadcast shape
        Odds in [0, inf]: 1 for equal scores, 0 or inf where they are beyond float64.

    References
    ----------
    Luce, R. D. (1959). *Individual Choice Behavior*. Wiley, chapter 1.

    Examples
    --------
    >>> preference_odds([2, 1], 1).round(6)
    array([2.718282, 1.      ])
    """
    one, other = domain.finite("first", first), domain.finite("second", second)
    domain.together(first=one, second=other)
    return np.exp(one - other)


@np.errstate(over="ignore")
def _scores_and_heat(
    scores: npt.ArrayLike, sharpness: npt.ArrayLike
) -> tuple[FloatArray, FloatArray]:
    """Return x and 1 / λ, once both are checked."""
    x = domain.classes("scores", domain.finite("scores", scores))
    sharp = domain.per_set("sharpness", domain.normal_positive("sharpness", sharpness), "scores", x)
    return x, 1.0 / sharp
