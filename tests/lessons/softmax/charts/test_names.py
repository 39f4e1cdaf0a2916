"""How names of classes are measured and broken."""

import pytest

from lessons.softmax.charts.names import LETTER, LONG, breadth, broken, letters, lines_of, room

FAMILY, THUMB, FLAG = "👨\u200d👩\u200d👧", "👍🏽", "🇰🇷"


@pytest.mark.parametrize(
    ("name", "seen"),
    [
        ("cat", ["c", "a", "t"]),
        ("개", ["개"]),
        (f"{FAMILY}{THUMB}", [FAMILY, THUMB]),
        (f"{FLAG}🇯🇵", [FLAG, "🇯🇵"]),
        ("ne\u0301e", ["n", "e\u0301", "e"]),
        ("❤\ufe0fa", ["❤\ufe0f", "a"]),
    ],
)
def test_a_letter_is_what_a_reader_sees(name: str, seen: list[str]) -> None:
    assert letters(name) == seen


def test_wide_letters_count_twice() -> None:
    assert breadth("cat") == 3
    assert breadth("고양이") == breadth("WWW") == 6
    assert breadth(FAMILY) == 2


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("chicken", "chicken"),
        ("고양이와함께사는이의집", "고양이와함|께사는이의집"),
        ("WWWWWWWWWWWW", "WWWWWW|WWWWWW"),
        ("a polar foxie", "a polar|foxie"),
        ("A 고양이와함께사는", "A 고양이|와함께사는"),
        (FAMILY * 6, f"{FAMILY * 3}|{FAMILY * 3}"),
    ],
)
def test_a_long_name_is_broken_near_its_middle(name: str, lines: str) -> None:
    assert lines_of(name) == lines.split("|")
    assert broken(name) == lines.replace("|", "<br>")
    assert all(breadth(line) <= LONG + 1 for line in lines_of(name))


def test_the_longest_line_needs_the_most_room() -> None:
    assert room(["개", "abcdef"]) - room(["개"]) == pytest.approx(4 * LETTER)
    assert room(["a polar foxie"], breaks=True) == room(["a polar"])
