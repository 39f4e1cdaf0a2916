"""What the page on training knows of its visitor: the runs, those before them, and the pen."""

from dataclasses import dataclass, field

import numpy as np
from streamlit.delta_generator import DeltaGenerator

from core.training import Segment, Settings, TrainingHistory, WeightPlace
from lessons.train.by_hand import changed_by_hand, chosen_by_hand
from lessons.train.experiment import Experiment, network_shape, rival_settings
from lessons.train.frame_cache import FrameCache, data_name, film_name
from lessons.train.history import Earlier, segments_from_address
from lessons.train.shared_runs import SHARED_RUNS
from ui.address import times_led
from ui.state import kept

MOST_EARLIER = 4  # runs that are shown behind the present ones
ENOUGH = 10  # frames that must have been seen of an earlier run to show it behind the next


@dataclass(frozen=True)
class Run:
    """The history of a run, and the frames of it that have been developed."""

    film: TrainingHistory
    frames: FrameCache


@dataclass
class TrainingSession:
    """The one entry of the lesson in the session of a visitor."""

    runs: list[Run] = field(default_factory=list)  # the first, and the one that races with it
    # Data and network of the runs, which cannot change on the way, and how often the address led.
    data: str = ""
    network: str = ""
    led: int = -1
    earlier: list[tuple[str, Earlier]] = field(default_factory=list)  # with the names of their data
    sent: tuple[str, int] = ("", 0)  # name of a film, and how many of its numbers were sent
    path: tuple[TrainingHistory, dict[int, np.ndarray]] | None = None  # parameters by their steps
    furthest: int = 0  # step of the present run that has been seen
    chosen: WeightPlace | None = None  # the weight or bias that is ready to be set by hand
    opened: int = 0  # how often a lesson has been opened
    staged: bool = False  # a lesson is open, in which every setting begins a new run
    refused: str | None = None  # why the pen has done nothing
    refusals: DeltaGenerator | None = None  # where that is said

    def settle(
        self,
        experiment: Experiment,
        settings: Settings,
        rival: str,
        *,
        step: int,
        stride: int,
        goal: float,
    ) -> list[Run]:
        """Return the runs of these settings, which go on from a step with what has changed."""
        self.furthest = max(self.furthest, step)
        films = [_shared(self._first_film(experiment, settings, step), experiment)]
        if rival != "none":
            films.append(_shared(self._rival_film(films[0], rival), experiment))
        caches = [
            self._frames(lane, film, stride, experiment, goal) for lane, film in enumerate(films)
        ]
        if self.runs and films[0] is not self.runs[0].film:
            self.furthest = step
        self.runs = [Run(film, frames) for film, frames in zip(films, caches, strict=True)]
        return self.runs

    def begins_anew(self, experiment: Experiment, settings: Settings) -> bool:
        """Tell whether these are no settings to go on with from a step of the runs there are."""
        now = experiment.name, self._fixed(settings)
        return bool(self.runs) and (self.data, self.network) != now

    def _fixed(self, settings: Settings) -> str:
        """Return what cannot change on the way."""
        return repr(settings) if self.staged else network_shape(settings)

    def restart(self) -> None:
        """Have the next runs begin with the present settings; these may be seen behind them."""
        self.data = ""

    def forget(self) -> None:
        """Forget all runs there were."""
        self.runs, self.earlier, self.furthest = [], [], 0

    def earlier_on(self, data: str) -> list[Earlier]:
        """Return earlier runs on the same data: on others a loss means something else."""
        return [run for of, run in self.earlier if of == data]

    def already_sent(self, name: str, count: int) -> int:
        """Return how many numbers of a film its player has; one that lost them asks for them."""
        before, self.sent = self.sent, (name, count)
        return before[1] if before[0] == name else 0

    def _kept(self, lane: int) -> Run | None:
        return self.runs[lane] if lane < len(self.runs) else None

    def _first_film(self, experiment: Experiment, settings: Settings, step: int) -> TrainingHistory:
        """Return the film of an experiment; other settings go on from the step that is shown.

        Other data, another network or another seed begin a new one. The first film of a session
        begins with what the address tells of its past.
        """
        kept, outputs = self._kept(0), experiment.data.outputs
        data, network, led = self.data, self.network, self.led
        self.data, self.network = experiment.name, self._fixed(settings)
        self.led = times_led()
        if kept is None:
            segments = segments_from_address(settings, outputs)
            return TrainingHistory(experiment.data, segments, grid=experiment.grid)
        by_hand = chosen_by_hand(settings, outputs)
        if (data, network) != (self.data, self.network):
            # Another network begins with weights of its own, if the address does not give them.
            alike = network == self.network or led != self.led
            first = Segment(0, settings, by_hand.get(0, ()) if alike else ())
            return TrainingHistory(experiment.data, [first], grid=experiment.grid)
        film = changed_by_hand(kept.film, by_hand)
        if film.segments[-1].settings == settings:
            return film
        # Nothing came after the step at which a run broke off.
        return film.changed(min(step, film.stop.step) if film.stop else step, settings)

    def _rival_film(self, first: TrainingHistory, rival: str) -> TrainingHistory:
        """Return the film of the run beside the first one, which differs from it in one thing.

        It does so from the first step on, and the settings of both change at the same steps.
        """
        points = len(first.data.train_labels)
        wanted = tuple(
            Segment(one.from_step, rival_settings(one.settings, rival, points), one.weights)
            for one in first.segments
        )
        now, kept = wanted[-1], self._kept(1)
        if kept and kept.frames.data == data_name(first.data):
            film = kept.film
            if film.segments == wanted:
                return film
            if network_shape(film.settings(0)) == network_shape(now.settings):
                changed = film.changed(now.from_step, now.settings, now.weights)
                if changed.segments == wanted:
                    return changed
        return TrainingHistory(first.data, wanted, grid=first.grid)

    def _frames(
        self, lane: int, film: TrainingHistory, stride: int, experiment: Experiment, goal: float
    ) -> FrameCache:
        """Return the frames that are kept of a film, or a place for those of a new one."""
        kept = self._kept(lane)
        if kept and kept.film is film and (kept.frames.stride, kept.frames.goal) == (stride, goal):
            return kept.frames
        if kept:
            self._remember(kept, film)
        shared = None if experiment.personal else SHARED_RUNS
        return FrameCache(film, stride, (experiment.train, experiment.test), goal, shared)

    def _remember(self, kept: Run, film: TrainingHistory) -> None:
        """Keep the losses of a run that is over as far as they were seen, to show them later."""
        frames = kept.frames
        seen = frames.numbers[: self.furthest // frames.stride + 1]
        if len(seen) <= ENOUGH or kept.film.segments == film.segments:
            return
        steps = np.arange(len(seen)) * float(frames.stride)
        run = _name(kept.film), steps, np.array(seen)[:, 1]
        self.earlier = [*self.earlier, (frames.data, run)][-MOST_EARLIER:]


def training_session() -> TrainingSession:
    """Return what the page knows of its visitor."""
    return kept(TrainingSession)


def _shared(film: TrainingHistory, experiment: Experiment) -> TrainingHistory:
    """Return the film that other visitors play as well, if there is one."""
    return film if experiment.personal else SHARED_RUNS.film(film_name(film), film)


def _name(film: TrainingHistory) -> str:
    settings = film.segments[-1].settings
    hidden = ",".join(map(str, settings.hidden)) or "–"
    return f"{hidden} · {settings.loss} · {settings.optimizer} · {settings.learning_rate:g}"
