"""How well a curve explains a row of pictures, each with a probability of its own."""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from core.binary.scales import sigmoid
from core.losses import cost, cost_gradient, has_finite_maximum
from core.losses.points import labelled_points, scores
from core.shared.domain import FloatArray, Floats

MOST_STEPS = 200  # of Newton's method; a dozen are the rule


class Line(NamedTuple):
    """Scores w x + b that rise by w for each unit of x."""

    weight: float
    bias: float


def label_probability(
    weight: npt.ArrayLike, bias: npt.ArrayLike, *, x: npt.ArrayLike, y: npt.ArrayLike
) -> FloatArray:
    """Probability that the belief q = σ(w x + b) gives to each label: q if y = 1, else 1 - q.

    Parameters
    ----------
    weight : array_like, any shape
        w, finite: the logits gained for each unit of x.
    bias : array_like, broadcasts with ``weight``
        b, finite: the logit at x = 0.
    x : array_like, shape (n,)
        Inputs, finite, at least one.
    y : array_like, shape (n,)
        Labels, each 0 or 1.

    Returns
    -------
    float64, the broadcast shape of weight and bias followed by ``n``
        Probabilities in [0, 1].

    Examples
    --------
    >>> label_probability(1, 0, x=[-2, 2], y=[1, 1]).round(6)
    array([0.119203, 0.880797])
    """
    inputs, labels = labelled_points(x, y)
    z = scores(weight, bias, inputs)
    # 1 - σ(z) = σ(-z), which keeps the digits of a small probability.
    return np.asarray(sigmoid(np.where(labels == 1.0, z, -z)))


@np.errstate(under="ignore")
def joint_likelihood(
    weight: npt.ArrayLike, bias: npt.ArrayLike, *, x: npt.ArrayLike, y: npt.ArrayLike
) -> Floats:
    """Probability of all the labels together: L(w, b) = Π q^y (1 - q)^(1 - y), q = σ(w x + b).

    Given their inputs the labels are independent, so their probabilities multiply; -ln L is the
    `core.losses.cost` as a sum.

    Parameters
    ----------
    weight : array_like, any shape
        w, finite.
    bias : array_like, broadcasts with ``weight``
        b, finite.
    x : array_like, shape (n,)
        Inputs, finite, at least one.
    y : array_like, shape (n,)
        Labels, each 0 or 1.

    Returns
    -------
    float64, the broadcast shape of weight and bias
        Likelihood in [0, 1].

    Examples
    --------
    >>> joint_likelihood(0, 0, x=[-1, 0, 1], y=[0, 1, 1])
    np.float64(0.125)
    """
    likelihood: Floats = np.prod(label_probability(weight, bias, x=x, y=y), axis=-1)
    return likelihood


@np.errstate(under="ignore")
def likeliest_line(x: npt.ArrayLike, y: npt.ArrayLike) -> Line:
    """Weight and bias under which all the labels together are most probable.

    No formula gives them. Each step of Newton's method solves H d = g for the slopes g and the
    curvatures H of the cost, which is convex, and is halved until the cost does not rise.

    Parameters
    ----------
    x : array_like, shape (n,)
        Inputs, finite, at least two different ones.
    y : array_like, shape (n,)
        Labels, each 0 or 1, that overlap along x.

    Returns
    -------
    Line
        w in logits for each unit of x, and b in logits.

    Raises
    ------
    ValueError
        If no line is best: the labels do not overlap, or all the inputs are the same.

    References
    ----------
    Bishop, C. M. (2006). *Pattern Recognition and Machine Learning*. Springer, section 4.3.3.

    Examples
    --------
    >>> line = likeliest_line([-1, 0, 0, 1], [0, 0, 1, 1])
    Traceback (most recent call last):
    ValueError: y must overlap along x for one line to be best; got [0, 0, 1, 1]
    >>> round(likeliest_line([-1, -1, -1, 1, 1, 1], [0, 0, 1, 0, 1, 1]).weight, 6)
    0.693147
    """
    inputs, labels = labelled_points(x, y)
    if np.all(inputs == inputs[0]):
        raise ValueError(f"x must hold two different inputs at least; got {x!r}")
    if not has_finite_maximum(inputs, labels):
        raise ValueError(f"y must overlap along x for one line to be best; got {y!r}")
    # The same points between -1 and 1: the steps are well conditioned whatever the units of x.
    largest = np.max(np.abs(inputs))
    middle = np.mean(inputs / largest)
    spread = np.max(np.abs(inputs / largest - middle))
    weight, bias = _descend(np.asarray((inputs / largest - middle) / spread), labels)
    return Line(float(weight / spread / largest), float(bias - weight * middle / spread))


def _descend(x: FloatArray, y: FloatArray) -> FloatArray:
    """Follow Newton's method from (0, 0) to the weight and bias of the lowest cost."""
    rows, line = np.stack([x, np.ones_like(x)]), np.zeros(2)
    for _ in range(MOST_STEPS):
        q = sigmoid(line @ rows)
        curvature = (rows * (q * sigmoid(-(line @ rows)))) @ rows.T / x.size
        slopes = cost_gradient(line[0], line[1], x=x, y=y, loss="cross_entropy")
        step = np.linalg.solve(curvature, slopes)
        while _cost(line - step, x, y) > _cost(line, x, y) * (1.0 + 1e-15):
            step = step / 2.0
        line = line - step
        if np.all(np.abs(step) <= 1e-15 * (1.0 + np.abs(line))):
            break
    return line


def _cost(line: FloatArray, x: FloatArray, y: FloatArray) -> float:
    return float(cost(line[0], line[1], x=x, y=y, loss="cross_entropy"))
