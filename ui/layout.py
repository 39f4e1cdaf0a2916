"""The frame of a page: question above, lesson in the middle, way through the course below."""

import html
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from ui.address import address_of, open_page
from ui.catalog import HOME, LESSONS, Lesson, ready_lessons
from ui.language import _
from ui.parameters import Parameter
from ui.state import kept
from ui.teacher.bar import teacher_bar
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
        view_switches(of_lesson=False)
        help_button()
    teacher_bar([one.key for one in controls])
    tell(notices)


def tell(notices: Sequence[str]) -> None:
    """Say what of the address is not used."""
    if notices:
        st.warning("  \n".join(notices))


def help_button() -> None:
    """Draw the buttons of the bar (bar.js) and of all keys, and what shows these (keys.js)."""
    rows = "".join(f"<dt>{_caps(keys)}</dt><dd>{html.escape(text)}</dd>" for keys, text in _keys())
    keys, close = html.escape(_("Keys")), html.escape(_("Close"))
    bar = html.escape(_("Teacher's bar"))
    st.html(
        f'<button type="button" class="help-button" data-teacher-bar aria-label="{bar}" '
        f'title="{bar} (b)" aria-expanded="false">☰</button> '
        f'<button type="button" class="help-button" data-help aria-label="{keys}">?</button>'
        f'<dialog class="help" aria-label="{keys}"><dl>{rows}</dl>'
        f'<form method="dialog"><button>{close}</button></form></dialog>',
        width="content",
    )


def save_summary(lesson: Lesson) -> None:
    """Draw the button that saves what the box around it says as a page of its own (summary.js)."""
    title, way, words = (
        html.escape(text)
        for text in (_(lesson.question), _("The lesson:"), _("Save this summary as a page"))
    )
    st.html(
        f'<button type="button" class="help-button" data-save-summary="{lesson.path}" '
        f'data-title="{title}" data-way="{way}">{words}</button>'
    )


def _caps(keys: Sequence[str]) -> str:
    return " ".join(f"<kbd>{html.escape(key)}</kbd>" for key in keys)


def _keys() -> list[tuple[tuple[str, ...], str]]:
    return [
        (("PageDown", "PageUp"), _("next and previous scene, wherever the focus is")),
        (("Shift →", "Shift ←"), _("the same, where no slider has the focus")),
        (("→", "←"), _("move a slider by one step")),
        (("f",), _("fullscreen")),
        (("t",), _("projector view on and off")),
        (("b",), _("the teacher's bar: timer, what to hide, link and QR code")),
        (("?",), _("this list")),
    ]


def workbench() -> tuple[DeltaGenerator, DeltaGenerator]:
    """Return the place for the controls and, beside it, the wider one for the chart they move."""
    controls, chart = st.columns([1, 3], gap="medium")
    return controls, chart


def section(name: str, title: str) -> DeltaGenerator:
    """Return a titled part of a page, which ``hide=name`` in the address takes away."""
    part = st.container(key=f"section-{name}")
    part.header(title)
    return part


@dataclass(frozen=True)
class Way:
    """A way to another scene of the lesson: its name, and what turns to it."""

    name: str
    turn: Callable[[], None]


@dataclass
class Leaving:
    """Which way the reader leaves the lesson, if any: the buttons that say so also turn scenes."""

    step: int = 0

    def begin(self, step: int) -> None:
        self.step = step


@contextmanager
def head_row(title: str) -> Iterator[None]:
    """Draw the first row of a lesson: its title, what is put into it, and the switches."""
    with st.container(horizontal=True, vertical_alignment="center", key="page_head"):
        st.html(f'<p class="eyebrow">{html.escape(title)}</p>', width="content")
        yield
        view_switches(of_lesson=True)
        help_button()


def page_foot(lesson: Lesson | None) -> None:
    """Draw the way to the previous and the next page."""
    st.divider()
    deck_foot(lesson, [None, None])


def deck_foot(lesson: Lesson | None, ways: Sequence[Way | None]) -> None:
    """Draw the way back and the way on, within the lesson where there is one, else to another."""
    with st.container(horizontal=True, key="page_foot"):
        for step, name, way in zip((-1, 1), ("back", "next"), ways, strict=True):
            if way is not None:
                st.button(_arrow(way.name, step), key=f"way_{name}", on_click=way.turn)
            else:
                _to_lesson(lesson, step, name)


def _to_lesson(lesson: Lesson | None, step: int, name: str) -> None:
    stops = (None, *ready_lessons())
    place = stops.index(lesson) + step
    if not 0 <= place < len(stops):
        return
    target = stops[place]
    title, file, path = (
        (_(target.title), target.file, target.path) if target else (_("Home"), HOME, "")
    )
    leaving = kept(Leaving)
    st.button(_arrow(title, step), key=f"way_{name}", on_click=leaving.begin, args=(step,))
    if leaving.step == step:
        leaving.step = 0
        scenes = target.scenes if target and target.scenes else (None,)
        st.switch_page(file, query_params=address_of(path, scenes[::step][0], scenes[0]))


def _arrow(name: str, step: int) -> str:
    return f"← {name}" if step < 0 else f"{name} →"
