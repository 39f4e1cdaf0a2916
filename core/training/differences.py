"""Slopes measured by moving a number and looking at the loss, to check those that are derived."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from core.shared import domain
from core.shared.domain import FloatArray, Floats
from core.training.one_step import PLACES, forward_pass, varied


@dataclass(frozen=True)
class Differences:
    """Slopes that are measured instead of derived, shape (...).

    Attributes
    ----------
    central : float64
        (L(w + ε) - L(w - ε)) / 2ε, off by about ε².
    one_sided : float64
        (L(w + ε) - L(w)) / ε, off by about ε.
    """

    central: Floats
    one_sided: Floats


@np.errstate(under="ignore")
def slope_by_difference(
    parameters: npt.ArrayLike,
    inputs: npt.ArrayLike,
    label: npt.ArrayLike,
    *,
    activation: str,
    place: str,
    width: npt.ArrayLike,
) -> Differences:
    """Measure the slope along one number: move it a little, and see what the loss does.

    It needs no derivative, so it can check `core.training.backward_pass`. A smaller ε makes it more
    exact until the rounding of the losses, divided by ε, is larger than what is left to gain.

    Parameters
    ----------
    parameters : array_like, shape (..., 9)
        Weights and biases in the order of `PLACES`, finite.
    inputs : array_like, shape (..., 2)
        x₁ and x₂, finite.
    label : array_like, shape (...)
        y, 0 or 1.
    activation : {"tanh", "relu", "sigmoid", "linear"}
        What a hidden unit does with its sum.
    place : str
        The number that is moved, one of `PLACES`.
    width : array_like, shape (...)
        ε, finite and above 0.

    Returns
    -------
    Differences
        The central and the one-sided difference quotient.

    Examples
    --------
    >>> start = [1, 0.5, 0, -1, 1, 0, 0.5, -1, 0]
    >>> found = slope_by_difference(
    ...     start, [1, 2], 1, activation="relu", place="w12", width=0.1)
    >>> found.central.round(6), found.one_sided.round(6)
    (np.float64(-0.5), np.float64(-0.487505))
    """
    here = forward_pass(parameters, inputs, label, activation=activation).loss
    numbers, epsilon = domain.finite("parameters", parameters), domain.positive("width", width)
    domain.together(example=here, width=epsilon)
    at = PLACES.index(domain.choice("place", place, PLACES))
    moved = (varied(numbers, at, numbers[..., at] + by) for by in (epsilon, -epsilon))
    above, below = (forward_pass(one, inputs, label, activation=activation).loss for one in moved)
    return Differences((above - below) / (2.0 * epsilon), (above - here) / epsilon)


@np.errstate(under="ignore")
def slopes_by_difference(
    parameters: npt.ArrayLike,
    inputs: npt.ArrayLike,
    label: npt.ArrayLike,
    *,
    activation: str,
    width: npt.ArrayLike,
) -> FloatArray:
    """Measure the slope along every number: (L(w + ε) - L(w - ε)) / 2ε, one number at a time.

    Backpropagation finds all of them in one pass back; this way takes two passes forward for each.

    Parameters
    ----------
    parameters : array_like, shape (..., 9)
        Weights and biases in the order of `PLACES`, finite.
    inputs : array_like, shape (..., 2)
        x₁ and x₂, finite.
    label : array_like, shape (...)
        y, 0 or 1.
    activation : {"tanh", "relu", "sigmoid", "linear"}
        What a hidden unit does with its sum.
    width : float
        ε, finite and above 0.

    Returns
    -------
    float64, shape (..., 9)
        The slope along each number, in the order of `PLACES`.

    Examples
    --------
    >>> start = [1, 0.5, 0, -1, 1, 0, 0.5, -1, 0]
    >>> slopes_by_difference(start, [1, 2], 1, activation="relu", width=1e-3).round(4).tolist()
    [-0.25, -0.5, -0.25, 0.5, 1.0, 0.5, -1.0, -0.5, -0.5]
    """
    forward_pass(parameters, inputs, label, activation=activation)  # for its checks
    moves = domain.single("width", domain.positive("width", width)) * np.eye(len(PLACES))
    numbers = domain.finite("parameters", parameters)[..., np.newaxis, :]
    example = np.expand_dims(inputs, -2), np.expand_dims(label, -1)
    above, below = (
        forward_pass(numbers + move, *example, activation=activation).loss
        for move in (moves, -moves)
    )
    return np.asarray((above - below) / (2.0 * moves.diagonal()))
