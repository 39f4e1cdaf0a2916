"""Derivations that are read one line at a time."""

from collections.abc import Sequence

import streamlit as st

from ui.glossary import explained, one_place
from ui.language import _
from ui.questions import Question, draw_question, settled
from ui.run_queue import fragment
from ui.view import current_view


@fragment
def derivation(
    key: str, steps: Sequence[tuple[str, str]], *, ask: Question | None = None, after: int = 0
) -> None:
    """Show steps of a derivation, each a LaTeX line and the reason for it, as far as asked for.

    ``steps`` must not be empty. How far the reader has come is remembered for the session. A
    question may be asked ``after`` so many lines, before the next one answers it.
    """
    whole = current_view() == "all"  # to be read, or printed
    shown = len(steps) if whole else st.session_state.setdefault(key, 1)
    asking = ask if ask is not None and not settled(ask) and shown >= after else None
    shown = after if asking else shown
    say = st.markdown if asking else explained  # an entry may hold what is asked
    with one_place():
        for number, (latex, reason) in enumerate(steps[:shown], start=1):
            line, why = st.columns([3, 2], vertical_alignment="center")
            line.latex(latex)
            with why:
                say(f"**{number}.** {reason}")
    if asking:
        draw_question(asking)
        return
    if whole:
        return
    with st.container(horizontal=True):
        if shown < len(steps):
            st.button(
                _("Next line ({shown} of {total})").format(shown=shown, total=len(steps)),
                key=f"{key}_next",
                on_click=_show,
                args=(key, shown + 1),
            )
            st.button(_("Show all"), key=f"{key}_all", on_click=_show, args=(key, len(steps)))
        else:
            st.button(_("Start again"), key=f"{key}_again", on_click=_show, args=(key, 1))


def _show(key: str, lines: int) -> None:
    st.session_state[key] = lines
