"""Questions to be answered before the page shows its own answer."""

import streamlit as st

from core.softmax import log_sum_exp, softmax
from ui.challenges import challenge
from ui.language import _
from ui.layout import section


def predictions() -> None:
    with section("predict", _("Predict, then check")):
        left, right = st.columns(2, gap="medium")
        with left:
            challenge(
                "predict_softmax",
                _(
                    "Three classes have the scores **101, 102, 103**. What is the probability of "
                    "the third?"
                ),
                float(softmax([101, 102, 103])[2]),
                _("The same as for 1, 2, 3: a constant added to all scores changes nothing."),
            )
        with right:
            challenge(
                "predict_lse",
                _(
                    "$\\text{LSE}(1,2,3) = 3.408$. And what is $\\text{LSE}(101,102,103)$, where "
                    "exp itself would overflow in float32?"
                ),
                float(log_sum_exp([101, 102, 103])),
                _("A constant goes straight through log-sum-exp: exactly 100 more."),
            )
