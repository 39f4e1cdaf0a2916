"""What a preview puts into a trace that is no row of places: written numbers, and beginnings."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

FloatArray = np.ndarray[Any, np.dtype[np.floating[Any]]]


@dataclass(frozen=True)
class WrittenRows:
    """Texts of a trace that are numbers, written by the browser.

    Parameters
    ----------
    rows : ndarray, shape (n, k), or `Multiples` of that shape
        A row of numbers for each value of the sweep.
    digits : sequence of k
        Decimals of each; None for three significant digits.
    before : sequence of k texts
        What stands before each.
    """

    rows: Any
    digits: Sequence[int | None]
    before: Sequence[str]

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self.rows)

    @property
    def sent(self) -> dict[str, Any]:
        """Return the texts as they are sent."""
        return {"numbers": self.rows, "digits": self.digits, "before": self.before}


@dataclass(frozen=True)
class Beginning:
    """The first values of a row, so many of them for each value of the sweep."""

    values: FloatArray
    counts: FloatArray

    def __len__(self) -> int:
        """Return the number of counts."""
        return len(self.counts)

    @property
    def sent(self) -> dict[str, Any]:
        """Return the row and the counts as they are sent."""
        return {"whole": self.values, "counts": self.counts}
