"""What a trained network says: the beliefs of its output, its units one by one, its weights."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from core.shared import domain
from core.shared.domain import FloatArray
from core.training.blocks import network_of
from core.training.engine.passes import record_forward
from core.training.engine.state import State
from core.training.features import expand
from core.training.settings import Settings


@dataclass(frozen=True)
class Layer:
    """Weights and biases of a layer.

    Attributes
    ----------
    weights : float64, shape (units, inputs)
        One row a unit.
    biases : float64, shape (units,)
        What is added to each unit's score.
    """

    weights: FloatArray
    biases: FloatArray


def layers(parameters: npt.ArrayLike, settings: Settings) -> tuple[Layer, ...]:
    """Take the weights and biases out of the block of a state.

    With the last layer alone this is the equation of a logistic or softmax regression: the score of
    class k is the sum of weights[k] times the features, plus biases[k].

    Parameters
    ----------
    parameters : array_like, shape (units, sources)
        ``State.parameters``: a row for each unit; a column for each feature, one for the biases,
        one for each hidden unit.
    settings : Settings
        Features and hidden layers of the network.

    Returns
    -------
    tuple of Layer
        From the first hidden layer to the output.

    Raises
    ------
    ValueError
        If the block is not finite or has not the shape of that network.

    Examples
    --------
    >>> layers([[1, 2, 3]], Settings(hidden=()))
    (Layer(weights=array([[1., 2.]]), biases=array([3.])),)
    """
    block = domain.finite("parameters", parameters)
    sizes = network_of(block.shape, settings)
    return tuple(
        Layer(
            block[sizes.rows(layer), sizes.columns(layer)],
            block[sizes.rows(layer), sizes.inputs],
        )
        for layer in range(len(settings.hidden) + 1)
    )


def border_point(layer: Layer) -> FloatArray:
    """Find the point nearest to the origin at which the first unit of a layer has the score 0.

    −b w / |w|², where w are its weights and b is its bias: a place on the straight border.

    Parameters
    ----------
    layer : Layer
        Its first unit must have a weight other than 0.

    Returns
    -------
    float64, shape (inputs,)
        The point, in the units of the inputs.

    Raises
    ------
    ValueError
        If all weights of the unit are 0: there is no border then.

    Examples
    --------
    >>> border_point(Layer(np.array([[3.0, 4.0]]), np.array([-5.0])))
    array([0.6, 0.8])
    """
    weights = layer.weights[0]
    length = float(weights @ weights)
    if length == 0.0:
        raise ValueError("weights must not all be 0: there is no border; got only zeros")
    return np.asarray(-layer.biases[0] * weights / length)


def units(state: State, inputs: npt.ArrayLike, settings: Settings) -> FloatArray:
    """Evaluate each unit at some points: the maps of a network drawing.

    Parameters
    ----------
    state : State
        Where the run stands.
    inputs : array_like, shape (n, 2)
        Coordinates, finite.
    settings : Settings
        The choices of the run.

    Returns
    -------
    float64, shape (units, n)
        Activations of the hidden units, layer by layer, then the scores of the output.

    Raises
    ------
    ValueError
        If the inputs are not finite or not of that shape, or the state has not the shape of that
        network.

    Examples
    --------
    >>> state = State(np.array([[1.0, 2.0, 3.0]]), np.zeros((2, 1, 3)), "sgd", 0, 0, 0, 0, "")
    >>> units(state, [[0, 0], [1, 1]], Settings(hidden=()))
    array([[3., 6.]])
    """
    sizes = network_of(state.parameters.shape, settings)
    features = expand(inputs, settings.features).T
    sources = np.zeros((sizes.shape[1], features.shape[1]))
    sources[: sizes.inputs], sources[sizes.inputs] = features, 1.0
    scores = np.zeros((sizes.shape[0], features.shape[1]))
    for call in record_forward(sizes, settings.activation, state.parameters, sources, scores):
        call()
    return np.vstack([sources[sizes.inputs + 1 :], scores[sizes.rows(len(sizes.hidden))]])
