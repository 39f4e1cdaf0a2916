"""Places of a preview as whole multiples of a small unit, which take about a byte each.

Of every row but the first the change from the row before is sent. A whole number d is written as
2d, or as -2d - 1 where it is negative, in groups of 7 bits, the lowest first; all but the last
group of a number have the highest bit of their byte set.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import numpy as np

GROUP = 7  # bits
SIGN = 63  # bits above which only the sign of a whole number stands
LARGEST = 2.0**52  # beyond it the reader's numbers are not whole


@dataclass(frozen=True)
class Multiples:
    """Rows of finite numbers, to be rounded to multiples of a unit."""

    rows: np.ndarray
    unit: float
    _sent: list[bytes] = field(default_factory=list, init=False, repr=False, compare=False)

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self.rows)

    def encoded(self) -> bytes:
        """Return the rows as they are sent."""
        return encoded([self])[0]

    def codes(self) -> np.ndarray:
        """Return the number that is written for each place."""
        whole = np.rint(self.rows / self.unit)
        if not np.abs(whole).max(initial=0.0) < LARGEST:
            raise ValueError(f"rows must be finite and below 2**52 units of {self.unit!r}")
        steps = whole.astype(np.int64)
        steps[1:] -= steps[:-1].copy()
        return ((steps << 1) ^ (steps >> SIGN)).ravel()


def encoded(many: Sequence[Multiples]) -> list[bytes]:
    """Return the rows of each as they are sent; what is kept between runs is encoded once.

    Many together take a fraction of the time that one after the other takes.
    """
    fresh = [one for one in many if not one._sent]
    for one, sent in zip(fresh, _encoded([one.codes() for one in fresh]), strict=True):
        one._sent[:] = [sent]
    return [one._sent[0] for one in many]


def _encoded(parts: Sequence[np.ndarray]) -> list[bytes]:
    codes = np.concatenate(parts) if parts else np.zeros(0, np.int64)
    longest = max(int(codes.max(initial=0)).bit_length(), 1)
    groups = codes[:, np.newaxis] >> np.arange(0, longest, GROUP)
    more, sent = np.zeros_like(groups), np.ones(groups.shape, bool)
    more[:, :-1] = sent[:, 1:] = groups[:, 1:] > 0
    written = ((groups & 127) | (more << GROUP))[sent].astype(np.uint8).tobytes()
    starts = np.concatenate([[0], np.cumsum(sent.sum(axis=1))])
    ends = np.cumsum([0, *(len(part) for part in parts)])
    return [written[starts[a] : starts[b]] for a, b in pairwise(ends.tolist())]


def multiples(frames: Mapping[str, Mapping[str, Any]], unit: float) -> dict[str, dict[str, Any]]:
    """Return the traces of a sweep with all their rows as multiples of a unit; texts stay texts."""
    return {
        trace: {
            name: Multiples(rows, unit) if isinstance(rows, np.ndarray) else rows
            for name, rows in changes.items()
        }
        for trace, changes in frames.items()
    }
