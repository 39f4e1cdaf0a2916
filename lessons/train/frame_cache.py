"""What has been developed of a film: numbers of every frame, pictures of those near the reader."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import count

import numpy as np

from core.training import Frames, State, TrainingData, TrainingHistory
from lessons.train.charts import film as charts
from lessons.train.shared_runs import Row, SharedRuns
from lessons.train.unit_maps import NETWORK_PARTS, network_pictures
from ui.run_queue import RUN_QUEUE

MOST_FRAMES = 10_000
KEPT = 400  # frames whose pictures are kept, for each session
ENOUGH = 10  # frames that an earlier run must have to be shown behind the next
PIECES = 50  # of limited work on the way to a frame, until what there is by then is shown
MAP_PARTS = ("map", "wrong")
PARTS = (*MAP_PARTS, *NETWORK_PARTS)  # what is kept of frames near the reader
NUMBERS = ("train_loss", "test_loss", "train_accuracy", "test_accuracy")


@dataclass
class FrameCache:
    """The frames of one film at one distance, as far as they have been asked for.

    It ends where the run breaks off, or with the first frame whose training loss reaches ``goal``.
    """

    film: TrainingHistory
    stride: int
    points: tuple[np.ndarray, np.ndarray]
    goal: float = 0.0
    shared: SharedRuns | None = None  # with those who play the same, where nothing is personal
    numbers: list[tuple[float, ...]] = field(default_factory=list)
    pictures: dict[int, tuple[np.ndarray, ...]] = field(default_factory=dict)
    _table: np.ndarray = field(default_factory=lambda: np.empty((0, 0)))

    @cached_property
    def data(self) -> str:
        """Return a name that two caches share only if their points are alike to the bit."""
        return data_name(self.film.data)

    @cached_property
    def run(self) -> str:
        """Return a name that two caches share only if they are alike to the bit."""
        places = b"".join(part.tobytes() for part in self.points)
        return _name_of(f"{film_name(self.film)} {self.stride} ".encode() + places)

    @property
    def table(self) -> np.ndarray:
        """Return all numbers so far, a row a frame."""
        if len(self._table) != len(self.numbers):
            self._table = np.array(self.numbers)
        return self._table

    @property
    def end(self) -> int:
        """Return the last frame that there can be."""
        if self.reached:
            return len(self.numbers) - 1
        stop = self.film.stop
        return MOST_FRAMES if stop is None else stop.step // self.stride

    @property
    def reached(self) -> bool:
        """Tell whether the training loss has come down to the goal."""
        return bool(self.numbers) and self.numbers[-1][1] <= self.goal

    def has(self, frame: int) -> bool:
        """Tell whether a frame can be shown; a run that broke off stays at its last one."""
        return min(frame, self.end) in self.pictures

    def picture(self, frame: int) -> tuple[np.ndarray, ...]:
        """Return what is kept of a frame that can be shown, in the order of `PARTS`."""
        return self.pictures[min(frame, self.end)]

    def walk_towards(self, frame: int) -> None:
        """See to the numbers up to a frame, or to some of those on the way there."""
        self._see_to(frame, frame, keep=frame, pieces=PIECES)

    def known(self, frame: int) -> int:
        """Return a frame whose numbers are known: this one, or the last on the way there so far."""
        return frame if frame > self.end else min(frame, len(self.numbers) - 1)

    def develop(self, first: int, last: int, *, shown: int) -> None:
        """See to the numbers up to a frame, and to the pictures from one frame to another.

        The picture of the frame that the server draws is kept, too, wherever its player has gone:
        its numbers must be known. The others may be so far away that they come with a later call.
        """
        self._see_to(shown, shown, keep=shown)
        self._see_to(first, last, keep=shown, pieces=PIECES)

    def _see_to(self, first: int, last: int, *, keep: int, pieces: int | None = None) -> None:
        for _ in count() if pieces is None else range(pieces):
            missing = next((i for i in range(first, last + 1) if i not in self.pictures), None)
            start = min(len(self.numbers), last + 1 if missing is None else missing)
            if start > min(last, self.end):
                break
            # The way from one frame to the next may take several pieces.
            self._take(start, self._known(start, last) or self._computed(start, last))
            self._forget(first, {keep, self.end})
            RUN_QUEUE.give_way()

    def _known(self, start: int, last: int) -> list[Row]:
        """Return frames that others have played, as many as their film still has."""
        return [] if self.shared is None else self.shared.frames(self.run, start, last)

    def _computed(self, start: int, last: int) -> list[Row]:
        frames = self.film.frames(start * self.stride, last + 1 - start, self.stride)
        rows = self._rows(frames) if len(frames.steps) else []
        if self.shared is not None:
            self.shared.keep(self.run, start, rows)
        return rows

    def _take(self, start: int, rows: Sequence[Row]) -> None:
        for i, (numbers, picture) in enumerate(rows, start=start):
            if i > self.end:
                break
            if i == len(self.numbers):
                self.numbers.append(numbers)
            self.pictures[i] = picture

    def _rows(self, frames: Frames) -> list[Row]:
        coded = charts.codes(frames.winner, frames.belief, self.film.data.classes)
        wrong = np.zeros((len(frames.steps), sum(map(len, self.points))), dtype=np.uint8)
        for places, part in zip(self.points, (frames.train_wrong, frames.test_wrong), strict=True):
            wrong[:, places] = part
        columns = [getattr(frames, name) for name in NUMBERS]
        blank = np.full(len(frames.steps), np.nan)
        rows = np.stack([blank if one is None else one for one in columns], axis=1)
        parts = zip(coded, wrong, *network_pictures(self.film, frames), strict=True)
        shown = zip(rows, frames.epochs, parts, strict=True)
        return [
            ((float(epoch), *map(float, row)), tuple(part.copy() for part in picture))
            for row, epoch, picture in shown
        ]

    def _forget(self, near: int, needed: set[int]) -> None:
        # The last frame is needed wherever a run has broken off.
        farthest = sorted(self.pictures.keys() - needed, key=lambda frame: -abs(frame - near))
        for frame in farthest[: max(0, len(self.pictures) - KEPT)]:
            del self.pictures[frame]


def state_at(film: TrainingHistory, step: int) -> State:
    """Return the state after so many steps; on the way there others go first now and then."""
    while True:
        state = film.towards(step)
        RUN_QUEUE.give_way()
        if state.step == step:
            return state


def reached(runs: Sequence[FrameCache], frame: int) -> int:
    """Return the frame that all runs can show: this one, or the nearest on the way there."""
    return min(frames.known(frame) for frames in runs)


def data_name(data: TrainingData) -> str:
    """Return a name that two sets of points share only if they are alike to the bit."""
    parts = [data.train_inputs, data.train_labels, data.test_inputs, data.test_labels]
    return _name_of(b"".join(part.tobytes() for part in parts))


def film_name(film: TrainingHistory) -> str:
    """Return a name that two films share only if they are alike to the bit."""
    return _name_of(repr((film.segments, film.grid, data_name(film.data))).encode())


def _name_of(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:16]
