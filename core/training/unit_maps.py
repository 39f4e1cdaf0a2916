"""A network as bytes: how large each weight is, and what each unit makes of the plane."""

import numpy as np
import numpy.typing as npt

from core.shared import domain
from core.shared.domain import FloatArray
from core.training.blocks import network_of
from core.training.engine.passes import ACTIVATIONS
from core.training.features import expand
from core.training.screen import Bytes
from core.training.settings import Settings, activation_of

# Upper ends of the levels of a weight, each twice the one before; the last level has none.
BOUNDS = tuple(2.0**power for power in range(-3, 4))


def weights_in_order(parameters: npt.ArrayLike, settings: Settings) -> FloatArray:
    """Take the weights out of blocks, without the biases.

    Parameters
    ----------
    parameters : array_like, shape (..., units, sources)
        ``State.parameters``, or those of some frames (``Frames.parameters``); finite.
    settings : Settings
        Features and hidden layers of the network.

    Returns
    -------
    float64, shape (..., weights)
        Layer by layer, in each unit by unit, the weights of a unit in the order of what it reads.

    Examples
    --------
    >>> weights_in_order([[[1, 2, 3]], [[4, 5, 6]]], Settings(hidden=()))
    array([[1., 2.],
           [4., 5.]])
    """
    blocks = domain.finite("parameters", parameters)
    return blocks[..., network_of(blocks.shape[-2:], settings).weights > 0.0]


def weight_levels(weights: npt.ArrayLike) -> npt.NDArray[np.int8]:
    """Tell how large weights are, in steps that double, and their signs.

    Level ±1 holds sizes up to 1/8, ±2 those up to 1/4, and so on as `BOUNDS` say; the last level
    holds all above. The scale is the same for every network and every step, so a weight that grows
    rises, whatever the others do.

    Parameters
    ----------
    weights : array_like, any shape
        Finite.

    Returns
    -------
    int8, same shape
        From -8 to 8; 0 for a weight of 0.

    Examples
    --------
    >>> weight_levels([0.0, -0.1, 0.125, 0.126, -3.0, 100.0])
    array([ 0, -1,  1,  2, -6,  8], dtype=int8)
    """
    found = domain.finite("weights", weights)
    return (np.sign(found) * (1 + np.searchsorted(BOUNDS, np.abs(found)))).astype(np.int8)


@np.errstate(all="ignore")
def unit_maps(parameters: npt.ArrayLike, inputs: npt.ArrayLike, settings: Settings) -> Bytes:
    """Evaluate each unit at some points, as a byte: ⌊127.5 v + 128⌋ with v from -1 to 1.

    For a hidden unit v is its activation over the largest size among the points, so that the
    weakest can be seen too; for an output it is 2 q - 1, where q is the belief in its class (of two
    classes the second one). A byte from 128 on says v ≥ 0; 128 also stands for what is not finite.

    Parameters
    ----------
    parameters : array_like, shape (..., units, sources)
        ``State.parameters``, or those of some frames (``Frames.parameters``); finite.
    inputs : array_like, shape (n, 2)
        Coordinates, finite.
    settings : Settings
        Features, hidden layers and activation of the network.

    Returns
    -------
    uint8, shape (..., units, n)
        Hidden units, layer by layer, then the outputs.

    Examples
    --------
    >>> unit_maps([[1.0, 0.0, 0.0]], [[-40, 0], [0, 0], [np.log(3), 0]], Settings(hidden=()))
    array([[  0, 128, 191]], dtype=uint8)
    """
    blocks = domain.finite("parameters", parameters)
    network = network_of(blocks.shape[-2:], settings)
    values, last = [np.asarray(expand(inputs, settings.features).T)], len(settings.hidden)
    for layer in range(last + 1):
        rows = blocks[..., network.rows(layer), :]
        scores = rows[..., network.columns(layer)] @ values[-1] + rows[..., network.inputs, None]
        if layer < last:
            values.append(_activated(scores, activation_of(settings.activation, layer)))
    shown = np.concatenate([*map(_scaled, values[1:]), _contrast(scores)], axis=-2)
    return (127.5 * np.where(np.isfinite(shown), shown, 0.0) + 128.0).astype(np.uint8)


def _activated(scores: FloatArray, activation: str) -> FloatArray:
    results = np.empty_like(scores)
    for call in ACTIVATIONS[activation](scores, results):
        call()
    return results


def _scaled(activations: FloatArray) -> FloatArray:
    largest = np.max(np.abs(activations), axis=-1, keepdims=True)
    blank = np.zeros_like(activations)
    return np.asarray(np.divide(activations, largest, out=blank, where=largest > 0.0))


def _contrast(scores: FloatArray) -> FloatArray:
    # 2 σ(z) - 1 = tanh(z/2)
    if scores.shape[-2] == 1:
        return np.asarray(np.tanh(0.5 * scores))
    powers = np.exp(scores - np.max(scores, axis=-2, keepdims=True))
    return np.asarray(2.0 * powers / np.sum(powers, axis=-2, keepdims=True) - 1.0)
