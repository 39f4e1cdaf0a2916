"""Training as pure steps: a state, the data and the settings give the next state."""

from dataclasses import dataclass

import numpy as np

from core.shared import domain
from core.shared.domain import FloatArray
from core.shared.labels import IntArray, class_labels
from core.training.engine import run
from core.training.engine.state import Examples, State, first_state, measured, network
from core.training.engine.workspace import Workspace
from core.training.features import expand
from core.training.settings import Settings

__all__ = ["Scores", "State", "TrainingData", "advance", "initial_state", "scores"]

MOST_POINTS = 10_000  # of one part: what a step may cost


@dataclass(frozen=True)
class TrainingData:
    """Points to learn from, and points held back; at most 10,000 of each.

    Attributes
    ----------
    train_inputs : float64, shape (n, 2)
        Coordinates as the network reads them, finite, at least one point.
    train_labels : int64, shape (n,)
        Class numbers, from 0 to ``classes`` - 1.
    test_inputs : float64, shape (m, 2)
        The same of the test points, of which there may be none.
    test_labels : int64, shape (m,)
        Their class numbers.
    classes : int
        Number of classes K, at least 2.
    """

    train_inputs: FloatArray
    train_labels: IntArray
    test_inputs: FloatArray
    test_labels: IntArray
    classes: int = 2

    def __post_init__(self) -> None:
        """Refuse what cannot be learnt from."""
        if not self.classes >= 2:
            raise ValueError(f"classes must be at least 2; got {self.classes!r}")
        for part in ("train", "test"):
            inputs = domain.finite(f"{part}_inputs", getattr(self, f"{part}_inputs"))
            if inputs.ndim != 2 or inputs.shape[1] != 2:
                raise ValueError(f"{part}_inputs must have shape (n, 2); got {inputs.shape}")
            if len(inputs) > MOST_POINTS:
                most = f"at most {MOST_POINTS} points"
                raise ValueError(f"{part}_inputs must hold {most}; got {len(inputs)}")
            labels = getattr(self, f"{part}_labels")
            checked = class_labels(labels, points=len(inputs), classes=self.classes)
            object.__setattr__(self, f"{part}_inputs", inputs)
            object.__setattr__(self, f"{part}_labels", checked)
        if not len(self.train_inputs):
            raise ValueError("train_inputs must hold at least one point; got none")

    @property
    def outputs(self) -> int:
        """Units of the output: one sigmoid for two classes, else one softmax unit for each."""
        return 1 if self.classes == 2 else self.classes

    def examples(self, settings: Settings) -> tuple[Examples, Examples]:
        """Training and test points as the network reads them."""
        parts = (
            (self.train_inputs, self.train_labels),
            (self.test_inputs, self.test_labels),
        )
        train, test = (
            Examples(
                np.ascontiguousarray(expand(inputs, settings.features).T), labels, self.outputs
            )
            for inputs, labels in parts
        )
        return train, test


@dataclass(frozen=True)
class Scores:
    """How good a state is.

    Attributes
    ----------
    train_loss, test_loss : float
        Mean loss without the penalties; None for the test if no point was held back.
    train_accuracy, test_accuracy : float
        Share of the points whose likeliest class is theirs, in [0, 1]; a tie goes to the lower
        class number.
    """

    train_loss: float
    test_loss: float | None
    train_accuracy: float
    test_accuracy: float | None


def initial_state(data: TrainingData, settings: Settings) -> State:
    """State before the first step; weights depend on the seed, the sizes and the scale alone.

    A weight is drawn from a normal distribution of mean 0 and standard deviation
    ``initial_scale`` / √(inputs of its unit); biases are 0.

    Parameters
    ----------
    data : TrainingData
        Says how many outputs there are.
    settings : Settings
        The choices of the run.

    Returns
    -------
    State
        Step 0.

    Examples
    --------
    >>> xor = TrainingData([[0, 0], [0, 1], [1, 0], [1, 1]], [0, 1, 1, 0], np.empty((0, 2)),
    ...                    np.empty(0, int))
    >>> initial_state(xor, Settings(hidden=())).parameters.shape
    (1, 3)
    """
    return first_state(settings, data.outputs)


def advance(state: State, data: TrainingData, settings: Settings, *, steps: int) -> State:
    """Take so many steps of training.

    The state holds all there is to know: 3 steps and 4 more lead to the same bits as 7. Every epoch
    shuffles the points afresh, by the seed and the epoch's number. Whatever leaves the sizes of the
    network alone may change between two calls; the moments of another optimizer start at 0.

    A run breaks off before the first step after which a parameter or the training loss is not
    finite (``stop`` = "not finite"), and where the training loss exceeds 1,000 nats, looked at
    every 250 steps (``stop`` = "loss"). From there on nothing changes any more.

    Parameters
    ----------
    state : State
        Where the run stands.
    data : TrainingData
        Its points.
    settings : Settings
        The choices that hold from here.
    steps : int
        Number of steps, at least 1; a step is one minibatch.

    Returns
    -------
    State
        Where the run stands then.

    Raises
    ------
    ValueError
        If ``steps`` is not a whole number from 1 on, or the state belongs to other sizes.

    Examples
    --------
    >>> xor = TrainingData([[0, 0], [0, 1], [1, 0], [1, 1]], [0, 1, 1, 0], np.empty((0, 2)),
    ...                    np.empty(0, int))
    >>> settings = Settings(optimizer="adam", learning_rate=0.1, batch=4)
    >>> state = advance(initial_state(xor, settings), xor, settings, steps=200)
    >>> state.epoch, scores(state, xor, settings).train_accuracy
    (200, 1.0)
    """
    shape = network(settings, data.outputs).shape
    if state.parameters.shape != shape:
        rule = f"state must be one of a network whose parameters have shape {shape}"
        raise ValueError(f"{rule}; got {state.parameters.shape}")
    train, _ = data.examples(settings)
    return run.advance(state, Workspace(train, settings), domain.whole("steps", steps))


def scores(state: State, data: TrainingData, settings: Settings) -> Scores:
    """Measure losses and accuracies of a state.

    Parameters
    ----------
    state : State
        Where the run stands.
    data : TrainingData
        Its points.
    settings : Settings
        The choices that hold there.

    Returns
    -------
    Scores
        Mean losses and accuracies, of the training and of the test points.

    Examples
    --------
    >>> two = TrainingData([[-1, 0], [1, 0]], [0, 1], [[2, 0]], [0])
    >>> settings = Settings(hidden=(), initial_scale=0)
    >>> scores(initial_state(two, settings), two, settings).train_accuracy
    0.5
    """
    train, test = data.examples(settings)
    loss, right = measured([state], train, settings)
    if not test.labels.size:
        return Scores(float(loss[0]), None, float(np.mean(right)), None)
    test_loss, test_right = measured([state], test, settings)
    return Scores(
        float(loss[0]), float(test_loss[0]), float(np.mean(right)), float(np.mean(test_right))
    )
