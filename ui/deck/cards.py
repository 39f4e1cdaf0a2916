"""Mounts the stops of the course, as cards that lie over the road, in a Streamlit page."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass

import streamlit as st

from ui.assets import asset_url
from ui.language import _

HTML = '<nav data-cards><a class="go-on" data-inside="true"></a><ol></ol></nav>'
# Small on purpose: this text travels with every update, the module that it names only once.
JS = """
let cards;
export default function (component) {{
  cards ??= import(new URL("{module}", location.origin));
  cards.then((module) => module.mount(component));
}}
"""


@dataclass(frozen=True)
class Card:
    """A stop of the course; ``href`` is empty where its page does not exist yet.

    ``scenes`` are the keys of its scenes, ``at`` is the address of one, with a gap ``{scene}``.
    """

    path: str
    href: str
    number: int
    title: str
    question: str
    scenes: Sequence[str]
    at: str


def cards(stops: Sequence[Card]) -> None:
    """Draw the stops of the course in order; the browser ticks what has been done."""
    component = st.components.v2.component(
        "course_cards",
        html=HTML,
        js=JS.format(module=asset_url("deck/cards.js")),
        isolate_styles=False,
    )
    component(
        key="course_cards",
        data={
            "cards": [asdict(stop) for stop in stops],
            "label": _("Lessons of the course"),
            "begin": _("Begin: {lesson}"),
            "goOn": _("Go on: {lesson}, {scene}"),
            "goOnTo": _("Go on: {lesson}"),
            "nth": _("scene {number}"),
            "done": _("{count} of {scenes} scenes done"),
            "coming": _("coming"),
        },
    )
