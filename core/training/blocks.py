"""Blocks of weights and biases: which network one belongs to, and where each number stands."""

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np

from core.shared import domain
from core.training.engine import state
from core.training.engine.passes import Network
from core.training.settings import Settings

LARGEST_WEIGHT = 1e6  # set by hand; far beyond what any run learns, and its scores stay finite


class WeightPlace(NamedTuple):
    """Where a weight or a bias stands in a network, all counted from 0.

    Attributes
    ----------
    layer : int
        Hidden layers in their order, then the output.
    unit : int
        Unit of that layer.
    source : int or None
        Which feature, or which unit of the layer before, the weight reads; None for the bias.
    """

    layer: int
    unit: int
    source: int | None


Weights = tuple[tuple[WeightPlace, float], ...]
Cells = tuple[tuple[tuple[int, int], float], ...]


def network_of(shape: tuple[int, ...], settings: Settings) -> Network:
    """Sizes of the network whose block has a shape; its outputs are what the settings leave."""
    outputs = (0, *shape)[-2] - sum(settings.hidden)
    sizes = state.network(settings, outputs)
    if outputs < 1 or shape != sizes.shape:
        rule = f"parameters must be those of a network of {sizes.shape[1]} sources"
        raise ValueError(f"{rule}; got shape {shape}")
    return sizes


def weight_places(settings: Settings, *, outputs: int) -> tuple[WeightPlace, ...]:
    """List where the weights of a network stand, in the order of `weights_in_order`.

    Parameters
    ----------
    settings : Settings
        Features and hidden layers.
    outputs : int
        Units of the output, at least 1.

    Returns
    -------
    tuple of WeightPlace
        Layer by layer, in each unit by unit; the biases are left out.

    Examples
    --------
    >>> weight_places(Settings(hidden=(1,)), outputs=1)[-1]
    WeightPlace(layer=1, unit=0, source=0)
    """
    read = (len(settings.features), *settings.hidden)
    sizes = (*settings.hidden, domain.whole("outputs", outputs))
    return tuple(
        WeightPlace(layer, unit, source)
        for layer, (units, sources) in enumerate(zip(sizes, read, strict=True))
        for unit in range(units)
        for source in range(sources)
    )


def weight_cells(
    weights: Iterable[tuple[WeightPlace, float]], settings: Settings, *, outputs: int
) -> Cells:
    """Find where in ``State.parameters`` numbers stand that are set by hand.

    Parameters
    ----------
    weights : iterable of (WeightPlace, float)
        Places, and what stands there: finite, at most 1e6 in size.
    settings : Settings
        Features and hidden layers of the network.
    outputs : int
        Units of the output, at least 1.

    Returns
    -------
    tuple of ((int, int), float)
        Row and column of each, and its value.

    Raises
    ------
    ValueError
        If the network has no such place, or a value is not finite or larger.

    Examples
    --------
    >>> one = (WeightPlace(0, 0, 1), 0.5), (WeightPlace(0, 0, None), -1.0)
    >>> weight_cells(one, Settings(hidden=()), outputs=1)
    (((0, 1), 0.5), ((0, 2), -1.0))
    """
    sizes = state.network(settings, domain.whole("outputs", outputs))
    return tuple((_cell(place, sizes), _value(place, value)) for place, value in weights)


def _cell(place: WeightPlace, sizes: Network) -> tuple[int, int]:
    layers = len(sizes.hidden) + 1
    _inside(place, "layer", place.layer, layers)
    rows, columns = sizes.rows(place.layer), sizes.columns(place.layer)
    _inside(place, "unit", place.unit, rows.stop - rows.start)
    if place.source is None:
        return rows.start + place.unit, sizes.inputs
    first = columns.start or 0
    _inside(place, "source", place.source, columns.stop - first)
    return rows.start + place.unit, first + place.source


def _inside(place: WeightPlace, name: str, number: int, count: int) -> None:
    if isinstance(number, bool) or not isinstance(number, int) or not 0 <= number < count:
        rule = f"{name} must be a whole number from 0 to {count - 1}"
        raise ValueError(f"weights at {tuple(place)}: {rule}; got {number!r}")


def _value(place: WeightPlace, value: float) -> float:
    number = float(value)
    if not np.isfinite(number) or abs(number) > LARGEST_WEIGHT:
        rule = f"the value must lie in [-{LARGEST_WEIGHT:g}, {LARGEST_WEIGHT:g}]"
        raise ValueError(f"weights at {tuple(place)}: {rule}; got {value!r}")
    return number
