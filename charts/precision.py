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


def decimals(spread: float) -> int:
    """Return the decimals that show three digits of a spread: places of a city need five.

    Examples
    --------
    >>> decimals(0.00592), decimals(16.3), decimals(2e4), decimals(0)
    (5, 1, 0, 0)
    """
    return min(max(0, LEAST - 1 - _power(spread)), MOST) if spread else 0


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
