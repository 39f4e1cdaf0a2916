"""What losses, regression and descent share: labelled points, slopes, checked once."""

from collections.abc import Callable
from typing import Literal, TypeAlias

import numpy as np
import numpy.typing as npt

from core.binary.scales import affine_score
from core.shared import domain
from core.shared.domain import FloatArray, Floats

Loss: TypeAlias = Literal["cross_entropy", "squared_error"]
Reduction: TypeAlias = Literal["mean", "sum"]

LOSSES = ("cross_entropy", "squared_error")


def labelled_points(x: npt.ArrayLike, y: npt.ArrayLike) -> tuple[FloatArray, FloatArray]:
    """Check a row of finite inputs and a row of labels, 0 or 1, of the same length."""
    inputs, labels = domain.finite("x", x), domain.outcome("y", y)
    if inputs.ndim != 1 or inputs.shape != labels.shape or not inputs.size:
        rule = "x and y must be two rows of one length, at least 1"
        raise ValueError(f"{rule}; got shapes {inputs.shape} and {labels.shape}")
    return inputs, labels


def scores(weight: npt.ArrayLike, bias: npt.ArrayLike, inputs: FloatArray) -> Floats:
    """Scores w x + b of checked inputs, along a last axis."""
    w, b = domain.finite("weight", weight), domain.finite("bias", bias)
    domain.together(weight=w, bias=b)
    return affine_score(inputs, weight=w[..., np.newaxis], bias=b[..., np.newaxis])


def divisor(reduction: Reduction, n: int) -> int:
    """Say what the sum of n losses is divided by."""
    return n if domain.choice("reduction", reduction, ("mean", "sum")) == "mean" else 1


def cost_slope(
    x: npt.ArrayLike, y: npt.ArrayLike, *, loss: Loss, reduction: Reduction
) -> Callable[[FloatArray], FloatArray]:
    """Make the function from (w, b), along the last axis, to the mean or sum of ℓ′(z) (x, 1)."""
    inputs, labels = labelled_points(x, y)
    squared = domain.choice("loss", loss, LOSSES) == "squared_error"
    slope = squared_error_slope if squared else prediction_minus_label
    rows = np.stack([inputs, np.ones_like(inputs)])
    times = labels.size / divisor(reduction, labels.size)

    def total_slope(points: FloatArray) -> FloatArray:
        # Divided by n first, no share can overflow on the way to the mean.
        shares = slope(points[..., :1] * inputs + points[..., 1:], labels) / labels.size
        # Not a matrix product: a path must come out to the bit as it does among many.
        slopes: FloatArray = np.add.reduce(shares[..., np.newaxis, :] * rows, axis=-1)
        return times * slopes

    return total_slope


def prediction_minus_label(z: Floats, y: Floats) -> Floats:
    """σ(z) - y, the slope of the binary cross-entropy."""
    # σ(z) - y = (1 - y) - σ(-z): on the right that keeps the digits of a label near 1.
    e = np.exp(-np.abs(z))
    tail = e / (1.0 + e)
    return np.where(z > 0.0, (1.0 - y) - tail, tail - y)[()]


def squared_error_slope(z: Floats, y: Floats) -> Floats:
    """(σ(z) - y) σ(z) (1 - σ(z)), the slope of the squared error."""
    # σ (1 - σ) = e / (1 + e)² with e = exp(-|z|), as in `core.binary.sigmoid_derivative`.
    e = np.exp(-np.abs(z))
    return prediction_minus_label(z, y) * (e / (1.0 + e * (2.0 + e)))
