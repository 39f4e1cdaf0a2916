"""What the loss curves of a run tell: None if nothing is wrong, or the evidence."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from core.shared import domain
from core.shared.domain import BoolArray, FloatArray


@dataclass(frozen=True)
class Divergence:
    """The loss left every bound.

    Attributes
    ----------
    index : int
        Where in the history.
    reason : {"not_finite", "grown"}
        How.
    loss : float
        The loss there; NaN or ±inf if it is not finite.
    bound : float
        What the loss of this run may not pass, in nats.
    """

    index: int
    reason: Literal["not_finite", "grown"]
    loss: float
    bound: float


@dataclass(frozen=True)
class Overfitting:
    """The test loss has turned and risen, while the training loss kept falling.

    Attributes
    ----------
    index : int
        Where in the history the test loss was lowest.
    lowest : float
        The test loss there, as a running median.
    latest : float
        The test loss now, as a running median.
    """

    index: int
    lowest: float
    latest: float


def divergence(
    losses: npt.ArrayLike, *, factor: float = 10.0, patience: int = 5
) -> Divergence | None:
    """Find where the loss stops being finite, or grows past a bound and stays there.

    The bound is ``factor`` times the first loss, or ``factor`` · ln 2 if the run starts better than
    a coin flip. A spike shorter than ``patience`` entries is forgiven. A squared error between
    probabilities is never above 2, so that such a run cannot diverge; it stalls.

    Parameters
    ----------
    losses : array_like, shape (t,)
        Training losses, oldest first, at least one; NaN and ±inf are allowed here.
    factor : float
        How many times the loss may grow, above 0.
    patience : int
        How many entries in a row must lie above the bound, at least 1.

    Returns
    -------
    Divergence or None
        The first loss that is not finite or ends so many entries above the bound.

    Examples
    --------
    >>> divergence([0.7, 0.5, 0.4]) is None
    True
    >>> divergence([0.7, 80.0, float("inf")])
    Divergence(index=2, reason='not_finite', loss=inf, bound=7.0)
    """
    history = _row("losses", domain.numbers("losses", losses))
    # fmax passes over a NaN.
    reference = float(np.fmax(history[0], np.log(2.0)))
    bound = domain.single("factor", domain.positive("factor", factor)) * reference
    finite = np.isfinite(history)
    grown = _streaks(history > bound) >= domain.whole("patience", patience)
    found = np.flatnonzero(grown | ~finite)
    if not found.size:
        return None
    index = int(found[0])
    return Divergence(
        index, "grown" if finite[index] else "not_finite", float(history[index]), bound
    )


def overfitting(
    training_losses: npt.ArrayLike,
    test_losses: npt.ArrayLike,
    *,
    relative_rise: float = 0.1,
    absolute_rise: float = 0.01,
    window: int = 5,
) -> Overfitting | None:
    """Find out whether the test loss has turned for good while the training loss kept falling.

    Both losses are first replaced by their running medians, so that neither a lucky minibatch nor
    a spike counts. The median of the test loss must have risen from its minimum by both margins,
    the minimum and the present may not share an entry, and the median of the training loss must be
    lower than it was then.

    Parameters
    ----------
    training_losses : array_like, shape (t,)
        Training losses, finite, oldest first.
    test_losses : array_like, shape (t,)
        Test losses at the same steps, finite.
    relative_rise : float
        Least rise as a share of the minimum, 0 or above.
    absolute_rise : float
        Least rise in the unit of the loss, 0 or above: from 1e-6 to 2e-6 is no lesson.
    window : int
        Entries in a median, at least 1.

    Returns
    -------
    Overfitting or None
        Where the test loss turned, and how far it has risen.

    References
    ----------
    Prechelt, L. (1998). Early stopping - but when? In *Neural Networks: Tricks of the Trade*.

    Examples
    --------
    >>> overfitting([5, 4, 3, 2, 1], [5, 3, 4, 5, 6], window=1)
    Overfitting(index=1, lowest=3.0, latest=6.0)
    """
    size = domain.whole("window", window)
    training, test = _medians(training_losses, test_losses, size)
    if not len(test):
        return None
    turn, lowest, latest = int(test.argmin()), float(test.min()), float(test[-1])
    rise = max(
        domain.tolerance("relative_rise", relative_rise) * lowest,
        domain.tolerance("absolute_rise", absolute_rise),
    )
    turned = len(test) - turn > size and latest > lowest and latest - lowest >= rise
    falling = training[-1] < training[turn]
    return Overfitting(turn + size // 2, lowest, latest) if turned and falling else None


def _row(name: str, history: FloatArray) -> FloatArray:
    if history.ndim != 1 or not history.size:
        raise ValueError(f"{name} must be one row of at least 1; got shape {history.shape}")
    return history


def _streaks(holds: BoolArray) -> npt.NDArray[np.int64]:
    """Count, up to each entry, for how many in a row the condition has held."""
    places = np.arange(holds.size)
    return places - np.maximum.accumulate(np.where(holds, -1, places))


def _medians(training_losses: npt.ArrayLike, test_losses: npt.ArrayLike, size: int) -> FloatArray:
    """Make the running medians of both losses, shape (2, t - size + 1), or (2, 0)."""
    training = _row("training_losses", domain.finite("training_losses", training_losses))
    test = _row("test_losses", domain.finite("test_losses", test_losses))
    if training.shape != test.shape:
        rule = "training_losses and test_losses must be of one length"
        raise ValueError(f"{rule}; got {training.size} and {test.size}")
    if training.size < size:
        return np.empty((2, 0))
    windows = np.lib.stride_tricks.sliding_window_view(np.stack([training, test]), size, axis=1)
    return np.median(windows, axis=-1)
