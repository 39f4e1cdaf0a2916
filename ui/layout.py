"""The frame of a page: question above, lesson in the middle, way through the course below."""

import html
from collections.abc import Sequence
from pathlib import Path

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from ui.address import lasting_parameters, open_page
from ui.catalog import HOME, LESSONS, Lesson, ready_lessons
from ui.language import _
from ui.parameters import Parameter
from ui.view import global_controls, hiding_style, root_script, view_switches


def dress_page() -> None:
    """Hide what a teacher has hidden; tell the browser the language and the view of the page."""
    st.html(f"<style>{hiding_style()}</style>")
    st.html(root_script(), unsafe_allow_javascript=True)


def lesson_at(path: str) -> Lesson:
    """Return the lesson with an address."""
    return next(lesson for lesson in LESSONS if lesson.path == path)


def page_head(title: str, question: str, controls: Sequence[Parameter] = ()) -> None:
    """Draw title, question and switches, and say what of the address was ignored."""
    notices = open_page(global_controls(), controls)
    with st.container(horizontal=True, vertical_alignment="center", key="page_head"):
        st.html(
            f'<hgroup><p class="eyebrow">{html.escape(title)}</p>'
            f"<h1>{html.escape(question)}</h1></hgroup>"
        )
        view_switches()
    if notices:
        st.warning("  \n".join(notices))


def workbench() -> tuple[DeltaGenerator, DeltaGenerator]:
    """Return the place for the controls and, beside it, the wider one for the chart they move."""
    controls, chart = st.columns([1, 3], gap="medium")
    return controls, chart


def section(name: str, title: str) -> DeltaGenerator:
    """Return a titled part of a page, which ``hide=name`` in the address takes away."""
    part = st.container(key=f"section-{name}")
    part.header(title)
    return part


def page_foot(lesson: Lesson | None) -> None:
    """Draw the way to the previous and the next page, by click or by Shift and an arrow key."""
    files = [HOME, *(one.file for one in ready_lessons())]
    names = [_("Home"), *(_(one.title) for one in ready_lessons())]
    here = files.index(lesson.file if lesson else HOME)
    st.divider()
    with st.container(horizontal=True, key="page_foot"):
        if here > 0:
            _way("← " + names[here - 1], files[here - 1], "Shift+Left")
        if here + 1 < len(files):
            _way(names[here + 1] + " →", files[here + 1], "Shift+Right")


def _way(label: str, target: Path, shortcut: str) -> None:
    if st.button(label, key=f"way_{shortcut.lower().replace('+', '_')}", shortcut=shortcut):
        # What belongs to no page goes along; the settings of this page stay behind.
        st.switch_page(target, query_params=dict(lasting_parameters()))
