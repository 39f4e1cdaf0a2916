"""How many digits a reader needs to see what numbers are."""

from functools import lru_cache

import numpy as np

LEAST = 3
MOST = 15  # digits that a float64 keeps of any decimal number; a computed one has more


def precision(values: np.ndarray) -> int:
    """Return the significant digits that show some numbers as they were given.

    Computed numbers, which fill all digits of a float, get three digits of their spread.
    """
    return _precision(np.asarray(values, dtype=np.float64).tobytes())


@lru_cache(maxsize=64)
def _precision(content: bytes) -> int:
    values = np.frombuffer(content)
    if not np.any(values):
        return LEAST
    digits = max(map(_digits, set(values.tolist())))
    power = _power(np.max(np.abs(values)))
    if digits > MOST:
        digits = LEAST + power - min(power, _power(np.ptp(values) or 1.0))
    # With fewer digits than it has before its point a number would be written as a power of ten.
    whole = power + 1 if power < MOST else 0
    return min(max(LEAST, digits, whole), MOST)


def _power(value: float) -> int:
    return int(np.floor(np.log10(value)))


def _digits(value: float) -> int:
    """Return the significant digits of the shortest decimal number that stands for a float."""
    return len(repr(abs(value)).split("e")[0].replace(".", "").strip("0"))
