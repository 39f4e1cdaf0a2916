"""The field on the home page that leads into a class, and the way to open one."""

import streamlit as st

from rooms.presence import belongs_to_room
from rooms.words import problem_words
from ui.assets import asset_url
from ui.language import _

KEY = "join_room"
HTML = """
<div data-join class="room-join">
  <form><label for="join-code"></label>
    <input id="join-code" name="code" maxlength="20" autocomplete="off" autocapitalize="characters"
      spellcheck="false" required><button></button><a></a></form>
  <p role="status"></p>
</div>
"""
# Small on purpose: this text travels with every update, the module that it names only once.
JS = """
let join;
export default function (component) {{
  join ??= import(new URL("{module}", location.origin));
  join.then((module) => module.mount(component));
}}
"""


def join_field() -> None:
    """Draw the field for the code of a class, where the page belongs to none yet."""
    if belongs_to_room():
        return
    component = st.components.v2.component(
        KEY, html=HTML, js=JS.format(module=asset_url("rooms/join.js")), isolate_styles=False
    )
    words = {
        "label": _("Class code"),
        "join": _("Join"),
        "open": _("For teachers: open a class"),
        "malformed": _("A code has six letters and digits, such as K7M2QX."),
        "problems": problem_words(),
    }
    with st.container(key="section-class"):
        component(key=KEY, data={"words": words})
