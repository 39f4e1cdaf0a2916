"""The distributions behind the two losses, derived line by line."""

import streamlit as st

from ui.derivation import derivation
from ui.language import _
from ui.layout import section


def _bernoulli_steps() -> list[tuple[str, str]]:
    return [
        (
            r"P(y) = q^{\,y}\,(1-q)^{1-y}",
            _("Assume a **Bernoulli** outcome: label 1 has probability $q$, label 0 has $1-q$."),
        ),
        (
            r"-\ln P(y) = -y\ln q - (1-y)\ln(1-q)",
            _("Its negative logarithm is the surprise at the label: this is the BCE."),
        ),
        (
            r"q = \sigma(z):\quad -\ln q = \ln(1+e^{-z}),\quad -\ln(1-q) = \ln(1+e^{z})",
            _("Put in the sigmoid: both prices become a softplus, $\\ln(1+e^{\\pm z})$."),
        ),
        (
            r"\ln(1+e^{-z}) = \ln(1+e^{z}) - z",
            _("Take $e^{-z}$ out of the bracket: the two prices differ by exactly $z$."),
        ),
        (
            r"\text{BCE} = \ln(1+e^{z}) - y\,z = \text{softplus}(z) - y\,z",
            _("So both labels fit in one line, and no probability is ever rounded to 0."),
        ),
        (
            r"\frac{d\,\text{BCE}}{dz} = \sigma(z) - y",
            _("The slope is belief minus label: the more wrong, the steeper."),
        ),
        (
            r"\frac{d^2\,\text{BCE}}{dz^2} = \sigma(z)\,(1-\sigma(z)) > 0",
            _("The curvature is never below 0: the BCE is **convex** in $z$."),
        ),
    ]


def _gauss_steps() -> list[tuple[str, str]]:
    return [
        (
            r"p(y) = \frac{1}{\sqrt{2\pi}}\,e^{-\frac12 (y-q)^2}",
            _("Assume a **Gaussian** outcome: $q$ plus noise of standard deviation 1."),
        ),
        (
            r"-\ln p(y) = \tfrac12 (y-q)^2 + \tfrac12\ln 2\pi",
            _("Its negative logarithm is the squared error and a constant."),
        ),
        (
            r"\ell = \tfrac12\,(\sigma(z)-y)^2",
            _("The constant moves no minimum, so leave it out, and put in the sigmoid."),
        ),
        (
            r"\frac{d\ell}{dz} = (\sigma(z)-y)\;\sigma(z)\,(1-\sigma(z))",
            _("The chain rule brings in $\\sigma'(z)$, and that is almost 0 at both ends."),
        ),
        (
            r"y=1:\quad \frac{d^2\ell}{dz^2} = q\,(1-q)^2\,(3q-1)",
            _(
                "Differentiate once more: below $q = \\frac13$, that is left of $z = -\\ln 2$, it "
                "is negative. The loss is **not convex**."
            ),
        ),
    ]


def assumptions() -> None:
    with section("assumptions", _("Choosing a loss is assuming a distribution")):
        st.markdown(
            _(
                "A loss is the negative logarithm of a probability. A label is 0 or 1, so the "
                "Bernoulli assumption fits it, and the Gaussian one, made for measurements, "
                "does not."
            )
        )
        st.markdown("### " + _("Bernoulli → cross-entropy"))
        derivation("bernoulli_steps", _bernoulli_steps())
        st.markdown("### " + _("Gaussian → squared error"))
        derivation("gauss_steps", _gauss_steps())
