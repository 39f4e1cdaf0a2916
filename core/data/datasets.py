"""Points in the plane with a class each, and the seeded shapes they can be drawn from."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, TypeAlias

import numpy as np
import numpy.typing as npt

from core.shared import domain
from core.shared.domain import FloatArray
from core.shared.labels import IntArray, class_labels
from core.shared.streams import random_stream

Shape: TypeAlias = Literal["moons", "circles", "xor", "blobs", "spirals"]

# How many classes each shape can have.
CLASS_COUNTS: dict[str, tuple[int, ...]] = {
    "moons": (2,),
    "circles": (2,),
    "xor": (2,),
    "blobs": (2, 3, 4, 5),
    "spirals": (2, 3),
}


@dataclass(frozen=True)
class Dataset:
    """Points in the plane, each of one class.

    Attributes
    ----------
    inputs : float64, shape (n, 2)
        Coordinates in the units of the axes, finite, at least one point.
    labels : int64, shape (n,)
        Class numbers, from 0 to K - 1.
    classes : tuple of str
        Names of the K classes, at least two. A class may be without points.
    axes : tuple of two str
        What the two coordinates measure.
    units : tuple of two str
        Their units; empty where there is none.
    label_name : str
        What the classes are.
    """

    inputs: FloatArray
    labels: IntArray
    classes: tuple[str, ...]
    axes: tuple[str, str] = ("x₁", "x₂")
    units: tuple[str, str] = ("", "")
    label_name: str = "class"

    def __post_init__(self) -> None:
        """Refuse what is no data set."""
        inputs = domain.finite("inputs", self.inputs)
        if inputs.ndim != 2 or inputs.shape[1] != 2 or not inputs.size:
            raise ValueError(f"inputs must have shape (n, 2), n at least 1; got {inputs.shape}")
        if len(set(self.classes)) != len(self.classes) or len(self.classes) < 2:
            raise ValueError(f"classes must be at least 2 different names; got {self.classes!r}")
        labels = class_labels(self.labels, points=len(inputs), classes=len(self.classes))
        object.__setattr__(self, "inputs", inputs)
        object.__setattr__(self, "labels", labels)

    @property
    def sizes(self) -> IntArray:
        """Number of points of each class, shape (K,)."""
        return np.bincount(self.labels, minlength=len(self.classes))


def generate(shape: Shape, points: int, *, noise: float, seed: int, classes: int = 2) -> Dataset:
    """Draw points from a shape: a place on it, and a wobble of normal noise.

    Point i belongs to class i mod K, so the classes are balanced. The places and the noise come
    from two streams of their own: another noise moves every point along its own line, and more
    points leave the first ones where they are. Without noise the points lie within -6 to 6. The
    label is that of the place, wherever the noise carries the point.

    Parameters
    ----------
    shape : {"moons", "circles", "xor", "blobs", "spirals"}
        Two half moons that reach into each other; a disc inside a ring; four quadrants, of which
        those across from each other share a class; discs around a circle; arms of a spiral.
    points : int
        Number of points, at least ``classes``.
    noise : float
        Standard deviation of the wobble along each axis, in units of the axes, 0 or above.
    seed : int
        Which draw it is, 0 or above.
    classes : int
        Number of classes: 2 to 5 blobs, 2 or 3 spiral arms, 2 otherwise.

    Returns
    -------
    Dataset
        The points, their classes named "0", "1", ….

    Raises
    ------
    ValueError
        If the shape is unknown or does not come with so many classes, or a number lies outside
        its domain.

    References
    ----------
    Smilkov, D. et al. (2017). Direct-manipulation visualization of deep networks.
    arXiv:1708.03788 (TensorFlow Playground, whose shapes these resemble).

    Examples
    --------
    >>> generate("spirals", 100, noise=0.1, seed=7, classes=3).sizes
    array([34, 33, 33])
    """
    place = _PLACES[domain.choice("shape", shape, CLASS_COUNTS)]
    if classes not in CLASS_COUNTS[shape]:
        raise ValueError(f"classes of {shape} must be in {CLASS_COUNTS[shape]}; got {classes!r}")
    if domain.whole("points", points) < classes:
        raise ValueError(f"points must be at least {classes}, the classes; got {points!r}")
    labels = np.arange(points) % classes
    latent = random_stream(seed, "places").random((points, 2))
    wobble = random_stream(seed, "noise").standard_normal((points, 2))
    inputs = place(latent, labels, classes) + domain.tolerance("noise", noise) * wobble
    return Dataset(inputs, labels, tuple(map(str, range(classes))))


def separable_example() -> Dataset:
    """Six points in a row, x₁ = 0 … 5, of which the last three are of class 1.

    One threshold separates them, so that no weight is steep enough. The example has one dimension:
    x₂ is 0 throughout, which gives its weight a gradient of exactly 0.

    Returns
    -------
    Dataset
        The six points.

    Examples
    --------
    >>> separable_example().labels
    array([0, 0, 0, 1, 1, 1])
    """
    x = np.arange(6.0)
    return Dataset(np.stack([x, np.zeros(6)], axis=1), np.repeat([0, 1], 3), ("0", "1"))


def _moons(latent: FloatArray, labels: IntArray, _: int) -> FloatArray:
    """Half circles; each is the other's reflection in the origin."""
    angle = np.pi * latent[:, 0]
    upper = np.stack([np.cos(angle) - 0.5, np.sin(angle) - 0.25], axis=1)
    return (10.0 / 3.0) * np.where(labels == 0, 1.0, -1.0)[:, None] * upper


def _circles(latent: FloatArray, labels: IntArray, _: int) -> FloatArray:
    inner, outer = np.where(labels == 0, [[0.0], [2.5]], [[3.5], [5.0]])
    return _ring(latent, inner, outer)


def _xor(latent: FloatArray, labels: IntArray, _: int) -> FloatArray:
    """Class 1 has coordinates of different signs; a gap along the axes keeps the classes apart."""
    signed = 2.0 * latent[:, 0] - 1.0
    x = np.copysign(0.3 + 4.7 * np.abs(signed), signed)
    y = np.copysign(0.3 + 4.7 * latent[:, 1], np.where(labels == 0, signed, -signed))
    return np.stack([x, y], axis=1)


def _blobs(latent: FloatArray, labels: IntArray, classes: int) -> FloatArray:
    angle = np.pi / 4.0 + 2.0 * np.pi * labels / classes
    return 3.5 * _direction(angle) + _ring(latent, 0.0, 1.5)


def _spirals(latent: FloatArray, labels: IntArray, classes: int) -> FloatArray:
    """One and three quarter turns outwards, from a radius at which the arms are apart."""
    along = latent[:, 0]
    angle = 2.0 * np.pi * (1.75 * along + labels / classes)
    return (0.4 + 4.6 * along)[:, None] * _direction(angle)


def _ring(latent: FloatArray, inner: npt.ArrayLike, outer: npt.ArrayLike) -> FloatArray:
    """Spread evenly over the area between two radii."""
    low, high = np.square(inner), np.square(outer)
    radius = np.sqrt(low + latent[:, 0] * (high - low))
    return np.asarray(radius[:, None] * _direction(2.0 * np.pi * latent[:, 1]))


def _direction(angle: FloatArray) -> FloatArray:
    return np.stack([np.cos(angle), np.sin(angle)], axis=1)


_PLACES: dict[str, Callable[[FloatArray, IntArray, int], FloatArray]] = {
    "moons": _moons,
    "circles": _circles,
    "xor": _xor,
    "blobs": _blobs,
    "spirals": _spirals,
}
