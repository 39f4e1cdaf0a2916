"""What a run has come to at the step that is shown."""

from dataclasses import dataclass

import numpy as np

from core.training import Settings, State, TrainingHistory
from lessons.train.frame_cache import NUMBERS, state_at
from lessons.train.runs import Shown

COLUMNS = ("epoch", *NUMBERS)


@dataclass(frozen=True)
class Moment:
    """A film, its state at the shown frame, and the numbers of its frames up to there."""

    film: TrainingHistory
    settings: Settings
    state: State
    broken_off: bool  # there is no later frame
    steps: np.ndarray
    numbers: np.ndarray  # a row for each frame, as COLUMNS say

    def column(self, name: str) -> np.ndarray:
        """Return one number of every frame up to the shown one."""
        return self.numbers[:, COLUMNS.index(name)]


def moment(shown: Shown, lane: int = 0) -> Moment:
    """Return what a run has come to; one that broke off earlier stays at its last frame."""
    film, frames = shown.runs[lane].film, shown.runs[lane].frames
    frame = min(shown.step // frames.stride, frames.end)
    step = frame * frames.stride
    return Moment(
        film,
        film.settings(step),
        state_at(film, step),
        frame == frames.end and film.stop is not None,
        shown.steps[: frame + 1],
        frames.table[: frame + 1],
    )
