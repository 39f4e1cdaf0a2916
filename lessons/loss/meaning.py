"""What the loss of one example means."""

import streamlit as st

from ui.language import _
from ui.layout import section


def meaning() -> None:
    with section("meaning", _("The price of a belief")):
        columns = st.columns(3, gap="medium")
        columns[0].markdown(
            _(
                "**The loss of one example** is the surprise at what turned out true: $-\\ln q$ if "
                "the label is 1, $-\\ln(1-q)$ if it is 0. Both in one line are the **binary "
                "cross-entropy** (BCE), $-y\\ln q - (1-y)\\ln(1-q)$."
            )
        )
        columns[1].markdown(
            _(
                "**The two ends.** Certain and right, $q \\to 1$, costs 0. Certain and wrong, "
                "$q \\to 0$, costs ∞: no number of right answers makes up for it. The squared "
                "error never charges more than ½."
            )
        )
        columns[2].markdown(
            _(
                "**From the score, not from q.** $\\text{softplus}(z) - y\\,z$ is the same number, "
                "and it stays right where $q$ has rounded to 0 or 1. Far on the wrong side it is "
                "almost $|z|$: a straight line."
            )
        )
