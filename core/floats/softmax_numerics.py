"""Softmax as a computer's floats really work it out, step by step, with the max trick or without.

Every step is rounded to the type asked for, and an overflow stays what it is: inf, and NaN for
inf / inf. The functions that never fail are in `core.softmax`.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from core.floats.numerics import AnyFloats
from core.shared import domain


@dataclass(frozen=True)
class SoftmaxSteps:
    """Intermediate results of one pipeline, all in its type; the classes lie along the last axis.

    Attributes
    ----------
    scores : array, shape (..., K)
        The logits, rounded.
    scaled : array, shape (..., K)
        Divided by the temperature.
    shifted : array, shape (..., K)
        Less the largest, or the same where nothing was subtracted.
    exponentials : array, shape (..., K)
        Their exponentials.
    total : array, shape (...)
        The sum of those, added up one by one.
    shares : array, shape (..., K)
        Exponentials over the sum: the probabilities, if all went well.
    log_sum_exp : array, shape (...)
        What was subtracted, plus the logarithm of the sum.
    """

    scores: AnyFloats
    scaled: AnyFloats
    shifted: AnyFloats
    exponentials: AnyFloats
    total: AnyFloats
    shares: AnyFloats
    log_sum_exp: AnyFloats


@np.errstate(all="ignore")  # what fails is what the steps are to show
def softmax_steps(
    logits: npt.ArrayLike,
    *,
    subtract_max: bool,
    temperature: npt.ArrayLike = 1.0,
    dtype: npt.DTypeLike = np.float64,
) -> SoftmaxSteps:
    """Work out exp(oᵢ / T) / Σ exp(oⱼ / T) step by step in one floating-point type.

    Parameters
    ----------
    logits : array_like, shape (..., K)
        Scores, any finite numbers.
    subtract_max : bool
        Whether the largest is subtracted before the exponentials are taken.
    temperature : array_like, broadcasts with ``logits``
        T in (0, inf).
    dtype : {float64, float32, float16}
        The type the steps are computed in.

    Returns
    -------
    SoftmaxSteps
        Every intermediate result, inf and NaN included.

    References
    ----------
    Blanchard, P., Higham, D. J. and Higham, N. J. (2021). Accurately computing the log-sum-exp and
    softmax functions. *IMA Journal of Numerical Analysis* 41, 2311-2330.

    Examples
    --------
    >>> softmax_steps([1000, 1000], subtract_max=False).shares
    array([nan, nan])
    >>> softmax_steps([1000, 1000], subtract_max=True).shares
    array([0.5, 0.5])
    """
    kind = domain.float_type("dtype", dtype)
    scores = domain.classes("logits", domain.finite("logits", logits)).astype(kind)
    scaled = scores / domain.positive("temperature", temperature).astype(kind)
    top = np.maximum.reduce(scaled, axis=-1, keepdims=True)
    shift = top if subtract_max else np.zeros_like(top)
    shifted = scaled - shift
    exponentials = np.exp(shifted)
    # accumulate rounds every sum, where reduce may keep a float16's in a longer type.
    total = np.add.accumulate(exponentials, axis=-1)[..., -1:]
    log_sum_exp = (shift + np.log(total))[..., 0]
    shares = exponentials / total
    return SoftmaxSteps(scores, scaled, shifted, exponentials, total[..., 0], shares, log_sum_exp)


@np.errstate(over="ignore")
def largest_safe_score(*, dtype: npt.DTypeLike = np.float64) -> float:
    """Find the largest number of a type whose exponential is still finite; the next one overflows.

    Parameters
    ----------
    dtype : {float64, float32, float16}
        The type to search in.

    Returns
    -------
    float
        About 709.78, 88.72 or 11.09.

    Examples
    --------
    >>> round(largest_safe_score(), 2)
    709.78
    """
    kind = domain.float_type("dtype", dtype)
    low, high = kind.type(0), kind.type(1024)
    # Halve the range until there is no number left between its ends.
    while np.nextafter(low, high) < high:
        middle = low + (high - low) / kind.type(2)
        low, high = (middle, high) if np.isfinite(np.exp(middle)) else (low, middle)
    return float(low)
