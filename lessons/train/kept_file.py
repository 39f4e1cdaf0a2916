"""Keeps the reader's table in the browser's tab: a session that lacks it has it handed back."""

import base64
import binascii
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from files.table_choice import Columns
from lessons.train.own_file import Choice, InUse, OwnFile, content_of_field, take
from lessons.train.session import training_session
from ui.address import lead_again
from ui.deck import Long, tab_memory
from ui.state import kept

NAME, TABLE = "own-table", "table"


@dataclass
class Back:
    """A table that the tab has handed back, until it is in use."""

    file: tuple[str, bytes, Choice] | None = None


def tell_file() -> None:
    """Let the tab hand back a table to a session that is new, and use it; for the page itself."""
    back, used = kept(Back), kept(OwnFile).used
    if back.file:
        (name, content, choice), back.file = back.file, None
        take(name, content, choice)
    tab_memory(NAME, {TABLE: _written(used)} if used else {}, take=_hand_back)


def keep_file() -> None:
    """Let the tab keep the table in use, or forget the one that was taken away."""
    file, content = kept(OwnFile), content_of_field()
    if file.used:
        there = content is not None and file.refused is None  # else the field holds another one
        long = Long(file.used.digest, lambda: _packed(content)) if there else None
        tab_memory(NAME, {TABLE: _written(file.used)}, part="field", long=long)
    elif file.emptied:
        tab_memory(NAME, {}, part="field", whole=True, long=Long(None, str))


def _packed(content: bytes | None) -> str:
    return base64.b64encode(content or b"").decode()


def _written(used: InUse) -> dict[str, Any]:
    """Return how the table in use is called, and what was last made of it."""
    chosen = used.chosen
    columns = [chosen.columns.x1, chosen.columns.x2, chosen.columns.label]
    classes = None if chosen.most_frequent else list(chosen.dataset.classes)
    return {"name": used.name, "columns": columns, "classes": classes}


def _hand_back(entries: Mapping[str, Any], long: str) -> None:
    """Take a table from the tab where there is none; the address then leads as it did without it.

    It is no other than a file that anybody may choose: what cannot be used of it is refused.
    """
    file = _read(entries.get(TABLE), long)
    if file and not kept(OwnFile).used:
        kept(Back).file = file
        training_session().forget()
        lead_again()


def _read(entry: object, long: str) -> tuple[str, bytes, Choice] | None:
    match entry:
        case {"name": str(name), "columns": [int(x1), int(x2), int(label)], "classes": classes}:
            try:
                content = base64.b64decode(long, validate=True)
            except binascii.Error:
                return None
            named = tuple(map(str, classes)) if isinstance(classes, list) else None
            return (name[:200], content, (Columns(x1, x2, label), named)) if content else None
    return None
