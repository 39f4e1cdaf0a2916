"""Frames of a film, and what they are drawn on."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from core.shared import domain
from core.shared.domain import BoolArray, FloatArray
from core.training.blocks import Weights
from core.training.screen import Bytes
from core.training.settings import Settings


@dataclass(frozen=True)
class Segment:
    """Settings that hold from a step on, and weights and biases that are set by hand there."""

    from_step: int
    settings: Settings
    weights: Weights = ()


@dataclass(frozen=True)
class Stop:
    """Last step of a run that broke off, and why: "not finite" or "loss" (`training.advance`)."""

    step: int
    reason: str


@dataclass(frozen=True)
class Frames:
    """Some frames of a film, along the first axis.

    Attributes
    ----------
    steps, epochs : int64, shape (n,)
        Steps taken and whole epochs seen.
    winner : uint8, shape (n, size, size)
        Likeliest class at each grid point; rows go up x₂, columns along x₁.
    belief : uint8, shape (n, size, size)
        ⌊255 q + ½⌋, where q is the belief in class 1 of two, else in the winner; off by 1 at most
        where moderate weights are worked out in float32.
    train_loss, train_accuracy, test_loss, test_accuracy : float64, shape (n,)
        As in `core.training.Scores`; the last two are None if no point was held back.
    train_wrong, test_wrong : bool, shape (n, points)
        Which points are answered wrongly.
    parameters : float64, shape (n, units, sources)
        Weights and biases (`core.training.network.layers`).
    stop : Stop or None
        Where the run broke off, once the film has come so far.
    """

    steps: npt.NDArray[np.int64]
    epochs: npt.NDArray[np.int64]
    winner: Bytes
    belief: Bytes
    train_loss: FloatArray
    train_accuracy: FloatArray
    test_loss: FloatArray | None
    test_accuracy: FloatArray | None
    train_wrong: BoolArray
    test_wrong: BoolArray
    parameters: FloatArray
    stop: Stop | None


@dataclass(frozen=True)
class Grid:
    """A square picture of size × size points, the outermost on the edges of the extent."""

    low: tuple[float, float]
    high: tuple[float, float]
    size: int

    def __post_init__(self) -> None:
        """Refuse a picture without a width."""
        corners = domain.finite("low", self.low), domain.finite("high", self.high)
        if not (corners[0].shape == corners[1].shape == (2,) and np.all(corners[0] < corners[1])):
            raise ValueError(f"low must lie below high on two axes; got {self.low}, {self.high}")
        if not domain.whole("size", self.size) >= 2:
            raise ValueError(f"size must be at least 2; got {self.size!r}")

    @property
    def points(self) -> FloatArray:
        """Coordinates of the grid points, shape (size · size, 2), row by row."""
        x1, x2 = (np.linspace(*ends, self.size) for ends in zip(self.low, self.high, strict=True))
        return np.stack(np.meshgrid(x1, x2), axis=-1).reshape(-1, 2)


def grid_around(points: npt.ArrayLike, *, size: int, reach: float | None = None) -> Grid:
    """Lay a grid around the origin that holds all points.

    It reaches from -``reach`` to ``reach`` on both axes as long as the points fit in. If they do
    not, or no reach is given, it goes on each axis a tenth beyond the point farthest from 0; on an
    axis on which all points lie at 0, to ±1.

    Parameters
    ----------
    points : array_like, shape (n, 2)
        Coordinates, finite, n at least 1.
    size : int
        Grid points along each side, at least 2.
    reach : float, optional
        Half a side, above 0, in the units of the points.

    Returns
    -------
    Grid
        The grid; its extent is symmetric about 0.

    Examples
    --------
    >>> grid_around([[1, -2], [0, 10]], size=2).high
    (1.1, 11.0)
    >>> grid_around([[1, -2], [0, 6]], size=2, reach=7).high
    (7.0, 7.0)
    """
    places = domain.finite("points", points)
    if places.ndim != 2 or places.shape[1:] != (2,) or not len(places):
        raise ValueError(f"points must have shape (n, 2), n at least 1; got {places.shape}")
    farthest = np.max(np.abs(places), axis=0)
    usual = 0.0 if reach is None else domain.single("reach", domain.positive("reach", reach))
    if usual and np.all(farthest <= usual):
        return Grid((-usual, -usual), (usual, usual), size)
    right, top = np.where(farthest > 0.0, 1.1 * farthest, 1.0).tolist()
    return Grid((-right, -top), (right, top), size)


def frame_steps(epochs: int, *, points: int, batch: int, stride: int, most: int) -> FloatArray:
    """List the steps of the frames of a film; one that would be too long goes in longer steps.

    Parameters
    ----------
    epochs : int
        Epochs of the run, at least 1.
    points : int
        Training points, at least 1.
    batch : int
        Examples of a minibatch, at least 1.
    stride : int
        Steps from frame to frame, at least 1; fewer, where the whole run is shorter.
    most : int
        Frames after the first that there may be, at least 1.

    Returns
    -------
    float64, shape (n,)
        0, then every stride-th step up to the last of the run; n is at least 2.

    Examples
    --------
    >>> frame_steps(2, points=25, batch=10, stride=2, most=100)
    array([0., 2., 4., 6.])
    """
    named = {"epochs": epochs, "points": points, "batch": batch, "stride": stride, "most": most}
    for name, number in named.items():
        domain.whole(name, number)
    last = epochs * -(-points // batch)
    return np.arange(0, last + 1, min(max(stride, -(-last // most)), last), dtype=np.float64)
