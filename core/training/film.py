"""The history of a run as a film: any frame can be shown again, to the bit."""

from collections.abc import Sequence
from itertools import groupby

import numpy as np

from core.shared import domain
from core.shared.domain import BoolArray, FloatArray
from core.training import training
from core.training.blocks import Weights, weight_cells
from core.training.engine import run
from core.training.engine import state as _state
from core.training.engine.keys import Keys
from core.training.engine.passes import Activation
from core.training.engine.state import Examples, State
from core.training.engine.workspace import Workspace
from core.training.features import expand
from core.training.frames import Frames, Grid, Segment, Stop
from core.training.screen import Bytes, Screen
from core.training.settings import Settings
from core.training.training import TrainingData

BUDGET = 40_000.0  # microseconds of work, by the estimates below


class TrainingHistory:
    """A run of some data through its segments.

    The same data and segments make the same film, in whatever order its frames are asked for: it
    keeps a bounded number of states and walks on from the nearest.

    Parameters
    ----------
    data : TrainingData
        The points.
    segments : sequence of Segment
        Settings in the order of their steps; the first holds from step 0, and the later ones leave
        the sizes of the network, the seed and the initial scale alone. Where one begins, its
        weights take the place of those that the run has come to.
    grid : Grid
        Where the decision map is drawn.
    """

    def __init__(self, data: TrainingData, segments: Sequence[Segment], *, grid: Grid) -> None:
        self.data, self.segments, self.grid = data, _checked(segments), grid
        self.stop: Stop | None = None
        first = self.segments[0].settings
        self._begins = {
            each.from_step: weight_cells(each.weights, first, outputs=data.outputs)
            for each in self.segments
        }
        self._keys = Keys(training.initial_state(data, first))
        self._parts = data.examples(first)
        self._features = np.ascontiguousarray(expand(grid.points, first.features).T)
        self._screens: dict[Activation, Screen] = {}
        self._workspaces: dict[Settings, Workspace] = {}

    def changed(
        self, from_step: int, settings: Settings, weights: Weights | None = None
    ) -> "TrainingHistory":
        """Go on with other settings from a step; what comes after it is forgotten.

        Weights that are set at that very step stay so if no others are given.
        """
        kept = [segment for segment in self.segments if segment.from_step < from_step]
        before = self.weights(from_step)
        last = Segment(from_step, settings, before if weights is None else weights)
        film = TrainingHistory(self.data, [*kept, last], grid=self.grid)
        # A state in which weights have been set is not the one that the run had come to.
        film._keys = self._keys.up_to(from_step - 1 if before else from_step)
        return film

    def weights(self, step: int) -> Weights:
        """Tell the weights that are set by hand at a step."""
        return next((each.weights for each in self.segments if each.from_step == step), ())

    def settings(self, step: int) -> Settings:
        """Tell the settings that hold at a step."""
        return [each for each in self.segments if each.from_step <= step][-1].settings

    def state(self, step: int) -> State:
        """State after so many steps, however long the way there from the nearest kept one."""
        while (state := self.towards(step)).step < step:
            pass
        return state

    def towards(self, step: int) -> State:
        """State after so many steps, or the one on the way there to which a call gets.

        A call does a fixed amount of work, about 40 ms; the next one goes on from there.
        """
        state = self._nearest(_step("step", step))
        if state.step < step:
            affordable = int(BUDGET // self._step_cost())
            _, state = self._through(state, [min(step, state.step + affordable)])
        if state.step < step and state.stop:
            rule = f"step must be at most {state.step}, where the run broke off"
            raise ValueError(f"{rule}; got {step}")
        return state

    def frames(self, start: int, count: int, stride: int) -> Frames:
        """Compute the frames at ``start``, ``start`` + ``stride``, …, as many as a call may cost.

        A call does a fixed amount of work, about 40 ms, and may return fewer frames than asked for;
        none, where ``start`` is far from what is known: the next call then goes on from there.
        After ``stop.step`` there is no frame.
        """
        first, apart = _step("start", start), domain.whole("stride", stride)
        wanted, budget = domain.whole("count", count), BUDGET
        state, cost = self._nearest(first), self._step_cost()
        if state.step < first:
            steps = min(first - state.step, int(budget // cost))
            _, state = self._through(state, [state.step + steps])
            budget -= steps * cost
        if state.step != first:
            return self._developed([])
        affordable = 1 + int(budget // (apart * cost + self._frame_cost()))
        ahead = range(first + apart, first + min(wanted, affordable) * apart, apart)
        return self._developed([state, *self._through(state, ahead)[0]])

    def _nearest(self, step: int) -> State:
        """Find the nearest known state on the way to a step."""
        return self._noted(self._revived(self._keys.nearest(step)))

    def _through(self, state: State, steps: Sequence[int]) -> tuple[list[State], State]:
        """Walk through some ascending steps; return the states there, and where the walk ends."""
        reached, wanted = dict[int, State](), steps
        while steps and not state.stop:
            end = state.step + self._leg(state.step, steps[-1])
            workspace = self._workspace(self.settings(state.step))
            found = run.walk(state, workspace, [each for each in steps if each < end] + [end])
            reached |= {each.step: each for each in found}
            after = found[-1]
            state = after if after.step == state.step else self._revived(after)
            reached[state.step] = state
            self._keys.keep(state)
            steps = [each for each in steps if each > state.step]
        return [reached[each] for each in wanted if each in reached], self._noted(state)

    def _noted(self, state: State) -> State:
        if state.stop:
            self.stop = Stop(state.step, state.stop)
        return state

    def _leg(self, step: int, goal: int) -> int:
        """Count the steps to the next state to keep, the next segment or the goal."""
        starts = [each.from_step for each in self.segments if each.from_step > step]
        return min(goal - step, self._keys.spacing, *(start - step for start in starts))

    def _revived(self, state: State) -> State:
        # A run that broke off under earlier settings may go on with those that begin there.
        cells = self._begins.get(state.step)
        return state if cells is None else _state.begun(state, cells)

    def _developed(self, states: Sequence[State]) -> Frames:
        shape = self._keys.first.parameters.shape
        winner, belief = self._painted(states)
        (train_loss, train_right), (test_loss, test_right) = (
            self._measured(states, part) for part in self._parts
        )
        held_back = len(self.data.test_labels) > 0
        return Frames(
            np.array([state.step for state in states], dtype=np.int64),
            np.array([state.epoch for state in states], dtype=np.int64),
            winner,
            belief,
            train_loss,
            np.mean(train_right, axis=1),
            test_loss if held_back else None,
            np.mean(test_right, axis=1) if held_back else None,
            ~train_right,
            ~test_right,
            np.array([state.parameters for state in states]).reshape(-1, *shape),
            self.stop,
        )

    def _painted(self, states: Sequence[State]) -> tuple[Bytes, Bytes]:
        pictures = [self._screen(state).paint(state.parameters) for state in states]
        size = self.grid.size
        winner, belief = (
            np.array([each[part] for each in pictures], dtype=np.uint8).reshape(-1, size, size)
            for part in (0, 1)
        )
        return winner, belief

    def _measured(self, states: Sequence[State], part: Examples) -> tuple[FloatArray, BoolArray]:
        losses, right = np.zeros(0), np.zeros((0, part.labels.size), dtype=bool)
        if not part.labels.size:
            return losses, np.zeros((len(states), 0), dtype=bool)
        for settings, some in groupby(states, lambda state: self.settings(state.step)):
            found = _state.measured(list(some), part, settings)
            losses, right = np.append(losses, found[0]), np.append(right, found[1], axis=0)
        return losses, right

    def _screen(self, state: State) -> Screen:
        settings = self.settings(state.step)
        if settings.activation not in self._screens:
            network = _state.network(settings, self.data.outputs)
            screen = Screen(network, settings.activation, self._features)
            self._screens[settings.activation] = screen
        return self._screens[settings.activation]

    def _workspace(self, settings: Settings) -> Workspace:
        if settings not in self._workspaces:
            self._workspaces = {settings: Workspace(self._parts[0], settings)}
        return self._workspaces[settings]

    # Microseconds, roughly, by what takes time: calls, and the elements that they work on.
    def _step_cost(self) -> float:
        largest = max(segment.settings.batch for segment in self.segments)
        batch = min(largest, len(self.data.train_labels))
        return 10.0 + 0.01 * len(self._keys.first.parameters) * batch

    def _frame_cost(self) -> float:
        points = self.grid.size**2 + len(self.data.train_labels) + len(self.data.test_labels)
        return 20.0 + 0.005 * len(self._keys.first.parameters) * points


def _checked(segments: Sequence[Segment]) -> tuple[Segment, ...]:
    starts = [segment.from_step for segment in segments]
    if not starts or starts[0] != 0 or sorted(set(starts)) != starts:
        raise ValueError(f"segments must begin at step 0 and ascend; got {starts}")
    first = segments[0].settings
    for name in ("hidden", "features", "seed", "initial_scale"):
        values = {getattr(segment.settings, name) for segment in segments}
        if values != {getattr(first, name)}:
            raise ValueError(f"{name} must be the same in all segments; got {values}")
    return tuple(segments)


def _step(name: str, step: int) -> int:
    return domain.whole(name, step) if step else 0
