"""What a preview puts into a trace that is no row of places: written numbers, and beginnings."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from charts.numbers import format_number
from ui.live_figure.multiples import Multiples

FloatArray = np.ndarray[Any, np.dtype[np.floating[Any]]]
Column = np.ndarray | Multiples | Sequence[str]
GAP = re.compile(r"\{(\|?)\}")


@dataclass(frozen=True)
class Written:
    """Texts of a trace that hold numbers: these are sent, and the browser writes them.

    Where all the numbers are readouts a text names them instead, and they are sent once: see
    `charts.labels.written`.

    Parameters
    ----------
    patterns : sequence of k texts
        What each says, with a gap for each entry: ``{}``, or ``{|}`` for a number without its sign.
    columns : sequence
        What stands in the gaps, in their order: n numbers or texts for one, or an array of shape
        (n, m) for m of them.
    digits : sequence
        For each gap the decimals of its numbers, None for three significant digits; by itself None.

    Examples
    --------
    >>> Written(["{} {} {}"], (np.array([0.25, 1]), ["<", "="], np.array([3, 1.0]))).texts()
    [['0.250 < 3.00'], ['1.00 = 1.00']]
    >>> Written(["{}", "→ {}"], (np.array([[0.25, 1]]),), digits=[1, None]).texts()
    [['0.3', '→ 1.00']]
    """

    patterns: Sequence[str]
    columns: Sequence[Column]
    digits: Sequence[int | None] = ()

    def __post_init__(self) -> None:
        """Check that each gap has an entry, and that the columns are of one length."""
        gaps, entries = len(GAP.findall("".join(self.patterns))), sum(map(_width, self.columns))
        if gaps != entries or len(self.digits) not in (0, gaps):
            raise ValueError(f"patterns must have {entries} gaps; got {gaps} in {self.patterns!r}")
        lengths = {len(column) for column in self.columns}
        if len(lengths) != 1:
            raise ValueError(f"columns must be of one length; got {sorted(lengths)}")

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self.columns[0])

    @property
    def sent(self) -> dict[str, Any]:
        """Return the texts as they are sent."""
        parts = {"patterns": self.patterns, "columns": self.columns}
        return {**parts, "digits": self.digits} if set(self.digits) - {None} else parts

    def texts(self) -> list[list[str]]:
        """Return the texts as the browser writes them."""
        return [self._row(i) for i in range(len(self))]

    def _row(self, i: int) -> list[str]:
        columns = (one.rows if isinstance(one, Multiples) else one for one in self.columns)
        entries = [entry for column in columns for entry in np.ravel(column[i]).tolist()]
        digits = self.digits or [None] * len(entries)
        told = iter(zip(entries, digits, strict=True))
        return [GAP.sub(lambda gap: _told(gap[1], *next(told)), one) for one in self.patterns]


def _width(column: Column) -> int:
    rows = column.rows if isinstance(column, Multiples) else column
    return int(np.prod(np.shape(rows)[1:], dtype=int))


def _told(kind: str, entry: float | str, digits: int | None) -> str:
    if isinstance(entry, str):
        return entry
    return format_number(abs(entry) if kind else entry, digits)


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
