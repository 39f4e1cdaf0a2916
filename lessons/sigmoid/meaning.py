"""What weight, bias and slope mean on the two scales."""

import streamlit as st

from ui.language import _
from ui.layout import section


def meaning() -> None:
    with section("meaning", _("A straight line, seen on two scales")):
        columns = st.columns(3, gap="medium")
        columns[0].markdown(
            _(
                "**On the logit axis it is a straight line**, $z = wx + b$. That is all that "
                "logistic *regression* is: a linear regression of the **logit**. Seen as a "
                "probability the same line is an S-curve."
            )
        )
        columns[1].markdown(
            _(
                "**The weight** $w$ sets steepness and direction: each unit of $x$ adds $w$ to the "
                "logit and multiplies the odds by $e^w$. **The midpoint** $x = -b/w$ is where "
                "$z = 0$ and $q = \\frac12$. With $w = 0$ the input says nothing."
            )
        )
        columns[2].markdown(
            _(
                "**The slope** $\\sigma'(z) = \\sigma(z)\\,(1-\\sigma(z))$ is greatest at the "
                "midpoint and fades on both sides; along $x$ it is $w\\,\\sigma'(z)$. The curve is "
                "symmetric: $\\sigma(-z) = 1 - \\sigma(z)$."
            )
        )
