"""The runs that the parameters of the page stand for, whichever scene draws their controls."""

from dataclasses import dataclass

import numpy as np

from core.training import Settings, frame_steps
from lessons.train.by_hand import refuse_by_hand
from lessons.train.controls import EPOCHS, PACE, RIVAL, SMOOTHING
from lessons.train.data import SPLIT, chosen_source
from lessons.train.experiment import Experiment, prepared, rival_settings
from lessons.train.frame_cache import MOST_FRAMES
from lessons.train.history import refuse_past
from lessons.train.model import chosen_settings
from lessons.train.names import race_names
from lessons.train.session import Run, training_session
from ui.address import value_of
from ui.language import _
from ui.seed import SEED


@dataclass(frozen=True)
class Runs:
    """What the parameters make: the runs, and the steps that can be shown."""

    experiment: Experiment
    lanes: tuple[Settings, ...]
    rival: str
    names: tuple[str, ...]
    steps: np.ndarray
    smoothing: float  # how much an entry of a smoothed loss counts, against the one after it


@dataclass(frozen=True)
class Shown(Runs):
    """What the page shows now: the runs, and the step at which they are looked at."""

    runs: tuple[Run, ...]  # a lane each
    step: int
    asked: int  # the step at which the reader has stopped, where the runs have yet to come so far

    @property
    def name(self) -> tuple[object, ...]:
        """Return what two visitors have in common only if they look at the same."""
        runs = tuple(run.frames.run for run in self.runs)
        last = float(self.steps[-1])
        places = last, self.step, self.asked
        return runs, self.experiment.name, self.names, self.smoothing, places

    @property
    def on_the_way(self) -> bool:
        """Tell whether the runs have yet to come to the step that is asked for."""
        return self.step < self.asked


def chosen_runs() -> Runs:
    """Return the runs, and say what of their settings is not used."""
    experiment = prepared(chosen_source(), float(value_of(SPLIT)), value_of(SEED))
    points, kind = len(experiment.train), value_of(RIVAL)
    settings = chosen_settings(points)
    begun = bool(training_session().runs)
    refuse_past(points, len(settings.hidden), begun=begun)
    refuse_by_hand(settings, experiment.data.outputs, begun=begun)
    lanes = [settings]
    if kind != RIVAL.default:
        lanes.append(rival_settings(settings, kind, points))
    names = race_names(lanes[0], lanes[1], kind) if len(lanes) > 1 else (_("this run"),)
    pace, epochs = int(value_of(PACE)), value_of(EPOCHS)
    steps = frame_steps(epochs, points=points, batch=settings.batch, stride=pace, most=MOST_FRAMES)
    return Runs(experiment, tuple(lanes), kind, names, steps, float(value_of(SMOOTHING)))
