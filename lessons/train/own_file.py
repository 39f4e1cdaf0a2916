"""A CSV file of the reader's own; what it holds stays until another good one, or its removal.

The browser itself refuses a file of more than ``server.maxUploadSize``, a little more than the rule
allows: such a file is never sent, so the sentence about it is there beforehand, and style.css shows
it.
"""

import hashlib
import html

import streamlit as st

from files.csv_problems import CsvError
from files.tables import MAX_BYTES, MAX_CLASSES, MAX_ROWS, MIN_CLASSES, parse_csv
from lessons.train.csv_problems import refusal
from lessons.train.experiment import Source
from ui.language import _
from ui.parameters import literal

MEGABYTE = 2**20
IN_USE, SEEN, REFUSED = "_file_data", "_file_seen", "_file_refused"
EMPTIED = "_file_emptied"  # how often the field has been emptied


def own_file() -> Source | None:
    """Draw the field for a file; return the source of the last good one."""
    state = st.session_state
    given = st.file_uploader(
        _("CSV file: two columns of numbers, then the class"),
        key=f"file_{state.get(EMPTIED, 0)}",
    )
    with st.container(key="file_not_sent"):
        st.html(f'<p role="alert">{html.escape(_not_sent())}</p>')
    st.caption(_limits())
    # While a file replaces another one the field is empty for a moment: that removes nothing.
    if given is None:
        state.pop(SEEN, None)
        state.pop(REFUSED, None)
    elif given.file_id != state.get(SEEN):
        state[SEEN] = given.file_id
        _take(given.name, given.getvalue())
    if REFUSED in state:
        st.error(refusal(state[REFUSED]))
    if IN_USE in state:
        st.caption(_in_use())
    if given is not None or IN_USE in state:
        st.button(_("Remove the file"), key="file_away", on_click=_remove)
    if IN_USE not in state:
        return None
    _name, dataset, digest = state[IN_USE]
    return Source("file", dataset, digest)


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


def _in_use() -> str:
    name, dataset, _digest = st.session_state[IN_USE]
    return _(
        "In use: {name}, {count} points. Your file stays on this page alone: its link holds the "
        "settings, and opens the drawn points instead."
    ).format(name=literal(name), count=len(dataset.labels))


def _take(name: str, content: bytes) -> None:
    """Read a file, which is then in use; one that is refused leaves what there was."""
    state = st.session_state
    state.pop(REFUSED, None)
    try:
        state[IN_USE] = name, parse_csv(content), hashlib.sha256(content).hexdigest()
    except CsvError as problem:
        state[REFUSED] = problem


def _remove() -> None:
    """Forget the file, and empty the field."""
    state = st.session_state
    for name in (IN_USE, SEEN, REFUSED):
        state.pop(name, None)
    state[EMPTIED] = state.get(EMPTIED, 0) + 1
