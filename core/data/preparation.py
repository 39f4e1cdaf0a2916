"""What happens to data before training: a part held back, and axes brought to one scale."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from core.data.datasets import Dataset
from core.shared import domain
from core.shared.domain import FloatArray
from core.shared.labels import IntArray
from core.shared.streams import random_stream


@dataclass(frozen=True)
class Standardization:
    """A shift and a scale for each axis: (x - mean) / deviation.

    Attributes
    ----------
    mean : float64, shape (d,)
        Mean of the training inputs.
    deviation : float64, shape (d,)
        Their standard deviation, with divisor n; 1 for an axis along which they do not vary.
    """

    mean: FloatArray
    deviation: FloatArray

    def apply(self, inputs: npt.ArrayLike) -> FloatArray:
        """Take inputs, shape (..., d), to standard units."""
        return (domain.finite("inputs", inputs) - self.mean) / self.deviation

    def undo(self, standardized: npt.ArrayLike) -> FloatArray:
        """Take standard units, shape (..., d), back to the units of the inputs."""
        return domain.finite("standardized", standardized) * self.deviation + self.mean


def standardization(training_inputs: npt.ArrayLike) -> Standardization:
    """Measure the mean and the standard deviation of the training inputs along each axis.

    The test inputs have no say: they stand for what is not known yet. Along an axis on which the
    training inputs do not vary they are shifted to 0 and not scaled.

    Parameters
    ----------
    training_inputs : array_like, shape (n, d)
        Inputs, finite, at least one row.

    Returns
    -------
    Standardization
        The change of units and its inverse.

    Raises
    ------
    ValueError
        If the inputs are not finite or not of that shape, or lie so far apart that their standard
        deviation is beyond float64.

    Examples
    --------
    >>> units = standardization([[1, 10], [3, 10]])
    >>> units.apply([[5, 11]])
    array([[3., 1.]])
    """
    inputs = domain.finite("training_inputs", training_inputs)
    if inputs.ndim != 2 or not len(inputs):
        rule = "training_inputs must have shape (n, d), n at least 1"
        raise ValueError(f"{rule}; got {inputs.shape}")
    # From the first row, an axis that never varies deviates by exactly 0.
    with np.errstate(over="ignore", invalid="ignore"):
        shifted = inputs - inputs[0]
        mean, deviation = inputs[0] + shifted.mean(axis=0), shifted.std(axis=0)
    if not np.all(np.isfinite(deviation)):
        rule = "training_inputs must have a standard deviation within float64"
        raise ValueError(
            f"{rule}; got values from {inputs.min().item()!r} to {inputs.max().item()!r}"
        )
    return Standardization(mean, np.where(deviation > 0.0, deviation, 1.0))


def split(dataset: Dataset, *, share: float, seed: int) -> tuple[IntArray, IntArray]:
    """Choose the points to train on; the rest is held back to test with.

    Each class gives the same share of its points, rounded, and at least one. A larger share keeps
    the training points and adds some.

    Parameters
    ----------
    dataset : Dataset
        The data.
    share : float
        Share of the points to train on, in (0, 1].
    seed : int
        Which draw it is, 0 or above.

    Returns
    -------
    train, test : int64
        Row numbers, ascending; together every row once. ``test`` may be empty.

    Examples
    --------
    >>> from core.data import separable_example
    >>> train, test = split(separable_example(), share=0.6, seed=0)
    >>> train.size, test.size
    (4, 2)
    """
    share = domain.single("share", domain.probability("share", share))
    if share == 0.0:
        raise ValueError("share must lie in (0, 1]; got 0.0")
    lots = random_stream(seed, "split").random(len(dataset.labels))
    chosen = np.zeros(lots.size, dtype=np.bool_)
    for label, size in enumerate(dataset.sizes):
        members = np.flatnonzero(dataset.labels == label)
        taken = max(1, int(share * size + 0.5))
        chosen[members[np.argsort(lots[members])][:taken]] = True
    return np.flatnonzero(chosen), np.flatnonzero(~chosen)
