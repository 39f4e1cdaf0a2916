"""The classes, their scores and the temperature, which the first sections share."""

from dataclasses import dataclass

import numpy as np
import streamlit as st

from lessons.softmax.names import MOST, NAMES, names_field
from ui.controls import keep, number, slider, stepped
from ui.language import _
from ui.parameters import Number, Parameter, Slider, Steps

BELOW = 5  # sliders that stand below each other
K = Number("k", 2, MOST, 3)
SCORES = tuple(
    Slider(f"z{i}", -10.0, 10.0, 0.1, float(i if i <= K.default else 0), 1)
    for i in range(1, K.high + 1)
)
SCORE_VALUES = SCORES[0].values
# A tenth more or less each: 1, 2 and 5 times the powers of ten, and steps in between.
MANTISSAS = "1 1.1 1.2 1.3 1.4 1.5 1.6 1.8 2 2.2 2.5 2.8 3 3.2 3.5 4 4.5 5 5.5 6 6.5 7 7.5 8 9"
COLDEST, HOTTEST = 0.05, 20.0
EVERY = [float(f"{digits}e{ten}") for ten in (-2, -1, 0, 1) for digits in MANTISSAS.split()]
TEMPERATURES = tuple(value for value in EVERY if COLDEST <= value <= HOTTEST)
T = Steps("t", COLDEST, HOTTEST, 0.001, 1.0, 3, TEMPERATURES)
CONTROLS: tuple[Parameter, ...] = (K, NAMES, *SCORES, T)
SUBSCRIPTS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


@dataclass(frozen=True)
class Scored:
    """Classes by name, their scores, and the temperature."""

    names: tuple[str, ...]
    z: np.ndarray
    t: float

    def along(self, index: int) -> np.ndarray:
        """Return the scores of all classes for every value that the slider of one can take."""
        sets = np.repeat(self.z[np.newaxis], len(SCORE_VALUES), axis=0)
        sets[:, index] = SCORE_VALUES
        return sets


def symbol(letter: str, index: int) -> str:
    """Return a letter with the number of a class, counted from 1."""
    return f"{letter}{str(index + 1).translate(SUBSCRIPTS)}"


def scored() -> Scored:
    """Draw the controls and return what they say."""
    t = stepped(T, _("Temperature T"))
    count = number(K, _("Number of classes"))
    names = names_field(count)
    z = _sliders(names)
    keep(*SCORES[count:])
    return Scored(names, np.array(z), t)


def _sliders(names: tuple[str, ...]) -> list[float]:
    """Draw a slider for each class, many of them in two columns, and return the scores."""
    count = len(names)
    first = count if count <= BELOW else -(-count // 2)
    columns = st.columns(1 if count <= BELOW else 2, gap="small")
    scores = []
    for i, name in enumerate(names):
        with columns[i // first]:
            scores.append(SCORES[i].nearest(slider(SCORES[i], f"{symbol('z', i)} · {name}")))
    return scores
