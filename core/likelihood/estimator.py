"""How far the estimate π̂ strays: its sampling distribution, and the normal curve it approaches."""

import math

import numpy as np
import numpy.typing as npt

from core.shared import domain
from core.shared.domain import FloatArray, Floats


def sampling_distribution(
    probability: npt.ArrayLike, n: npt.ArrayLike, *, repeats: int, rng: np.random.Generator
) -> FloatArray:
    """Estimates π̂ = k / n of many people who each flip the same coin n times.

    The number of heads k is binomial. As n grows, π̂ gathers round π with the standard deviation
    √(π (1 - π) / n) (`core.sampling.standard_error`) and its distribution nears the normal one.

    Parameters
    ----------
    probability : array_like, any shape
        π in [0, 1], the true chance of heads.
    n : array_like, broadcasts with ``probability``
        Flips for each estimate, whole, at least 1.
    repeats : int
        Number of estimates, at least 1.
    rng : numpy.random.Generator
        Source of randomness.

    Returns
    -------
    float64, the broadcast shape followed by ``repeats``
        Estimates in [0, 1], multiples of 1/n.

    Raises
    ------
    ValueError
        If a probability lies outside [0, 1], a number is not whole and at least 1, rng is not a
        Generator, or the shapes do not broadcast.

    References
    ----------
    Van der Vaart, A. W. (1998). *Asymptotic Statistics*. Cambridge University Press, chapter 5.

    Examples
    --------
    >>> sampling_distribution([0, 1], 10, repeats=3, rng=np.random.default_rng(7))
    array([[0., 0., 0.],
           [1., 1., 1.]])
    """
    p, flips = domain.probability("probability", probability), domain.count("n", n)
    domain.together(probability=p, n=flips)
    p, flips = np.broadcast_arrays(p, flips)
    size = (*p.shape, domain.whole("repeats", repeats))
    trials = flips[..., np.newaxis].astype(np.int64)
    heads = domain.generator("rng", rng).binomial(trials, p[..., np.newaxis], size=size)
    estimates: FloatArray = heads / flips[..., np.newaxis]
    return estimates


@np.errstate(over="ignore", under="ignore")
def normal_density(
    x: npt.ArrayLike, *, mean: npt.ArrayLike, standard_deviation: npt.ArrayLike
) -> Floats:
    """Density of a normal distribution: exp(-t² / 2) / (s √(2π)) with t = (x - m) / s.

    Parameters
    ----------
    x : array_like, any shape
        Any real number or an infinity.
    mean : array_like, broadcasts with ``x``
        m, finite.
    standard_deviation : array_like, broadcasts with ``x``
        s, finite and above 0, in units of x.

    Returns
    -------
    float64, the broadcast shape
        Probability per unit of x, in [0, inf], within 4 + 2 t² ulp: the rounding of t costs t² of
        them.

    Raises
    ------
    ValueError
        If an x is NaN, a mean is not finite, a standard deviation is not finite and above 0, or the
        shapes do not broadcast.

    References
    ----------
    Gauss, C. F. (1809). *Theoria motus corporum coelestium*. Perthes und Besser, section 177.

    Examples
    --------
    >>> normal_density([-1, 0, 1], mean=0, standard_deviation=1).round(6)
    array([0.241971, 0.398942, 0.241971])
    """
    s = domain.positive("standard_deviation", standard_deviation)
    place, centre = domain.real("x", x), domain.finite("mean", mean)
    domain.together(x=place, mean=centre, standard_deviation=s)
    t = (place - centre) / s
    return np.exp(-0.5 * t * t) / (s * math.sqrt(2.0 * math.pi))
