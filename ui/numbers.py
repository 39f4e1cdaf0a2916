"""How numbers are written in prose; the live figure writes its own the same way (format.js)."""

import math
from decimal import ROUND_HALF_UP, Context, Decimal

import numpy as np

LARGE = 1e7
SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def format_number(value: float, digits: int) -> str:
    """Write a number with a fixed count of decimals, or by powers of ten where it is tiny or huge.

    Examples
    --------
    >>> format_number(0.42857142857142855, 6)
    '0.428571'
    >>> format_number(-0.8472978603872037, 3)
    '−0.847'
    >>> format_number(2.6561398887587544e-05, 4)
    '2.6561 × 10⁻⁵'
    >>> format_number(float("inf"), 3)
    '∞'
    """
    if math.isnan(value):
        return "NaN"
    if math.isinf(value):
        return "−∞" if value < 0 else "∞"
    size = abs(value)
    if size == 0:
        return f"{0:.{digits}f}"  # zero has no sign
    # Halves are rounded away from zero, as JavaScript rounds them; the digits are exact.
    exact = Decimal(float(value))
    if 10**-digits <= size < LARGE:
        return f"{exact.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP):f}".replace("-", "−")
    places = min(digits, 4)
    rounded = Context(prec=places + 1, rounding=ROUND_HALF_UP).create_decimal(exact)
    mantissa, exponent = f"{rounded:.{places}e}".split("e")
    return f"{mantissa} × 10{str(int(exponent)).translate(SUPERSCRIPTS)}".replace("-", "−")


def plain(number: float) -> str:
    """Write a number without an exponent, as the address and a slider show it."""
    return np.format_float_positional(number, trim="-")
