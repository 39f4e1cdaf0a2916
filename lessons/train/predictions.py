"""Questions to be answered before the page shows its own answer."""

import streamlit as st

from core.information import surprisal
from core.softmax import parameter_count
from ui.challenges import challenge
from ui.language import _
from ui.layout import section


def predictions() -> None:
    """Ask what an untrained network costs, and how many numbers it has to learn."""
    with section("predict", _("Predict, then check")):
        left, right = st.columns(2, gap="medium")
        with left:
            challenge(
                "predict_first_loss",
                _(
                    "Three classes, and all weights are 0: every class gets the same probability. "
                    "What is the mean cross-entropy before the first step?"
                ),
                float(surprisal(1 / 3)),
                _("$-\\ln\\frac13 = \\ln 3$. A run that begins far above it is sure and wrong."),
            )
        with right:
            challenge(
                "predict_parameters",
                _(
                    "Two inputs, one hidden layer of **8** units, one output for two classes. How "
                    "many numbers does the network have to learn?"
                ),
                float(parameter_count(2, 8) + parameter_count(8, 1)),
                _("$(2 + 1)\\cdot 8$ into the hidden layer and $8 + 1$ into the output."),
                digits=0,
            )
