"""Lessons at one click: settings that show one thing, and what to watch."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

import streamlit as st

from lessons.train import controls, data, model, weight_axes
from lessons.train.controls import STEP
from lessons.train.session import training_session
from ui.address import SCENE, put, settings_of_page, value_of
from ui.language import _
from ui.language import gettext_noop as message
from ui.parameters import Choice, Parameter, Several


@dataclass(frozen=True)
class Preset:
    """A lesson: message ids of its name and its question, and what differs from the defaults."""

    name: str
    question: str
    values: Mapping[str, Any]


PRESETS = {
    "xor": Preset(
        message("Straight line"),
        message("Can one straight line solve XOR?"),
        {"seed": 3, "layers": ""},
    ),
    "features": Preset(
        message("Product feature"),
        message("Can one feature replace a layer?"),
        {
            "seed": 3,
            "layers": "",
            "features": ("x1", "x2", "x1x2"),
            "scale": "0",
            "pace": "1",
            "epochs": 50,
        },
    ),
    "start": Preset(
        message("Bad start"),
        message("Sure and wrong: which loss recovers?"),
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
        message("Long steps"),
        message("What if a step is too long?"),
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
        message("Separable"),
        message("All right: is it finished?"),
        {
            "data": "separable",
            "split": "1",
            "layers": "",
            "scale": "0",
            "epochs": 8190,
        },
    ),
    "noise": Preset(
        message("Overfitting"),
        message("When should it have stopped?"),
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
        message("Batches"),
        message("One point, ten, or all?"),
        {"seed": 3, "rival": "full"},
    ),
    "zero": Preset(
        message("All zero"),
        message("May all weights start at zero?"),
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


def cards(beside: Callable[[], None] = lambda: None) -> None:
    """Draw a card for each lesson; the one that is open is marked, and beside it the way out.

    What else is to stand in their row is drawn by ``beside``.
    """
    opened = value_of(PRESET)
    with st.container(horizontal=True, gap="small", key="presets", vertical_alignment="center"):
        st.markdown(_("Lessons"), width="content")
        for name, preset in PRESETS.items():
            marked: Literal["primary", "secondary"] = "primary" if name == opened else "secondary"
            st.button(
                _(preset.name),
                key=f"preset_{name}",
                type=marked,
                on_click=_open,
                args=(name,),
            )
        if opened != NONE:
            leave = _("✕ Leave the lesson")
            st.button(leave, key="preset_none", type="tertiary", on_click=_open, args=(NONE,))
        beside()


def _open(name: str) -> None:
    """Open a lesson at its first step."""
    training_session().opened += 1
    open_run(PRESETS[name].values if name in PRESETS else {}, step=0, preset=name)


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


def settings_of(name: str, *, step: int) -> dict[str, str]:
    """Return what the address says of a lesson at one of its steps."""
    values = PRESETS[name].values
    texts = {one.key: one.write(values[one.key]) for one in CONTROLS if one.key in values}
    said = {key: text for key, text in texts.items() if text is not None}
    return {PRESET.key: name, **said, STEP: str(step)}


def begin_with(values: Mapping[str, Any], *, step: int, preset: str = NONE) -> None:
    """Show a run in a scene that is opened by itself, before anything has been set."""
    if not settings_of_page() - {SCENE} and not training_session().runs:
        open_run(values, step=step, preset=preset)
