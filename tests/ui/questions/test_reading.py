"""What people write for a number is read as they mean it, or asked about in words."""

import pytest

from ui.questions.reading import UnclearError, read_number, read_percent

HUGE = "9" * 10_000


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0.8", 0.8),
        ("0,8", 0.8),
        (" 4/5 ", 0.8),
        ("４／５", 0.8),
        ("80 %", 0.8),
        ("80퍼센트", 0.8),
        ("1/3", 1 / 3),
        ("⅓", 1 / 3),
        ("2½", 2.5),
        ("−2", -2.0),
        ("–2/3", -2 / 3),
        ("+.5", 0.5),
        ("1e-3", 1e-3),
        ("2.66 × 10⁻⁵", 2.66e-5),
        ("3.4·10^38", 3.4e38),
        ("1,234.5", 1234.5),
        ("1,234,567", 1234567.0),
        ("0,123", 0.123),
        ("0", 0.0),
    ],
)
def test_numbers_are_read_as_people_write_them(text: str, number: float) -> None:
    assert read_number(text) == pytest.approx(number, rel=1e-15)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "Write a number first, such as 0.8, 4/5 or 80%."),
        (" \t", "Write a number first, such as 0.8, 4/5 or 80%."),
        ("1,234", "`1,234` could be 1234 or 1.234: write it without a comma."),
        (
            "1 1/2",
            "`1 1/2` could be read in two ways: write it without a space between digits.",
        ),
        ("1e999", "`1e999` is too large or too small to be stored as a number."),
        ("1e-999", "`1e-999` is too large or too small to be stored as a number."),
        ("1e308/1e-308", "`1e308/1e-308` is too large or too small to be stored as a number."),
        ("5/0", "`5/0` is no number: nothing can be divided by 0."),
        ("NaN", "`NaN` cannot be read as a number: write one such as 0.8, 4/5 or 80%."),
        (HUGE, "An answer has at most 40 characters; this one has 10,000."),
        (
            "<b>`1`</b>",
            "`<b>´1´</b>` cannot be read as a number: write one such as 0.8, 4/5 or 80%.",
        ),
    ],
)
def test_what_is_no_number_or_two_is_asked_about(text: str, said: str) -> None:
    with pytest.raises(UnclearError) as unclear:
        read_number(text)
    assert str(unclear.value) == said


@pytest.mark.parametrize("text", ["inf", "∞", "four", "4:1", "--2", "1.2.3", "2^3", "1_0", "0x1"])
def test_nothing_else_passes_for_a_number(text: str) -> None:
    with pytest.raises(UnclearError, match="cannot be read"):
        read_number(text)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("44", 44.0),
        ("44%", 44.0),
        ("４４ ％", 44.0),
        ("44 per cent", 44.0),
        ("44퍼센트", 44.0),
        ("0.5%", 0.5),
        ("0", 0.0),
        ("1", 1.0),
        ("57 %", 57.0),
        ("−3", -3.0),
    ],
)
def test_per_cent_are_read_with_their_sign_and_without(text: str, number: float) -> None:
    assert read_percent(text) == number


@pytest.mark.parametrize("text", ["0.44", "0,44", ".44", "11/25"])
def test_a_share_where_per_cent_are_asked_for_is_asked_about(text: str) -> None:
    with pytest.raises(UnclearError) as unclear:
        read_percent(text)
    assert str(unclear.value) == f"`{text}` could be 44% or 0.44%: write it with the sign %."


@pytest.mark.parametrize("text", ["", "1,234", "NaN", "1e999", HUGE, "44%%"])
def test_what_is_no_number_is_no_number_of_per_cent(text: str) -> None:
    with pytest.raises(UnclearError):
        read_percent(text)
