"""The words and symbols of the course, listed on the home page and opened from the lessons."""

from ui.glossary.entries import entries, explained, glossary, one_place
from ui.glossary.marking import TERMS, linked
from ui.glossary.symbols import SYMBOLS, symbols
from ui.glossary.term import Term

__all__ = [
    "SYMBOLS",
    "TERMS",
    "Term",
    "entries",
    "explained",
    "glossary",
    "linked",
    "one_place",
    "symbols",
]
