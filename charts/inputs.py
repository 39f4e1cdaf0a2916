"""Where a straight line reaches given scores, as inputs of a panel."""

import numpy as np
import numpy.typing as npt

BEYOND = 150.0  # an input far outside the panels, yet near enough for Plotly not to cut lines


def inputs_at(nodes: np.ndarray, weight: npt.ArrayLike, bias: npt.ArrayLike) -> np.ndarray:
    """Return where the line w x + b reaches each node, with a row for each weight or bias.

    At w = 0 it reaches none: all the nodes stand outside the panels.
    """
    w, b = (np.asarray(number, dtype=float)[..., np.newaxis] for number in (weight, bias))
    above = nodes - b
    outside = np.full(np.broadcast_shapes(above.shape, w.shape), BEYOND)
    inputs = np.divide(above, w, out=outside, where=w != 0.0)
    return np.clip(inputs, -BEYOND, BEYOND).astype(np.float32)
