"""A table of the reader's own; what is in use of it stays until another good one, or its removal.

The browser itself refuses a file of more than ``server.maxUploadSize``, a little more than the rule
allows: such a file is never sent, so the sentence about it is there beforehand, and style.css shows
it.
"""

import hashlib
import html
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeGuard

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from files.csv_problems import CsvError
from files.decoding import MAX_BYTES
from files.table_choice import (
    MAX_CLASSES,
    MAX_ROWS,
    MIN_CLASSES,
    Chosen,
    Columns,
    choose,
    class_columns,
    number_columns,
    preselected,
)
from files.table_text import Table, read_table
from lessons.train.csv_problems import MEGABYTE, refusal
from lessons.train.experiment import Source
from lessons.train.table_words import preview, unnamed, what_was_done
from ui.address import touched
from ui.controls import rewrite_menu
from ui.language import _
from ui.state import kept, move_control

Choice = tuple[Columns, tuple[str, ...] | None]  # columns, and classes where others are wanted
X1, X2, LABEL, CLASSES = "csv_x1", "csv_x2", "csv_class", "csv_classes"


@dataclass
class InUse:
    """A table, the columns and classes that are wanted of it, and what was last made of it."""

    name: str
    digest: str
    table: Table
    wanted: Columns
    chosen: Chosen
    classes: tuple[str, ...] | None = None  # those that are wanted; None for the most frequent ones
    problem: CsvError | None = None  # why what is wanted now cannot be made

    @property
    def source(self) -> Source:
        """What there is to learn from."""
        dataset = self.chosen.dataset
        details = f"{self.digest} {self.chosen.columns} {dataset.classes}"
        return Source("file", dataset, details)


@dataclass
class OwnFile:
    """What the page keeps of the reader's files: of the last good one its table, not the file."""

    used: InUse | None = None
    seen: str | None = None  # identity of the one in the field, which has been read
    refused: CsvError | None = None
    emptied: int = 0  # how often the field has been emptied


def file_in_use() -> Source | None:
    """Return what the last good file holds, if there is one."""
    used = kept(OwnFile).used
    return used.source if used else None


def content_of_field() -> bytes | None:
    """Return the file that the field holds, if it holds one."""
    given = st.session_state.get(_field(kept(OwnFile)))
    # A file that another server was sent is none of this one's.
    return given.getvalue() if isinstance(given, UploadedFile) else None


def _field(file: OwnFile) -> str:
    return f"file_{file.emptied}"


def file_field() -> Source | None:
    """Draw the field for a file, and what is chosen of it; return what there is to learn from."""
    file = kept(OwnFile)
    given = st.file_uploader(
        _("Table with two columns of numbers and one of classes"), key=_field(file)
    )
    with st.container(key="file_not_sent"):
        st.html(f'<p role="alert">{html.escape(_not_sent())}</p>')
    # While a file replaces another one the field is empty for a moment: that removes nothing.
    if given is None:
        file.seen = file.refused = None
    elif given.file_id != file.seen:
        file.seen = given.file_id
        take(given.name, given.getvalue())
    if file.refused:
        st.error(refusal(file.refused))
    if file.used:
        _used(file.used)
    else:
        st.caption(_limits())
    if given is not None or file.used:
        st.button(_("Remove the file"), key="file_away", on_click=_remove)
    return file_in_use()


