"""The loss of a regression over two of its parameters, all others held."""

from collections.abc import Collection

import numpy as np
import numpy.typing as npt

from core.shared import domain
from core.shared.domain import FloatArray
from core.training.engine import state as _state
from core.training.settings import Settings
from core.training.training import State, TrainingData

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
    x, y = domain.finite("first", first), domain.finite("second", second)
    blocks = np.broadcast_to(state.parameters, (y.size, x.size, *state.parameters.shape)).copy()
    for place, values in zip(places, (x, y[:, np.newaxis]), strict=True):
        blocks[:, :, *_inside(place, state.parameters)] = values
    train, _ = data.examples(settings)
    sources = np.vstack([train.features, np.ones(train.labels.size)])
    scores = np.moveaxis(blocks @ sources, 2, 0).reshape(data.outputs, -1)
    labels = np.tile(train.labels, y.size * x.size)
    losses = _state.losses(scores, labels, settings.loss)
    return np.asarray(losses.reshape(y.size, x.size, -1).mean(axis=-1))


def steepest_places(
    slopes: npt.ArrayLike, *, count: int, without: Collection[Place] = ()
) -> list[Place]:
    """Find where a block of slopes is largest in size.

    Of two that are equal the one that comes first is taken.

    Parameters
    ----------
    slopes : array_like, shape (units, sources)
        Slopes of a loss in every parameter, finite.
    count : int
        How many places, 0 or above.
    without : collection of pairs of int
        Rows and columns that are not to be among them.

    Returns
    -------
    list of pairs of int
        Row and column of each place, in the order of the block.

    Raises
    ------
    ValueError
        If the slopes are not a finite block, or it has fewer other places than are asked for.

    Examples
    --------
    >>> steepest_places([[1, -3], [2, 0]], count=2)
    [(0, 1), (1, 0)]
    >>> steepest_places([[1, -3], [2, 0]], count=1, without=[(0, 1)])
    [(1, 0)]
    """
    sizes = np.abs(domain.finite("slopes", slopes))
    if sizes.ndim != 2:
        raise ValueError(f"slopes must be a block of two dimensions; got shape {sizes.shape}")
    wanted = int(domain.single("count", domain.natural("count", count)))
    places = [place for place in np.ndindex(*sizes.shape) if place not in without]
    if wanted > len(places):
        raise ValueError(f"count must be at most {len(places)}, the places left; got {wanted}")
    return sorted(sorted(places, key=lambda place: -sizes[place])[:wanted])


def _inside(place: Place, block: FloatArray) -> Place:
    if not all(0 <= number < size for number, size in zip(place, block.shape, strict=True)):
        raise ValueError(f"places must lie inside a block of shape {block.shape}; got {place}")
    return place
