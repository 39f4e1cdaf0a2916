"""Numbers are short and never say more or less than the value."""

import math
from decimal import ROUND_HALF_UP, Context, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charts.numbers import SUPERSCRIPTS, format_number, significant

PLAIN_DIGITS = {new: old for old, new in SUPERSCRIPTS.items()}


@pytest.mark.parametrize(
    ("value", "digits", "text"),
    [
        (3 / 7, 6, "0.428571"),
        (0.5, 0, "5 × 10⁻¹"),
        (1.7, 0, "2"),
        (-2.5, 1, "−2.5"),
        (0.0, 3, "0.000"),
        (9999999.0, 1, "9999999.0"),
        (1e7, 1, "1.0 × 10⁷"),
        (-1.5e300, 6, "−1.5000 × 10³⁰⁰"),
        (2.6561398887587544e-05, 4, "2.6561 × 10⁻⁵"),
        (0.001, 3, "0.001"),
        (0.00099, 3, "9.900 × 10⁻⁴"),
        (5e-324, 2, "4.94 × 10⁻³²⁴"),
        (math.inf, 3, "∞"),
        (-math.inf, 3, "−∞"),
        (math.nan, 3, "NaN"),
    ],
)
def test_a_number_is_written_as_expected(value: float, digits: int, text: str) -> None:
    assert format_number(value, digits) == text


def test_zero_has_no_sign() -> None:
    assert format_number(-0.0, 3) == "0.000"


def parsed(text: str) -> float:
    text = text.replace("−", "-")
    if " × 10" in text:
        mantissa, power = text.split(" × 10")
        return float(f"{mantissa}e{power.translate(PLAIN_DIGITS)}")
    return float(text)


SIZES = st.floats(1e-300, 1e300)


@given(SIZES | SIZES.map(lambda size: -size) | st.just(0.0), st.integers(0, 8))
def test_the_text_is_the_value_within_rounding(value: float, digits: int) -> None:
    text = format_number(value, digits)
    assert "-" not in text
    assert "e" not in text
    rounding = 0.5 * 10.0**-digits if " × 10" not in text else 0.5 * 10.0 ** -min(digits, 4)
    size = 1.0 if " × 10" not in text else 10.0 ** math.floor(math.log10(abs(value)))
    assert abs(parsed(text) - value) <= rounding * size * (1 + 1e-9) + math.ulp(value)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (12.25, "12.3"),  # a half is rounded up, as the browser rounds it
        (-0.03125, "−0.0313"),
        (12.35, "12.3"),  # a bit less than a half
        (999.4, "999"),
        (999.5, "1,000"),
        (-1234.5, "−1,230"),
        (9.9999e-5, "1.00 × 10⁻⁴"),
        (1e-4, "0.000100"),
        (-1e7, "−1.00 × 10⁷"),
        (-0.0, "0.00"),
        (-math.inf, "−∞"),
        (math.nan, "NaN"),
    ],
)
def test_three_digits_are_written_as_expected(value: float, text: str) -> None:
    assert significant(value) == text


def test_a_sign_is_written_where_it_is_asked_for() -> None:
    assert [significant(value, signed=True) for value in (2, -2, 0)] == ["+2.00", "−2.00", "+0.00"]


@given(st.floats(1e-4, 1e7, exclude_max=True) | st.integers(4, 31_999).map(lambda n: n / 32))
def test_three_digits_are_the_nearest_number_that_has_three(value: float) -> None:
    nearest = Context(prec=3, rounding=ROUND_HALF_UP).create_decimal(Decimal(value))
    assert Decimal(significant(value).replace(",", "")) == nearest
