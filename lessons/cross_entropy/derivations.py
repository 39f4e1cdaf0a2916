"""Why a price is a logarithm, the gap never negative, the slope prediction minus label."""

from ui.language import _

Lines = list[tuple[str, str]]


def logarithm() -> Lines:
    """Return why no other falling price makes sums of products."""
    return [
        (
            r"f(ab) = f(a) + f(b) \quad\Rightarrow\quad f(1) = 0",
            _("Take $a = b = 1$: what is certain costs nothing."),
        ),
        (
            r"f(\tfrac12) = 1 \quad\Rightarrow\quad f(2^{-n}) = n",
            _("A fair flip costs one bit. So $n$ heads in a row cost $n$."),
        ),
        (
            r"f(2^{-m/n}) = \tfrac{m}{n}",
            _("Because $n$ such events together are $m$ flips, and each has an equal part."),
        ),
        (
            r"f(q) = -\log_2 q",
            _("$f$ falls, so it has no room to be anything else between these points."),
        ),
    ]


def gap() -> Lines:
    """Return why no belief is cheaper, on average, than the truth."""
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
            _("Change the sign. It is 0 only if every $q_i / p_i$ is 1: if $Q = P$."),
        ),
        (
            r"H(P,Q) = H(P) + D(P\Vert Q) \ge H(P)",
            _("So no belief is cheaper, on average, than the truth."),
        ),
    ]


def slope() -> Lines:
    """Return why the slope is prediction minus label."""
    return [
        (
            r"L = -\sum_i y_i \ln s_i, \qquad s_i = \frac{e^{o_i}}{\sum_k e^{o_k}}",
            _("The cross-entropy of a label $y$ and the softmax $s$ of the logits."),
        ),
        (
            r"\ln s_i = o_i - \ln\sum_k e^{o_k}",
            _("The logarithm undoes the exponential."),
        ),
        (
            r"L = \ln\sum_k e^{o_k} - \sum_i y_i\,o_i",
            _("Because $y$ sums to 1, the log-sum-exp can be taken out of the sum."),
        ),
        (
            r"\frac{\partial L}{\partial o_j} = \frac{e^{o_j}}{\sum_k e^{o_k}} - y_j = s_j - y_j",
            _("**Prediction minus label.** Nothing was assumed of $y$ but its sum."),
        ),
        (
            r"\frac{\partial^2 L}{\partial o_j\,\partial o_k} = s_j\,[j = k] - s_j\,s_k",
            _("Differentiate once more: $\\text{diag}(s) - s s^\\top$, and $y$ is gone."),
        ),
    ]
