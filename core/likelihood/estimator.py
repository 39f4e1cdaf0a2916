"""How far the estimate π̂ strays: its sampling distribution, and the normal curve it approaches."""

import math

import numpy as np
import numpy.typing as npt

from core.likelihood.sampling import standard_error
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


def standardised_shares(
    estimates: npt.ArrayLike,
    *,
    probability: npt.ArrayLike,
    n: npt.ArrayLike,
    edges: npt.ArrayLike,
) -> FloatArray:
    """Histogram density of estimates π̂ = k / n, measured in standard errors from π.

    Between multiples of 1/n there are no estimates, so each is spread evenly over its cell of that
    width: bins that cut through cells then show no stripes of their own.

    Parameters
    ----------
    estimates : array_like, shape (..., repeats)
        Multiples of 1/n in [0, 1].
    probability : array_like, shape of ``estimates`` without its last axis, or broadcasts with it
        π in (0, 1).
    n : array_like, broadcasts with ``probability``
        Flips for each estimate, whole, at least 1.
    edges : array_like, shape (bins + 1,)
        Ascending ends of the bins, in standard errors.

    Returns
    -------
    float64, the broadcast shape followed by ``bins``
        Share of the estimates for each standard error of width.

    Raises
    ------
    ValueError
        If a probability lies outside (0, 1), an n is not a whole number from 1 on, an estimate is
        not in [0, 1], or the edges do not ascend.

    Examples
    --------
    >>> standardised_shares([0, 1], probability=0.5, n=1, edges=[-2, 0, 2])
    array([0.25, 0.25])
    """
    values = domain.probability("estimates", estimates)
    p, flips = domain.probability("probability", probability), domain.count("n", n)
    domain.together(probability=p, n=flips)
    p, flips = np.broadcast_arrays(p, flips)
    ends = _edges(edges)
    scale = domain.positive("standard error", standard_error(p, flips))
    places = (p[..., np.newaxis] + scale[..., np.newaxis] * ends).reshape(-1, ends.size)
    heads = np.rint(values * flips[..., np.newaxis]).reshape(len(places), -1)
    rows = zip(places, np.sort(heads, axis=-1), flips.reshape(-1), strict=True)
    below = np.stack([_share_below(at * cells + 0.5, row) for at, row, cells in rows])
    density: FloatArray = np.diff(below, axis=-1) / np.diff(ends)
    return density.reshape((*p.shape, ends.size - 1))


def central_interval(estimates: npt.ArrayLike, *, share: float = 0.95) -> FloatArray:
    """Interval that holds the middle share of many estimates: as many lie below it as above.

    Parameters
    ----------
    estimates : array_like, shape (..., repeats)
        Estimates in [0, 1].
    share : float
        Part of them to hold, in [0, 1].

    Returns
    -------
    float64, shape (2, ...)
        Lower and upper ends, in [0, 1].

    Examples
    --------
    >>> central_interval([0, 0.1, 0.2, 0.3, 0.4], share=0.5)
    array([0.1, 0.3])
    """
    values = domain.probability("estimates", estimates)
    left_out = 1.0 - domain.single("share", domain.probability("share", share))
    ends: FloatArray = np.quantile(values, [left_out / 2, 1.0 - left_out / 2], axis=-1)
    return ends


def _edges(edges: npt.ArrayLike) -> FloatArray:
    ends = domain.finite("edges", edges)
    if ends.ndim != 1 or np.any(np.diff(ends) <= 0):
        raise ValueError(f"edges must ascend in one dimension; got {edges!r}")
    return ends


def _share_below(places: FloatArray, heads: FloatArray) -> FloatArray:
    """Share of ascending whole numbers k below some places, each spread over [k, k + 1]."""
    cell = np.floor(places)
    under = np.searchsorted(heads, cell, side="left")
    inside = np.searchsorted(heads, cell, side="right") - under
    share: FloatArray = (under + (places - cell) * inside) / heads.size
    return share
