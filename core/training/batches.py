"""What a minibatch does to a slope and to a run: one point a step, some, or all.

The slopes are those of a logistic regression, q = σ(w·x + b), whose cost has one valley.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from core.binary import sigmoid
from core.losses import binary_cross_entropy, binary_cross_entropy_gradient
from core.shared import domain
from core.shared.domain import FloatArray, Floats
from core.training.engine import run
from core.training.engine.state import measured
from core.training.engine.workspace import Workspace
from core.training.settings import Settings
from core.training.training import TrainingData, initial_state

_MOST, _ENOUGH, _CUTS = 100, 1e-9, 50  # Newton's steps, how small the last one is, cuts of each
_ROUNDING = 1e-12  # rounding moves a cost by far less than this share of it


@dataclass(frozen=True)
class Walk:
    """Where a run went, and what it cost there.

    Attributes
    ----------
    parameters : float64, shape (steps + 1, units, sources)
        Weights and biases before the first step and after each (`core.training.layers`).
    losses : float64, shape (steps + 1)
        Mean training losses there, without the penalties.
    """

    parameters: FloatArray
    losses: FloatArray


@dataclass(frozen=True)
class Lowest:
    """The bottom of the cost of a logistic regression.

    Attributes
    ----------
    weights : float64, shape (d,)
        w.
    bias : float
        b.
    cost : float
        Mean loss there, in nats; no other weights have a lower one.
    """

    weights: FloatArray
    bias: float
    cost: float


def point_slopes(
    weights: npt.ArrayLike, bias: npt.ArrayLike, *, inputs: npt.ArrayLike, labels: npt.ArrayLike
) -> FloatArray:
    """Slope of the loss of each point by itself: (q - y) x along the weights, q - y along the bias.

    Parameters
    ----------
    weights : array_like, shape (d,)
        w, finite.
    bias : float
        b, finite.
    inputs : array_like, shape (n, d)
        A row for each point, finite, at least one.
    labels : array_like, shape (n,)
        y, each 0 or 1.

    Returns
    -------
    float64, shape (n, d + 1)
        A row for each point, the bias last. Their mean is the slope of the cost.

    Examples
    --------
    >>> point_slopes([0, 0], 0, inputs=[[1, 2], [3, 4]], labels=[0, 1])
    array([[ 0.5,  1. ,  0.5],
           [-1.5, -2. , -0.5]])
    """
    x, y = _points(inputs, labels)
    w, b = domain.finite("weights", weights), domain.single("bias", domain.finite("bias", bias))
    if w.shape != x.shape[1:]:
        raise ValueError(f"weights must have shape {x.shape[1:]}; got {w.shape}")
    errors = np.asarray(binary_cross_entropy_gradient(x @ w + b, y))
    return errors[:, np.newaxis] * _with_one(x)


def batch_slopes(
    slopes: npt.ArrayLike, *, batch: npt.ArrayLike, draws: int, rng: np.random.Generator
) -> FloatArray:
    """Mean slopes of random minibatches, drawn without putting a point back.

    Each draw is one order of all points, and a batch is the first of them: a larger batch holds the
    smaller ones, so that its slope grows out of theirs.

    Parameters
    ----------
    slopes : array_like, shape (n, k)
        A row for each point, finite.
    batch : array_like of int, any shape
        Points of a batch, from 1 to n.
    draws : int
        Number of batches of each size, at least 1.
    rng : numpy.random.Generator
        Source of randomness.

    Returns
    -------
    float64, shape of ``batch`` followed by (draws, k)
        The mean slope of each batch.

    Examples
    --------
    >>> found = batch_slopes([[1.0], [3.0]], batch=[1, 2], draws=3, rng=np.random.default_rng(1))
    >>> found[..., 0]
    array([[1., 1., 3.],
           [2., 2., 2.]])
    """
    rows = _slopes(slopes)
    size = _batch(batch, len(rows))
    orders = np.tile(np.arange(len(rows)), (domain.whole("draws", draws), 1))
    shuffled = rows[domain.generator("rng", rng).permuted(orders, axis=1)]
    means = np.cumsum(shuffled, axis=1) / np.arange(1, len(rows) + 1)[:, np.newaxis]
    return np.moveaxis(means[:, size - 1], 0, -2)


def slope_scatter(slopes: npt.ArrayLike, *, batch: npt.ArrayLike) -> Floats:
    """Typical distance of a batch's slope from that of all points: S / √B · √(1 - B / n).

    S² is the sum of the variances along the coordinates, with divisor n - 1. The last factor tells
    that no point is drawn twice: with all n in the batch nothing is left to chance.

    Parameters
    ----------
    slopes : array_like, shape (n, k)
        A row for each point, finite, n at least 2.
    batch : array_like of int, any shape
        B, points of a batch, from 1 to n.

    Returns
    -------
    float64, shape of ``batch``
        Root of the mean squared distance over all batches of that size.

    References
    ----------
    Cochran, W. G. (1977). *Sampling Techniques*, 3rd ed. Wiley, theorem 2.2.

    Examples
    --------
    >>> slope_scatter([[0.0], [4.0]], batch=[1, 2])
    array([2., 0.])
    """
    rows = _slopes(slopes)
    if len(rows) < 2:
        raise ValueError("slopes must be those of at least 2 points; got 1")
    size, count = _batch(batch, len(rows)), len(rows)
    total = np.sum(np.var(rows, axis=0, ddof=1))
    return np.sqrt(total / size * ((count - size) / count))


def walk(data: TrainingData, settings: Settings, *, steps: int) -> Walk:
    """Follow a run step by step.

    Parameters
    ----------
    data : TrainingData
        The points.
    settings : Settings
        The choices of the run.
    steps : int
        Number of steps, at least 1; a run that breaks off ends earlier (`core.training.advance`).

    Returns
    -------
    Walk
        The parameters and the training loss at the start and after each step.

    Examples
    --------
    >>> two = TrainingData([[-1, 0], [1, 0]], [0, 1], np.empty((0, 2)), np.empty(0, int))
    >>> settings = Settings(hidden=(), initial_scale=0, learning_rate=1.0)
    >>> walk(two, settings, steps=1).parameters.tolist()
    [[[0.0, 0.0, 0.0]], [[0.5, 0.0, 0.0]]]
    """
    train, _ = data.examples(settings)
    start, ahead = initial_state(data, settings), range(1, domain.whole("steps", steps) + 1)
    states = [start, *run.walk(start, Workspace(train, settings), ahead)]
    taken = [each for i, each in enumerate(states) if each.step == i]
    losses, _ = measured(taken, train, settings)
    return Walk(np.array([state.parameters for state in taken]), losses)


def steps_within(looks: npt.ArrayLike, *, points: int, batch: int) -> npt.NDArray[np.int64]:
    """Count the whole steps that a number of looks at points pays for.

    A step looks at each point of its minibatch once. The last minibatch of an epoch may be smaller.

    Parameters
    ----------
    looks : array_like of int, any shape
        Points looked at, each as often as it was, from 0 on.
    points : int
        Training points, at least 1.
    batch : int
        Points of a minibatch, at least 1; all there are, if it is that many or more.

    Returns
    -------
    int64, shape of ``looks``
        Steps taken.

    Examples
    --------
    >>> steps_within([100, 2000], points=100, batch=10).tolist()
    [10, 200]
    >>> steps_within([24, 25], points=25, batch=10).tolist()
    [2, 3]
    """
    count, size = domain.whole("points", points), domain.whole("batch", batch)
    epochs, rest = np.divmod(domain.natural("looks", looks).astype(np.int64), count)
    return np.asarray(epochs * -(-count // size) + rest // size)


def looks_within(steps: npt.ArrayLike, *, points: int, batch: int) -> npt.NDArray[np.int64]:
    """Count the looks at points that a number of steps takes: what they cost.

    Parameters
    ----------
    steps : array_like of int, any shape
        Steps taken, from 0 on.
    points : int
        Training points, at least 1.
    batch : int
        Points of a minibatch, at least 1; all there are, if it is that many or more.

    Returns
    -------
    int64, shape of ``steps``
        Points looked at, each as often as it was.

    Examples
    --------
    >>> looks_within([10, 200], points=100, batch=10).tolist()
    [100, 2000]
    >>> looks_within([2, 3], points=25, batch=10).tolist()
    [20, 25]
    """
    count, size = domain.whole("points", points), domain.whole("batch", batch)
    epochs, rest = np.divmod(domain.natural("steps", steps).astype(np.int64), -(-count // size))
    return np.asarray(epochs * count + rest * size)


def lowest_cost(inputs: npt.ArrayLike, labels: npt.ArrayLike) -> Lowest:
    """Find the bottom of the mean cross-entropy of a logistic regression, by Newton's method.

    The cost is convex, so there is one bottom at most. Where the labels can be told apart by a
    straight border there is none: ever larger weights cost ever less.

    Parameters
    ----------
    inputs : array_like, shape (n, d)
        A row for each point, finite, at least one.
    labels : array_like, shape (n,)
        y, each 0 or 1.

    Returns
    -------
    Lowest
        Weights, bias and cost at the bottom.

    Raises
    ------
    ValueError
        If there is no bottom, or a whole line of them.

    References
    ----------
    Bishop, C. M. (2006). *Pattern Recognition and Machine Learning*. Springer, section 4.3.3.

    Examples
    --------
    >>> found = lowest_cost([[-1], [-1], [-1], [1], [1], [1]], [0, 0, 1, 0, 1, 1])
    >>> found.weights.round(6), round(found.cost, 6)  # ln 2, and the entropy of (1/3, 2/3)
    (array([0.693147]), 0.636514)
    """
    x, y = _points(inputs, labels)
    rows = _with_one(x)
    spread = np.linalg.matrix_rank(rows) == rows.shape[1]
    place = _bottom(rows, y) if spread else None
    if place is None:
        rule = "inputs must spread along all coordinates, and no straight border tell labels apart"
        raise ValueError(f"{rule}; got {len(x)} points whose cost has no single bottom")
    return Lowest(place[:-1], float(place[-1]), _cost(rows, y, place))


def _bottom(rows: FloatArray, labels: FloatArray) -> FloatArray | None:
    place = np.zeros(rows.shape[1])
    for _ in range(_MOST):
        step = _newton_step(rows, labels, place)
        if step is None:
            return None
        place = place - step
        # The next step would be about the square of this one.
        if np.max(np.abs(step)) <= _ENOUGH * (1.0 + np.max(np.abs(place))):
            return place
    return None


def _newton_step(rows: FloatArray, labels: FloatArray, place: FloatArray) -> FloatArray | None:
    """Return the step to the bottom of the parabola that fits here, cut where it leads upwards."""
    beliefs = np.asarray(sigmoid(rows @ place))
    slope: FloatArray = rows.T @ (beliefs - labels) / len(rows)
    curvature = rows.T @ ((beliefs * (1.0 - beliefs))[:, np.newaxis] * rows) / len(rows)
    try:
        step = np.asarray(np.linalg.solve(curvature, slope), dtype=np.float64)
    except np.linalg.LinAlgError:
        return None
    most = _cost(rows, labels, place) * (1.0 + _ROUNDING)
    cuts = (step * 0.5**i for i in range(_CUTS))
    return next((cut for cut in cuts if _cost(rows, labels, place - cut) <= most), None)


def _cost(rows: FloatArray, labels: FloatArray, place: FloatArray) -> float:
    return float(np.mean(binary_cross_entropy(rows @ place, labels)))


def _points(inputs: npt.ArrayLike, labels: npt.ArrayLike) -> tuple[FloatArray, FloatArray]:
    x, y = domain.finite("inputs", inputs), domain.outcome("labels", labels)
    if x.ndim != 2 or y.shape != x.shape[:1] or not x.size:
        rule = "inputs must have shape (n, d), n and d at least 1, and labels shape (n,)"
        raise ValueError(f"{rule}; got {x.shape} and {y.shape}")
    return x, y


def _with_one(x: FloatArray) -> FloatArray:
    return np.hstack([x, np.ones((len(x), 1))])


def _slopes(slopes: npt.ArrayLike) -> FloatArray:
    rows = domain.finite("slopes", slopes)
    if rows.ndim != 2 or not rows.size:
        raise ValueError(f"slopes must have shape (n, k), both at least 1; got {rows.shape}")
    return rows


def _batch(batch: npt.ArrayLike, count: int) -> npt.NDArray[np.int64]:
    size = domain.count("batch", batch)
    if np.any(size > count):
        raise ValueError(f"batch must be at most {count}, the points; got {np.max(size):g}")
    return size.astype(np.int64)