def _not_sent() -> str:
    return _(
        "The file is too large to be sent; it must have at most {size} MB. Leave out rows and "
        "columns that are not needed."
    ).format(size=MAX_BYTES // MEGABYTE)


def _limits() -> str:
    return _(
        "CSV or any table of text, up to {size} MB; of more than {rows} rows a sample is used, of "
        "more than {most} classes the most frequent ones."
    ).format(rows=f"{MAX_ROWS:,}", most=MAX_CLASSES, size=MAX_BYTES // MEGABYTE)


def take(name: str, content: bytes, choice: Choice | None = None) -> None:
    """Read a file, which is then in use; one that is refused leaves what there was.

    Of a file that was in use before, columns and classes are those that were chosen then.
    """
    file = kept(OwnFile)
    file.refused = None
    try:
        table = read_table(content, unnamed=unnamed())
        wanted, classes = choice if _fits(choice, table) else (preselected(table), None)
        chosen = choose(table, wanted, classes)
    except CsvError as problem:
        file.refused = problem
    else:
        digest = hashlib.sha256(content).hexdigest()
        file.used = InUse(name, digest, table, wanted, chosen, classes)
        for key, value in zip((X1, X2, LABEL), vars(wanted).values(), strict=True):
            move_control(key, value)
        st.session_state.pop(CLASSES, None)


def _fits(choice: Choice | None, table: Table) -> TypeGuard[Choice]:
    return choice is not None and {*vars(choice[0]).values()} <= {*range(len(table.names))}


def _used(used: InUse) -> None:
    """Draw what can be chosen of the table in use, and say what was done to it."""
    told = st.container()
    _choice(used)
    if used.problem:
        st.error(refusal(used.problem))
    st.html(preview(used.table, used.chosen))
    told.caption(what_was_done(used.name, used.table, used.chosen))
    st.caption(
        _(
            "Your file stays on this page alone: its link holds the settings, and opens the drawn "
            "points instead."
        )
    )


def _choice(used: InUse) -> None:
    """Draw what can be chosen of the table, and use it; what cannot be used changes nothing."""
    numbers, before = number_columns(used.table), used.wanted
    with st.container(horizontal=True, key="csv_columns"):
        used.wanted = Columns(
            _column(X1, _("x₁, across"), used, numbers, before.x1),
            _column(X2, _("x₂, up"), used, numbers, before.x2),
            _column(LABEL, _("Class"), used, class_columns(used.table), before.label),
        )
    if used.wanted != before:
        if used.wanted.label != before.label or used.problem:
            _forget_classes(used)
        _make(used)
    if used.chosen.columns == used.wanted and len(used.chosen.classes) > MAX_CLASSES:
        _class_choice(used)


def _make(used: InUse) -> None:
    """Make the data of what is wanted, or note why they cannot be made."""
    used.problem = None
    try:
        used.chosen = choose(used.table, used.wanted, used.classes)
    except CsvError as problem:
        used.problem = problem


def _forget_classes(used: InUse) -> None:
    used.classes = None
    st.session_state.pop(CLASSES, None)


def _column(key: str, label: str, used: InUse, options: Sequence[int], now: int) -> int:
    """Draw the choice of a column."""
    options = sorted({*options, now})
    if st.session_state.get(key) not in options:
        st.session_state[key] = now
    names = [used.table.names[i] for i in options]
    rewrite_menu(key, names)
    chosen = st.selectbox(
        label,
        options,
        index=options.index(st.session_state[key]),
        format_func=used.table.names.__getitem__,
        key=key,
        on_change=touched,
        filter_mode=None,
    )
    return int(chosen)


def _class_choice(used: InUse) -> None:
    """Draw the choice of classes where there are more than can be used at once."""
    known, state = used.chosen.classes, st.session_state
    if not set(state.get(CLASSES, [""])) <= set(known):
        state[CLASSES] = list(used.chosen.dataset.classes)
    picked = st.multiselect(
        _("Classes, {fewest} to {most}").format(fewest=MIN_CLASSES, most=MAX_CLASSES),
        known,
        default=state[CLASSES],
        key=CLASSES,
        max_selections=MAX_CLASSES,
        on_change=touched,
        placeholder=_("Choose"),
    )
    wanted = tuple(name for name in known if name in picked)
    if wanted != (used.classes or used.chosen.dataset.classes):
        used.classes = wanted
        _make(used)


def _remove() -> None:
    """Forget the file, and empty the field."""
    file = kept(OwnFile)
    file.used = file.seen = file.refused = None
    file.emptied += 1
