"""Mounts the strip of scenes in a Streamlit page."""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from typing import Literal

import streamlit as st

from ui.assets import asset_url

KEY = "scene_strip"
HTML = '<nav data-scenes class="strip"></nav>'
# Small on purpose: this text travels with every update, the module that it names only once.
JS = """
let strip;
export default function (component) {{
  strip ??= import(new URL("{module}", location.origin));
  strip.then((module) => module.mount(component));
}}
"""


@dataclass(frozen=True)
class Stop:
    """A scene in the strip: its key, its short name, and whether it goes deeper.

    ``done`` is how it is marked, where that is not whether the reader has gone on from it.
    """

    key: str
    name: str
    deeper: bool = False
    done: Literal["true", "false", "wrong"] | None = None


def strip(
    lesson: str, stops: Sequence[Stop], here: str, label: str, turn: Callable[[str], None]
) -> None:
    """Draw the scenes of a lesson in order; ``turn`` is called with the one that is chosen."""
    component = st.components.v2.component(
        "scene_strip",
        html=HTML,
        js=JS.format(module=asset_url("deck/strip.js")),
        isolate_styles=False,
    )
    keys = {stop.key for stop in stops}

    def turned() -> None:
        chosen = st.session_state.get(KEY, {}).get("turn")
        if isinstance(chosen, str) and chosen in keys:
            turn(chosen)

    component(
        key=KEY,
        data={
            "lesson": lesson,
            "here": here,
            "label": label,
            "stops": [asdict(stop) for stop in stops],
        },
        on_turn_change=turned,
    )
