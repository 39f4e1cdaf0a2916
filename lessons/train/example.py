"""The one example of the lesson: its settings, and every number on the way forward and back."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, Self

import numpy as np

from core.training import (
    PLACES,
    OneStep,
    one_step,
    slope_by_difference,
    slopes_by_difference,
    varied,
)
from ui.address import value_of
from ui.parameters import Choice, Menu, Parameter, Slider, one_two_five

STARTS = dict(zip(PLACES, (1.0, 0.5, 0.0, -1.0, 1.0, 0.0, 0.5, -1.0, 0.0), strict=True))
STAGE = Slider("stage", 0.0, 5.0, 1.0, 0.0, 0)
ETA = one_two_five("eta_one", 0.01, 10.0, 0.1)
LABEL = Choice("label_one", ("1", "0"), "1")
BEND = Choice("bend", ("relu", "tanh"), "relu")
INPUTS = {
    "x1": Slider("one_x1", -3.0, 3.0, 0.1, 1.0, 1),
    "x2": Slider("one_x2", -3.0, 3.0, 0.1, 2.0, 1),
}
WEIGHTS = {
    place: Slider(f"one_{place}", -3.0, 3.0, 0.1, start, 1) for place, start in STARTS.items()
}
PROBE = Menu("probe", (*INPUTS, *PLACES), "w12")
WIDTH = Menu("width", tuple(f"1e-{power}" for power in range(1, 12)), "1e-3")
CONTROLS: tuple[Parameter, ...] = (
    STAGE,
    ETA,
    LABEL,
    BEND,
    *INPUTS.values(),
    *WEIGHTS.values(),
    PROBE,
    WIDTH,
)

Numbers = Mapping[str, Any]


@dataclass(frozen=True)
class Example:
    """An example, the network it goes through, and which of its numbers is in hand."""

    inputs: tuple[float, ...]
    parameters: tuple[float, ...]
    label: int
    activation: str
    rate: float
    probe: str
    width: float

    @property
    def checks(self) -> bool:
        """Tell whether the number in hand is one that has a slope to be checked."""
        return self.probe in PLACES

    def value(self, name: str) -> float:
        """Return an input, a weight or the rate."""
        named = dict(zip((*INPUTS, *PLACES), (*self.inputs, *self.parameters), strict=True))
        return self.rate if name == "eta" else named[name]

    def without(self, name: str) -> Self:
        """Return the example with one number at its default, for what does not depend on it."""
        if name == "eta":
            return replace(self, rate=ETA.default)
        if name in INPUTS:
            at = list(INPUTS).index(name)
            return replace(self, inputs=_put(self.inputs, at, INPUTS[name].default))
        at = PLACES.index(name)
        return replace(self, parameters=_put(self.parameters, at, STARTS[name]))


def _put(row: tuple[float, ...], at: int, value: float) -> tuple[float, ...]:
    return (*row[:at], value, *row[at + 1 :])


@lru_cache(maxsize=64)
def numbers_of(example: Example) -> Numbers:
    """Return every number by its name."""
    return _numbers(example, np.array(example.inputs), np.array(example.parameters), example.rate)


@lru_cache(maxsize=64)
def numbers_along(example: Example, name: str) -> Numbers:
    """Return every number along all values of an input, a weight or the rate."""
    inputs, parameters = np.array(example.inputs), np.array(example.parameters)
    if name == "eta":
        return _numbers(example, inputs, parameters, ETA.values)
    if name in INPUTS:
        inputs = varied(inputs, list(INPUTS).index(name), INPUTS[name].values)
    else:
        parameters = varied(parameters, PLACES.index(name), WEIGHTS[name].values)
    return _numbers(example, inputs, parameters, example.rate)


def _numbers(
    example: Example, inputs: np.ndarray, parameters: np.ndarray, rate: float | np.ndarray
) -> Numbers:
    given = parameters, inputs, example.label
    found = one_step(*given, activation=example.activation, rate=rate)
    numbers = {
        **_named(found),
        "x1": inputs[..., 0],
        "x2": inputs[..., 1],
        **{place: parameters[..., i] for i, place in enumerate(PLACES)},
        "eta": rate,
    }
    if not example.checks:
        return numbers
    measured = slope_by_difference(
        *given, activation=example.activation, place=example.probe, width=example.width
    )
    every = slopes_by_difference(*given, activation=example.activation, width=example.width)
    return {
        **numbers,
        "probe_apart": np.abs(found.back.slopes - every).max(axis=-1),
        "probe_back": found.back.slopes[..., PLACES.index(example.probe)],
        "probe_difference": measured.central,
        "probe_one_sided": measured.one_sided,
    }


def chosen_example() -> Example:
    """Return what the parameters of the page stand for."""
    return Example(
        inputs=tuple(value_of(one) for one in INPUTS.values()),
        parameters=tuple(value_of(one) for one in WEIGHTS.values()),
        label=int(value_of(LABEL)),
        activation=value_of(BEND),
        rate=value_of(ETA),
        probe=value_of(PROBE),
        width=float(value_of(WIDTH)),
    )


def _named(found: OneStep) -> Numbers:
    before, after, back = found.before, found.after, found.back
    return {
        **_pair("a", before.sums),
        **_pair("h", before.outputs),
        "z": before.score,
        "q": before.belief,
        "loss": before.loss,
        "error": back.error,
        **_pair("share", back.shares),
        **_pair("bend", back.bends),
        **{f"slope_{place}": back.slopes[..., i] for i, place in enumerate(PLACES)},
        **{f"new_{place}": found.parameters[..., i] for i, place in enumerate(PLACES)},
        **_pair("new_h", after.outputs),
        "new_z": after.score,
        "new_q": after.belief,
        "new_loss": after.loss,
        "promised": found.promised,
    }


def _pair(name: str, values: np.ndarray) -> Numbers:
    return {f"{name}{i + 1}": values[..., i] for i in (0, 1)}
