"""Reads what people write for a number; what could mean something else is asked about in words."""

import math
import re
import unicodedata

from ui.language import _
from ui.parameters import literal

LONGEST = 40
SPACED = re.compile(r"[\d.,]\s+[\d.,]")
POINTED = r"(?:\d+(?:[.,]\d*)?|[.,]\d+)"
DECIMAL = rf"{POINTED}(?:e[-+]?\d+|[×x*·]10\^?[-+]?\d+)?"
NUMBER = re.compile(
    rf"(?P<sign>[-+]?)(?:(?P<number>{DECIMAL})(?:/(?P<parts>{DECIMAL}))?|(?P<whole>\d*)(?P<vulgar>[¼-¾⅐-⅞]))"
    r"(?P<share>%|percent|퍼센트)?",
    re.IGNORECASE,
)
THOUSANDS = re.compile(r"(?<![\d.,])[1-9]\d{0,2},\d{3}(?![\d.,])")
GROUPED = re.compile(r"(?<![\d.,])[1-9]\d{0,2}(?:(?:,\d{3})+(?=\.)|(?:,\d{3}){2,}(?![\d,]))")
POWER = re.compile(r"[×x*·]10\^?")
SIGNED = re.compile(r"(?:%|per\s*cent|퍼센트)\s*$", re.IGNORECASE)
MINUS = str.maketrans("−–—", "---")


class UnclearError(ValueError):
    """A text that stands for no number, or for more than one; says so in the reader's language."""


def read_number(text: str) -> float:
    """Read a number as people write it: 0.8, 0,8, 4/5, ½, 80%, −2, 1e-3 or 1 × 10⁻³.

    Raises
    ------
    UnclearError
        Where the text is none of these, or could be read in two ways, as 1,234 or 1 1/2 can.

    Examples
    --------
    >>> [read_number(text) for text in ("0,8", " 4/5", "80 %", "−.8", "1e-3", "2½", "1,234.5")]
    [0.8, 0.8, 0.8, -0.8, 0.001, 2.5, 1234.5]
    """
    shown = literal(text)
    if not text.strip():
        raise UnclearError(_("Write a number first, such as 0.8, 4/5 or 80%."))
    if len(text) > LONGEST:
        told = _("An answer has at most {most} characters; this one has {count}.")
        raise UnclearError(told.format(most=LONGEST, count=f"{len(text):,}"))
    written = _plain(text)
    if SPACED.search(written):
        told = _("{text} could be read in two ways: write it without a space between digits.")
        raise UnclearError(told.format(text=shown))
    squeezed = GROUPED.sub(lambda found: found[0].replace(",", ""), "".join(written.split()))
    if found := THOUSANDS.search(squeezed):
        told = _("{text} could be {whole} or {point}: write it without a comma.")
        whole, point = (found[0].replace(",", mark) for mark in ("", "."))
        raise UnclearError(told.format(text=shown, whole=whole, point=point))
    return _number(squeezed, shown)


def read_percent(text: str) -> float:
    """Read a number of per cent, with or without its sign; 0.44 alone is a share, or less than 1%.

    Examples
    --------
    >>> [read_percent(text) for text in ("44", "44 %", "0.5%")]
    [44.0, 44.0, 0.5]
    """
    number = read_number(text)
    if SIGNED.search(_plain(text)):
        return float(f"{100 * number:.15g}")
    if 0 < abs(number) < 1:
        told = _("{text} could be {share}% or {percent}%: write it with the sign %.")
        whole, point = (f"{one:.15g}".replace("-", "−") for one in (100 * number, number))
        raise UnclearError(told.format(text=literal(text), share=whole, percent=point))
    return number


def _plain(text: str) -> str:
    """Return a text with one kind of minus and of digits; ½ and its like stay as they are."""
    return "".join(
        char
        if "VULGAR FRACTION" in unicodedata.name(char, "")
        else unicodedata.normalize("NFKC", char)
        for char in text
    ).translate(MINUS)


def _number(squeezed: str, shown: str) -> float:
    found = NUMBER.fullmatch(squeezed)
    if found is None:
        told = _("{text} cannot be read as a number: write one such as 0.8, 4/5 or 80%.")
        raise UnclearError(told.format(text=shown))
    if found["vulgar"]:
        size = float(found["whole"] or 0) + unicodedata.numeric(found["vulgar"])
    else:
        size, parts = _decimal(found["number"], shown), _decimal(found["parts"] or "1", shown)
        if parts == 0:
            raise UnclearError(
                _("{text} is no number: nothing can be divided by 0.").format(text=shown)
            )
        size = size / parts
    if not math.isfinite(size):
        raise _beyond(shown)
    size = size / 100 if found["share"] else size
    return -size if found["sign"] == "-" else size


def _decimal(text: str, shown: str) -> float:
    number = float(POWER.sub("e", text).replace(",", "."))
    mantissa = re.split("[eE×x*·]", text)[0]
    if math.isinf(number) or (number == 0 and re.search("[1-9]", mantissa)):
        raise _beyond(shown)
    return number


def _beyond(shown: str) -> UnclearError:
    return UnclearError(
        _("{text} is too large or too small to be stored as a number.").format(text=shown)
    )
