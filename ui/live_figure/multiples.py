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
REST = 2**GROUP - 1  # the largest code of one group
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

    def whole(self) -> np.ndarray:
        """Return the multiple that is nearest to each place."""
        return np.rint(self.rows / self.unit)


def encoded(many: Sequence[Multiples]) -> list[bytes]:
    """Return the rows of each as they are sent; what is kept between runs is encoded once.

    Many together take a fraction of the time that one after the other takes.
    """
    fresh = [one for one in many if not one._sent]
    if fresh:
        for one, sent in zip(fresh, _encoded(fresh), strict=True):
            one._sent[:] = [sent]
    return [one._sent[0] for one in many]


def _encoded(many: Sequence[Multiples]) -> list[bytes]:
    """Return the rows of each as they are sent."""
    parts = [one.whole() for one in many]
    joined = np.concatenate(parts, axis=None)
    if not np.abs(joined).max(initial=0.0) < LARGEST:
        units = sorted({one.unit for one in many})
        raise ValueError(f"rows must be finite and below 2**52 units, which are {units}")
    whole = joined.astype(np.int64)
    ends = np.cumsum([0, *(part.size for part in parts)])
    steps = whole.copy()
    for part, start, end in zip(parts, ends[:-1].tolist(), ends[1:].tolist(), strict=True):
        row = part.size // max(len(part), 1)
        steps[start + row : end] -= whole[start : end - row]
    written, bounds = _grouped((steps << 1) ^ (steps >> SIGN))
    return [written[a:b] for a, b in pairwise(bounds[ends].tolist())]


def _grouped(codes: np.ndarray) -> tuple[bytes, np.ndarray]:
    """Return the groups of all codes, and the places between codes as places between groups.

    Most codes have one group, so of the higher ones only those that there are are looked at.
    """
    sizes, higher = np.ones(len(codes), np.intp), []
    places, left = np.arange(len(codes)), codes
    while (more := left > REST).any():
        places, left = places[more], left[more] >> GROUP
        sizes[places] += 1
        higher.append((places, left))
    bounds = np.concatenate([[0], np.cumsum(sizes)])
    groups = np.empty(bounds[-1], np.uint8)
    groups[bounds[:-1]] = _group(codes)
    for above, (places, left) in enumerate(higher, start=1):
        groups[bounds[places] + above] = _group(left)
    return groups.tobytes(), bounds


def _group(left: np.ndarray) -> np.ndarray:
    """Return the lowest group of what is left of codes, marked where more is left."""
    return (left & REST) | ((left > REST) << GROUP)


def multiples(frames: Mapping[str, Mapping[str, Any]], unit: float) -> dict[str, dict[str, Any]]:
    """Return the traces of a sweep with all their rows as multiples of a unit; texts stay texts."""
    return {
        trace: {
            name: Multiples(rows, unit) if isinstance(rows, np.ndarray) else rows
            for name, rows in changes.items()
        }
        for trace, changes in frames.items()
    }
