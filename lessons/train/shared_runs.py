"""What several visitors play is computed once: films, and frames of them, for the whole process.

A film is named by its data and settings, so nothing here belongs to a person; points and tables of
one's own stay with their session. All of it is used in turns (`ui.run_queue`), so it has no lock.
"""

from collections import OrderedDict
from collections.abc import Sequence

import numpy as np

from core.training import TrainingHistory

MOST_FILMS = 48
MOST_FRAMES = 10_000  # of all films together, some 4 kB each

Row = tuple[tuple[float, ...], tuple[np.ndarray, ...]]  # numbers and pictures of a frame


class SharedRuns:
    """Films by name, and frames by the name of their run; what was used least recently goes."""

    def __init__(self, films: int = MOST_FILMS, frames: int = MOST_FRAMES) -> None:
        self._most_films, self._most_frames = films, frames
        self._films = OrderedDict[str, TrainingHistory]()
        self._frames = OrderedDict[tuple[str, int], Row]()

    def cache_clear(self) -> None:
        """Forget all, as the cache of a function does."""
        self._films.clear()
        self._frames.clear()

    def film(self, name: str, film: TrainingHistory) -> TrainingHistory:
        """Return the film that is known by a name, which is this one where there is none."""
        found = self._films.setdefault(name, film)
        self._films.move_to_end(name)
        while len(self._films) > self._most_films:
            self._films.popitem(last=False)
        return found

    def frames(self, run: str, first: int, last: int) -> list[Row]:
        """Return the known frames of a run from one on, up to the next that is not known."""
        found = list[Row]()
        for frame in range(first, last + 1):
            row = self._frames.get((run, frame))
            if row is None:
                break
            self._frames.move_to_end((run, frame))
            found.append(row)
        return found

    def keep(self, run: str, first: int, rows: Sequence[Row]) -> None:
        """Keep some frames of a run."""
        for frame, row in enumerate(rows, start=first):
            self._frames[run, frame] = row
            self._frames.move_to_end((run, frame))
        while len(self._frames) > self._most_frames:
            self._frames.popitem(last=False)


SHARED_RUNS = SharedRuns()
