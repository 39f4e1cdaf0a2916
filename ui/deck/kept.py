"""Mounts in the home page what of the course has been done, as the browser alone knows it."""

from collections.abc import Sequence

import streamlit as st

from ui.assets import asset_url
from ui.catalog import Lesson
from ui.language import _

KEY = "course_progress"
HTML = "<section data-progress></section>"
# Small on purpose: this text travels with every update, the module that it names only once.
JS = """
let kept;
export default function (component) {{
  kept ??= import(new URL("{module}", location.origin));
  kept.then((module) => module.mount(component));
}}
"""


def progress(lessons: Sequence[Lesson]) -> None:
    """Draw how many scenes have been done, the reader's consent to keep that, and a way to forget.

    Nothing of it comes to the server.
    """
    component = st.components.v2.component(
        KEY, html=HTML, js=JS.format(module=asset_url("deck/kept.js")), isolate_styles=False
    )
    component(
        key=KEY,
        data={
            "lessons": [
                {"path": lesson.path, "scenes": lesson.scenes}
                for lesson in lessons
                if lesson.scenes
            ],
            "words": {
                "title": _("Your progress"),
                "done": _("{count} of {all} scenes done."),
                "keep": _("Keep my progress in this browser"),
                "forget": _("Forget it"),
            },
        },
    )
