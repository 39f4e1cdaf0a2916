"""Mounts what a page needs that belongs to a room, or leads one; other pages get nothing."""

from dataclasses import astuple, dataclass
from urllib.parse import parse_qsl

import streamlit as st

from rooms.codes import read_code
from rooms.requests import LEAD
from rooms.words import presence_words
from ui.address import lead_to, note_lasting, open_path, touched
from ui.assets import asset_url
from ui.questions import ClassQuestion
from ui.state import kept
from ui.view import LASTING, ROOM, current_room

KEY = "in_room"
LONGEST = 8_000  # characters of a place
HTML = "<div data-in-room></div>"
# Small on purpose: this text travels with every update, the module that it names only once.
JS = """
let presence;
export default function (component) {{
  presence ??= import(new URL("{module}", location.origin));
  presence.then((module) => module.mount(component));
}}
"""


@dataclass
class Belonged:
    """Whether this session has been one of a room: its cookies are those of its beginning."""

    once: bool = False


def presence() -> None:
    """Mount the words of rooms, and the way on which a room has this page go somewhere."""
    belonged = kept(Belonged)
    belonged.once |= belongs_to_room()
    if not belonged.once:
        return
    component = st.components.v2.component(
        KEY, html=HTML, js=JS.format(module=asset_url("rooms/presence.js")), isolate_styles=False
    )
    component(
        key=KEY,
        data={"words": presence_words(), "page": open_path(), "asked": _asked()},
        on_asked_change=_take_asked,
        on_go_change=_go,
        on_leave_change=_leave,
    )


def belongs_to_room() -> bool:
    """Tell whether the page names a room, or its browser came with the cookie of one that leads."""
    code, _, _ = str(st.context.cookies.get(LEAD, "")).partition(".")
    return current_room() is not None or read_code(code) is not None


def _asked() -> list[object] | None:
    """Return what this session takes the class to be asked, as asked.js compares it."""
    now = kept(ClassQuestion).round
    return [*astuple(now)] if now else None


def _take_asked() -> None:
    kept(ClassQuestion).take(st.session_state.get(KEY, {}).get("asked"))


def _go() -> None:
    asked = asked_place(st.session_state.get(KEY, {}).get("go"))
    if asked is not None:
        lead_to(asked)


def asked_place(sent: object) -> dict[str, str] | None:
    """Return the parameters of the place that a room leads to; anybody can send anything."""
    match sent:
        case {"query": str(query)} if len(query) <= LONGEST:
            pairs = parse_qsl(query, keep_blank_values=True)
            return {key: value for key, value in pairs if key not in LASTING}
    return None


def _leave() -> None:
    touched()
    note_lasting(ROOM.key, None)
