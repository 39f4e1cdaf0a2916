"""Logistic regression on a line: the cost of labelled points, and whether a best one exists."""

import numpy as np
import numpy.typing as npt

from core.losses.losses import binary_cross_entropy, squared_error
from core.losses.points import LOSSES, Loss, Reduction, cost_slope, divisor, labelled_points, scores
from core.shared import domain
from core.shared.domain import BoolArray, FloatArray, Floats


def point_losses(
    weight: npt.ArrayLike, bias: npt.ArrayLike, *, x: npt.ArrayLike, y: npt.ArrayLike, loss: Loss
) -> FloatArray:
    """Loss of each point under the belief σ(w x + b).

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
    loss : {"cross_entropy", "squared_error"}
        What being wrong costs.

    Returns
    -------
    float64, the broadcast shape of weight and bias followed by ``n``
        Losses in [0, inf], in nats if the loss is the cross-entropy.

    References
    ----------
    Cox, D. R. (1958). The regression analysis of binary sequences. *Journal of the Royal
    Statistical Society B* 20, 215-242.

    Examples
    --------
    >>> point_losses(0, 0, x=[-1, 2], y=[0, 1], loss="squared_error")
    array([0.125, 0.125])
    """
    squared = domain.choice("loss", loss, LOSSES) == "squared_error"
    inputs, labels = labelled_points(x, y)
    z = scores(weight, bias, inputs)
    return np.asarray((squared_error if squared else binary_cross_entropy)(z, labels))


@np.errstate(over="ignore")
def cost(
    weight: npt.ArrayLike,
    bias: npt.ArrayLike,
    *,
    x: npt.ArrayLike,
    y: npt.ArrayLike,
    loss: Loss,
    reduction: Reduction = "mean",
) -> Floats:
    """Cost of a weight and a bias: the mean, or the sum, of the losses of the points.

    The sum is n times the mean: the valley lies in the same place, and the same learning rate
    steps n times as far.

    Parameters
    ----------
    weight : array_like, any shape
        w, finite.
    bias : array_like, broadcasts with ``weight``
        b, finite; a column beside a row of weights gives a grid.
    x : array_like, shape (n,)
        Inputs, finite, at least one.
    y : array_like, shape (n,)
        Labels, each 0 or 1.
    loss : {"cross_entropy", "squared_error"}
        What being wrong costs.
    reduction : {"mean", "sum"}
        How the losses become one number.

    Returns
    -------
    float64, the broadcast shape of weight and bias
        Cost in [0, inf].

    Examples
    --------
    >>> cost(0, 0, x=[-1, 2], y=[0, 1], loss="cross_entropy").round(6)
    np.float64(0.693147)
    """
    losses = point_losses(weight, bias, x=x, y=y, loss=loss)
    total: Floats = np.sum(losses, axis=-1)
    return total / divisor(reduction, losses.shape[-1])


@np.errstate(over="ignore")
def cost_so_far(
    weight: npt.ArrayLike,
    bias: npt.ArrayLike,
    *,
    x: npt.ArrayLike,
    y: npt.ArrayLike,
    loss: Loss,
    reduction: Reduction = "mean",
) -> FloatArray:
    """Cost as it adds up point by point: 0, the share of the first point, of the first two, to all.

    The share of a point is its loss in a sum, its loss divided by n in a mean.

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
    loss : {"cross_entropy", "squared_error"}
        What being wrong costs.
    reduction : {"mean", "sum"}
        How the losses become one number.

    Returns
    -------
    float64, the broadcast shape of weight and bias followed by ``n + 1``
        Ascending from 0 to the `cost`, which it meets up to rounding.

    Examples
    --------
    >>> cost_so_far(0, 0, x=[-1, 2], y=[0, 1], loss="squared_error", reduction="sum")
    array([0.   , 0.125, 0.25 ])
    """
    losses = point_losses(weight, bias, x=x, y=y, loss=loss)
    shares = losses / divisor(reduction, losses.shape[-1])
    start = np.zeros((*shares.shape[:-1], 1))
    return np.concatenate([start, np.cumsum(shares, axis=-1)], axis=-1)


