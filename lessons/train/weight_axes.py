"""Which two weights the landscape of the loss shows: parameters of the address."""

import re

from core.training import FEATURES
from ui.language import _
from ui.parameters import Text

BIAS = "bias"
WEIGHT = re.compile(rf"({'|'.join((*FEATURES, BIAS))})(?:\.([2-5]))?", re.ASCII)


def read_weight(text: str) -> tuple[str, int] | None:
    """Read a feature, or "bias", and the output that it goes into; nothing stands for no choice."""
    found = WEIGHT.fullmatch(text)
    if text and not found:
        raise ValueError(text)
    return (found[1], int(found[2] or 1) - 1) if found else None


def _form() -> str:
    return _(
        "a feature or “bias” is needed, and from the second output on its number, such as {example}"
    ).format(example="x1x2, bias.3")


ACROSS = Text("valley_x", "", read_weight, _form)
UP = Text("valley_y", "", read_weight, _form)
CONTROLS = (ACROSS, UP)
