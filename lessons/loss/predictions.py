"""Questions to be answered before the page shows its own answer."""

import streamlit as st

from core.losses import binary_cross_entropy_gradient, surprisal_of_success
from ui.challenges import challenge
from ui.language import _
from ui.layout import section


def predictions() -> None:
    with section("predict", _("Predict, then check")):
        left, right = st.columns(2, gap="medium")
        with left:
            challenge(
                "predict_quarter",
                _("A machine gives the true label a probability of **0.25**. What is the loss?"),
                float(surprisal_of_success(0.25)),
                _("$-\\ln\\frac14 = 2\\ln 2$: as surprising as two heads in a row."),
            )
        with right:
            challenge(
                "predict_slope",
                _(
                    "The machine knows nothing, **z = 0**, and the label is **1**. "
                    "What is the slope of the cross-entropy over z?"
                ),
                float(binary_cross_entropy_gradient(0, 1)),
                _("Belief minus label, $\\frac12 - 1$. It is negative: a larger $z$ costs less."),
            )
