"""Seeded experiments: coin flips, running frequencies, a noisy score that crosses a threshold."""

from typing import Literal

import numpy as np
import numpy.typing as npt

from core.shared import domain
from core.shared.domain import FloatArray, Floats


def flip_coin(
    probability: npt.ArrayLike, n: int, *, rng: np.random.Generator
) -> npt.NDArray[np.int8]:
    """Flip a bent coin n times: 1 (heads) with probability p, else 0.

    Each flip asks whether a uniform number u lies below p. The same seed gives the same u, so
    raising p a little turns a few tails into heads and no head into a tail.

    Parameters
    ----------
    probability : array_like, any shape
        p in [0, 1], the chance of heads; several coins share one row of u.
    n : int
        Number of flips, at least 1.
    rng : numpy.random.Generator
        Source of randomness; it moves on by n numbers.

    Returns
    -------
    int8, shape of ``probability`` followed by ``n``
        Outcomes, 0 or 1.

    Examples
    --------
    >>> flip_coin(1, 4, rng=np.random.default_rng(7))
    array([1, 1, 1, 1], dtype=int8)
    """
    p = domain.probability("probability", probability)
    u = domain.generator("rng", rng).random(domain.whole("n", n))
    return (u < p[..., np.newaxis]).astype(np.int8)


def running_frequency(flips: npt.ArrayLike) -> FloatArray:
    """Share of heads after each flip, 0 or 1, along the last axis: (y₁ + … + yₖ) / k.

    Examples
    --------
    >>> running_frequency([1, 0, 0, 1])
    array([1.        , 0.5       , 0.33333333, 0.5       ])
    """
    y = np.atleast_1d(domain.outcome("flips", flips))
    return np.cumsum(y, axis=-1) / np.arange(1, y.shape[-1] + 1)


@np.errstate(under="ignore")
def standard_error(probability: npt.ArrayLike, n: npt.ArrayLike) -> Floats:
    """Typical distance of a share of heads from p after n flips: √(p (1 - p) / n).

    Parameters
    ----------
    probability : array_like, any shape
        p in [0, 1].
    n : array_like, broadcasts with ``probability``
        Numbers of flips, whole, at least 1.

    Returns
    -------
    float64, the broadcast shape
        Standard deviation of the share, in [0, 1/2].

    Examples
    --------
    >>> standard_error(0.5, [1, 100])
    array([0.5 , 0.05])
    """
    p, flips = domain.probability("probability", probability), domain.count("n", n)
    domain.together(probability=p, n=flips)
    return np.sqrt(p * (1.0 - p) / flips)


def latent_score_share(
    score: npt.ArrayLike,
    *,
    n: int,
    rng: np.random.Generator,
    noise: Literal["normal", "logistic"],
) -> Floats:
    """Share of n noisy copies of a score that lie above zero: mean of [score + noise > 0].

    The share tends to Φ(score) under standard normal noise, and to σ(score) under standard logistic
    noise: which S-curve turns a score into a probability depends on the error one believes in.

    Parameters
    ----------
    score : array_like, any shape
        Any real number or an infinity; several scores share one draw of the noise.
    n : int
        Number of copies, at least 1.
    rng : numpy.random.Generator
        Source of randomness.
    noise : {"normal", "logistic"}
        Distribution of the error: location 0, scale 1.

    Returns
    -------
    float64, shape of ``score``
        Shares in [0, 1].

    References
    ----------
    Fechner, G. T. (1860). *Elemente der Psychophysik*. Breitkopf und Härtel, volume 1.
    Agresti, A. (2013). *Categorical Data Analysis*, 3rd ed. Wiley, chapter 7.

    Examples
    --------
    >>> rng = np.random.default_rng(7)
    >>> latent_score_share([-np.inf, np.inf], n=100, rng=rng, noise="normal")
    array([0., 1.])
    """
    scores = domain.real("score", score)
    source, copies = domain.generator("rng", rng), domain.whole("n", n)
    is_normal = domain.choice("noise", noise, ("normal", "logistic")) == "normal"
    errors = source.standard_normal(copies) if is_normal else source.logistic(size=copies)
    share: Floats = np.mean(scores[..., np.newaxis] + errors > 0.0, axis=-1)
    return share
