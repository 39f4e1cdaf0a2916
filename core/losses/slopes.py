"""The slopes of the losses along the logit, for arguments that are already checked.

`core.losses` puts the checks before them; `core.descent` takes thousands of steps after one check.
"""

import numpy as np

from core.shared.domain import Floats


def belief_minus_label(z: Floats, y: Floats) -> Floats:
    """σ(z) - y, the slope of the binary cross-entropy."""
    # σ(z) - y = (1 - y) - σ(-z): on the right that keeps the digits of a label near 1.
    e = np.exp(-np.abs(z))
    tail = e / (1.0 + e)
    return np.where(z > 0.0, (1.0 - y) - tail, tail - y)[()]


def squared_error_slope(z: Floats, y: Floats) -> Floats:
    """(σ(z) - y) σ(z) (1 - σ(z)), the slope of the squared error."""
    # σ (1 - σ) = e / (1 + e)² with e = exp(-|z|), as in `core.binary.sigmoid_derivative`.
    e = np.exp(-np.abs(z))
    return belief_minus_label(z, y) * (e / (1.0 + e * (2.0 + e)))
