"""Why the logit is symmetric, derived line by line."""

from ui.derivation import derivation
from ui.language import _
from ui.layout import section


def _steps() -> list[tuple[str, str]]:
    return [
        (
            r"\text{odds}(p) = \frac{p}{1-p}",
            _("Odds weigh the event against its opposite."),
        ),
        (
            r"\text{odds}(1-p) = \frac{1-p}{p} = \frac{1}{\text{odds}(p)}",
            _("Swapping heads and tails turns the fraction over: the odds are **inverted**."),
        ),
        (
            r"\text{logit}(p) = \ln\frac{p}{1-p} = \ln p - \ln(1-p)",
            _("The logarithm turns the ratio into a difference."),
        ),
        (
            r"\text{logit}(1-p) = \ln\frac{1}{\text{odds}(p)} = -\,\text{logit}(p)",
            _("So swapping only **flips the sign**: the scale has become symmetric."),
        ),
        (
            r"\text{logit} + \Delta \;\Longleftrightarrow\; \text{odds} \times e^{\Delta}",
            _("Adding on the logit scale multiplies the odds: +1 is × e, +ln 2 is × 2."),
        ),
    ]


def symmetry() -> None:
    with section("derivation", _("Why the logit is symmetric")):
        derivation("odds_steps", _steps())
