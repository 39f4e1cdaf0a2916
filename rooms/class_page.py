"""The teacher's page: opens a class, shows the way into it, and leads it from a second screen."""

import html
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import streamlit as st

from rooms.words import desk_words, problem_words
from ui.assets import asset_url, base_path
from ui.catalog import CLASS_TITLE, Lesson
from ui.language import _
from ui.layout import page_head
from ui.links import inside, link_to
from ui.scenes import Scene
from ui.state import kept
from ui.teacher.bar import public_server
from ui.teacher.script import Step
from ui.teacher.sheet import script_of

KEY = "class_room"
HTML = "<div data-class></div>"
# Small on purpose: this text travels with every update, the module that it names only once.
JS = """
let classroom;
export default function (component) {{
  classroom ??= import(new URL("{module}", location.origin));
  classroom.then((module) => module.mount(component));
}}
"""


@dataclass(frozen=True)
class Stop:
    """A lesson that a class can be led to: with its scenes, and the steps of its script."""

    lesson: Lesson
    scenes: Sequence[Scene] = ()
    script: Sequence[Step] = ()


@dataclass
class Notes:
    """The lesson whose notes are shown: the one at which the class is."""

    lesson: str = ""


def class_page(stops: Sequence[Stop]) -> None:
    """Draw the page; where the class is the browser knows, and asks for the notes on it."""
    page_head(_(CLASS_TITLE), _("The whole class follows your hand"))
    component = st.components.v2.component(
        KEY, html=HTML, js=JS.format(module=asset_url("rooms/class.js")), isolate_styles=False
    )
    by_path = {stop.lesson.path: stop for stop in stops}
    data = {
        "lessons": [_told(stop) for stop in stops],
        "server": public_server(),
        "base": base_path(),
        "words": _words(),
    }
    work, notes = st.columns([7, 4], gap="large")
    with work:
        component(key=KEY, data=data, on_lesson_change=lambda: _take_lesson(by_path))
    with notes:
        _notes(by_path.get(kept(Notes).lesson))
    with st.container(key="page_foot"):
        st.html(inside(link_to(""), _("Home")))


def _told(stop: Stop) -> dict[str, Any]:
    scenes = [{"key": scene.key, "name": _(scene.name)} for scene in stop.scenes]
    return {"path": stop.lesson.path, "title": _(stop.lesson.title), "scenes": scenes}


def _take_lesson(known: Mapping[str, Stop]) -> None:
    asked = st.session_state.get(KEY, {}).get("lesson")
    kept(Notes).lesson = asked if isinstance(asked, str) and asked in known else ""


def _notes(stop: Stop | None) -> None:
    """Draw what the teacher's sheet says on the lesson; its links move the class (class.js)."""
    with st.container(key="class_notes"):
        if stop is None:
            words = _(
                "Once the class is in a lesson, its script stands here: what to say, and links "
                "that take the class along."
            )
            st.html(f'<div class="to-come"><p>{html.escape(words)}</p></div>')
        elif stop.script:
            st.markdown(script_of(stop.lesson, stop.scenes, stop.script))


def _words() -> dict[str, Any]:
    return {
        "lead": _(
            "Open a class and show its code. Your students scan it, or type it on the home page. "
            "Then open a lesson: their pages go along, and every chart moves with your hand. "
            "Nobody needs an account, and no names are asked."
        ),
        "open": _("Open a class"),
        "noRight": _("Another device leads this class. Scan its link for a second device there."),
        "refused": _("This link gives no right to lead; it may be of a class that has ended."),
        "over": _("The class has ended."),
        "join": _("Join the class"),
        "code": _("Code"),
        "server": _("Address that students reach"),
        "large": _("Show large"),
        "second": _("Lead from a second device"),
        "secondWords": _("Whoever opens this link leads the class. Do not show it to students."),
        "loopback": _(
            "Only this computer reaches this address. Start with make class, or write the address "
            "of this computer in the school's network."
        ),
        "noServer": _("Write an address such as 192.168.0.7:8501."),
        "close": _("Close"),
        "desk": _("The class"),
        "way": _("Where you are"),
        "nowhere": _("Open a lesson in another tab or window: the class follows it."),
        "home": _("Home"),
        "back": _("Previous scene"),
        "next": _("Next scene"),
        "minutes": _("minutes"),
        "startTimer": _("Start"),
        "pauseTimer": _("Pause"),
        "timeOver": _("Time is up"),
        "end": _("End the class"),
        "endWords": _("For everyone the class is over, and what was answered is deleted."),
        "csv": _("Save the answers first (CSV)"),
        "endNow": _("End it now"),
        "cancel": _("Go on"),
        "problems": problem_words(),
        **desk_words(),
    }
