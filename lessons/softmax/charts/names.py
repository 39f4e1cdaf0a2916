"""Names of classes as a chart has room for them: how wide they are, and where they break."""

import unicodedata
from collections.abc import Sequence

from charts.marks import verbatim

LONG = 11  # breadth of a name above which it stands in two lines
LETTER = 7.4  # pixels of a breadth of 1
JOINER = "\u200d"  # makes one picture of the emoji on both sides of it
TONES = range(0x1F3FB, 0x1F400)  # colours of skin, for the emoji before them
FLAGS = range(0x1F1E6, 0x1F200)  # two of them are a flag


def letters(name: str) -> list[str]:
    """Return what a reader sees as the letters of a name: one may consist of several characters."""
    seen: list[str] = []
    for one in name:
        if seen and _belongs(one, seen[-1]):
            seen[-1] += one
        else:
            seen.append(one)
    return seen


def _belongs(one: str, letter: str) -> bool:
    joined = JOINER in (one, letter[-1])
    flag = ord(one) in FLAGS and len(letter) == 1 and ord(letter) in FLAGS
    return joined or flag or ord(one) in TONES or unicodedata.category(one).startswith("M")


def kind(character: str) -> str:
    """Return one sign for what a character is: S for a picture, x for what no letter has."""
    if character == JOINER:
        return "J"
    if ord(character) in TONES:
        return "T"
    category = unicodedata.category(character)
    return "S" if category == "So" else category[0] if category[0] in "LMN" else "x"


def breadth(name: str) -> int:
    """Return about how many small Latin letters are as wide as a name."""
    return sum(1 + _is_wide(one[0]) for one in letters(name))


def _is_wide(character: str) -> bool:
    wide = unicodedata.east_asian_width(character) in "WF"
    return wide or character.isupper() or character in "mw"


def lines_of(name: str) -> list[str]:
    """Return a name, in two lines if it is long: parted at a blank near its middle or there."""
    seen = letters(name)
    if breadth(name) <= LONG:
        return [name]
    middle = len(seen) // 2
    near = [i for i in range(1, len(seen)) if seen[i] == " " and 4 * abs(i - middle) <= len(seen)]
    at = min(near, key=lambda i: abs(i - middle), default=middle)
    return ["".join(part).strip() for part in (seen[:at], seen[at:])]


def broken(name: str) -> str:
    """Return a name as a figure has it, in two lines if it is long."""
    return "<br>".join(map(verbatim, lines_of(name)))


def room(names: Sequence[str], *, breaks: bool = False) -> float:
    """Return the pixels that the longest of some names takes beside an axis."""
    lines = [line for name in names for line in lines_of(name)] if breaks else names
    return 14 + LETTER * max(map(breadth, lines))
