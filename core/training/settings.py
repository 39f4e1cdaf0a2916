"""The choices that make a run: what the network looks like and how it learns."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from core.shared import domain

MOST_LAYERS, MOST_UNITS = 3, 8
# What the engine and the features have a function for, each by its name.
ACTIVATIONS = ("tanh", "relu", "sigmoid", "linear")
FEATURES = ("x1", "x2", "x1x1", "x2x2", "x1x2", "sinx1", "sinx2")
LOSSES = ("cross_entropy", "squared_error")
OPTIMIZERS = ("sgd", "momentum", "adam", "rmsprop")


@dataclass(frozen=True)
class Settings:
    """What a run is made of, beside the data.

    The network minimises the mean loss of its training examples plus the penalties
    l1 · Σ|w| + ½ · l2 · Σw², in which biases have no part; where |w| has no slope, at 0, it counts
    as 0. A loss that is shown is without the penalties, so that runs can be compared. The slope of
    a step is the mean over the minibatch, and the last minibatch of an epoch may be smaller.

    Attributes
    ----------
    hidden : tuple of int
        Units of each hidden layer: up to 3 layers of 1 to 8; none is logistic or softmax
        regression.
    activation : str or tuple of str
        What a hidden unit does with its score, "tanh", "relu", "sigmoid" or "linear": one name for
        all hidden layers, or one for each. Names that are all the same become one.
    features : tuple of str
        What the network reads (`FEATURES`).
    loss : {"cross_entropy", "squared_error"}
        Surprisal of the label, or half the squared distance between the belief and the label; for
        more than two classes, between the probabilities and the one-hot label.
    optimizer : {"sgd", "momentum", "adam", "rmsprop"}
        Plain steps; momentum .9; Adam with the decays .9 and .999 and the constant 1e-8; RMSProp
        with the decay .99 and the same constant: s ← .99 s + .01 g², w ← w - η g / (√s + 1e-8).
    learning_rate : float
        Finite and above 0.
    batch : int
        Examples of a minibatch, at least 1; all there are, if it is that many or more.
    l1, l2 : float
        Weights of the penalties, in [0, inf).
    seed : int
        Which initial weights and which shuffles, 0 or above.
    initial_scale : float
        Standard deviation of the initial weights times √(inputs of the unit), in [0, inf).

    References
    ----------
    Polyak, B. T. (1964). Some methods of speeding up the convergence of iteration methods. *USSR
    Computational Mathematics and Mathematical Physics* 4(5), 1-17.
    Kingma, D. P. and Ba, J. (2015). Adam: a method for stochastic optimization. *ICLR*.
    Tieleman, T. and Hinton, G. (2012). Lecture 6.5, RMSProp. *Neural Networks for Machine
    Learning*.
    LeCun, Y. et al. (1998). Efficient backprop. In *Neural Networks: Tricks of the Trade*, 9-50
    (the scale of the initial weights).

    Examples
    --------
    >>> Settings(hidden=(4, 2), batch=10).activation
    'tanh'
    """

    hidden: tuple[int, ...] = (4, 2)
    activation: str | tuple[str, ...] = "tanh"
    features: tuple[str, ...] = ("x1", "x2")
    loss: str = "cross_entropy"
    optimizer: str = "sgd"
    learning_rate: float = 0.03
    batch: int = 10
    l1: float = 0.0
    l2: float = 0.0
    seed: int = 0
    initial_scale: float = 1.0

    def __post_init__(self) -> None:
        """Refuse what no network can be trained with."""
        rate = domain.positive("learning_rate", self.learning_rate)
        hidden = hidden_layers(self.hidden)
        checked = {
            "hidden": hidden,
            "activation": _activation(self.activation, len(hidden)),
            "features": feature_names(self.features),
            "loss": domain.choice("loss", self.loss, LOSSES),
            "optimizer": domain.choice("optimizer", self.optimizer, OPTIMIZERS),
            "learning_rate": domain.single("learning_rate", rate),
            "batch": domain.whole("batch", self.batch),
            "seed": _seed(self.seed),
        }
        for name in ("l1", "l2", "initial_scale"):
            checked[name] = domain.tolerance(name, getattr(self, name))
        for name, value in checked.items():
            object.__setattr__(self, name, value)


def hidden_layers(sizes: npt.ArrayLike) -> tuple[int, ...]:
    """Check the sizes of the hidden layers.

    Parameters
    ----------
    sizes : array_like, shape (layers,)
        Up to 3 whole numbers from 1 to 8.

    Returns
    -------
    tuple of int
        The same sizes.

    Examples
    --------
    >>> hidden_layers([4, 2])
    (4, 2)
    """
    units = np.atleast_1d(domain.count("hidden", sizes)) if np.size(sizes) else np.zeros(0)
    if units.ndim > 1 or units.size > MOST_LAYERS or np.any(units > MOST_UNITS):
        rule = f"hidden must be at most {MOST_LAYERS} layers of 1 to {MOST_UNITS} units"
        raise ValueError(f"{rule}; got {sizes!r}")
    return tuple(int(size) for size in units)


def feature_names(names: Sequence[str]) -> tuple[str, ...]:
    """Check names of features.

    Parameters
    ----------
    names : sequence of str
        Some of `FEATURES`.

    Returns
    -------
    tuple of str
        The same names.

    Examples
    --------
    >>> feature_names(["x1", "sinx2"])
    ('x1', 'sinx2')
    """
    chosen = tuple(domain.choice("features", name, FEATURES) for name in names)
    if not chosen or len(set(chosen)) < len(chosen):
        raise ValueError(f"features must be at least one name, none twice; got {list(names)!r}")
    return chosen


def activation_of(activation: str | tuple[str, ...], layer: int) -> str:
    """Name what the units of a hidden layer do with their scores.

    Parameters
    ----------
    activation : str or tuple of str
        ``Settings.activation``.
    layer : int
        Number of the hidden layer, from 0.

    Returns
    -------
    str
        The one name, or that of the layer.

    Examples
    --------
    >>> activation_of("tanh", 1), activation_of(("tanh", "relu"), 1)
    ('tanh', 'relu')
    """
    return activation if isinstance(activation, str) else activation[layer]


def _activation(names: str | Sequence[str], layers: int) -> str | tuple[str, ...]:
    if isinstance(names, str):
        return domain.choice("activation", names, ACTIVATIONS)
    chosen = tuple(domain.choice("activation", name, ACTIVATIONS) for name in names)
    if len(chosen) != layers or not chosen:
        rule = f"activation must be one name, or one for each of the {layers} hidden layers"
        raise ValueError(f"{rule}; got {list(names)!r}")
    return chosen[0] if len(set(chosen)) == 1 else chosen


def _seed(seed: object) -> int:
    if isinstance(seed, bool) or not isinstance(seed, int | np.integer) or seed < 0:
        raise ValueError(f"seed must be a whole number of at least 0; got {seed!r}")
    return int(seed)
