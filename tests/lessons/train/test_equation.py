"""Numbers of the equation have the digits that their spread needs."""

import pytest

from lessons.train.equation import measured, number, signed


@pytest.mark.parametrize(
    ("value", "deviation", "written"),
    [
        (44.1234, 5.4321, "44.123"),
        (37.5095, 0.00577, "37.50950"),  # places of a city
        (0.0057663, 0.0057663, "0.00577"),
        (2004.5, 2.8723, "2004.500"),
        (1700000003.5, 2.2913, "1700000003.500"),
        (202400000004.5, 2.2913, "202400000004.500"),
        (1e99, 1e98, r"1.000 \times  10⁹⁹"),
        (1e-20, 1e-20, r"1.000 \times  10⁻²⁰"),
        (0.0, 0.00577, "0.00000"),
    ],
)
def test_a_measured_number_shows_three_digits_of_the_deviation(
    value: float, deviation: float, written: str
) -> None:
    assert measured(value, deviation) == written


@pytest.mark.parametrize(
    ("value", "digits", "written"),
    [
        (-0.02404, 3, "-0.0240"),
        (1.0049, 3, "1.00"),
        (9.996, 3, "10.0"),
        (-0.02404, 1, "-0.02"),
        (123456.0, 2, "120000"),
        (0.0, 3, "0"),
        (2.5e-7, 2, r"2.5\times 10^{-7}"),
        (-3e12, 1, r"-3\times 10^{12}"),
    ],
)
def test_a_number_keeps_so_many_digits(value: float, digits: int, written: str) -> None:
    assert number(value, digits) == written
    assert signed(value, digits).replace("+ ", "").replace("- ", "-") == written
