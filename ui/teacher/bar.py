"""Mounts the teacher's bar in a Streamlit page: what a class needs beside the scenes.

The bar itself stands above the page, so that nothing moves when it is opened; what it hides is
written into the address by the server, and all the rest is a matter of the browser.
"""

from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass

import streamlit as st

from ui.address import note_lasting, touched
from ui.assets import asset_url, base_path
from ui.language import _
from ui.view import ANSWERS, HIDE, READOUTS, hidden_names

KEY = "teacher_bar"
HTML = "<div data-teacher></div>"
# Small on purpose: this text travels with every update, the module that it names only once.
JS = """
let bar;
export default function (component) {{
  bar ??= import(new URL("{module}", location.origin));
  bar.then((module) => module.mount(component));
}}
"""
THIS_COMPUTER = "localhost"


@dataclass(frozen=True)
class Hideable:
    """Something that can be hidden: its name in ``hide``, and its words.

    A control is named by its label on the page.
    """

    name: str
    words: str = ""


def teacher_bar(
    controls: Sequence[str] = (), scenes: Sequence[Hideable] = (), *, sheet: bool = False
) -> None:
    """Mount the bar of a page: with the controls that it shows and the scenes of its lesson.

    ``sheet`` tells whether the page has a teacher's sheet.
    """
    component = st.components.v2.component(
        KEY, html=HTML, js=JS.format(module=asset_url("teacher/bar.js")), isolate_styles=False
    )
    whole = [Hideable(READOUTS, _("Live numbers")), Hideable(ANSWERS, _("Answers and why"))]
    component(
        key=KEY,
        data={
            "hidden": hidden_names(),
            "whole": [asdict(one) for one in whole],
            "controls": [asdict(Hideable(key)) for key in controls],
            "scenes": [asdict(one) for one in scenes],
            "sheet": sheet,
            "server": public_server(),
            "base": base_path(),
            "words": _words(),
        },
        on_hide_change=lambda: _hide([one.name for one in (*whole, *scenes)] + [*controls]),
    )


def public_server() -> str:
    """Return the address at which others reach this server, where it has been told.

    ``make class`` tells it; so can STREAMLIT_BROWSER_SERVER_ADDRESS.
    """
    host = str(st.get_option("browser.serverAddress") or THIS_COMPUTER)
    if host == THIS_COMPUTER:
        return ""
    return f"http://{host}:{st.get_option('server.port')}{base_path()}"


def _hide(offered: Sequence[str]) -> None:
    """Take what is to be hidden from now on, on every page: what is offered, or hidden already."""
    names = asked_names(st.session_state.get(KEY, {}).get("hide"), {*offered, *hidden_names()})
    if names is not None:
        touched()
        note_lasting(HIDE, ",".join(names) or None)


def asked_names(sent: object, offered: Collection[str]) -> list[str] | None:
    """Return the names to hide that the browser sends, among those offered; None if it sends none.

    Anybody can send anything.
    """
    match sent:
        case {"names": list(names)}:
            asked = dict.fromkeys(one for one in names if isinstance(one, str))
            return [one for one in asked if one in offered]
    return None


def _words() -> dict[str, str]:
    return {
        "title": _("Teacher's bar"),
        "close": _("Close"),
        "fullscreen": _("Fullscreen"),
        "projector": _("Projector"),
        "sheet": _("Teacher's sheet"),
        "timer": _("Timer"),
        "minutes": _("minutes"),
        "start": _("Start"),
        "pause": _("Pause"),
        "reset": _("Reset"),
        "over": _("Time is up"),
        "hide": _("Hide from the class"),
        "controls": _("Controls"),
        "scenes": _("Scenes"),
        "share": _("Share this view"),
        "server": _("Address that students reach"),
        "link": _("Link"),
        "copy": _("Copy"),
        "copied": _("Copied."),
        "code": _("Show QR code"),
        "here": _(
            "Only this computer reaches this address. Start with make class, or write the address "
            "of this computer in the school's network."
        ),
        "noServer": _("Write an address such as 192.168.0.7:8501."),
        "noAnswer": _("The link could not be made; try again."),
        "long": _(
            "The link has {count} characters; a code for phones holds {longest}. The code leads to "
            "the same place with fewer settings: {leads}"
        ),
    }
