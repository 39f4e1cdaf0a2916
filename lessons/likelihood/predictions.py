"""Questions to be answered before the page shows its own answer."""

import streamlit as st

from core.likelihood import maximum_likelihood
from lessons.likelihood.race_tables import every_underflow
from ui.challenges import challenge
from ui.language import _
from ui.layout import section


def predictions() -> None:
    with section("predict", _("Predict, then check")):
        left, right = st.columns(2, gap="medium")
        with left:
            challenge(
                "predict_best",
                _("A coin shows heads in **7 of 20** flips. Which belief explains that best?"),
                maximum_likelihood(heads=7, flips=20),
                _(
                    "The share of heads, $\\hat\\pi = k/n = 7/20$. No other π makes the data "
                    "likelier."
                ),
            )
        with right:
            challenge(
                "predict_zero",
                _(
                    "The smallest float64 above 0 is $2^{-1074}$. From which $n$ on is $0.5^n$ "
                    "exactly **0**?"
                ),
                every_underflow(0.5).power.zero_from or 0,
                _(
                    "$2^{-1074}$ is still there; half of it is rounded to 0. The log-sum "
                    "$n \\ln 0.5$ goes on without trouble."
                ),
                digits=0,
            )
