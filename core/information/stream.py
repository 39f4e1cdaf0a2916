"""A stream of symbols and a guesser who names a probability for each: the score is in bits."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from core.information.measures import Unit, surprisal
from core.shared import domain
from core.shared.domain import FloatArray


def draw_symbols(p: npt.ArrayLike, n: int, *, rng: np.random.Generator) -> npt.NDArray[np.intp]:
    """Draw n independent symbols with probabilities P.

    Each asks in which of the intervals of lengths p₁, p₂, … a uniform number falls. The same seed
    gives the same numbers, so a small change of P changes few symbols.

    Parameters
    ----------
    p : array_like, shape (K,)
        Probabilities in [0, 1], of sum 1.
    n : int
        Number of symbols, at least 1.
    rng : numpy.random.Generator
        Source of randomness; it moves on by n numbers.

    Returns
    -------
    intp, shape (n,)
        Numbers of the symbols, from 0 to K - 1; none has probability 0.

    Examples
    --------
    >>> draw_symbols([0, 1, 0], 4, rng=np.random.default_rng(7))
    array([1, 1, 1, 1])
    """
    values = domain.distribution("p", p, axis=-1)
    if values.ndim != 1:
        raise ValueError(f"p must be one distribution; got an array of shape {values.shape}")
    edges = np.cumsum(values)
    # Rounding leaves the last edge beside 1; what lies beyond it belongs to the last symbol.
    edges[edges >= edges[-1]] = np.inf
    u = domain.generator("rng", rng).random(domain.whole("n", n))
    return np.searchsorted(edges, u, side="right")


@dataclass(frozen=True)
class Score:
    """What a guesser pays along a stream.

    Attributes
    ----------
    prices : float64, shape (..., n)
        Surprisal of each symbol that came.
    running_mean : float64, shape (..., n)
        Mean price so far; it tends to H(P, Q), and to H(P) for a guesser who knows P.
    """

    prices: FloatArray
    running_mean: FloatArray


def score_guesses(symbols: npt.ArrayLike, q: npt.ArrayLike, *, unit: Unit = "bits") -> Score:
    """Charge a guesser who believes Q the surprisal of every symbol that comes.

    Parameters
    ----------
    symbols : array_like, shape (n,)
        Numbers of the symbols, from 0 to K - 1, in the order they came.
    q : array_like, shape (..., K)
        Believed probabilities in [0, 1], of sum 1; several beliefs are charged side by side.
    unit : {"bits", "nats"}
        Unit of the prices.

    Returns
    -------
    Score
        Prices and their running mean, inf from the first symbol on that was believed impossible.

    References
    ----------
    Shannon, C. E. (1951). Prediction and entropy of printed English. *Bell System Technical
    Journal* 30, 50-64.

    Examples
    --------
    >>> score_guesses([0, 1, 1], [0.5, 0.25, 0.25]).running_mean.round(6)
    array([1.      , 1.5     , 1.666667])
    """
    believed = domain.distribution("q", q, axis=-1)
    places = np.atleast_1d(domain.position("symbols", symbols, believed.shape[-1]))
    return _scored(surprisal(believed, unit=unit)[..., places])


def score_beliefs(symbols: npt.ArrayLike, beliefs: npt.ArrayLike, *, unit: Unit = "bits") -> Score:
    """Charge a guesser who may believe something else before every symbol.

    Parameters
    ----------
    symbols : array_like, shape (n,)
        Numbers of the symbols, from 0 to K - 1, in the order they came.
    beliefs : array_like, shape (n, K)
        What was believed before each symbol: probabilities in [0, 1], of sum 1.
    unit : {"bits", "nats"}
        Unit of the prices.

    Returns
    -------
    Score
        As for `score_guesses`.

    Raises
    ------
    ValueError
        If there is not one belief for each symbol.

    Examples
    --------
    >>> score_beliefs([0, 1], [[0.5, 0.5], [0.75, 0.25]]).prices
    array([1., 2.])
    """
    believed = domain.distribution("beliefs", beliefs, axis=-1)
    places = np.atleast_1d(domain.position("symbols", symbols, believed.shape[-1]))
    if believed.shape[:-1] != places.shape:
        rule = "beliefs must hold one row for each symbol"
        raise ValueError(f"{rule}; got shape {believed.shape} for {len(places)} symbols")
    return _scored(surprisal(believed[np.arange(len(places)), places], unit=unit))


def _scored(prices: FloatArray) -> Score:
    return Score(prices, np.cumsum(prices, axis=-1) / np.arange(1, prices.shape[-1] + 1))
