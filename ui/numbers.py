"""How numbers are written in prose; the live figure writes its own the same way (format.js)."""

import math
import re
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import lru_cache

import numpy as np

LARGE = 1e7
SMALL = 1e-4
SIGNIFICANT = 3
TYPED = re.compile(
    r"(?P<sign>[-−+]?)(?P<whole>\d+(?:[.,]\d*)?|[.,]\d+)(?:/(?P<parts>\d+(?:[.,]\d+)?))?(?P<share>%?)"
)
SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


THOUSANDS = re.compile(r"[1-9]\d{0,2},\d{3}(?!\d)")


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


def significant(value: float) -> str:
    """Write a number with three significant digits, as a readout shows it.

    Examples
    --------
    >>> significant(0.42857142857142855)
    '0.429'
    >>> significant(1096.63315843)
    '1,100'
    >>> significant(2.6561398887587544e-05)
    '2.66 × 10⁻⁵'
    """
    size = abs(value)
    if not math.isfinite(value) or size == 0:
        return format_number(value, 2)
    exact = Context(prec=SIGNIFICANT, rounding=ROUND_HALF_UP).create_decimal(Decimal(float(value)))
    if SMALL <= size < LARGE:
        decimals = max(0, SIGNIFICANT - 1 - exact.adjusted())
        return f"{exact:,.{decimals}f}".replace("-", "−")
    mantissa, exponent = f"{exact:.{SIGNIFICANT - 1}e}".split("e")
    return f"{mantissa} × 10{str(int(exponent)).translate(SUPERSCRIPTS)}".replace("-", "−")


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
