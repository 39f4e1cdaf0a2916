"""The one example of the lesson: its settings, and every number on the way forward and back."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Self

import numpy as np

from core.training import PLACES, OneStep, one_step, slope_by_difference, varied
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
    place: Slider(f"one_{place}", -3.0, 3.0, 0.05, start, 2) for place, start in STARTS.items()
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
    """An example, the network it goes through, and which of its numbers is looked at."""

    inputs: np.ndarray
    parameters: np.ndarray
    label: int
    activation: str
    rate: Any
    probe: str
    width: float

    @property
    def numbers(self) -> Numbers:
        """Return every number by its name, for one setting or along a row of them."""
        given, bend = (self.parameters, self.inputs, self.label), self.activation
        found = one_step(*given, activation=bend, rate=self.rate)
        return {
            **_named(found),
            "x1": self.inputs[..., 0],
            "x2": self.inputs[..., 1],
            **{place: self.parameters[..., i] for i, place in enumerate(PLACES)},
            "eta": self.rate,
            **self._checked(found),
        }

    @property
    def checks(self) -> bool:
        """Tell whether the number in hand is one that has a slope to be checked."""
        return self.probe in PLACES

    def _checked(self, found: OneStep) -> Numbers:
        """Return the slope in hand as it was derived, and as the loss itself shows it."""
        if not self.checks:
            return {}
        measured = slope_by_difference(
            self.parameters,
            self.inputs,
            self.label,
            activation=self.activation,
            place=self.probe,
            width=self.width,
        )
        return {
            "probe_back": found.back.slopes[..., PLACES.index(self.probe)],
            "probe_difference": measured.central,
            "probe_one_sided": measured.one_sided,
        }

    def along(self, name: str) -> Self:
        """Return the row of examples with every value of an input, a weight or the rate."""
        if name == "eta":
            return replace(self, rate=ETA.values)
        if name in INPUTS:
            row = varied(self.inputs, list(INPUTS).index(name), INPUTS[name].values)
            return replace(self, inputs=row)
        row = varied(self.parameters, PLACES.index(name), WEIGHTS[name].values)
        return replace(self, parameters=row)


def chosen_example() -> Example:
    """Return what the parameters of the page stand for."""
    return Example(
        inputs=np.array([value_of(one) for one in INPUTS.values()]),
        parameters=np.array([value_of(one) for one in WEIGHTS.values()]),
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
