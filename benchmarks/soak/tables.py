"""Tables as nobody writes them: generated files, which are read or refused by a rule."""

import codecs
import random

from files.csv_problems import CsvError
from files.decoding import MAX_BYTES
from files.table_choice import choose, preselected
from files.table_text import read_table

CELLS = (
    "",
    " ",
    "1",
    "-2.5",
    "1e308",
    "1e999",
    "-1e999",
    "nan",
    "NaN",
    "inf",
    "NA",
    "1,5",
    "1.234,5",
    "1 000",
    "٣",
    "½",
    "0x1F",
    "TRUE",
    "a",
    "b",
    "한글",
    "🐱",
    "=cmd|' /C calc'!A0",
    "<b>x</b>",
    "\x00",
    "\ufeff",
    '"',
    '""',
    "'",
    "\\",
    "x" * 3000,
    "9" * 400,
    "2026-11-29",
    "12:30",
    "$5",
    "5 %",
    "−3",
    "\u202e",
    "\x1b[0m",
)
SEPARATORS = (",", ";", "\t", "|", " ", ",,", "\x1f", "::")
ENDS = ("\n", "\r\n", "\r", "\n\n", "\x0b", "\u2028")
CODES = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp949", "latin-1", "utf-32", "utf-7")


def table(dice: random.Random) -> bytes:
    """Return one file."""
    kind = dice.random()
    if kind < 0.1:
        return dice.randbytes(dice.choice([0, 1, 7, 500, 20_000]))
    if kind < 0.15:
        return dice.choice([b"PK\x03\x04", b"%PDF-1.7", b"\x89PNG", b"\xd0\xcf\x11\xe0"]) + bytes(
            99
        )
    if kind < 0.18:
        return dice.choice(
            [b"x,y,class\n", b"\n" * 9, b'"' * 9_999, b"," * 99_999, b"a" * MAX_BYTES]
        )
    width, height = dice.choice([1, 2, 3, 3, 4, 9, 300]), dice.choice([0, 1, 2, 5, 30, 400])
    between, end = dice.choice(SEPARATORS), dice.choice(ENDS)
    # Most are nearly good, so that what is odd in them is met late.
    oddity = dice.choice([0, 0, 0.01, 0.02, 0.9])
    rows = [between.join(_head(dice, i, oddity) for i in range(width))]
    for _row in range(height):
        more = dice.choice([-1, 2]) if dice.random() < oddity else 0
        rows.append(between.join(_cell(dice, i, oddity) for i in range(max(1, width + more))))
    text = end.join(rows) + dice.choice(["", end])
    content = text.encode(dice.choice(CODES), "replace")
    broken = dice.random()
    if broken < 0.1:
        cut = dice.randrange(len(content) + 1)
        return content[:cut] + dice.randbytes(3) + content[cut:]
    return codecs.BOM_UTF8 * 2 + content if broken < 0.13 else content


def _head(dice: random.Random, place: int, oddity: float) -> str:
    if dice.random() >= oddity:
        return f"c{place}"
    return dice.choice(["x", "y", "class", "", f"c{place}", dice.choice(CELLS)])


def _cell(dice: random.Random, place: int, oddity: float) -> str:
    if dice.random() >= oddity:
        return dice.choice("abc") if place == 2 else f"{dice.uniform(-9, 9):.3g}"
    return dice.choice(CELLS)


def read_all(count: int, seed: int) -> tuple[int, list[str]]:
    """Read generated files; return how many could be used, and what went wrong."""
    problems, used = [], 0
    for number in range(count):
        content = table(random.Random(f"{seed} {number}"))
        try:
            found = read_table(content, unnamed="column {number}")
            made = choose(found, preselected(found))
            data = made.dataset
            assert data.inputs.shape == (len(data.labels), 2)
            assert len(data.labels) > 0
            used += 1
        except CsvError:
            continue
        except Exception as error:  # what is no refusal is a fault
            problems.append(f"table {number} of seed {seed}: {error!r} for {content[:80]!r}")
    return used, problems
