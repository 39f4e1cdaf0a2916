"""The loss of a regression over two of its parameters, all others held."""

import numpy as np
import numpy.typing as npt

from core import _domain, _state
from core._domain import FloatArray
from core.settings import Settings
from core.training import State, TrainingData

Place = tuple[int, int]


@np.errstate(over="ignore", under="ignore")
def loss_surface(
    state: State,
    data: TrainingData,
    settings: Settings,
    *,
    places: tuple[Place, Place],
    first: npt.ArrayLike,
    second: npt.ArrayLike,
) -> FloatArray:
    """Mean training loss of a network without hidden layers, over two of its parameters.

    The path of a run over this surface is
    ``frames.parameters[:, *places[0]]`` against ``frames.parameters[:, *places[1]]``.

    Parameters
    ----------
    state : State
        Gives the parameters that are held.
    data : TrainingData
        The points.
    settings : Settings
        The choices of the run; ``hidden`` is empty.
    places : two pairs of int
        Row and column of either parameter in ``state.parameters``: the row is the output, the
        column the feature, or the bias after the last feature.
    first : array_like, shape (a,)
        Values of the first parameter, finite.
    second : array_like, shape (b,)
        Values of the second parameter, finite.

    Returns
    -------
    float64, shape (b, a)
        Losses without the penalties; a row for each value of the second parameter.

    Raises
    ------
    ValueError
        If there are hidden layers, a value is not finite, or a place lies outside the block.

    References
    ----------
    Li, H. et al. (2018). Visualizing the loss landscape of neural nets. *NeurIPS* 31.

    Examples
    --------
    >>> from core.training import initial_state
    >>> two = TrainingData([[-1, 0], [1, 0]], [0, 1], [[2, 0]], [1])
    >>> settings = Settings(hidden=(), initial_scale=0)
    >>> state = initial_state(two, settings)
    >>> loss_surface(state, two, settings, places=((0, 0), (0, 2)), first=[0, 1], second=[0])
    array([[0.69314718, 0.31326169]])
    """
    if settings.hidden:
        raise ValueError(f"hidden must be empty for a loss surface; got {settings.hidden}")
    x, y = _domain.finite("first", first), _domain.finite("second", second)
    blocks = np.broadcast_to(state.parameters, (y.size, x.size, *state.parameters.shape)).copy()
    for place, values in zip(places, (x, y[:, np.newaxis]), strict=True):
        blocks[:, :, *_inside(place, state.parameters)] = values
    train, _ = data.examples(settings)
    sources = np.vstack([train.features, np.ones(train.labels.size)])
    scores = np.moveaxis(blocks @ sources, 2, 0).reshape(data.outputs, -1)
    labels = np.tile(train.labels, y.size * x.size)
    losses = _state.losses(scores, labels, settings.loss)
    return np.asarray(losses.reshape(y.size, x.size, -1).mean(axis=-1))


def _inside(place: Place, block: FloatArray) -> Place:
    if not all(0 <= number < size for number, size in zip(place, block.shape, strict=True)):
        raise ValueError(f"places must lie inside a block of shape {block.shape}; got {place}")
    return place
