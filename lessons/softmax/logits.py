"""The classes, their scores and the temperature, which the first scenes share."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
import streamlit as st

from core.information import effective_classes, entropy
from core.softmax import softmax
from lessons.softmax.names import MOST, NAMES, class_names
from ui.address import put, value_of
from ui.controls import slider, stepped
from ui.language import _
from ui.parameters import Choice, Number, Parameter, Slider, Steps
from ui.view import current_view

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
# What is heated: one of two examples, or the scores that the scenes share.
PRESETS = {"ladder": (1.0, 2.0, 3.0), "tie": (3.0, 3.0, 1.0)}
HEATED = Choice("heated", (*PRESETS, "own"), "ladder")
SHARED: tuple[Parameter, ...] = (K, NAMES, *SCORES, T)
SUBSCRIPTS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
KEPT = 512  # sweeps, shared by a class that looks at the same thing
Values = dict[str, Any]
Others = tuple[float | None, ...]


@dataclass(frozen=True)
class Scored:
    """Classes by name, their scores, and the temperature."""

    names: tuple[str, ...]
    z: tuple[float, ...]
    t: float

    @property
    def others(self) -> list[Others]:
        """The scores without that of each class: what the sweep along it depends on."""
        return [(*self.z[:i], None, *self.z[i + 1 :]) for i in range(len(self.z))]


def symbol(letter: str, index: int) -> str:
    """Return a letter with the number of a class, counted from 1."""
    return f"{letter}{str(index + 1).translate(SUBSCRIPTS)}"


def scored() -> Scored:
    """Return what the scenes share, without drawing it."""
    count = value_of(K)
    return Scored(
        class_names()[:count], tuple(value_of(one) for one in SCORES[:count]), value_of(T)
    )


def temperature_slider() -> None:
    stepped(T, _("Temperature T"))


def score_sliders() -> None:
    """Draw a slider for each class, many of them in two columns."""
    count = value_of(K)
    if _moved(count) and current_view() != "all":  # where the reader does not see the choice
        put(HEATED.key, "own")
        st.session_state[HEATED.key] = "own"
    first = count if count <= BELOW else -(-count // 2)
    columns = [st.container()] if count <= BELOW else st.columns(2, gap="small")
    for i, name in enumerate(class_names()[:count]):
        with columns[i // first]:
            slider(SCORES[i], f"{symbol('z', i)} · {name}")


def _moved(count: int) -> bool:
    """Tell whether a reader has moved a score since it was last drawn."""
    state = st.session_state
    return any(state.get(one.key, value_of(one)) != value_of(one) for one in SCORES[:count])


def readings(z: Any, t: Any) -> Values:
    """Return every live number for a set of scores, or for many; a class has its own array."""
    p = softmax(z, temperature=t)
    shares = dict(enumerate(np.ascontiguousarray(np.moveaxis(p, -1, 0)), start=1))
    named = {f"p{i}": share for i, share in shares.items()}
    return {**named, "entropy": entropy(p), "effective_classes": effective_classes(p)}


def shares_of(values: Values) -> list[np.ndarray]:
    """Return the probabilities among live numbers, a row a class."""
    return [row for name, row in values.items() if name.startswith("p")]


def along(others: Others) -> np.ndarray:
    """Return the scores of all classes for every value that the slider of the missing one has."""
    index = others.index(None)
    sets = np.array([[0.0 if z is None else z for z in others]] * len(SCORE_VALUES))
    sets[:, index] = SCORE_VALUES
    return sets


@lru_cache(maxsize=KEPT)
def readings_along(others: Others, t: float) -> Values:
    """Return the live numbers along the score that is missing among the others."""
    return readings(along(others), t)


@lru_cache(maxsize=KEPT)
def readings_over_heat(z: tuple[float, ...]) -> Values:
    """Return the live numbers over all temperatures of the slider."""
    return readings(np.array(z), T.values[:, np.newaxis])
