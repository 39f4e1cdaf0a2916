"""Figures that stand for many: median, percentile, and what several drags come to."""

import math
import statistics
from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.mouse import Drag


def percentile(values: Sequence[float], share: float) -> float:
    """Return the smallest of the values that at least this share of them does not exceed."""
    return sorted(values)[max(math.ceil(share * len(values)) - 1, 0)]


@dataclass(frozen=True)
class Times:
    """Times of one measure in milliseconds, in the order in which they were taken."""

    milliseconds: tuple[float, ...] = ()

    def __add__(self, other: "Times") -> "Times":
        return Times(self.milliseconds + other.milliseconds)

    @property
    def median(self) -> float:
        """Middle of the times."""
        return statistics.median(self.milliseconds)

    @property
    def p95(self) -> float:
        """Time that 95 of 100 do not exceed."""
        return percentile(self.milliseconds, 0.95)


@dataclass(frozen=True)
class Drags:
    """Several drags of one slider at one speed."""

    runs: tuple[Drag, ...] = ()

    def __add__(self, other: "Drags") -> "Drags":
        return Drags(self.runs + other.runs)

    @property
    def share(self) -> float:
        """Median share of the slider's values that were painted."""
        return statistics.median(run.share for run in self.runs)

    @property
    def rate(self) -> float:
        """Median repaints a second."""
        return statistics.median(run.rate for run in self.runs)

    @property
    def blank(self) -> int:
        """Blank frames of all the drags together."""
        return sum(run.blank for run in self.runs)
