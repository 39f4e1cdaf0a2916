"""Questions to be answered before the page shows its own answer."""

import streamlit as st

from core.information import cross_entropy
from core.softmax import softmax_cross_entropy_gradient
from ui.challenges import challenge
from ui.language import _
from ui.layout import section


def predictions() -> None:
    with section("predict", _("Predict, then check")):
        left, right = st.columns(2, gap="medium")
        with left:
            challenge(
                "predict_bits",
                _(
                    "Four symbols come with the probabilities ½, ¼, ⅛ and ⅛. You believe that all "
                    "four are alike. How many **bits** do you pay per symbol?"
                ),
                float(cross_entropy([0.5, 0.25, 0.125, 0.125], [0.25] * 4, unit="bits")),
                _(
                    "Every symbol surprises you by $\\log_2 4 = 2$ bits, whatever is true. Who "
                    "knows the truth pays 1.75: the gap is a quarter of a bit."
                ),
            )
        with right:
            challenge(
                "predict_arrow",
                _(
                    "Three equal logits; the **first** class is the true one. What is the slope "
                    "of the loss along the first logit?"
                ),
                float(softmax_cross_entropy_gradient([0, 0, 0], [1, 0, 0])[0]),
                _("Belief minus target, $\\frac13 - 1$; along each of the others $\\frac13$."),
            )
