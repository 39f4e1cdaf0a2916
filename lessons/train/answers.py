"""What the first run says about every point at the shown step."""

from dataclasses import dataclass, replace

import numpy as np

from core.softmax import log_softmax
from core.training import Settings, State, TrainingData, advance, units
from lessons.train.experiment import Experiment
from lessons.train.moment import Moment, moment
from lessons.train.runs import Shown

LARGEST = 1e30  # beyond it a score has no place in a drawing


@dataclass(frozen=True)
class Answers:
    """A run at a step, and what it says; ``scores`` has a row a point and a column a class."""

    experiment: Experiment
    now: Moment
    scores: np.ndarray

    @property
    def drawable(self) -> bool:
        """Tell whether the numbers are still such that they can be drawn."""
        sizes = [np.max(np.abs(one)) for one in (self.scores, self.now.state.parameters)]
        return bool(np.all(np.array(sizes) < LARGEST))

    @property
    def log_probabilities(self) -> np.ndarray:
        """Return the logarithm of the belief in each class, a row a point."""
        return log_softmax(self.scores)

    @property
    def names(self) -> list[str]:
        """Return what the outputs are called: of two classes there is one, for the second."""
        classes = list(self.experiment.dataset.classes)
        return [f"P({classes[1]})"] if len(classes) == 2 else classes


def answers(shown: Shown) -> Answers:
    """Ask the first run about every point."""
    now = moment(shown)
    return Answers(shown.experiment, now, _asked(shown.experiment, now, now.state))


def scored(given: Answers, state: State) -> np.ndarray:
    """Return what another state of the same network says, a row a point."""
    return _asked(given.experiment, given.now, state)


def _asked(experiment: Experiment, now: Moment, state: State) -> np.ndarray:
    data = experiment.data
    inputs = np.empty((len(experiment.dataset.labels), 2))
    inputs[experiment.train], inputs[experiment.test] = data.train_inputs, data.test_inputs
    return outputs(units(state, inputs, now.settings), now)


def outputs(activations: np.ndarray, now: Moment) -> np.ndarray:
    """Return the score of each class at a moment, a row a point."""
    return class_scores(activations, now.settings)


def class_scores(activations: np.ndarray, settings: Settings) -> np.ndarray:
    """Return the score of each class; a sigmoid is a softmax whose class 0 has the score 0."""
    scores = activations[sum(settings.hidden) :].T
    return np.hstack([np.zeros_like(scores), scores]) if scores.shape[1] == 1 else scores


def gradient(state: State, data: TrainingData, settings: Settings) -> np.ndarray:
    """Return the slope of the mean training loss, without penalties, in every parameter."""
    # One plain step of length 1 over all points, begun at the first of an epoch, is the gradient.
    plain = replace(
        settings,
        optimizer="sgd",
        learning_rate=1.0,
        batch=len(data.train_labels),
        l1=0.0,
        l2=0.0,
    )
    after = advance(replace(state, position=0, stop=""), data, plain, steps=1)
    return np.asarray(state.parameters - after.parameters)
