"""Questions to be answered before the page shows its own answer."""

import streamlit as st

from core.binary import logit, logit_ladder, probability_from_odds
from ui.challenges import challenge
from ui.language import _
from ui.layout import section


def predictions() -> None:
    with section("predict", _("Predict, then check")):
        left, right = st.columns(2, gap="medium")
        with left:
            challenge(
                "predict_odds",
                _("A bookmaker gives odds of **4 to 1 for** a team. What is its probability?"),
                probability_from_odds(4),
                _("Four parts for, one part against: four of five cases, $p = 4/(4+1)$."),
            )
        with right:
            three = logit(probability_from_odds(3))
            doubled = logit_ladder(three, step=three, rungs=2)
            challenge(
                "predict_doubled",
                _("The odds are **3**. Now the **logit doubles**. What are the odds?"),
                doubled.odds[1],
                _("The odds do not double. $e^{2\\ell} = (e^{\\ell})^2$: they are **squared**."),
            )
