"""What the three scales say."""

import streamlit as st

from ui.language import _
from ui.layout import section


def meaning() -> None:
    with section("meaning", _("Three scales for one belief")):
        columns = st.columns(3, gap="medium")
        columns[0].markdown(
            _(
                "**Probability** runs from 0 to 1. It says how large a share of all cases an event "
                "takes. A bent coin that shows heads in 3 of 10 flips has $p = 0.3$."
            )
        )
        columns[1].markdown(
            _(
                "**Odds** run from 0 to ∞. They weigh an event against its opposite, "
                "$p/(1-p)$. Even chances are **odds of 1**, not 0: everything less likely than "
                "not is squeezed between 0 and 1, everything more likely stretches from 1 to ∞."
            )
        )
        columns[2].markdown(
            _(
                "**Logit** (log-odds) runs from −∞ to ∞ and is 0 at even chances. An event and its "
                "opposite lie equally far from 0. This is the scale on which a machine adds up "
                "evidence."
            )
        )
