"""Softmax: many scores to as many probabilities, on three scales; and the layer that scores.

Everything is computed from the distance of each score to the largest, so no exponential overflows,
and differences of the scores are all that counts. Over the whole float64 range a normal result is
within 4 + max |oᵢ - max o| / T units in the last place (ulp) of the exact value, which is what the
rounding of an argument does to its exponential. (`log_sum_exp` states a limit of its own.)
"""

import math

import numpy as np
import numpy.typing as npt

from core.shared import domain
from core.shared.division import remainder
from core.shared.domain import FloatArray, Floats


@np.errstate(over="ignore", under="ignore")
def log_sum_exp(logits: npt.ArrayLike, *, axis: int = -1) -> Floats:
    """Logarithm of a sum of exponentials: ln Σ exp(oᵢ) = max o + ln Σ exp(oᵢ - max o).

    Adding b to every score adds b to the result.

    Parameters
    ----------
    logits : array_like, at least one dimension
        Scores o in nats, any real number; -inf stands for a class that is impossible. At least one
        score of each set is finite.
    axis : int
        Axis of the classes.

    Returns
    -------
    float64, shape of ``logits`` without the axis
        Nats, in [max o, max o + ln K] for K classes. Where the two terms cancel, the error is that
        of a few ulp of max o.

    References
    ----------
    Blanchard, P., Higham, D. J. and Higham, N. J. (2021). Accurately computing the log-sum-exp and
    softmax functions. *IMA Journal of Numerical Analysis* 41, 2311-2330.

    Examples
    --------
    >>> log_sum_exp([[1, 2, 3], [6, 7, 8]]).round(6)
    array([3.407606, 8.407606])
    """
    o = _classes_last(domain.numbers("logits", logits), axis)
    top = _largest(o)
    below = np.subtract(o, top, order="C")
    return (top + _log_total(np.exp(below, out=below)))[..., 0][()]


@np.errstate(over="ignore", under="ignore", invalid="ignore")  # where the weight is 0
def softmax(
    logits: npt.ArrayLike, *, temperature: npt.ArrayLike = 1.0, axis: int = -1
) -> FloatArray:
    """Probabilities from scores: exp(oᵢ / T) / Σ exp(oⱼ / T).

    Positive, of sum 1, in the order of the scores. With two classes it is the sigmoid of their
    difference.

    Parameters
    ----------
    logits : array_like, at least one dimension
        Scores o in nats, any real number; -inf stands for a class that is impossible. At least one
        score of each set is finite.
    temperature : array_like, broadcasts with ``logits``
        T in (0, inf), one for each set: of length 1 along the axis of the classes.
    axis : int
        Axis of the classes in ``logits``.

    Returns
    -------
    float64, the broadcast shape
        Probabilities in [0, 1].

    References
    ----------
    Bridle, J. S. (1990). Probabilistic interpretation of feedforward classification network
    outputs. In *Neurocomputing*. Springer, 227-236.
    Blanchard, P., Higham, D. J. and Higham, N. J. (2021). As for `log_sum_exp`.

    Examples
    --------
    >>> softmax([1, 2, 3]).round(6)
    array([0.090031, 0.244728, 0.665241])
    >>> softmax([1, 2, 3], temperature=[[0.5], [2]]).round(6)
    array([[0.015876, 0.11731 , 0.866813],
           [0.186324, 0.307196, 0.50648 ]])
    """
    below, lost, back = _below_top(logits, temperature, axis)
    weights = _restored(np.exp(below, out=below), lost)
    weights /= np.add.reduce(weights, axis=-1, keepdims=True)
    return weights if back == -1 else np.moveaxis(weights, -1, back)


@np.errstate(over="ignore", under="ignore", invalid="ignore")
def log_softmax(
    logits: npt.ArrayLike, *, temperature: npt.ArrayLike = 1.0, axis: int = -1
) -> FloatArray:
    """Logarithm of the softmax: oᵢ / T - ln Σ exp(oⱼ / T), without taking it of a rounded number.

    Where the softmax rounds to 0 or 1 the logarithm still tells how far it is from there.

    Parameters
    ----------
    logits : array_like, at least one dimension
        As for `softmax`.
    temperature : array_like, broadcasts with ``logits``
        As for `softmax`.
    axis : int
        Axis of the classes in ``logits``.

    Returns
    -------
    float64, the broadcast shape
        Nats in [-inf, 0].

    Examples
    --------
    >>> log_softmax([60, 0])
    array([-8.75651076e-27, -6.00000000e+01])
    """
    below, lost, back = _below_top(logits, temperature, axis)
    below -= _log_total(_restored(np.exp(below), lost))
    return below if back == -1 else np.moveaxis(below, -1, back)


