"""Why there is an exponential, and why a division by the sum: five lines, opened one by one."""

from dataclasses import dataclass

import streamlit as st

from ui.controls import drawn_above
from ui.language import _
from ui.state import kept


@dataclass
class Derived:
    """How many lines a reader has opened."""

    lines: int = 1

    def open(self, lines: int) -> None:
        self.lines = lines


def derivation_beside() -> None:
    """Show the lines that have been opened, each with its reason, in a narrow column."""
    steps, derived = _steps(), kept(Derived)
    with st.container(key="softmax_lines", gap="small"):
        for latex, reason in steps[: derived.lines]:
            st.markdown(f"$\\displaystyle {latex}$  \n{reason}")
    with st.container(horizontal=True):
        if derived.lines < len(steps):
            label = _("Next line ({shown} of {total})").format(
                shown=derived.lines, total=len(steps)
            )
            _button(label, "softmax_lines_next", derived, derived.lines + 1)
            _button(_("Show all"), "softmax_lines_all", derived, len(steps))
        else:
            _button(_("Start again"), "softmax_lines_again", derived, 1)


def _button(label: str, key: str, derived: Derived, lines: int) -> None:
    if not drawn_above(key):
        st.button(label, key=key, on_click=derived.open, args=(lines,))


def _steps() -> list[tuple[str, str]]:
    return [
        (
            r"\ln\frac{q_i}{q_j} = \frac{z_i - z_j}{T}",
            _("What we ask: log-odds are differences of scores, measured in units of T."),
        ),
        (
            r"\frac{q_i}{q_j} = \frac{e^{z_i/T}}{e^{z_j/T}}",
            _("exp undoes the logarithm: differences of scores become ratios of probabilities."),
        ),
        (
            r"q_i = c\,e^{z_i/T}",
            _("All the ratios come out right only if c is the same for every class."),
        ),
        (
            r"1 = c\sum_j e^{z_j/T}",
            _("The probabilities must sum to 1, which fixes c: one over the sum."),
        ),
        (
            r"q_i = \frac{e^{z_i/T}}{\sum_j e^{z_j/T}}",
            _("Softmax: the only formula that does both."),
        ),
    ]
