"""Predict, then reveal: the reader commits to an answer before the page shows its own."""

import streamlit as st

from core.evaluation import grade
from ui.language import _
from ui.numbers import format_number
from ui.run_queue import fragment


@fragment
def challenge(
    key: str, question: str, expected: float, explanation: str, *, digits: int = 3
) -> None:
    """Ask for a number, mark it, and only then show the right one and why.

    ``expected`` comes from the core; an answer within one percent of it counts as right.
    """
    with st.container(border=True):
        st.markdown(question)
        with (
            st.form(key, border=False),
            st.container(horizontal=True, vertical_alignment="bottom"),
        ):
            answer = st.number_input(
                _("Your prediction"),
                value=None,
                format=f"%.{digits}f",
                key=f"{key}_answer",
                width=220,
            )
            asked = st.form_submit_button(_("Check"), key=f"{key}_check")
        if asked and answer is None:
            st.info(
                _("Write down a number first: a prediction, even a wrong one, is what teaches.")
            )
        elif answer is not None:
            _reveal(answer, expected, explanation, digits)


def _reveal(answer: float, expected: float, explanation: str, digits: int) -> None:
    result = grade(answer, expected)
    right = format_number(result.expected, digits)
    if result.correct:
        st.success(_("Right: {value}.").format(value=right))
    else:
        st.warning(_("Not quite: it is {value}.").format(value=right))
    st.markdown(explanation)
