"""How numbers are written in figures and in prose; the browser writes its own alike (format.js)."""

import math
from decimal import ROUND_HALF_UP, Context, Decimal

LARGE = 1e7
SMALL = 1e-4
SIGNIFICANT = 3
SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def format_number(value: float, digits: int | None) -> str:
    """Write a number with a fixed count of decimals, or by powers of ten where it is tiny or huge.

    None stands for three significant digits.

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
    if digits is None:
        return significant(value)
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
    return _with_power(f"{rounded:.{places}e}")


def significant(value: float, *, signed: bool = False) -> str:
    """Write a number with three significant digits, as a readout shows it.

    Examples
    --------
    >>> significant(0.42857142857142855), significant(2, signed=True)
    ('0.429', '+2.00')
    >>> significant(-1096.63315843)
    '−1,100'
    >>> significant(2.6561398887587544e-05)
    '2.66 × 10⁻⁵'
    """
    size = abs(value)
    # Python rounds halves to even; one of three digits is a multiple of 1/32.
    ordinary = SMALL <= size < 999.0 and size * 32 % 1
    text = f"{size:#.3g}".removesuffix(".") if ordinary else _significant(size)
    sign = "−" if value < 0 else "+" if signed else ""
    return sign + text


def _significant(size: float) -> str:
    if not math.isfinite(size) or size == 0:
        return format_number(size, SIGNIFICANT - 1)
    # Halves are rounded up, as JavaScript rounds them.
    digits = Context(prec=SIGNIFICANT, rounding=ROUND_HALF_UP)
    exact = digits.create_decimal(Decimal(float(size)))
    if SMALL <= size < LARGE:
        return f"{exact:,.{max(0, SIGNIFICANT - 1 - exact.adjusted())}f}"
    return _with_power(f"{exact:.{SIGNIFICANT - 1}e}")


def _with_power(text: str) -> str:
    mantissa, exponent = text.split("e")
    power = str(int(exponent)).translate(SUPERSCRIPTS)
    return f"{mantissa} × 10{power}".replace("-", "−")


def fewest_digits(value: float, tolerance: float) -> str:
    """Write a number with no more decimals than tell it from those farther off than a tolerance.

    Examples
    --------
    >>> fewest_digits(103.40760596444438, 0.005), fewest_digits(1075, 0)
    ('103.408', '1075')
    """
    # Up to a tenth of the tolerance is nothing to a reader.
    near = (digits for digits in range(12) if abs(round(value, digits) - value) <= tolerance / 10)
    return f"{value:.{next(near, 12)}f}".replace("-", "−")
