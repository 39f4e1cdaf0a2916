"""The two languages of the course, by gettext: the English text is the message id."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import streamlit as st
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import NullTranslations, Translations

from ui.state import kept

LANGUAGES = {"en": "English", "ko": "한국어"}
SOURCE = "en"
LOCALES = Path(__file__).parent.parent / "locales"
KEY = "lang"
_of_this_run: ContextVar[str | None] = ContextVar("language", default=None)


@dataclass
class Settled:
    """The language of the session, for fragments that are run by themselves."""

    language: str | None = None


@cache
def catalogue(language: str) -> NullTranslations:
    """Return the translations of a language, compiled in memory from its ``.po`` file."""
    if language == SOURCE:
        return NullTranslations()
    with (LOCALES / language / "LC_MESSAGES" / "messages.po").open("rb") as source:
        messages = read_po(source, locale=language)
    compiled = io.BytesIO()
    write_mo(compiled, messages)
    compiled.seek(0)
    return Translations(compiled)


def nearest_language(wanted: str | None, accepted: str) -> str:
    """Return the wanted language if the course has it, else the first one that the browser names.

    ``accepted`` is an ``Accept-Language`` header or a single locale such as ``ko-KR``.

    Examples
    --------
    >>> nearest_language(None, "fr-CA;q=0.9, ko-KR;q=0.8, en")
    'ko'
    >>> nearest_language("xx", "fr")
    'en'
    """
    if wanted in LANGUAGES:
        return str(wanted)
    primary = [part.strip().split(";")[0].split("-")[0].lower() for part in accepted.split(",")]
    return next((language for language in primary if language in LANGUAGES), SOURCE)


def current_language() -> str:
    """Return the language of this session: chosen or asked for, else the browser's."""
    return _of_this_run.get() or kept(Settled).language or browser_language()


def settle_language(wanted: str | None) -> None:
    """Settle the language for a whole run of the page, which asks for it at every text."""
    language = nearest_language(wanted, browser_language())
    _of_this_run.set(language)
    kept(Settled).language = language


@contextmanager
def in_language(language: str) -> Iterator[None]:
    """Speak a language within a block, where no run of a page has settled one."""
    token = _of_this_run.set(language)
    try:
        yield
    finally:
        _of_this_run.reset(token)


def browser_language() -> str:
    """Return the language of the course that is nearest to the browser's own."""
    return nearest_language(None, st.context.locale or SOURCE)


def _(message: str) -> str:
    """Translate a message into the language of this session."""
    language = _of_this_run.get()
    if language is None:  # a fragment that is run by itself
        language = current_language()
        _of_this_run.set(language)
    return catalogue(language).ugettext(message)


def gettext_noop(message: str) -> str:
    """Mark a message for translation where it is written down but not yet shown."""
    return message
