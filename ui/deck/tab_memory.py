"""What the browser's tab remembers for a page: a text, sent again to a session that is new."""

from collections.abc import Callable

import streamlit as st

from ui.assets import asset_url

KEY = "tab_memory"
LONGEST = 100_000  # characters that are taken from a browser
# Small on purpose: this text travels with every update, the module that it names only once.
JS = """
let memory;
export default function (component) {{
  memory ??= import(new URL("{module}", location.origin));
  memory.then((module) => module.mount(component));
}}
"""


def tab_memory(
    name: str, text: str, *, session: str, take: Callable[[str], None], stage: str
) -> None:
    """Have the tab remember a text, and take what it remembers where the session is new.

    Parameters
    ----------
    name : str
        What the text is kept under; it leaves the tab only for this app, and goes with the tab.
    text : str
        What is to be remembered.
    session : str
        Names the session; a new one is told what the tab remembers.
    take : callable
        Called with the text that was remembered, before the page is run with it.
    stage : str
        Names where the reader is within the screen; what has this name in ``data-stage`` gets the
        focus once the stage is another one.
    """
    component = st.components.v2.component(
        KEY,
        html="<div data-tab-memory hidden></div>",
        js=JS.format(module=asset_url("deck/memory.js")),
        isolate_styles=False,
    )

    def found() -> None:
        sent = st.session_state.get(KEY, {}).get("found")
        take(sent[:LONGEST] if isinstance(sent, str) else "")

    component(
        key=KEY,
        data={"name": name, "text": text, "session": session, "stage": stage},
        on_found_change=found,
    )
