"""Derivations of the lesson, line by line: what paper solves, and what it does not."""

from ui.derivation import derivation
from ui.language import _
from ui.numbers import significant


def share_of_heads() -> None:
    """Show why the best belief is the share of heads."""
    derivation("likelihood_steps", _steps_of_coins())


def no_formula(slopes: tuple[float, float]) -> None:
    """Show the cost of a row of pictures, and its slopes along w and b at a flat curve."""
    derivation("pictures_steps", _steps_of_pictures(slopes))


def _steps_of_coins() -> list[tuple[str, str]]:
    return [
        (
            r"f(1) = \pi, \qquad f(0) = 1 - \pi",
            _(
                "One flip: heads, $y = 1$, has the probability $\\pi$. Many notes have the two "
                "cases swapped."
            ),
        ),
        (
            r"f(y) = \pi^{y}\,(1-\pi)^{1-y}",
            _("Both in one line: the exponents 1 and 0 pick the factor."),
        ),
        (
            r"L(\pi) = \prod_i f(y_i) = \pi^{k}(1-\pi)^{n-k}",
            _("Independent flips multiply; $k$ of the $n$ are heads."),
        ),
        (
            r"\ln L(\pi) = k \ln \pi + (n-k) \ln(1-\pi)",
            _("The logarithm is increasing, so the maximum stays at the same $\\pi$."),
        ),
        (
            r"\frac{d}{d\pi} \ln L(\pi) = \frac{k}{\pi} - \frac{n-k}{1-\pi} = 0",
            _("For $0 < k < n$ the slope is zero at the top."),
        ),
        (
            r"k\,(1-\pi) = (n-k)\,\pi \;\Longrightarrow\; \hat\pi = \frac{k}{n}",
            _("Solved on paper. If all flips are equal, the maximum is at the end, 1 or 0."),
        ),
    ]


def _steps_of_pictures(slopes: tuple[float, float]) -> list[tuple[str, str]]:
    along_w, along_b = slopes
    return [
        (
            r"q_i = \sigma(w x_i + b)",
            _("Every picture has its own probability of being a dog."),
        ),
        (
            r"L(w, b) = \prod_i q_i^{y_i}(1-q_i)^{1-y_i}",
            _("Given the inputs, the labels are independent: multiply."),
        ),
        (
            r"-\ln L = \sum_i \left[-y_i \ln q_i - (1-y_i) \ln(1-q_i)\right]",
            _("The logarithm makes a sum, the minus a thing to minimise."),
        ),
        (
            r"\text{cost} = -\tfrac1n \ln L",
            _("The mean makes data sets of different size comparable."),
        ),
        (
            r"\frac{\partial\,\text{cost}}{\partial w} = \frac1n \sum_i (q_i - y_i)\,x_i, \quad "
            r"\frac{\partial\,\text{cost}}{\partial b} = \frac1n \sum_i (q_i - y_i)",
            _(
                "The slopes (derived in the next lesson). At $w = b = 0$ they are {along_w} and "
                "{along_b}."
            ).format(along_w=significant(along_w), along_b=significant(along_b)),
        ),
        (
            r"\frac{\partial\,\text{cost}}{\partial w} = 0, \quad "
            r"\frac{\partial\,\text{cost}}{\partial b} = 0",
            _(
                "$w$ and $b$ are inside every $\\sigma$: in general no formula solves this. So we "
                "walk downhill."
            ),
        ),
    ]
