"""Points of the reader's own: a pen on the map, a table and a text, and the way back."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import streamlit as st

from charts import colors
from files.points_text import (
    LETTERS,
    MAX_COORDINATE,
    MAX_LETTERS,
    MAX_POINTS,
    PointsError,
    PointsProblem,
    add_points,
    format_points,
    move_points,
    parse_points,
    remove_points,
)
from lessons.train.charts.network import SIGNS
from lessons.train.session import training_session
from ui.address import touched, value_of
from ui.controls import choice, text_field
from ui.language import _
from ui.language import gettext_noop as message
from ui.parameters import Choice, Text, literal
from ui.state import kept

DRAWN = "a-2_-2a-3_1a-1_-3b2_2b3_0b1_3"
TABLE = "own_table"
EXAMPLE = "a-1.5_2b0_0.25"
MOST_BACK = 50  # changes that can be undone
SENTENCES: dict[PointsProblem, str] = {
    "none": message("there must be at least one point, such as {example}"),
    "form": message(
        "{value} is no point; a point is the letter of its class, x₁, an underscore and x₂, as in "
        "{example}"
    ),
    "letter": message("there is no class {value}; the classes are the small letters {letters}"),
    "decimals": message("{value} has more than two decimals; round it"),
    "outside": message("{value} lies outside the map; coordinates must lie within ±{edge}"),
    "too_many": message("there are {value} points; there may be at most {most}"),
}


class PointsText(Text):
    """The text of the points, of which each error has a sentence of its own."""

    def rule(self, text: str) -> str | None:
        """Return the rule that a text breaks, or None where it stands for points."""
        try:
            parse_points(text)
        except PointsError as problem:
            return _worded(problem)
        return None


def _worded(problem: PointsError) -> str:
    quoted = problem.value.startswith(("'", '"'))
    return _(SENTENCES[problem.kind]).format(
        value=literal(problem.value[1:-1]) if quoted else problem.value,
        example=literal(EXAMPLE),
        letters=", ".join(LETTERS),
        edge=f"{MAX_COORDINATE:g}",
        most=MAX_POINTS,
    )


LOOK = "look"  # at the numbers of a place, which leaves the points alone
PEN = Choice("pen", (*LETTERS, "move", "delete", LOOK), "a")
BRUSH = Choice("brush", ("1", "5", "10"), "1")
# With a letter to spare: a text that the field has cut off is refused, not taken for a whole one.
OWN = PointsText("own", DRAWN, parse_points, lambda: "", longest=MAX_LETTERS + 1)
CONTROLS = (OWN, PEN, BRUSH)
Rows = dict[str, list[Any]]


@dataclass
class OwnPoints:
    """What the page keeps of the reader's points beside their text."""

    now: str | None = None
    before: list[str] = field(default_factory=list)  # texts to go back to
    tables: int = 0  # how many tables have been begun
    rows: Rows = field(default_factory=dict)  # with which the present one began
    made: str | None = None  # the text of what it holds


def own_points() -> None:
    """Draw pen, brush, the way back, the table and the text of the points."""
    tools, session = st.container(), training_session()
    session.refusals = st.empty()
    folded = st.expander(_("The points as a table"), key=TABLE, on_change="rerun")
    if folded.open:
        with folded:
            _table()
    text_field(OWN, _("Points"))
    _remember(value_of(OWN))
    with tools:
        _tools()


def _tools() -> None:
    st.html(f"<style>{_signs_style()}</style>")
    pen = choice(
        PEN, _("Click on the map to"), [*LETTERS, _("move"), _("delete"), _("look inside")]
    )
    if pen == LOOK:
        st.caption(_("The place runs through the network; a click on it takes it away again."))
    choice(BRUSH, _("Points at a time"), BRUSH.options)
    with st.container(horizontal=True, key="own_back"):
        nothing = not kept(OwnPoints).before
        st.button(_("Undo"), key="own_undo", on_click=_undo, disabled=nothing)
        help = _("One point stays, since there is nothing to learn from none.")
        single = len(parse_points(value_of(OWN)).labels) == 1
        st.button(_("Clear"), key="own_clear", on_click=_clear, help=help, disabled=single)


