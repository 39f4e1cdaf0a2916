"""The course as one picture: a road of stops, each with its sign, its title and its question."""

import html
from collections.abc import Sequence

import streamlit as st

from ui.catalog import Lesson
from ui.language import _


def road(lessons: Sequence[Lesson]) -> None:
    """Draw the stops in course order; one that is not built yet is shown as coming."""
    with st.container(key="road"):
        for number, lesson in enumerate(lessons, start=1):
            with st.container(key=f"stop-{lesson.path}"):
                kind = "ready" if lesson.ready else "coming"
                sign = f'<span class="{kind}" lang="en">{html.escape(lesson.symbol)}</span>'
                st.html(f'<p class="signpost">{sign}</p>')
                title, coming = f"{number} {_(lesson.title)}", _("coming")
                if lesson.ready:
                    st.page_link(lesson.file, label=f"**{title}**")
                else:
                    st.markdown(f"**{title}** :gray-badge[{coming}]")
                st.markdown(_(lesson.question))
