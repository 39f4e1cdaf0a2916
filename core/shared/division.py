"""What a division loses by rounding."""

import numpy as np

from core.shared.domain import FloatArray


def remainder(dividend: FloatArray, quotient: FloatArray, divisor: FloatArray) -> FloatArray:
    """Return what rounding the quotient lost, from halves whose products are exact (Dekker)."""
    q, d = (x.astype(np.float32).astype(np.float64) for x in (quotient, divisor))
    rest, small = dividend - q * d, quotient - q
    return rest - q * (divisor - d) - small * d - small * (divisor - d)
