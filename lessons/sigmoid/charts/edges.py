"""What stands at the ends of an axis for points that lie beyond them: an arrow and the value."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from charts.labels import NOTHING, three_digits, written
from charts.marks import Trace

SIGNS = {"x": ("◄ {}", "{} ►"), "y": ("▼ {}", "▲ {}")}
INSET = 0.01  # of the axis
Words = list[list[str]]  # of n cases, each at the low end and at the high end


def edge_marks(span: Sequence[float], across: float, **more: Any) -> Trace:
    """Return the words at both ends of a horizontal axis, ``across`` being their height."""
    low, high = span
    inset = INSET * (high - low)
    sides = ["middle right", "middle left"]
    return written([NOTHING] * 2, [low + inset, high - inset], [across] * 2, place=sides, **more)


def edge_words(span: Sequence[float], *values: npt.ArrayLike, along: str = "x") -> Words:
    """Return the words for n cases, each with one value or several; not a number is nowhere."""
    low, high = span
    columns = np.stack([np.ravel(one) for one in values], axis=-1)
    if not np.any((columns < low) | (columns > high)):
        return [[NOTHING] * 2] * len(columns)
    below, above = SIGNS[along]
    return [
        [
            _told(below, [value for value in case if value < low]),
            _told(above, [value for value in case if value > high]),
        ]
        for case in columns.tolist()
    ]


def any_told(words: Words) -> bool:
    """Tell whether there is ever anything at an end."""
    return any(text != NOTHING for row in words for text in row)


def _told(sign: str, values: Sequence[float]) -> str:
    return sign.format(" → ".join(map(three_digits, values))) if values else NOTHING
