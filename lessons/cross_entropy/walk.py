"""Gradient descent on three logits, and the controls that set it."""

from functools import lru_cache
from typing import NamedTuple

import numpy as np
import streamlit as st

from core.softmax import gradient_path, softmax, softmax_cross_entropy
from lessons.cross_entropy.charts.beliefs import SYMBOLS
from lessons.cross_entropy.distributions import PRESETS
from ui.controls import choice, drawn_above, slider, stepped
from ui.language import _
from ui.parameters import Choice, Parameter, Slider, Steps, one_two_five

STARTS = tuple(Slider(f"o{number}", -4.0, 4.0, 0.1, float(number), 1) for number in (1, 2, 3))
START_VALUES = STARTS[0].values  # one array for all three, so that it is sent once
AIM = Choice("aim", ("one_hot", "soft"), "one_hot")
ETA = one_two_five("eta", 0.1, 5.0, 1.0)
# Every step at first, and fewer of those that are far off; the loss is drawn up to one of three.
STEPS = (*range(11), 15, 20, 30, 50, 70, 100, 150, 200)
LASTS = np.array([next(STEPS.index(last) for last in (10, 50, 200) if n <= last) for n in STEPS])
TAKEN = Steps("taken", 0.0, 200.0, 1.0, 0.0, 0, tuple(float(step) for step in STEPS))
CONTROLS: tuple[Parameter, ...] = (*STARTS, AIM, ETA, TAKEN)


class Chosen(NamedTuple):
    """What the controls say: the first logits, the target, the learning rate, the steps taken."""

    start: np.ndarray
    target: np.ndarray
    rate: float
    taken: int

    @property
    def values(self) -> dict[Slider, float]:
        """Return what each slider says that changes the path."""
        return dict(zip((*STARTS, ETA), (*self.start.tolist(), self.rate), strict=True))

    @property
    def place(self) -> int:
        """Where the steps taken stand among all that can be taken."""
        return STEPS.index(self.taken)

    @property
    def last(self) -> int:
        """Place of the last step that is drawn."""
        return int(LASTS[self.place])


class Walk(NamedTuple):
    """Logits, beliefs and losses after each of `STEPS`; many walk side by side."""

    logits: np.ndarray
    beliefs: np.ndarray
    losses: np.ndarray


def controls() -> Chosen:
    """Draw what sets the walk, and return it."""
    taken = round(stepped(TAKEN, _("Steps taken")))
    if not drawn_above("steps_taken"):
        _step_buttons(taken)
    aim = choice(AIM, _("Label y"), [_("one-hot"), _("soft label")])
    rate = stepped(ETA, _("Learning rate η"))
    places = st.columns(len(STARTS), gap="small")
    start = []
    for place, one, name in zip(places, STARTS, SYMBOLS, strict=True):
        with place:
            start.append(slider(one, f"o({name})"))
    return Chosen(np.array(start), PRESETS[aim], rate, taken)


def _step_buttons(taken: int) -> None:
    onward, last = STEPS[min(STEPS.index(taken) + 1, len(STEPS) - 1)], STEPS[-1]
    steps, over = onward - taken, taken == last
    text = _("Take {n} steps").format(n=steps) if steps > 1 else _("Take one step")
    why = _("The walk is followed for {n} steps.").format(n=last) if over else None
    with st.container(horizontal=True, gap="small"):
        st.button(text, key="step_on", on_click=_go, args=(float(onward),), disabled=over, help=why)
        st.button(_("Back to the start"), key="step_start", on_click=_go, args=(TAKEN.low,))


def _go(steps: float) -> None:
    st.session_state[TAKEN.key] = steps


Others = list[tuple[Slider, np.ndarray, Walk]]


def walked(start, target: np.ndarray, rate, last: int = len(STEPS) - 1) -> Walk:
    """Follow the gradient of the cross-entropy downhill, to the last of `STEPS` that is wanted."""
    path = gradient_path(start, target, rate=rate, steps=STEPS[last])[list(STEPS[: last + 1])]
    return Walk(path, softmax(path), softmax_cross_entropy(path, target))


def present_walk(chosen: Chosen) -> Walk:
    """Return the path that all the sliders say, to the last of `STEPS`."""
    return _present_walk(*(tuple(row.tolist()) for row in chosen[:2]), chosen.rate)


@lru_cache(maxsize=64)
def _present_walk(start: tuple[float, ...], target: tuple[float, ...], rate: float) -> Walk:
    return _lasting(walked(np.array(start), np.array(target), rate))


def _lasting(walk: Walk) -> Walk:
    """Return what is kept for everybody, and is not to be written over."""
    for rows in walk:
        rows.setflags(write=False)
    return walk


def other_walks(chosen: Chosen) -> Others:
    """Return each slider that changes the path, its values and their paths, computed at once."""
    return _other_walks(*(tuple(row.tolist()) for row in chosen[:2]), chosen.rate, chosen.last)


@lru_cache(maxsize=64)
def _other_walks(
    start: tuple[float, ...], target: tuple[float, ...], rate: float, last: int
) -> Others:
    sliders = {**dict.fromkeys(STARTS, START_VALUES), ETA: ETA.values}
    sizes = [len(values) for values in sliders.values()]
    starts, rates = np.repeat([start], sum(sizes), 0), np.full((sum(sizes), 1), rate)
    ends = np.cumsum(sizes)
    parts = [slice(end - size, end) for size, end in zip(sizes, ends, strict=True)]
    for index in range(len(STARTS)):
        starts[parts[index], index] = START_VALUES
    rates[parts[-1], 0] = sliders[ETA]
    every = _lasting(walked(starts, np.array(target), rates, last))
    return [
        (control, values, Walk(*(rows[:, part] for rows in every)))
        for (control, values), part in zip(sliders.items(), parts, strict=True)
    ]
