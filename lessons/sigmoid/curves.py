"""What two scenes draw curves by: a fine grid of scores, and how near two curves come."""

from functools import cache

import numpy as np

from core.floats import probit_logit_gap
from ui.language import _
from ui.numbers import format_number

FINE = np.linspace(-8, 8, 321)
SCALE = 1.702  # the sigmoid squeezed to look like Φ
widest_gap = cache(probit_logit_gap)


def gap_sentence() -> str:
    """Say how near the squeezed sigmoid comes to Φ."""
    gap = widest_gap(SCALE)
    return _("σ({scale} z) and Φ(z) are nowhere more than {gap} apart (at z = ±{where}).").format(
        scale=SCALE, gap=format_number(gap.value, 5), where=format_number(gap.where, 2)
    )
