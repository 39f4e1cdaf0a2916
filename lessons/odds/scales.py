"""The names of the three scales."""

from ui.language import _


def scales() -> dict[str, str]:
    """Return the name of each scale."""
    return {"probability": _("probability"), "odds": _("odds"), "logit": _("logit")}
