"""What a model's own numbers tell about its training: None if nothing is wrong, or the evidence."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from core.evaluation.accuracy import margins
from core.shared import domain


@dataclass(frozen=True)
class DeadUnits:
    """Hidden units that no training point wakes.

    Attributes
    ----------
    units : tuple of (int, int)
        Layer and place in the layer of each, counted from 0.
    share : float
        Their share of all hidden units, in (0, 1].
    """

    units: tuple[tuple[int, int], ...]
    share: float


@dataclass(frozen=True)
class VanishingGradient:
    """Most points are badly wrong, and next to nothing tells the weights so.

    Attributes
    ----------
    gradient_norm : float
        Length of the gradient.
    wrong_share : float
        Share of the points that are badly wrong, in [0, 1].
    """

    gradient_norm: float
    wrong_share: float


@dataclass(frozen=True)
class EndlessGrowth:
    """Every training point is right, and the weights still grow.

    Attributes
    ----------
    margin : float
        The smallest margin of a training point, in nats, above 0.
    norm : float
        Length of the weights now.
    growth : float
        What the last half of the history added, as a share of ``norm``.
    """

    margin: float
    norm: float
    growth: float


def dead_units(
    activations: Sequence[npt.ArrayLike], *, least_share: float = 0.25
) -> DeadUnits | None:
    """Find the ReLU units whose activation is 0 at every training point, and so is their gradient.

    Parameters
    ----------
    activations : sequence of array_like, shapes (n, units of the layer)
        What each hidden layer puts out for the training points, 0 or above; may be empty.
    least_share : float
        Share of the hidden units from which it is worth a word, in [0, 1].

    Returns
    -------
    DeadUnits or None
        The dead units, if there are any and enough of them.

    References
    ----------
    Maas, A. L., Hannun, A. Y. and Ng, A. Y. (2013). Rectifier nonlinearities improve neural network
    acoustic models. *ICML Workshop on Deep Learning for Audio, Speech and Language Processing*.

    Examples
    --------
    >>> dead_units([[[0, 2], [0, 0]]])
    DeadUnits(units=((0, 0),), share=0.5)
    """
    layers = [domain.non_negative("activations", layer) for layer in activations]
    for layer in layers:
        if layer.ndim != 2 or not layer.size:
            raise ValueError(f"activations must be tables of (n, units); got {layer.shape}")
    dead = [np.all(layer == 0.0, axis=0) for layer in layers]
    units = tuple((i, int(j)) for i, layer in enumerate(dead) for j in np.flatnonzero(layer))
    least = domain.single("least_share", domain.probability("least_share", least_share))
    share = len(units) / max(1, sum(map(len, dead)))
    return DeadUnits(units, share) if units and share >= least else None


def vanishing_gradient(
    gradient_norm: float,
    surprisals: npt.ArrayLike,
    *,
    largest_norm: float = 0.01,
    least_surprisal: float = math.log(10.0),
    least_share: float = 0.5,
) -> VanishingGradient | None:
    """Find out whether most points are badly wrong although the gradient is almost gone.

    It is what squared error does where the sigmoid is flat: its gradient carries the factor
    σ'(z), which cross-entropy cancels. A model that merely cannot do better does not count: its
    gradient is small as well, but it is not so sure of what is wrong.

    Parameters
    ----------
    gradient_norm : float
        Length of the gradient of the training loss, 0 or above.
    surprisals : array_like, shape (n,)
        -ln P(label) of each training point, in nats, from 0 to inf.
    largest_norm : float
        Up to where the gradient counts as almost gone, 0 or above. With cross-entropy a point that
        is badly wrong has a gradient of at least .9 with respect to its logits.
    least_surprisal : float
        From where a point counts as badly wrong, 0 or above: by default at P(label) = 1/10.
    least_share : float
        Share of such points that counts as most, in [0, 1].

    Returns
    -------
    VanishingGradient or None
        The length of the gradient and the share of the points that are badly wrong.

    References
    ----------
    Golik, P., Doetsch, P. and Ney, H. (2013). Cross-entropy vs. squared error training: a
    theoretical and experimental comparison. *Interspeech*, 1756-1760.

    Examples
    --------
    >>> vanishing_gradient(0.0002, [9.0, 8.0, 0.1])
    VanishingGradient(gradient_norm=0.0002, wrong_share=0.6666666666666666)
    >>> vanishing_gradient(0.0002, [0.7, 0.7, 0.7]) is None
    True
    """
    costs = domain.non_negative("surprisals", surprisals)
    if costs.ndim != 1 or not costs.size:
        raise ValueError(f"surprisals must be one row of at least 1; got shape {costs.shape}")
    norm = domain.tolerance("gradient_norm", gradient_norm)
    wrong_share = float(np.mean(costs >= domain.tolerance("least_surprisal", least_surprisal)))
    least = domain.single("least_share", domain.probability("least_share", least_share))
    small = norm <= domain.tolerance("largest_norm", largest_norm)
    return VanishingGradient(norm, wrong_share) if small and wrong_share >= least else None


def endless_growth(
    scores: npt.ArrayLike,
    labels: npt.ArrayLike,
    weight_norms: npt.ArrayLike,
    *,
    least_growth: float = 0.02,
) -> EndlessGrowth | None:
    """Find out whether a linear model tells all training points apart and its weights still grow.

    Margins that are all above 0 prove that the data are linearly separable in the model's features,
    so that no finite weights are best: it is for models without a hidden layer or a penalty. The
    weights then grow like the logarithm of the step, which adds ln 2 / ln t of them while the steps
    double: still 5 % at a million.

    Parameters
    ----------
    scores : array_like, shape (n, K)
        Logits of the training points, finite.
    labels : array_like of int, shape (n,)
        Class numbers, from 0 to K - 1.
    weight_norms : array_like, shape (t,)
        Length of the weights, evenly spaced in steps, oldest first, finite, 0 or above.
    least_growth : float
        What the last half of the history must have added, as a share of the length now, in [0, 1].

    Returns
    -------
    EndlessGrowth or None
        The smallest margin, the length of the weights and its growth.

    References
    ----------
    Albert, A. and Anderson, J. A. (1984). On the existence of maximum likelihood estimates in
    logistic regression models. *Biometrika* 71, 1-10.
    Soudry, D. et al. (2018). The implicit bias of gradient descent on separable data. *JMLR* 19.

    Examples
    --------
    >>> endless_growth([[0, -3], [0, 2]], [0, 1], [1.0, 1.5, 2.0])
    EndlessGrowth(margin=2.0, norm=2.0, growth=0.25)
    """
    norms = domain.finite("weight_norms", domain.non_negative("weight_norms", weight_norms))
    if norms.ndim != 1 or not norms.size:
        raise ValueError(f"weight_norms must be one row of at least 1; got shape {norms.shape}")
    margin, norm = float(margins(scores, labels).min()), float(norms[-1])
    growth = 1.0 - float(norms[(norms.size - 1) // 2]) / norm if norm else 0.0
    least = domain.single("least_growth", domain.probability("least_growth", least_growth))
    growing = growth > 0.0 and growth >= least
    return EndlessGrowth(margin, norm, growth) if margin > 0.0 and growing else None
