"""The way from the score back to the probability, derived line by line."""

from ui.derivation import derivation
from ui.language import _
from ui.layout import section


def _steps() -> list[tuple[str, str]]:
    return [
        (
            r"\ln\frac{q}{1-q} = \ell",
            _("Given is a score: the logit $\\ell$ of an unknown probability $q$."),
        ),
        (
            r"\frac{q}{1-q} = e^{\ell}",
            _("The exponential undoes the logarithm: these are the odds."),
        ),
        (
            r"\frac{1-q}{q} = \frac{1}{q} - 1 = e^{-\ell}",
            _("Turn both sides over, and divide by $q$: only one $q$ is left."),
        ),
        (
            r"\frac{1}{q} = 1 + e^{-\ell}",
            _("Add 1 on both sides."),
        ),
        (
            r"q = \frac{1}{1+e^{-\ell}} = \sigma(\ell)",
            _("Turn over once more: this is the **sigmoid**, the inverse of the logit."),
        ),
    ]


def inverse() -> None:
    with section("derivation", _("From the score back to the probability")):
        derivation("sigmoid_steps", _steps())