def _signs_style() -> str:
    """Return the style that puts the sign of each class, in its colour, before its letter."""
    signs = zip(SIGNS.values(), colors.CLASSES, strict=True)
    return "".join(
        f'.st-key-{PEN.key} button:nth-of-type({i}) p::before{{content:"{sign} " / "";color:{hue}}}'
        for i, (sign, hue) in enumerate(signs, start=1)
    )


def _remember(text: str) -> None:
    """Note a text that has changed, so that the one before can be found again."""
    points = kept(OwnPoints)
    if points.now is not None and text != points.now:
        points.before = [*points.before, points.now][-MOST_BACK:]
    points.now = text


def _undo() -> None:
    points = kept(OwnPoints)
    if points.before:
        points.now = points.before.pop()
        _put(points.now)


def _clear() -> None:
    points = parse_points(value_of(OWN))
    first = replace(points, inputs=points.inputs[:1], labels=points.labels[:1])
    _put(format_points(first))


def _put(text: str) -> None:
    touched()
    st.session_state[OWN.key] = text


def _table() -> None:
    """Draw the points as a table, and take what is changed in it."""
    points, now = kept(OwnPoints), value_of(OWN)
    if points.made != now:  # else the table holds it already
        points.tables += 1
        points.rows, points.made = _rows(now), now
    shown = st.data_editor(
        points.rows,
        key=f"own_table_{points.tables}",
        num_rows="dynamic",
        hide_index=True,
        height=240,
        on_change=touched,
        column_config=_columns(),
    )
    rows = [*zip(*shown.values(), strict=True)]
    filled = [row for row in rows if all(_is_filled(cell) for cell in row)]
    if len(filled) < len(rows):
        st.caption(_("A row is used once it is complete."))
    text = "".join(f"{label}{_number(x)}_{_number(y)}" for x, y, label in filled)
    broken = OWN.rule(text)
    if broken:
        st.error(_("The table is not used: {rule}.").format(rule=broken))
    elif text != now:
        points.made = text
        st.session_state[OWN.key] = text


def _is_filled(cell: object) -> bool:
    return cell is not None and cell == cell  # NaN is not itself


def _number(value: float) -> str:
    return f"{round(value, 2) + 0.0:g}"  # adding 0 takes the sign from -0.0


def _rows(text: str) -> Rows:
    points = parse_points(text)
    x1, x2 = points.inputs.T.tolist()
    return {"x1": x1, "x2": x2, "class": [points.classes[label] for label in points.labels]}


def _columns() -> dict[str, Any]:
    edge = MAX_COORDINATE
    numbers = {
        key: st.column_config.NumberColumn(
            name, min_value=-edge, max_value=edge, step=0.01, required=True
        )
        for key, name in (("x1", "x₁"), ("x2", "x₂"))
    }
    classes = st.column_config.SelectboxColumn(_("class"), options=[*LETTERS], required=True)
    return {**numbers, "class": classes}


def drawn_on(start: Sequence[float], end: Sequence[float]) -> None:
    """Add, move or delete points of the reader's, as pen and brush say."""
    pen, count = value_of(PEN), int(value_of(BRUSH))
    points, session = parse_points(value_of(OWN)), training_session()
    session.refused = None
    try:
        if pen == "move":
            changed = move_points(points, start, end, count=count)
        elif pen == "delete":
            changed = remove_points(points, end, count=count)
        else:
            changed = add_points(points, start, end, label=LETTERS.index(pen), count=count)
    except ValueError:
        session.refused = _why_refused(pen, len(points.labels))
        return
    added = len(changed.labels) - len(points.labels)
    if pen in LETTERS and added < count:
        session.refused = _("Only {added} of {count} points: there may be at most {most}.").format(
            added=added, count=count, most=MAX_POINTS
        )
    st.session_state[OWN.key] = format_points(changed)


def _why_refused(pen: str, count: int) -> str:
    if pen == "delete":
        return _("The last point stays: there must be at least one.")
    if pen != "move" and count == MAX_POINTS:
        return _("No point is added: there may be at most {most}.").format(most=MAX_POINTS)
    return _("Points must lie within ±{edge}.").format(edge=f"{MAX_COORDINATE:g}")


def tell_refusal() -> None:
    """Say beside the pen, once, why it was refused; the next run takes it away again."""
    session = training_session()
    rule, session.refused = session.refused, None
    if place := session.refusals:
        if rule:
            place.error(rule)
        else:
            place.empty()
