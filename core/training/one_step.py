"""One example forward and back through a small network, and one step: every number of it.

The network has two inputs, two hidden units and one output, so nine weights and biases, which stand
in a row as `PLACES` names them. `core.training.readable` writes the same for any network.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from core.binary import sigmoid
from core.losses import binary_cross_entropy, binary_cross_entropy_gradient
from core.shared import domain
from core.shared.domain import FloatArray, Floats
from core.training.readable import ACTIVATIONS

# Those of the first hidden unit, of the second, of the output; the bias of each comes last.
PLACES = ("w11", "w12", "b1", "w21", "w22", "b2", "v1", "v2", "c")
_HIDDEN_WEIGHTS, _HIDDEN_BIASES, _OUTPUT_WEIGHTS, _OUTPUT_BIAS = [0, 1, 3, 4], [2, 5], [6, 7], 8


@dataclass(frozen=True)
class ForwardPass:
    """What a network makes of an example.

    Attributes
    ----------
    sums, outputs : float64, shape (..., 2)
        a and h = f(a) of the hidden units.
    score, belief, loss : float64, shape (...)
        z, q = σ(z), and what the label costs, in nats.
    """

    sums: FloatArray
    outputs: FloatArray
    score: Floats
    belief: Floats
    loss: Floats


@dataclass(frozen=True)
class BackwardPass:
    """What of the loss each unit and each number is to blame for.

    Attributes
    ----------
    error : float64, shape (...)
        δ = q - y, the slope of the loss along the score.
    shares : float64, shape (..., 2)
        δⱼ = δ vⱼ f′(aⱼ), the slopes along the sums of the hidden units.
    bends : float64, shape (..., 2)
        f′(aⱼ), the slopes of the units themselves.
    slopes : float64, shape (..., 9)
        The slope along each number, in the order of `PLACES`.
    """

    error: Floats
    shares: FloatArray
    bends: FloatArray
    slopes: FloatArray


@dataclass(frozen=True)
class OneStep:
    """A step of gradient descent on one example.

    Attributes
    ----------
    before, after : ForwardPass
        The example under the old and under the new numbers.
    back : BackwardPass
        The slopes under the old ones.
    parameters : float64, shape (..., 9)
        The new numbers, w - η ∂L/∂w.
    promised : float64, shape (...)
        What the loss would be if no slope changed on the way: L - η Σ (∂L/∂w)².
    """

    before: ForwardPass
    back: BackwardPass
    parameters: FloatArray
    after: ForwardPass
    promised: Floats


@np.errstate(over="ignore", under="ignore")
def activated(sums: npt.ArrayLike, *, activation: str) -> tuple[FloatArray, FloatArray]:
    """Put sums through hidden units: their outputs h = f(a), and the slopes f′(a).

    Parameters
    ----------
    sums : array_like, any shape
        a, finite.
    activation : {"tanh", "relu", "sigmoid", "linear"}
        f; where ReLU has no slope, at 0, it counts as 0.

    Returns
    -------
    two of float64, shape of ``sums``
        Outputs and slopes.

    Examples
    --------
    >>> activated([-1, 0, 2], activation="relu")
    (array([0., 0., 2.]), array([0., 0., 1.]))
    """
    function, slope = ACTIVATIONS[domain.choice("activation", activation, ACTIVATIONS)]
    a = domain.finite("sums", sums)
    return function(a), slope(a)


@np.errstate(under="ignore")
def forward_pass(
    parameters: npt.ArrayLike, inputs: npt.ArrayLike, label: npt.ArrayLike, *, activation: str
) -> ForwardPass:
    """Take an example through the network: aⱼ = Σ wⱼᵢ xᵢ + bⱼ, h = f(a), z = Σ vⱼ hⱼ + c, q = σ(z).

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

    Returns
    -------
    ForwardPass
        Every number on the way; the shapes before the last axes broadcast.

    Examples
    --------
    >>> found = forward_pass([1, 0.5, 0, -1, 1, 0, 0.5, -1, 0], [1, 2], 1, activation="relu")
    >>> found.outputs, found.score, found.loss.round(6)
    (array([2., 1.]), np.float64(0.0), np.float64(0.693147))
    """
    numbers, x, y = _example(parameters, inputs, label)
    weights = numbers[..., _HIDDEN_WEIGHTS].reshape(*numbers.shape[:-1], 2, 2)
    # Products and sums one by one, so that an example comes out to the bit as it does among many.
    sums = (weights * x[..., np.newaxis, :]).sum(axis=-1) + numbers[..., _HIDDEN_BIASES]
    outputs, _ = activated(sums, activation=activation)
    score = (numbers[..., _OUTPUT_WEIGHTS] * outputs).sum(axis=-1) + numbers[..., _OUTPUT_BIAS]
    return ForwardPass(sums, outputs, score, sigmoid(score), binary_cross_entropy(score, y))


@np.errstate(under="ignore")
def backward_pass(
    parameters: npt.ArrayLike, inputs: npt.ArrayLike, label: npt.ArrayLike, *, activation: str
) -> BackwardPass:
    """Take the error back: δ = q - y, δⱼ = δ vⱼ f′(aⱼ).

    The slope of a weight is the δ of its unit times the input: hⱼ for an output weight, xᵢ for a
    hidden one, 1 for a bias.

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

    Returns
    -------
    BackwardPass
        The slope of the loss along every number of the network.

    References
    ----------
    Rumelhart, D. E., Hinton, G. E. and Williams, R. J. (1986). Learning representations by
    back-propagating errors. *Nature* 323, 533-536.

    Examples
    --------
    >>> back = backward_pass([1, 0.5, 0, -1, 1, 0, 0.5, -1, 0], [1, 2], 1, activation="relu")
    >>> back.shares, back.slopes
    (array([-0.25,  0.5 ]), array([-0.25, -0.5 , -0.25,  0.5 ,  1.  ,  0.5 , -1.  , -0.5 , -0.5 ]))
    """
    numbers, x, y = _example(parameters, inputs, label)
    forward = forward_pass(numbers, x, y, activation=activation)
    _, bends = activated(forward.sums, activation=activation)
    error = np.asarray(binary_cross_entropy_gradient(forward.score, y))[..., np.newaxis]
    shares = error * numbers[..., _OUTPUT_WEIGHTS] * bends
    hidden = shares[..., np.newaxis] * np.insert(x, 2, 1.0, axis=-1)[..., np.newaxis, :]
    parts = [hidden.reshape(*shares.shape[:-1], 6), error * forward.outputs, error]
    return BackwardPass(error[..., 0][()], shares, bends, np.concatenate(parts, axis=-1))


@np.errstate(under="ignore")
def one_step(
    parameters: npt.ArrayLike,
    inputs: npt.ArrayLike,
    label: npt.ArrayLike,
    *,
    activation: str,
    rate: npt.ArrayLike,
) -> OneStep:
    """Take one step of gradient descent on one example: w ← w - η ∂L/∂w.

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
    rate : array_like, shape (...)
        η, finite and above 0.

    Returns
    -------
    OneStep
        Forward, back, the new numbers, and forward again.

    Examples
    --------
    >>> start = [1, 0.5, 0, -1, 1, 0, 0.5, -1, 0]
    >>> found = one_step(start, [1, 2], 1, activation="relu", rate=0.1)
    >>> found.parameters.round(3).tolist()
    [1.025, 0.55, 0.025, -1.05, 0.9, -0.05, 0.6, -0.95, 0.05]
    >>> found.after.loss.round(6), found.promised.round(6)
    (np.float64(0.411551), np.float64(0.355647))
    """
    numbers, x, y = _example(parameters, inputs, label)
    eta = domain.positive("rate", rate)
    domain.together(parameters=numbers[..., 0], inputs=x[..., 0], label=y, rate=eta)
    before = forward_pass(numbers, x, y, activation=activation)
    back = backward_pass(numbers, x, y, activation=activation)
    moved = numbers - eta[..., np.newaxis] * back.slopes
    promised = before.loss - eta * (back.slopes * back.slopes).sum(axis=-1)
    after = forward_pass(moved, x, y, activation=activation)
    return OneStep(before, back, moved, after, promised)


def varied(parameters: npt.ArrayLike, at: int, values: npt.ArrayLike) -> FloatArray:
    """Put other values in the place of one number of a row.

    Parameters
    ----------
    parameters : array_like, shape (..., k)
        Numbers in a row, finite.
    at : int
        Which of them, from 0 to k - 1.
    values : array_like, broadcasts with the shape before the last axis
        What stands there instead, finite.

    Returns
    -------
    float64, the broadcast shape followed by k
        The rows with the new values.

    Examples
    --------
    >>> varied([1, 2, 3], 1, [7, 8])
    array([[1., 7., 3.],
           [1., 8., 3.]])
    """
    rows, others = domain.finite("parameters", parameters), domain.finite("values", values)
    place = int(domain.single("at", domain.position("at", at, rows.shape[-1]).astype(float)))
    domain.together(parameters=rows[..., 0], values=others)
    shape = np.broadcast_shapes(rows.shape[:-1], others.shape)
    found = np.broadcast_to(rows, (*shape, rows.shape[-1])).copy()
    found[..., place] = others
    return found


def _example(
    parameters: npt.ArrayLike, inputs: npt.ArrayLike, label: npt.ArrayLike
) -> tuple[FloatArray, FloatArray, FloatArray]:
    numbers = _row("parameters", parameters, len(PLACES))
    x, y = _row("inputs", inputs, 2), domain.outcome("label", label)
    domain.together(parameters=numbers[..., 0], inputs=x[..., 0], label=y)
    return numbers, x, y


def _row(name: str, values: npt.ArrayLike, length: int) -> FloatArray:
    row = domain.finite(name, values)
    if not row.ndim or row.shape[-1] != length:
        raise ValueError(f"{name} must have shape (..., {length}); got {row.shape}")
    return row
