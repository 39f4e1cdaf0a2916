"""Draws entries of the glossary: as a dialog that a link in a text opens, and all in one list."""

import html
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar

import streamlit as st

from ui.catalog import LESSONS
from ui.glossary.marking import TERMS, in_both, linked
from ui.glossary.term import Term
from ui.language import _, current_language
from ui.links import inside, link_to

WORD_JOINER = "\u2060"
PARTED = re.compile(r"(?<=[^\s\w‘“(])(?=[가-힣])")
_LESSONS = {lesson.path: lesson for lesson in LESSONS}
# The terms that the texts of one place have named so far.
_named: ContextVar[list[Term] | None] = ContextVar("named", default=None)


def explained(text: str) -> None:
    """Draw a text of Markdown in which terms lead to their entries (terms.js)."""
    named = _named.get()
    if named is None:
        with one_place():
            explained(text)
        return
    marked, terms = linked(text, current_language(), known=named)
    st.markdown(marked)
    named += terms


@contextmanager
def one_place() -> Iterator[None]:
    """Link a term where the texts drawn meanwhile name it first, and draw its entry after them."""
    named: list[Term] = []
    token = _named.set(named)
    try:
        yield
    finally:
        _named.reset(token)
    if named:
        st.html(entries(named))


def entries(terms: Collection[Term]) -> str:
    """Return the entries of terms, each to be opened by a link."""
    return "".join(map(_dialog, terms))


def glossary() -> None:
    """Draw every entry, in the order of the alphabet of the reader's language."""
    language = current_language()
    entries = sorted(TERMS, key=lambda term: in_both(term.name, language)[0][1].lower())
    st.html(f'<dl class="glossary">{"".join(map(_item, entries))}</dl>')


def where(lesson_path: str, scene: str) -> str:
    """Return a link to a scene; to its lesson where that has no scenes yet."""
    lesson = _LESSONS[lesson_path]
    known = scene in lesson.scenes
    words = _("{number} {lesson}").format(number=LESSONS.index(lesson) + 1, lesson=_(lesson.title))
    if known:
        words = _("{lesson}, scene {number}").format(
            lesson=words, number=lesson.scenes.index(scene) + 1
        )
    return inside(link_to(lesson.path, scene if known else None), words)


def _dialog(term: Term) -> str:
    name = html.escape(_(term.name))
    close = html.escape(_("Close"))
    return (
        f'<dialog class="help term" data-term="{term.key}" aria-label="{name}">'
        f"<p>{_names(term)}</p>{_meaning(term)}<p>{where(term.lesson, term.scene)}</p>"
        f'<form method="dialog"><button>{close}</button></form></dialog>'
    )


def _item(term: Term) -> str:
    link = where(term.lesson, term.scene)
    return f"<div><dt>{_names(term)}</dt><dd>{_meaning(term)}{link}</dd></div>"


def _names(term: Term) -> str:
    (own, first), (other, second) = in_both(term.name, current_language())
    rest = "" if first == second else f' <span lang="{other}">{html.escape(second)}</span>'
    return f'<b lang="{own}">{html.escape(first)}</b>{rest}'


def _meaning(term: Term) -> str:
    said = in_both(term.meaning, current_language())
    return "".join(f'<p lang="{code}">{html.escape(unbroken(words))}</p>' for code, words in said)


def unbroken(words: str) -> str:
    """Return words in which a Korean particle stays on the line of the sign before it.

    Examples
    --------
    >>> unbroken("0부터 ∞까지").encode("ascii", "namereplace").count(b"WORD JOINER")
    1
    """
    return PARTED.sub(WORD_JOINER, words)


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Draw a table of cells that are HTML."""
    heads = "".join(f'<th scope="col">{html.escape(name)}</th>' for name in head)
    lines = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    st.html(f'<table class="symbols"><thead><tr>{heads}</tr></thead><tbody>{lines}</tbody></table>')
