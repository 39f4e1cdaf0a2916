"""Why the best belief is the share of heads, derived line by line."""

from ui.derivation import derivation
from ui.language import _
from ui.layout import section


def _steps() -> list[tuple[str, str]]:
    return [
        (
            r"f(1) = \pi, \qquad f(0) = 1 - \pi",
            _("One flip: heads, $y = 1$, has the probability $\\pi$, tails the rest."),
        ),
        (
            r"f(y) = \pi^{y}\,(1-\pi)^{1-y}",
            _("Both in one line: the exponent picks the factor that counts (Bernoulli)."),
        ),
        (
            r"L(\pi) = \prod_{i=1}^{n} \pi^{y_i}(1-\pi)^{1-y_i} = \pi^{k}(1-\pi)^{n-k}",
            _("Independent flips multiply; $k$ of the $n$ show heads."),
        ),
        (
            r"\ln L(\pi) = k \ln \pi + (n-k) \ln(1-\pi)",
            _("The logarithm turns the product into a sum. It rises, so the maximum stays put."),
        ),
        (
            r"\frac{d}{d\pi} \ln L(\pi) = \frac{k}{\pi} - \frac{n-k}{1-\pi} = 0",
            _("At the top of the curve the slope is zero."),
        ),
        (
            r"k\,(1-\pi) = (n-k)\,\pi \;\Longrightarrow\; \hat\pi = \frac{k}{n}",
            _(
                "Multiply out and solve: the best belief is the **share of heads**. With heads "
                "alone, or tails alone, the maximum lies at the end, at 1 or 0."
            ),
        ),
    ]


def share_of_heads() -> None:
    with section("derivation", _("Why the best belief is the share of heads")):
        derivation("likelihood_steps", _steps())
