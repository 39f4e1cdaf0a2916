"""What the browser's tab remembers, so that neither a reload nor a killed server loses it.

Every new session is told once what the tab remembers under a name; what is remembered is written as
soon as it is there. A page that finds a server again has itself run (memory.js).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

import streamlit as st

from ui.assets import asset_url
from ui.state import kept

LONGEST = 2**21  # characters of a long text that are taken from a browser
HTML = "<div data-kept></div>"
# Small on purpose: this text travels with every update, the module that it names only once.
JS = """
let memory;
export default function (component) {{
  memory ??= import(new URL("{module}", location.origin));
  memory.then((module) => module.mount(component));
}}
"""
Take = Callable[[Mapping[str, Any], str], None]


@dataclass(frozen=True)
class Long:
    """A long text beside the entries, of which the tab is sent the ``tag`` until it asks for it.

    ``text`` returns it, ``tag`` is None where there is none any more.
    """

    tag: str | None
    text: Callable[[], str]


@dataclass
class Memory:
    """What a session knows of the tab: the name it has for it, and the long texts it asks for."""

    session: str = field(default_factory=lambda: uuid4().hex)
    wanted: set[str] = field(default_factory=set)


def tab_memory(
    name: str,
    entries: Mapping[str, Any],
    *,
    take: Take | None = None,
    part: str = "page",
    whole: bool = False,
    long: Long | None = None,
    stage: str | None = None,
) -> None:
    """Have the tab remember entries, and take what it remembers where the session is new.

    Parameters
    ----------
    name : str
        What they are kept under.
    entries : mapping
        What is to be remembered, as JSON can hold it, beside what is remembered already.
    take : callable, optional
        Called with the entries of the tab and its long text, before the page is run with them. To
        be given by the page itself, once, and not by what is run without it.
    part : str
        What of the page this is called by; one that is run without the page has its own.
    whole : bool
        Whether these are all entries there are: others are forgotten.
    long : Long, optional
        A text that is too long to be sent with every run.
    stage : str, optional
        Names where the reader is within the screen; what has this name in ``data-stage`` gets the
        focus once the stage is another one.
    """
    memory, key = kept(Memory), f"kept-{name}-{part}"
    component = st.components.v2.component(
        "tab_memory",
        html=HTML,
        js=JS.format(module=asset_url("deck/memory.js")),
        isolate_styles=False,
    )

    def found() -> None:
        match st.session_state.get(key, {}).get("found"):
            case {"entries": dict(entries), "long": str(text)} if take and len(text) <= LONGEST:
                take(entries, text)

    def wanted() -> None:
        tag = st.session_state.get(key, {}).get("wanted")
        if long and tag == long.tag:
            memory.wanted.add(tag)

    sent = None
    if long:
        asked = long.tag in memory.wanted
        sent = {"tag": long.tag, "text": long.text() if asked else None}
        memory.wanted.discard(long.tag or "")
    component(
        key=key,
        data={
            "name": f"logit-lab:{name}",
            "entries": dict(entries),
            "whole": whole,
            "session": memory.session if take else None,
            "long": sent,
            "stage": stage,
        },
        on_found_change=found,
        on_wanted_change=wanted,
        on_back_change=_back,
    )


def _back() -> None:
    """Do nothing: that the page is run is what is wanted."""