def _below_top(
    logits: npt.ArrayLike, temperature: npt.ArrayLike, axis: int
) -> tuple[FloatArray, FloatArray | None, int]:
    """Return (o - max o) / T with the classes last, what its rounding lost, and their own axis."""
    o = domain.numbers("logits", logits)
    scores = _classes_last(o, axis)
    back = axis - o.ndim if axis >= 0 else axis
    if type(temperature) is float and temperature == 1.0:
        return np.subtract(scores, _largest(scores), order="C"), None, back
    given = domain.positive("temperature", temperature)
    return *_cooled(scores, domain.per_set("temperature", given, "logits", scores, axis=back)), back


def _cooled(scores: FloatArray, temperature: FloatArray) -> tuple[FloatArray, FloatArray]:
    # T = t · 2ᵏ, and a power of two rounds nothing. A hot T first shrinks the scores, so that their
    # difference cannot overflow; a cold one stretches the difference.
    power = np.ldexp(1.0, np.minimum(-np.frexp(temperature)[1], 1023))
    small = scores * np.minimum(power, 1.0)
    below = np.subtract(small, _largest(small), order="C") * np.maximum(power, 1.0)
    t = temperature * power
    quotient = below / t
    return quotient, remainder(below, quotient, t) / t


def _restored(weights: FloatArray, lost: FloatArray | None) -> FloatArray:
    # exp(a + b) = exp(a) (1 + b) for a tiny b; a class that is as good as impossible has none.
    return (
        weights if lost is None else np.add(weights, weights * lost, out=weights, where=weights > 0)
    )


def _classes_last(logits: FloatArray, axis: int) -> FloatArray:
    domain.classes("logits", logits, axis=axis)
    return logits if axis == -1 else np.moveaxis(logits, axis, -1)


def _largest(scores: FloatArray) -> FloatArray:
    # A NaN or an inf among the scores is the largest of them.
    top: FloatArray = np.maximum.reduce(scores, axis=-1, keepdims=True)
    # For one number Python is quicker than NumPy.
    if not (math.isfinite(top.item()) if top.size == 1 else np.isfinite(top).all()):
        rule = "logits must be below inf, and at least one of each set finite"
        raise ValueError(f"{rule}; got a largest one of {top[~np.isfinite(top)][0].item()!r}")
    return top


def _log_total(weights: FloatArray) -> FloatArray:
    """Return ln Σ wᵢ, where the largest wᵢ is 1: log1p of the rest. The weights are used up."""
    rows = weights.reshape(-1, weights.shape[-1])
    rows[np.arange(len(rows)), rows.argmax(axis=-1)] = 0.0
    return np.log1p(np.add.reduce(weights, axis=-1, keepdims=True))


@np.errstate(over="ignore", invalid="ignore")
def linear_scores(x: npt.ArrayLike, weights: npt.ArrayLike, bias: npt.ArrayLike) -> FloatArray:
    """Scores of the classes: o = W x + b, for each row of inputs.

    Parameters
    ----------
    x : array_like, shape (..., d)
        Inputs, any finite numbers: the pixels of one picture in each row.
    weights : array_like, shape (K, d)
        W, any finite numbers: how each input speaks for each class.
    bias : array_like, shape (K,)
        b, any finite numbers.

    Returns
    -------
    float64, shape (..., K)
        Logits; they may be negative and need not sum to 1.

    Raises
    ------
    ValueError
        If a number is not finite, the shapes do not fit, or a score is too large for float64.

    Examples
    --------
    >>> linear_scores([1, 0, 0, 1], [[1, 0, 0, 1], [0, 1, 1, 0], [1, 1, 1, 1]], [0, 1, -1])
    array([2., 1., 1.])
    """
    inputs, w, b = (
        domain.finite(name, values)
        for name, values in (("x", x), ("weights", weights), ("bias", bias))
    )
    if w.ndim != 2 or inputs.shape[-1:] != w.shape[1:] or b.shape != w.shape[:1]:
        rule = "x, weights and bias must have shapes (..., d), (K, d) and (K,)"
        raise ValueError(f"{rule}; got {inputs.shape}, {w.shape} and {b.shape}")
    return domain.finite("scores", inputs @ w.T + b)


def parameter_count(inputs: int, classes: int) -> int:
    """Count the numbers in W and b, for d inputs and K classes: K (d + 1).

    Examples
    --------
    >>> parameter_count(4, 3)
    15
    """
    return domain.whole("classes", classes) * (domain.whole("inputs", inputs) + 1)


def identifiable_count(inputs: int, classes: int) -> int:
    """Count the numbers that softmax can tell apart: (K - 1)(d + 1).

    Adding the same row to every class, in W and b alike, adds the same number to every score, and
    softmax(o + c) = softmax(o): one class's row is free.

    Parameters
    ----------
    inputs : int
        d, at least 1.
    classes : int
        K, at least 1.

    Returns
    -------
    int
        10 for four pixels and three classes.

    References
    ----------
    Bishop, C. M. (2006). *Pattern Recognition and Machine Learning*. Springer, section 4.3.4.

    Examples
    --------
    >>> identifiable_count(4, 3)
    10
    """
    return (domain.whole("classes", classes) - 1) * (domain.whole("inputs", inputs) + 1)
