"""Steps of a run, up to the last that can be taken."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from core.training.engine.state import STACK, State, mean_loss, measured
from core.training.engine.workspace import Workspace

LOSS_LIMIT = 1000.0  # nats: the right label was given a probability of e⁻¹⁰⁰⁰ on average
CHECK = 250  # steps from one look at the loss to the next


def advance(state: State, workspace: Workspace, steps: int) -> State:
    """Take so many steps, or those up to the last before the run breaks off."""
    return [state, *walk(state, workspace, [state.step + steps])][-1]


def walk(state: State, workspace: Workspace, stops: Sequence[int]) -> list[State]:
    """States at some ascending steps, or up to the last before the run breaks off."""
    checks = range(state.step - state.step % CHECK + CHECK, stops[-1], CHECK)
    ahead = sorted({*checks, *stops})
    reached = [state]
    workspace.load(state)
    while ahead and not reached[-1].stop:
        group, ahead = ahead[:STACK], ahead[STACK:]
        states = [workspace.taken(step - workspace.step) for step in group]
        reached += _unbroken(reached[-1], states, workspace)
    wanted = set(stops)
    return [each for each in reached[1:] if each.step in wanted or each.stop]


def _unbroken(begun: State, states: Sequence[State], workspace: Workspace) -> list[State]:
    """States up to the one at which the run breaks off, and that one."""
    losses, _ = measured(states, workspace.examples, workspace.settings)
    for i, (state, loss) in enumerate(zip(states, losses, strict=True)):
        if not _finite(state, loss):
            return [*states[:i], _last_finite([begun, *states][i], workspace)]
        if state.step % CHECK == 0 and loss > LOSS_LIMIT:
            return [*states[:i], replace(state, stop="loss")]
    return [*states]


def _finite(state: State, loss: float) -> bool:
    return bool(np.isfinite(loss) and np.all(np.isfinite(state.parameters)))


def _last_finite(state: State, workspace: Workspace) -> State:
    """Walk again, one step at a time, up to the step that leaves float64."""
    workspace.load(state)
    while True:
        after = workspace.taken(1)
        if not _finite(after, mean_loss(after, workspace.examples, workspace.settings)):
            return replace(state, stop="not finite")
        state = after
