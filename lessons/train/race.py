"""Which run of a race is ahead, and by how much."""

import numpy as np

from lessons.train.runs import Shown
from ui.language import _
from ui.numbers import format_number, significant


def verdict(shown: Shown) -> str:
    """Say who is ahead, and by how much: by the loss on points that neither has learnt from."""
    frame = shown.step // shown.runs[0].frames.stride
    ends = [run.frames.numbers[min(frame, run.frames.end)] for run in shown.runs]
    held_back = len(shown.experiment.test) > 0
    losses = [end[2 if held_back else 1] for end in ends]
    if not np.all(np.isfinite(losses)) or losses[0] == losses[1]:
        return _("Both are level.") if losses[0] == losses[1] else ""
    ahead, behind = np.argsort(losses)
    told = _("**{name}** is ahead: test loss {gap} lower, accuracy {one} against {other}.")
    if not held_back:
        told = _("**{name}** is ahead: training loss {gap} lower, accuracy {one} against {other}.")
    place = 4 if held_back else 3
    return told.format(
        name=shown.names[ahead],
        gap=significant(losses[behind] - losses[ahead]),
        one=_share(ends[ahead][place]),
        other=_share(ends[behind][place]),
    )


def _share(accuracy: float) -> str:
    return f"{format_number(100 * accuracy, 0)}%"
