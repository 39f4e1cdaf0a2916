"""What the reader guessed, by its place in the stream; a short text in the address holds it.

``21CAB40A`` stands for C, A and B as the symbols 21 to 23, and A as the symbol 40.
"""

import re

from lessons.cross_entropy.charts.beliefs import SYMBOLS
from ui.address import put, value_of
from ui.language import _
from ui.parameters import Number, Text

HEARD = Number("heard", 1, 200, 20)
RUNS = re.compile(rf"([1-9]\d{{0,2}})([{''.join(SYMBOLS)}]+)", re.ASCII)
Guesses = dict[int, int]


def read_guesses(text: str) -> Guesses:
    """Read which symbol was guessed at which place, counted from 0; the first is never guessed."""
    if not re.fullmatch(f"(?:{RUNS.pattern})*", text, re.ASCII):
        raise ValueError(text)
    pairs = [
        (int(first) - 1 + step, SYMBOLS.index(symbol))
        for first, symbols in RUNS.findall(text)
        for step, symbol in enumerate(symbols)
    ]
    places = [place for place, _symbol in pairs]
    if places != sorted(set(places)) or not all(HEARD.low <= one < HEARD.high for one in places):
        raise ValueError(text)
    return dict(pairs)


def written(guesses: Guesses) -> str:
    """Write guesses as the address holds them, the opposite of `read_guesses`."""
    return "".join(
        SYMBOLS[symbol] if place - 1 in guesses else f"{place + 1}{SYMBOLS[symbol]}"
        for place, symbol in sorted(guesses.items())
    )


def _form() -> str:
    return _(
        "guesses are written as {example}: the number of a symbol of the stream, from {first} to "
        "{last}, and what was guessed from there on"
    ).format(example="21CAB40A", first=HEARD.low + 1, last=HEARD.high)


GUESSES = Text("guesses", "", read_guesses, _form)


def guesses() -> Guesses:
    """Return what the address says was guessed."""
    return read_guesses(value_of(GUESSES))


def guess(place: int, symbol: int) -> None:
    """Note the guess for a place in the address."""
    put(GUESSES.key, written({**guesses(), place: symbol}))


def forget() -> None:
    """Take all guesses back."""
    put(GUESSES.key, None)
