"""Why the gap is never negative, and why the slope is belief minus target; line by line."""

import streamlit as st

from ui.derivation import derivation
from ui.language import _
from ui.layout import section


def _gap() -> list[tuple[str, str]]:
    return [
        (
            r"\ln x \le x - 1",
            _("The logarithm lies below its tangent at 1, and touches it there alone."),
        ),
        (
            r"\ln\frac{q_i}{p_i} \le \frac{q_i}{p_i} - 1",
            _("Take $x = q_i / p_i$, for each class with $p_i > 0$."),
        ),
        (
            r"\sum_i p_i \ln\frac{q_i}{p_i} \le \sum_i (q_i - p_i) \le 1 - 1 = 0",
            _("Average over P. The classes with $p_i = 0$ are left out, so $q$ sums to 1 at most."),
        ),
        (
            r"D(P\Vert Q) = \sum_i p_i \ln\frac{p_i}{q_i} \ge 0",
            _("Turn the sign. It is 0 only if every $q_i / p_i$ is 1: if $Q = P$."),
        ),
        (
            r"H(P,Q) = H(P) + D(P\Vert Q) \ge H(P)",
            _("So no belief is cheaper than the truth."),
        ),
    ]


def _slope() -> list[tuple[str, str]]:
    return [
        (
            r"L = -\sum_i y_i \ln s_i, \qquad s_i = \frac{e^{o_i}}{\sum_k e^{o_k}}",
            _("The cross-entropy of a target $y$ and the softmax $s$ of the logits."),
        ),
        (
            r"\ln s_i = o_i - \ln\sum_k e^{o_k}",
            _("The logarithm undoes the exponential."),
        ),
        (
            r"L = \ln\sum_k e^{o_k} - \sum_i y_i\,o_i",
            _("Because $y$ sums to 1, the log-sum-exp comes out of the sum whole."),
        ),
        (
            r"\frac{\partial L}{\partial o_j} = \frac{e^{o_j}}{\sum_k e^{o_k}} - y_j = s_j - y_j",
            _("**Belief minus target.** Nothing was assumed of $y$ but its sum."),
        ),
        (
            r"\frac{\partial^2 L}{\partial o_j\,\partial o_k} = s_j\,[j = k] - s_j\,s_k",
            _("Differentiate once more: $\\text{diag}(s) - s s^\\top$, and $y$ is gone."),
        ),
    ]


def derivations() -> None:
    with section("derivation", _("Why, line by line")):
        st.markdown(_("**No belief is cheaper than the truth**"))
        derivation("gap_steps", _gap())
        st.markdown(_("**The slope is belief minus target**"))
        derivation("slope_steps", _slope())