@np.errstate(over="ignore", under="ignore")
def cost_gradient(
    weight: npt.ArrayLike,
    bias: npt.ArrayLike,
    *,
    x: npt.ArrayLike,
    y: npt.ArrayLike,
    loss: Loss,
    reduction: Reduction = "mean",
) -> FloatArray:
    """Slopes of the cost along weight and bias: mean or sum of ℓ′(zᵢ) xᵢ, and of ℓ′(zᵢ).

    By the chain rule, since z = w x + b grows by x with w and by 1 with b. For the cross-entropy
    ℓ′ is prediction minus label, σ(z) - y.

    Parameters
    ----------
    weight : array_like, any shape
        w, finite.
    bias : array_like, broadcasts with ``weight``
        b, finite; a column beside a row of weights gives a grid.
    x : array_like, shape (n,)
        Inputs, finite, at least one.
    y : array_like, shape (n,)
        Labels, each 0 or 1.
    loss : {"cross_entropy", "squared_error"}
        What being wrong costs.
    reduction : {"mean", "sum"}
        How the losses become one number.

    Returns
    -------
    float64, the broadcast shape of weight and bias followed by 2
        Change of the cost per unit of weight, and per unit of bias.

    Examples
    --------
    >>> cost_gradient(0, 0, x=[-1, 2], y=[0, 1], loss="cross_entropy")
    array([-0.75,  0.  ])
    """
    w, b = domain.finite("weight", weight), domain.finite("bias", bias)
    domain.together(weight=w, bias=b)
    slope = cost_slope(x, y, loss=loss, reduction=reduction)
    return slope(np.stack(np.broadcast_arrays(w, b), axis=-1))


def misclassified_points(
    weight: npt.ArrayLike, bias: npt.ArrayLike, *, x: npt.ArrayLike, y: npt.ArrayLike
) -> BoolArray:
    """Mark the points whose label is not the likelier one under the prediction σ(w x + b).

    Label 1 is predicted above a probability of ½, that is for z > 0.

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
    bool, the broadcast shape of weight and bias followed by ``n``
        True where the prediction is wrong.

    Examples
    --------
    >>> misclassified_points(1, 0, x=[-1, 2, 3], y=[1, 1, 0])
    array([ True, False,  True])
    """
    inputs, labels = labelled_points(x, y)
    return np.asarray((scores(weight, bias, inputs) > 0.0) != (labels == 1.0))


def error_count(
    weight: npt.ArrayLike, bias: npt.ArrayLike, *, x: npt.ArrayLike, y: npt.ArrayLike
) -> Floats:
    """Count the points that the prediction σ(w x + b) gets wrong, see `misclassified_points`.

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
        Whole number from 0 to n.

    Examples
    --------
    >>> error_count([0, 1], 0, x=[-1, 2, 3], y=[1, 1, 0])
    array([2., 2.])
    """
    wrong: Floats = np.sum(misclassified_points(weight, bias, x=x, y=y), axis=-1, dtype=np.float64)
    return wrong


def separable(x: npt.ArrayLike, y: npt.ArrayLike) -> bool:
    """Tell whether some threshold on x has all the zeros on one side and all the ones on the other.

    Then every steeper curve fits better, and the weights grow for ever. Labels that are all alike
    need no threshold and count as separable.

    Parameters
    ----------
    x : array_like, shape (n,)
        Inputs, finite, at least one.
    y : array_like, shape (n,)
        Labels, each 0 or 1.

    Returns
    -------
    bool
        Whether one threshold makes no mistake.

    References
    ----------
    Albert, A. and Anderson, J. A. (1984). On the existence of maximum likelihood estimates in
    logistic regression models. *Biometrika* 71, 1-10.

    Examples
    --------
    >>> separable([0, 1, 2, 3], [0, 0, 1, 1]), separable([0, 1, 2, 3], [0, 1, 0, 1])
    (True, False)
    """
    return _gap(x, y) > 0.0


def has_finite_maximum(x: npt.ArrayLike, y: npt.ArrayLike) -> bool:
    """Tell whether some finite weight and bias have the greatest likelihood.

    It takes labels that overlap along x. Separable data have no such weight, nor have data whose
    two sides touch in one x alone: there the curve still wants to be as steep as it can. If every x
    is the same and both labels occur, a whole line of weights shares the maximum.

    Parameters
    ----------
    x : array_like, shape (n,)
        Inputs, finite, at least one.
    y : array_like, shape (n,)
        Labels, each 0 or 1.

    Returns
    -------
    bool
        Whether the maximum is reached.

    Examples
    --------
    >>> has_finite_maximum([0, 1, 2, 3], [0, 1, 0, 1])
    True
    >>> has_finite_maximum([0, 1, 1, 2], [0, 0, 1, 1])
    False
    """
    inputs, labels = labelled_points(x, y)
    if np.all(inputs == inputs[0]):
        return bool(labels.min() < labels.max())
    return _gap(inputs, labels) < 0.0


@np.errstate(over="ignore")
def _gap(x: npt.ArrayLike, y: npt.ArrayLike) -> float:
    """Distance from one side to the other; below 0 if they overlap, inf if one side is empty."""
    inputs, labels = labelled_points(x, y)
    zeros, ones = inputs[labels == 0.0], inputs[labels == 1.0]
    if not (zeros.size and ones.size):
        return np.inf
    return float(max(ones.min() - zeros.max(), zeros.min() - ones.max()))
