"""What many have answered, as a distribution: bins of numbers, shares of choices, a mean curve."""

from dataclasses import dataclass

import numpy as np

from core.shared.domain import finite

FENCE = 3.0  # widths of the middle half, beyond which a value is far out (Tukey 1977)
STEPS = (1.0, 2.0, 5.0)
LEAST = float(np.finfo(np.float64).tiny)  # by less no number of widths is finite


@dataclass(frozen=True)
class Bins:
    """Bins of one width whose centres are its multiples: a round number stands in the middle.

    Attributes
    ----------
    width : float
        Width of each bin.
    first : int
        The centre of the first bin, in widths.
    count : int
        How many there are.
    """

    width: float
    first: int
    count: int

    @property
    def centres(self) -> np.ndarray:
        """Centres of the bins, ascending."""
        return np.arange(self.first, self.first + self.count) * self.width

    @property
    def low(self) -> float:
        """Lower end of the first bin."""
        return (self.first - 0.5) * self.width

    @property
    def high(self) -> float:
        """Upper end of the last bin."""
        return (self.first + self.count - 0.5) * self.width

    def share(self, values: np.ndarray | float) -> np.ndarray:
        """Return how far along the bins values lie: 0 at the lower end, 1 at the upper one."""
        return np.asarray(self._widths(values) - self.first + 0.5) / self.count

    def counts(self, values: np.ndarray) -> np.ndarray:
        """Return how many values lie in each bin, shape (count,); what lies outside is in none."""
        places = self._places(values)
        inside = (places >= 0) & (places < self.count)
        return np.bincount(places[inside].astype(np.int64), minlength=self.count)

    def outside(self, values: np.ndarray) -> tuple[int, int]:
        """Return how many values lie below all bins, and how many above."""
        places = self._places(values)
        return int(np.sum(places < 0)), int(np.sum(places >= self.count))

    def _places(self, values: np.ndarray) -> np.ndarray:
        return np.asarray(np.rint(self._widths(values)) - self.first)

    @np.errstate(over="ignore")  # so far out that it is infinitely many widths away
    def _widths(self, values: np.ndarray | float) -> np.ndarray:
        return np.asarray(np.asarray(values, dtype=np.float64) / self.width)


def bins_for(values: np.ndarray, *, most: int = 12) -> Bins:
    """Return bins for numbers that people gave: at most so many, as wide as 1, 2 or 5 times 10^k.

    What lies farther from the middle half than three times its width gets none: one slip of a key
    would squeeze all others into one bin.

    Parameters
    ----------
    values : array_like of float
        What was given, at least one finite number, in any unit.
    most : int
        How many bins there may be, at least 2.

    Returns
    -------
    Bins
        From the bin of the least value that gets one to that of the greatest.

    Raises
    ------
    ValueError
        If there are no values, one is not finite, or ``most`` is below 2.

    Examples
    --------
    >>> given = np.array([1.0, 2.0, 2.0, 4.0])
    >>> bins = bins_for(given, most=5)
    >>> bins.centres.tolist(), bins.counts(given).tolist()
    ([1.0, 2.0, 3.0, 4.0], [1, 2, 0, 1])
    """
    given = np.sort(finite("values", values).ravel())
    if given.size == 0 or most < 2:
        raise ValueError("bins need a value, and most must be at least 2")
    low, high = _reached(given)
    width = _own_width(low) if high - low < LEAST else _least_width(low, high, most)
    first = int(np.rint(low / width))
    return Bins(float(width), first, int(np.rint(high / width)) - first + 1)


def _reached(given: np.ndarray) -> tuple[float, float]:
    """Return the least and the greatest of ascending values that get a bin."""
    skipped = (given.size - 1) // 4
    low, high = given[skipped], given[-1 - skipped]
    spread = high - low
    if spread == 0 and given[0] != given[-1]:
        spread = np.abs(given[given != low] - low).min()
    kept = given[(given >= low - FENCE * spread) & (given <= high + FENCE * spread)]
    return float(kept[0]), float(kept[-1])


def _own_width(value: float) -> float:
    """Return the width of the bin in which one value stands alone: a tenth of its power of ten."""
    size = abs(value)
    return max(10.0 ** (np.floor(np.log10(size)) - 1), LEAST) if size > 0 else 1.0


def _least_width(low: float, high: float, most: int) -> float:
    """Return the least width of 1, 2 or 5 times a power of ten with at most so many bins."""
    power = int(np.floor(np.log10((high - low) / most)))
    widths = [step * 10.0**exponent for exponent in (power, power + 1) for step in STEPS]
    fitting = (one for one in widths if np.rint(high / one) - np.rint(low / one) < most)
    return next(fitting)


def choice_counts(choices: np.ndarray, count: int) -> np.ndarray:
    """Return how many chose each of so many choices.

    Parameters
    ----------
    choices : array_like of int
        What each one chose, 0 ... count − 1.
    count : int
        How many choices there are.

    Returns
    -------
    ndarray, shape (count,)
        How often each was chosen.

    Raises
    ------
    ValueError
        If a choice is none of them.
    """
    given = np.asarray(choices, dtype=np.int64)
    if given.size and not (given.min() >= 0 and given.max() < count):
        outside = given[(given < 0) | (given >= count)][0]
        raise ValueError(f"choices must lie in 0 ... {count - 1}; got {outside}")
    return np.bincount(given, minlength=count)


def mean_curve(curves: np.ndarray) -> np.ndarray:
    """Return the mean height of drawn curves at each column, of those that have one there.

    Parameters
    ----------
    curves : array_like of float, shape (n, columns)
        A curve a row; NaN where it was not drawn.

    Returns
    -------
    ndarray, shape (columns,)
        The means; NaN where no curve was drawn.

    Examples
    --------
    >>> mean_curve(np.array([[0.0, 1.0, np.nan], [1.0, np.nan, np.nan]])).tolist()
    [0.5, 1.0, nan]
    """
    heights = np.asarray(curves, dtype=np.float64)
    drawn = ~np.isnan(heights)
    counts = drawn.sum(axis=0)
    sums = np.where(drawn, heights, 0.0).sum(axis=0)
    means: np.ndarray = np.divide(
        sums, counts, out=np.full(heights.shape[1], np.nan), where=counts > 0
    )
    return means
