"""How numbers are written in prose, as in the figures."""

from functools import lru_cache

import numpy as np

from charts.numbers import format_number, significant

__all__ = ["format_number", "plain", "significant"]


@lru_cache(maxsize=4096)  # a slider over chosen values writes all of them in every run
def plain(number: float) -> str:
    """Write a number without an exponent, as the address and a slider show it."""
    return np.format_float_positional(number, trim="-")
