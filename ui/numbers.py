"""How numbers are written in prose, as in the figures, and how those that people type are read."""

import math
import re
from functools import lru_cache

import numpy as np

from charts.numbers import format_number, significant

__all__ = ["format_number", "plain", "read_number", "significant"]

TYPED = re.compile(
    r"(?P<sign>[-−+]?)(?P<whole>\d+(?:[.,]\d*)?|[.,]\d+)(?:/(?P<parts>\d+(?:[.,]\d+)?))?(?P<share>%?)"
)
THOUSANDS = re.compile(r"[1-9]\d{0,2},\d{3}(?!\d)")


def read_number(text: str) -> float:
    """Read what people write for a number: 0.8, 0,8, 4/5 or 80%; NaN for anything else.

    1,234 may be either of two numbers, and is none here.

    Examples
    --------
    >>> [read_number(text) for text in ("0,8", " 4/5", "80 %", "−.8", "1.2.3", "5/0")]
    [0.8, 0.8, 0.8, -0.8, nan, nan]
    """
    squeezed = "".join(text.split())
    found = TYPED.fullmatch(squeezed)
    if found is None or THOUSANDS.search(squeezed):
        return math.nan
    whole, parts = (float((found[name] or "1").replace(",", ".")) for name in ("whole", "parts"))
    number = whole / parts if parts else math.nan
    number = number / 100 if found["share"] else number
    return -number if found["sign"] in ("-", "−") else number


@lru_cache(maxsize=4096)  # a slider over chosen values writes all of them in every run
def plain(number: float) -> str:
    """Write a number without an exponent, as the address and a slider show it."""
    return np.format_float_positional(number, trim="-")
