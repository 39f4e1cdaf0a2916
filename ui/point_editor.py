"""A small table of labelled points that the reader can change; what it holds is in the address."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import streamlit as st

from ui.address import note, put, times_led, touched, value_of
from ui.language import _
from ui.state import kept

Point = tuple[float, int]
LONGEST = 200  # characters that the address may hold


@dataclass(frozen=True)
class PointTable:
    """A table of up to ``most`` points with x from ``low`` to ``high`` and a label, 0 or 1.

    Its key is its parameter in the address, where a point is written ``x:label``.
    """

    key: str
    low: float
    high: float
    most: int
    default: str = ""

    def rule(self, text: str) -> str | None:
        """Return the rule that a text in the address breaks, or None where it holds points."""
        points = _points(text)
        if points is None:
            return _("points are needed, such as {example}").format(example="-1:0,0.5:1")
        if len(points) > self.most:
            return _("there may be at most {most} points").format(most=self.most)
        if not all(self.allows(point) for point in points):
            return _("x must lie between {low} and {high}, a label is 0 or 1").format(
                low=f"{self.low:g}", high=f"{self.high:g}"
            )
        return None

    def allows(self, point: Point) -> bool:
        """Tell whether a point lies within the range of the table."""
        return self.low <= point[0] <= self.high and point[1] in (0, 1)

    def forget(self) -> None:
        """Drop the reader's own points, so that those of the page come back."""
        kept(Editors).by_key.pop(self.key, None)
        put(self.key, None)

    def parse(self, text: str) -> str:
        """Return a text without fault as it is."""
        return text

    def write(self, value: str) -> str | None:
        """Return the text of the reader's own points; None for those of the page."""
        return value or None


def _points(text: str) -> list[Point] | None:
    try:
        pairs = [pair.split(":") for pair in text[: LONGEST + 1].split(",")]
        points = [(float(x), int(label)) for x, label in pairs]
    except ValueError:
        return None
    finite = all(math.isfinite(x) for x, _label in points)
    return points if finite and len(text) <= LONGEST else None


def _text(points: Sequence[Point]) -> str:
    return ",".join(f"{x:.12g}:{label}" for x, label in points)


def point_table(table: PointTable, points: Sequence[Point], names: tuple[str, str]) -> list[Point]:
    """Draw the table and return its points: of the address, else the reader's, else ``points``.

    ``names`` are the headings of x and label. Rows that hold no allowed point are left out, and
    the page says so.
    """
    editor = _editor(table, points)
    start = editor.start
    shown = st.data_editor(
        {"x": [x for x, _label in start], "label": [label for _x, label in start]},
        key=_widget(table),
        num_rows="dynamic",
        on_change=touched,
        hide_index=True,
        column_config=_columns(table, names),
    )
    found = _found(table, shown)
    text = _text(found)
    note(table.key, None if text == _text(points) else text or None)
    editor.found = found
    return found


def points_of(table: PointTable, points: Sequence[Point]) -> list[Point]:
    """Return the points of a table that is drawn elsewhere, or not at all."""
    editor = kept(Editors).by_key.get(table.key)
    if editor is not None and editor.found is not None and editor.led == times_led():
        return editor.found
    return _points(value_of(table)) or list(points)


@dataclass
class Editor:
    """The points that an editor began with, and how often the address had led by then.

    ``found`` are those that it holds, once it has been drawn.
    """

    start: list[Point]
    led: int
    found: list[Point] | None = None


@dataclass
class Editors:
    """By the key of its table, the editor that is drawn; ``begun`` counts all that ever were."""

    by_key: dict[str, Editor] = field(default_factory=dict)
    begun: int = 0


def _widget(table: PointTable) -> str:
    return f"{table.key}_table_{kept(Editors).begun}"


def _editor(table: PointTable, points: Sequence[Point]) -> Editor:
    """Return the editor of a table: another one after another page or address."""
    editors = kept(Editors)
    editor = editors.by_key.get(table.key)
    if editor is None or editor.led != times_led() or _widget(table) not in st.session_state:
        editor = Editor(points_of(table, points), times_led())
        editors.by_key[table.key] = editor
        editors.begun += 1
    return editor


def _columns(table: PointTable, names: tuple[str, str]) -> dict[str, Any]:
    number, select = st.column_config.NumberColumn, st.column_config.SelectboxColumn
    return {
        "x": number(names[0], min_value=table.low, max_value=table.high, step=0.01, required=True),
        "label": select(names[1], options=[0, 1], required=True),
    }


def _found(table: PointTable, shown: dict[str, Any]) -> list[Point]:
    rows = list(zip(shown["x"], shown["label"], strict=True))
    # An empty cell is None or NaN, and neither lies within the range.
    filled = [(float(x), label) for x, label in rows if x is not None]
    allowed = [(x, int(label)) for x, label in filled if table.allows((x, label))]
    if len(allowed) < len(rows):
        st.caption(
            _("A row without a label, or with x outside {low} to {high}, is left out.").format(
                low=f"{table.low:g}", high=f"{table.high:g}"
            )
        )
    if len(allowed) > table.most:
        st.caption(_("Only the first {most} points are used.").format(most=table.most))
    return allowed[: table.most]
