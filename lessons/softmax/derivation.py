"""Why there is an exponential, and why a division by the sum."""

import streamlit as st

from ui.derivation import derivation
from ui.language import _
from ui.layout import section


def why_exp() -> None:
    with section("derivation", _("Why exp, and why divide?")):
        derivation("softmax_steps", _steps())
        st.caption(
            _(
                "The same comes out another way: among all distributions with a given average "
                "score, the softmax has the largest entropy, and T says how large that average is."
            )
        )


def _steps() -> list[tuple[str, str]]:
    return [
        (
            r"\ln\frac{p_i}{p_j} = \frac{z_i - z_j}{T}",
            _(
                "The log-odds between any two classes shall be the difference of their scores, as "
                "with two classes, counted in steps of T."
            ),
        ),
        (
            r"\frac{p_i}{p_j} = e^{(z_i - z_j)/T} = \frac{e^{z_i/T}}{e^{z_j/T}}",
            _("exp undoes the logarithm: differences of scores become ratios of probabilities."),
        ),
        (
            r"p_i = c\,e^{z_i/T}\quad\text{for all } i",
            _("All ratios are right only if every probability is in one proportion to its exp."),
        ),
        (
            r"1 = \sum_j p_j = c\sum_j e^{z_j/T}",
            _("Probabilities sum to 1, and that fixes the constant c: it is 1 over the sum."),
        ),
        (
            r"p_i = \frac{e^{z_i/T}}{\sum_j e^{z_j/T}}",
            _("This is softmax. Nothing else keeps the differences and sums to 1."),
        ),
    ]
