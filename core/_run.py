"""Steps of a run, up to the last that can be taken."""

from dataclasses import replace

import numpy as np

from core._state import State, mean_loss
from core._workspace import Workspace

LOSS_LIMIT = 1000.0  # nats: the right label was given a probability of e⁻¹⁰⁰⁰ on average
CHECK = 250  # steps from one look at the loss to the next


def advance(state: State, workspace: Workspace, steps: int) -> State:
    """Take so many steps, or those up to the last before the run breaks off."""
    end = state.step + steps
    workspace.load(state)
    while state.step < end and not state.stop:
        begun, check = state, state.step - state.step % CHECK + CHECK
        state = workspace.taken(min(end, check) - state.step)
        loss = mean_loss(state, workspace.examples, workspace.recipe)
        if not _finite(state, loss):
            state = _last_finite(begun, workspace)
        elif state.step == check and loss > LOSS_LIMIT:
            state = replace(state, stop="loss")
    return state


def _finite(state: State, loss: float) -> bool:
    return bool(np.isfinite(loss) and np.all(np.isfinite(state.parameters)))


def _last_finite(state: State, workspace: Workspace) -> State:
    """Walk again, one step at a time, up to the step that leaves float64."""
    workspace.load(state)
    while True:
        after = workspace.taken(1)
        if not _finite(after, mean_loss(after, workspace.examples, workspace.recipe)):
            return replace(state, stop="not finite")
        state = after
