"""Texts of a preview that hold numbers: the numbers are sent, and the browser writes them."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ui.live_figure.multiples import Multiples
from ui.numbers import significant

Column = np.ndarray | Multiples | Sequence[str]


@dataclass(frozen=True)
class Written:
    """One text a row: a pattern with an entry of each column, in their order, for its ``{}``.

    Numbers are written with three significant digits, texts as they are.

    Examples
    --------
    >>> Written("{} {} {}", (np.array([0.25, 1]), ["<", "="], np.array([3, 1.0]))).texts()
    ['0.250 < 3.00', '1.00 = 1.00']
    """

    pattern: str
    columns: tuple[Column, ...]

    def __post_init__(self) -> None:
        """Check that each gap has a column, and that these are of one length."""
        gaps, lengths = self.pattern.count("{}"), {len(column) for column in self.columns}
        if gaps != len(self.columns):
            raise ValueError(f"pattern must have {len(self.columns)} gaps; got {self.pattern!r}")
        if len(lengths) != 1:
            raise ValueError(f"columns must be of one length; got {sorted(lengths)}")

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self.columns[0])

    def texts(self) -> list[str]:
        """Return the texts as the browser writes them."""
        columns = (c.rows if isinstance(c, Multiples) else c for c in self.columns)
        rows = zip(*columns, strict=True)
        return [self.pattern.format(*map(_entry, row)) for row in rows]


def _entry(entry: float | str) -> str:
    return entry if isinstance(entry, str) else significant(float(entry))
