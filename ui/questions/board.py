"""Mounts the board on which a reader puts a point or draws a curve."""

from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

from ui.assets import asset_url
from ui.questions.axis import LEVELS

FAR = 10 * LEVELS  # beyond which no hand draws
HTML = (
    '<div class="board"><svg role="slider" tabindex="0"></svg>'
    '<div class="board-foot"><button type="button" data-board="check"></button>'
    '<button type="button" data-board="clear"></button><p class="board-how"></p>'
    '<p class="board-key"><span data-key="yours"></span><span data-key="truth"></span></p>'
    "</div></div>"
)
# Small on purpose: this text travels with every update, the module that it names only once.
JS = """
let board;
export default function (component) {{
  board ??= import(new URL("{module}", location.origin));
  return board.then((module) => module.mount(component));
}}
"""


def mount_board(key: str, data: Mapping[str, Any], take: Callable[[object], None]) -> None:
    """Draw a board; ``take`` is called with what the browser sends when an answer is checked."""
    component = st.components.v2.component(
        "question_board",
        html=HTML,
        js=JS.format(module=asset_url("questions/board.js")),
        isolate_styles=False,
    )
    mounted = f"{key}_board"
    component(
        key=mounted,
        data={"key": key, **data},
        on_answer_change=lambda: take(st.session_state.get(mounted, {}).get("answer")),
    )


def sent_stop(sent: object, count: int) -> int | None:
    """Return the place that was sent, one of so many; anybody can send anything."""
    match sent:
        case {"stop": int(stop)} if not isinstance(stop, bool) and 0 <= stop < count:
            return stop
    return None


def sent_place(sent: object, columns: int, rows: int) -> tuple[int, int] | None:
    """Return the place on a map that was sent, of so many columns and rows."""
    match sent:
        case {"place": [column, row]}:
            across, up = sent_stop({"stop": column}, columns), sent_stop({"stop": row}, rows)
            return None if across is None or up is None else (across, up)
    return None


def is_curve(levels: object, count: int) -> bool:
    """Tell whether something is a curve over so many columns, each with a level or without."""
    return isinstance(levels, list | tuple) and len(levels) == count and all(map(_is_level, levels))


def _is_level(one: object) -> bool:
    return one is None or (type(one) is int and abs(one) <= FAR)


def sent_curve(sent: object, count: int) -> tuple[int | None, ...] | None:
    """Return the curve that was sent, over so many columns."""
    match sent:
        case {"levels": levels} if is_curve(levels, count):
            return tuple(levels)
    return None
