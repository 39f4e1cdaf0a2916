"""Lessons at one click: settings that show one thing, and what to watch."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import streamlit as st

from lessons.train import controls, data, model, weight_axes
from lessons.train.film import STEP
from lessons.train.session import training_session
from ui.address import SCENE, put, settings_of_page, value_of
from ui.language import _
from ui.language import gettext_noop as message
from ui.parameters import Choice, Parameter, Several


@dataclass(frozen=True)
class Preset:
    """A lesson: its name, what to watch and why, and what differs from the defaults."""

    title: str
    text: str
    values: dict[str, Any] = field(default_factory=dict)


PRESETS = {
    "xor": Preset(
        message("XOR needs a hidden layer"),
        message(
            "**Watch** the test accuracy: played to the end it stays below 70 %, but type 8 into "
            "“Hidden layers” and it passes 95 %. **Why:** without a hidden layer the border is one "
            "straight line, and no line has one pair of opposite corners on one side and the other "
            "pair on the other."
        ),
        {"seed": 3, "layers": ""},
    ),
    "features": Preset(
        message("Features instead of layers"),
        message(
            "**Watch** how the same XOR is learnt within a few frames without any hidden layer. "
            "**Why:** the product x₁x₂, which the network reads here as well, is above 0 in one "
            "class and below 0 in the other, so that one weight is enough."
        ),
        {"seed": 3, "layers": "", "features": ("x1", "x2", "x1x2"), "scale": "0"},
    ),
    "start": Preset(
        message("From a bad start, cross-entropy beats squared error"),
        message(
            "**Watch:** both runs start from the same large weights, confidently wrong on every "
            "point. Cross-entropy flips the decision boundary at once, squared error does not "
            "move. **Why:** the slope of squared error has the factor σ′(z), which is next to 0 "
            "where the network is sure, and cross-entropy cancels it."
        ),
        {
            "data": "blobs",
            "classes": 2,
            "layers": "",
            "scale": "10",
            "weights": 2,
            "rival": "loss",
        },
    ),
    "leap": Preset(
        message("Learning rate too large"),
        message(
            "**Watch** the left run: its loss leaves the chart within ten steps, while a tenth of "
            "its learning rate learns. **Why:** a step follows the slope where it begins; one that "
            "is too long jumps over the valley, lands higher than before, and the next is longer "
            "still."
        ),
        {
            "seed": 3,
            "activation": "relu",
            "lr": "3",
            "rival": "slower",
            "pace": "1",
            "epochs": 20,
        },
    ),
    "separable": Preset(
        message("Separable data: the weights never settle"),
        message(
            "**Watch** the loss at step 1,000 and at the last one: every answer has long been "
            "right, and it still falls. **Why:** one threshold tells the classes apart, so that "
            "steeper is always better and the weights grow without end."
        ),
        {
            "data": "separable",
            "split": "1",
            "layers": "",
            "scale": "0",
            "epochs": 8190,
        },
    ),
    "noise": Preset(
        message("Noise and overfitting"),
        message(
            "**Watch** the test loss: it falls, turns and rises, while the training loss goes on "
            "falling. **Why:** the classes overlap by noise, and a network that is large for "
            "50 points memorises noise that new points do not share."
        ),
        {
            "data": "circles",
            "points": 100,
            "noise": 1.2,
            "layers": "8,8",
            "pace": "5",
            "epochs": 200,
        },
    ),
    "batches": Preset(
        message("One point, ten, all"),
        message(
            "**Watch** both training losses after 100 steps: ten points a step and all hundred are "
            "nearly level, but all have been looked at ten times as often. **Why:** the slope of "
            "ten points is right on average, and a step costs as many looks as its batch. Choose "
            "batch 1, and a few hundred looks do what takes the others thousands."
        ),
        {"seed": 3, "rival": "full"},
    ),
    "zero": Preset(
        message("All weights zero"),
        message(
            "**Watch** the training loss: it stays at ln 2, exactly as at step 0. **Why:** no "
            "error passes a zero weight, and hidden units that give 0 teach the output nothing. "
            "Choose 0.1 for the scale of the initial weights: chance makes the units different, "
            "and the network learns."
        ),
        {"seed": 3, "scale": "0", "batch": 100, "epochs": 1000},
    ),
}
NONE = "none"
# The address alone knows which lesson is open, so that a link opens it.
PRESET = Choice("preset", (NONE, *PRESETS), NONE)
CONTROLS: tuple[Parameter, ...] = (
    *data.CONTROLS,
    *model.CONTROLS,
    *controls.CONTROLS,
    *weight_axes.CONTROLS,
)


def presets() -> None:
    """Draw a button for each lesson, and what to watch in the one that is open."""
    opened = value_of(PRESET)
    with st.container(gap="xsmall", key="presets"):
        with st.container(horizontal=True, gap="small", key="preset_row"):
            for name, preset in PRESETS.items():
                st.button(_(preset.title), key=f"preset_{name}", on_click=_open, args=(name,))
        if opened != NONE:
            _explanation(PRESETS[opened])


def _explanation(preset: Preset) -> None:
    text, way_back = st.columns([6, 1], gap="small", vertical_alignment="center")
    text.caption(_(preset.text))
    leave = _("Back to the defaults")
    way_back.button(leave, key="preset_none", type="tertiary", on_click=_open, args=(NONE,))


def _open(name: str) -> None:
    """Open a lesson at its first step."""
    values = PRESETS[name].values if name in PRESETS else {}
    open_run(values, step=0, preset=name)


def open_run(values: Mapping[str, Any], *, step: int, preset: str = NONE) -> None:
    """Set every control: those that are named, and all others to their defaults."""
    state = st.session_state
    for control in CONTROLS:
        wanted = values.get(control.key, control.default)
        state[control.key] = list(wanted) if isinstance(control, Several) else wanted
        put(control.key, control.write(wanted))
    state[STEP] = float(step)
    put(STEP, str(step) if step else None)
    training_session().forget()
    put(PRESET.key, None if preset == NONE else preset)


def begin_with(values: Mapping[str, Any], *, step: int, preset: str = NONE) -> None:
    """Show a run in a scene that is opened by itself, before anything has been set."""
    if not settings_of_page() - {SCENE} and not training_session().runs:
        open_run(values, step=step, preset=preset)
