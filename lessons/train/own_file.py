"""A CSV file of the reader's own; what it holds stays until another good one, or its removal.

The browser itself refuses a file of more than ``server.maxUploadSize``, a little more than the rule
allows: such a file is never sent, so the sentence about it is there beforehand, and style.css shows
it.
"""

import hashlib
import html
from dataclasses import dataclass

import streamlit as st

from files.csv_problems import CsvError
from files.tables import MAX_BYTES, MAX_CLASSES, MAX_ROWS, MIN_CLASSES, parse_csv
from lessons.train.csv_problems import refusal
from lessons.train.experiment import Source
from ui.language import _
from ui.parameters import literal
from ui.state import kept

MEGABYTE = 2**20


@dataclass
class OwnFile:
    """What the page keeps of the reader's files: of each what was read, and not the file."""

    name: str = ""
    source: Source | None = None  # what the last good one holds
    seen: str | None = None  # identity of the one in the field, which has been read
    refused: CsvError | None = None
    emptied: int = 0  # how often the field has been emptied


def file_in_use() -> Source | None:
    """Return what the last good file holds, if there is one."""
    return kept(OwnFile).source


def file_field() -> Source | None:
    """Draw the field for a file; return what the last good one holds."""
    file = kept(OwnFile)
    given = st.file_uploader(
        _("CSV file: two columns of numbers, then the class"), key=f"file_{file.emptied}"
    )
    with st.container(key="file_not_sent"):
        st.html(f'<p role="alert">{html.escape(_not_sent())}</p>')
    st.caption(_limits())
    # While a file replaces another one the field is empty for a moment: that removes nothing.
    if given is None:
        file.seen = file.refused = None
    elif given.file_id != file.seen:
        file.seen = given.file_id
        _take(given.name, given.getvalue())
    if file.refused:
        st.error(refusal(file.refused))
    if file.source:
        st.caption(_in_use(file.name, len(file.source.dataset.labels)))
    if given is not None or file.source:
        st.button(_("Remove the file"), key="file_away", on_click=_remove)
    return file.source


def _not_sent() -> str:
    return _(
        "The file is too large to be sent; it must have at most {size} MB. Leave out rows and "
        "columns that are not needed."
    ).format(size=MAX_BYTES // MEGABYTE)


def _limits() -> str:
    return _(
        "A first row of names, then at most {rows} rows of data; {fewest} to {most} classes; at "
        "most {size} MB."
    ).format(rows=f"{MAX_ROWS:,}", fewest=MIN_CLASSES, most=MAX_CLASSES, size=MAX_BYTES // MEGABYTE)


def _in_use(name: str, count: int) -> str:
    return _(
        "In use: {name}, {count} points. Your file stays on this page alone: its link holds the "
        "settings, and opens the drawn points instead."
    ).format(name=literal(name), count=count)


def _take(name: str, content: bytes) -> None:
    """Read a file, which is then in use; one that is refused leaves what there was."""
    file = kept(OwnFile)
    file.refused = None
    try:
        source = Source("file", parse_csv(content), hashlib.sha256(content).hexdigest())
    except CsvError as problem:
        file.refused = problem
    else:
        file.name, file.source = name, source


def _remove() -> None:
    """Forget the file, and empty the field."""
    file = kept(OwnFile)
    file.source = file.seen = file.refused = None
    file.emptied += 1
