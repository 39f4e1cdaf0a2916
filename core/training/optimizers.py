"""One step of an optimizer, by the very calls that training plays: SGD, momentum and Adam."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from core.shared import domain
from core.shared.domain import FloatArray
from core.training.engine.passes import Call
from core.training.engine.updates import OPTIMIZERS, Slots


@dataclass(frozen=True)
class Update:
    """Where a step leads.

    Attributes
    ----------
    parameters : float64, shape of the parameters
        θ after the step.
    moments : float64, shape (2, ...)
        What the optimizer remembers: the velocity, or Adam's first and second moment.
    age : int
        Steps that the moments have seen (Adam alone counts them).
    """

    parameters: FloatArray
    moments: FloatArray
    age: int


def update(
    parameters: npt.ArrayLike,
    gradient: npt.ArrayLike,
    *,
    optimizer: str,
    learning_rate: float,
    moments: npt.ArrayLike | None = None,
    age: int = 0,
) -> Update:
    """Move parameters θ against the gradient g of a loss, at learning rate η.

    * ``"sgd"``: θ ← θ - ηg
    * ``"momentum"``: v ← 0.9 v + g, then θ ← θ - ηv
    * ``"adam"``: m ← 0.9 m + 0.1 g and s ← 0.999 s + 0.001 g²; at age t, with m̂ = m / (1 - 0.9ᵗ)
      and ŝ = s / (1 - 0.999ᵗ), θ ← θ - η m̂ / (√ŝ + 10⁻⁸)

    Parameters
    ----------
    parameters : array_like
        θ, finite.
    gradient : array_like, shape of ``parameters``
        g, finite.
    optimizer : {"sgd", "momentum", "adam"}
        The rule.
    learning_rate : float
        η, in (0, inf).
    moments : array_like, shape (2, ...), optional
        Those of the step before; 0 without it.
    age : int
        Steps so far, at least 0.

    Returns
    -------
    Update
        New arrays; those given stay as they are.

    Raises
    ------
    ValueError
        If an argument breaks these rules.

    References
    ----------
    Polyak, B. T. (1964). Some methods of speeding up the convergence of iteration methods. *USSR
    Computational Mathematics and Mathematical Physics* 4, 1-17. Kingma, D. P. and Ba, J. (2015).
    Adam: a method for stochastic optimization. *ICLR*. The form is that of ``torch.optim``.

    Examples
    --------
    >>> first = update([1.0, 2.0], [10.0, -0.1], optimizer="adam", learning_rate=0.5)
    >>> first.parameters.round(6), first.age
    (array([0.5, 2.5]), 1)
    """
    theta = domain.finite("parameters", parameters)
    slope = _same_shape("gradient", gradient, theta.shape)
    known = np.zeros((2, *theta.shape)) if moments is None else moments
    memory = _same_shape("moments", known, (2, *theta.shape))
    rate = domain.single("learning_rate", domain.positive("learning_rate", learning_rate))
    rule = OPTIMIZERS[domain.choice("optimizer", optimizer, OPTIMIZERS)]
    seen = domain.single("age", domain.natural("age", age))
    slots = _matrices(theta, slope, memory, seen)
    _play(rule(np.full(slots.block.shape, rate), slots))
    moved, moments = slots.block.reshape(theta.shape), slots.moments.reshape(memory.shape)
    return Update(moved, moments, int(slots.age))


def _matrices(theta: FloatArray, slope: FloatArray, memory: FloatArray, seen: float) -> Slots:
    """Copy them in the form in which the rules work in place."""
    row = (1, theta.size)
    moments = memory.reshape(2, *row).copy()
    return Slots(theta.reshape(row).copy(), slope.reshape(row).copy(), moments, np.array(seen))


@np.errstate(under="ignore")
def _play(calls: list[Call]) -> None:
    for call in calls:
        call()


def _same_shape(name: str, values: npt.ArrayLike, shape: tuple[int, ...]) -> FloatArray:
    found = domain.finite(name, values)
    if found.shape != shape:
        raise ValueError(f"{name} must have shape {shape}; got {found.shape}")
    return found
