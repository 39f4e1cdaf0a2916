"""Gradient descent on three logits, and the controls that set it."""

from typing import NamedTuple

import numpy as np

from core.categorical import softmax_cross_entropy
from core.logit_steps import gradient_path
from core.softmax import softmax
from ui.controls import Choice, Control, Slider, one_two_five

STARTS = tuple(Slider(f"o{number}", -4.0, 4.0, 0.1, float(number), 1) for number in (1, 2, 3))
START_VALUES = STARTS[0].values  # one array for all three, so that it is sent once
AIM = Choice("aim", ("one_hot", "soft"), "one_hot")
ETA = one_two_five("eta", 0.1, 5.0, 1.0)
TAKEN = Slider("taken", 0.0, 10.0, 1.0, 0.0, 0)
CONTROLS: tuple[Control, ...] = (*STARTS, AIM, ETA, TAKEN)


class Chosen(NamedTuple):
    """What the controls say: the first logits, the target, the learning rate, the steps taken."""

    start: np.ndarray
    target: np.ndarray
    rate: float
    taken: int


class Walk(NamedTuple):
    """Logits, beliefs and losses at the start and after each step; many walk side by side."""

    logits: np.ndarray
    beliefs: np.ndarray
    losses: np.ndarray


Others = list[tuple[Slider, np.ndarray, Walk]]


def walked(start, target: np.ndarray, rate) -> Walk:
    """Follow the gradient of the cross-entropy downhill."""
    path = gradient_path(start, target, rate=rate, steps=int(TAKEN.high))
    return Walk(path, softmax(path), softmax_cross_entropy(path, target))


def other_walks(chosen: Chosen) -> Others:
    """Return for each slider that changes the way its values and their walks, walked at once."""
    sliders = {**dict.fromkeys(STARTS, START_VALUES), ETA: ETA.values}
    sizes = [len(values) for values in sliders.values()]
    starts, rates = np.repeat([chosen.start], sum(sizes), 0), np.full((sum(sizes), 1), chosen.rate)
    ends = np.cumsum(sizes)
    parts = [slice(end - size, end) for size, end in zip(sizes, ends, strict=True)]
    for index in range(len(STARTS)):
        starts[parts[index], index] = START_VALUES
    rates[parts[-1], 0] = sliders[ETA]
    every = walked(starts, chosen.target, rates)
    return [
        (control, values, Walk(*(rows[:, part] for rows in every)))
        for (control, values), part in zip(sliders.items(), parts, strict=True)
    ]
