"""What the likelihood says."""

import streamlit as st

from core.likelihood import log_likelihood, mean_surprisal
from ui.language import _
from ui.layout import section
from ui.numbers import format_number


def meaning() -> None:
    with section("meaning", _("What the likelihood says")):
        columns = st.columns(3, gap="medium")
        columns[0].markdown(
            _(
                "**Likelihood** turns the question round. The data are fixed, and every belief "
                "$\\pi$ is asked: how probable did you call what has happened? It is **not** the "
                "probability of $\\pi$: over all $\\pi$ it does not add up to 1."
            )
        )
        columns[1].markdown(
            _(
                "**Only the counts matter.** Independent flips multiply, so the order of the coins "
                "drops out: $\\pi^k(1-\\pi)^{n-k}$. Turn one coin and another back: the curves "
                "do not move. Without any data $L(\\pi) = 1$ for every $\\pi$: no belief is best."
            )
        )
        columns[2].markdown(
            _(
                "**The mean** of the surprise, $-\\frac1n \\ln L(\\pi)$, is the binary "
                "cross-entropy (BCE) of the data. For 3 heads in 10 flips at "
                "$\\pi = 0.3$: {log} = −10 × {mean}."
            ).format(
                log=format_number(log_likelihood(0.3, heads=3, flips=10), 6),
                mean=format_number(mean_surprisal(0.3, heads=3, flips=10), 6),
            )
        )
