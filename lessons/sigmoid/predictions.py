"""Questions to be answered before the page shows its own answer."""

import streamlit as st

from core.binary import midpoint, sigmoid, sigmoid_derivative
from ui.challenges import challenge
from ui.language import _
from ui.layout import section
from ui.numbers import format_number


def predictions() -> None:
    with section("predict", _("Predict, then check")):
        columns = st.columns(3, gap="medium")
        with columns[0]:
            challenge(
                "predict_slope",
                _("How steep can the sigmoid get: what is the **greatest** $\\sigma'(z)$?"),
                sigmoid_derivative(0),
                _("$q(1-q)$ is greatest at $q = \\frac12$, at $z = 0$: there it is $\\frac14$."),
            )
        with columns[1]:
            challenge(
                "predict_midpoint",
                _("$w = 2$, $b = -3$. At which $x$ is $q = \\frac12$?"),
                midpoint(weight=2, bias=-3),
                _("$q = \\frac12$ where $z = 0$: $2x - 3 = 0$, so $x = -b/w$."),
            )
        with columns[2]:
            challenge(
                "predict_opposite",
                _("$\\sigma(2) = {probability}$. What is $\\sigma(-2)$?").format(
                    probability=format_number(sigmoid(2), 4)
                ),
                sigmoid(-2),
                _("The opposite score is the opposite event: $\\sigma(-z) = 1 - \\sigma(z)$."),
            )
