"""A noisy series made smooth: the weighted mean of all that came before."""

import math
from collections.abc import Iterable, Iterator

import numpy as np
import numpy.typing as npt

from core.shared import domain
from core.shared.domain import FloatArray


def debiased_average(values: npt.ArrayLike, *, weight: float) -> FloatArray:
    """Exponential moving average without a pull towards 0 at its start.

    Entry t becomes Σ wᵗ⁻ⁱ xᵢ / Σ wᵗ⁻ⁱ over all i ≤ t: a mean in which an entry counts w times as
    much as the one after it. It looks back about 1 / (1 - w) entries, and depends on nothing that
    comes later. An entry that is not finite stays as it is and counts in no mean.

    Parameters
    ----------
    values : array_like, shape (n,)
        The series in its order, NaN and ±inf included; n may be 0.
    weight : float
        w in [0, 1); 0 leaves the series as it is.

    Returns
    -------
    float64, shape (n,)
        Averages, in the unit of the values and never beyond them.

    References
    ----------
    Kingma, D. P., Ba, J. (2015). Adam: a method for stochastic optimization. *ICLR*, section 3
    (the correction of the start; TensorBoard draws its curves so).

    Examples
    --------
    >>> debiased_average([4, 1, 1], weight=0.5)
    array([4.        , 2.        , 1.42857143])
    """
    share = domain.single("weight", domain.probability("weight", weight))
    if share == 1.0:
        raise ValueError("weight must lie in [0, 1); got 1.0")
    series = domain.numbers("values", values)
    if series.ndim != 1:
        raise ValueError(f"values must be a row of numbers; got an array of shape {series.shape}")
    return np.fromiter(_averages(series.tolist(), share), dtype=np.float64, count=series.size)


def _averages(values: Iterable[float], weight: float) -> Iterator[float]:
    mean, total = 0.0, 0.0
    for value in values:
        if not math.isfinite(value):
            yield value
            continue
        total = weight * total + 1.0
        # The old mean weighs (total - 1) / total; a mean of two cannot overflow.
        mean = mean * (1.0 - 1.0 / total) + value / total
        yield mean
