"""The axes of a board: the places at which a reader can answer, and how they are written."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from ui.numbers import format_number

LEVELS = 200  # of a curve, between both ends of its axis


@dataclass(frozen=True)
class Axis:
    """An axis with its places.

    Attributes
    ----------
    label : str
        What is on it, in the reader's language.
    stops : ndarray, shape (n,)
        Where an answer may stand, ascending; evenly far apart, on a logarithmic axis by ratio.
    ticks : sequence of float
        Places that are named.
    digits : int
        Decimals with which its places are written.
    log : bool
        Whether it is logarithmic.
    """

    label: str
    stops: np.ndarray
    ticks: Sequence[float]
    digits: int = 2
    log: bool = False

    def share(self, values: Any) -> np.ndarray:
        """Return how far along the axis values lie, from 0 to 1; beyond it they go on."""
        low, high = self._even(self.stops[[0, -1]])
        return np.asarray((self._even(values) - low) / (high - low))

    def nearest(self, value: float) -> int:
        """Return the number of the place nearest to a value."""
        return int(np.abs(self.share(self.stops) - self.share(value)).argmin())

    def told(self) -> dict[str, Any]:
        """Return the axis as it is sent to the browser."""
        return {
            "label": self.label,
            "texts": [self.written(stop) for stop in self.stops],
            "ticks": [
                [float(share), self.written(tick, least=True)]
                for share, tick in zip(self.share(self.ticks), self.ticks, strict=True)
            ],
        }

    def written(self, value: float, *, least: bool = False) -> str:
        """Return a value as a text, with the decimals of the axis or with as few as will do."""
        text = format_number(float(value), self.digits)
        return text.rstrip("0").rstrip(".") if least and "." in text else text

    def _even(self, values: Any) -> np.ndarray:
        values = np.asarray(values, dtype=np.float64)
        return np.log(values) if self.log else values


def upright(label: str, low: float, high: float, ticks: Sequence[float], digits: int = 2) -> Axis:
    """Return the axis of the heights of a curve."""
    return Axis(label, np.linspace(low, high, LEVELS + 1), ticks, digits)
