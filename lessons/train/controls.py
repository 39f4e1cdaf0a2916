"""Controls of the runs and of their film; they make the runs, and the step that is shown."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from core.training import Settings, frame_steps
from lessons.train.data import chosen_data
from lessons.train.experiment import Experiment, prepared, rival_settings
from lessons.train.film import GOAL, LOG, MAP, SMOOTHING, STEP
from lessons.train.frame_cache import MOST_FRAMES, reached
from lessons.train.history import PAST, refuse_past, write_past
from lessons.train.model import (
    LAYERS,
    LR,
    chosen_settings,
    layers_form,
    learning_controls,
    network_controls,
)
from lessons.train.session import Run, training_session
from ui.address import note, put, touched, value_of
from ui.controls import choice, menu, number, switch, text_field
from ui.language import _
from ui.layout import workbench
from ui.numbers import format_number
from ui.parameters import Menu, Number, Slider, refusal
from ui.state import kept, move_control

PACE = Menu("pace", ("1", "2", "5", "10", "20", "50", "100", "200", "500", "1000"), "10")
EPOCHS = Number("epochs", 1, 10_000, 100)
MOST_STEPS = MOST_FRAMES * 1000
RIVAL = Menu(
    "rival", ("none", "loss", "sgd", "momentum", "adam", "full", "slower", "faster"), "none"
)
# Which steps there are depends on the run, so that the rest of the rule is that of the slider.
ASKED_STEP = Number(STEP, 0, MOST_STEPS, 0)
CONTROLS = (PACE, EPOCHS, GOAL, MAP, LOG, SMOOTHING, RIVAL, PAST, ASKED_STEP)


@dataclass
class DrawnStep:
    """The slider of the film as it was drawn last."""

    control: Slider | None = None


def settled_step(steps: np.ndarray) -> Slider:
    """Return the slider of the film; what the address asks for is taken, or refused in words."""
    control = Slider(STEP, 0.0, float(steps[-1]), float(steps[1] - steps[0]), 0.0, 0)
    state = st.session_state
    if STEP not in state:
        asked = str(value_of(ASKED_STEP))
        broken = control.rule(asked)
        state[STEP] = 0.0 if broken else float(asked)
        if broken:
            st.warning(refusal(STEP, asked, broken))
    nearest = float(steps[np.abs(steps - state[STEP]).argmin()])
    drawn = kept(DrawnStep)
    if drawn.control == control:
        move_control(STEP, nearest)
    else:  # to Streamlit a slider with other ends is a new one
        state[STEP] = nearest
    drawn.control = control
    return control


def step_slider(control: Slider) -> int:
    """Draw the slider of the film, and write into the address where it stands."""
    value = st.slider(
        _("Step: minibatches so far"),
        min_value=control.low,
        max_value=control.high,
        step=control.step,
        format="%.0f",
        key=STEP,
        on_change=touched,
        label_visibility="collapsed",  # its number stands below, among those of the frame
    )
    note(STEP, None if value == 0 else f"{value:.0f}")
    return round(value)


@dataclass(frozen=True)
class Runs:
    """What the controls make of a page: the runs, and the steps that can be shown."""

    experiment: Experiment
    lanes: tuple[Settings, ...]
    rival: str
    names: tuple[str, ...]
    steps: np.ndarray


@dataclass(frozen=True)
class Shown(Runs):
    """What the page shows now: the runs, and the step at which they are looked at."""

    runs: tuple[Run, ...]  # a lane each
    step: int
    asked: int  # the step at which the reader has stopped, where the runs have yet to come so far

    @property
    def on_the_way(self) -> bool:
        """Tell whether the runs have yet to come to the step that is asked for."""
        return self.step < self.asked


def controlled() -> tuple[Runs, DeltaGenerator]:
    """Draw the controls, and return what they make, and the place beside them for the film."""
    left, beside = workbench()
    more = st.columns(4, gap="medium")
    experiment = prepared(*chosen_data(left, more[0]))
    with left:
        text_field(LAYERS, _("Hidden layers"), help=layers_form())
        menu(LR, _("Learning rate"), list(LR.options))
        st.caption(
            _(
                "Filled points train, hollow ones test; a grey ring is round what the run gets "
                "wrong. A step is one minibatch."
            )
        )
    with more[1]:
        network_controls()
    with more[2]:
        learning_controls()
    points = len(experiment.train)
    with beside.container():  # what is refused is said above the film
        settings = chosen_settings(points)
        refuse_past(points, begun=bool(training_session().runs))
    with more[3]:
        pace, epochs, kind = film_controls()
    steps = frame_steps(epochs, points=points, batch=settings.batch, stride=pace, most=MOST_FRAMES)
    alone = kind == RIVAL.default
    lanes = (settings,) if alone else (settings, rival_settings(settings, kind, points))
    names = (_("this run"), rival_names()[RIVAL.options.index(kind)])[: len(lanes)]
    return Runs(experiment, lanes, kind, names, steps), beside


def film(runs: Runs, draw: Callable[..., None]) -> Shown:
    """Draw the film, by a function of the page's own, and return what it shows."""
    with st.container():
        control = settled_step(runs.steps)
    with st.container(gap=None):
        asked = step_slider(control)
        draw(**vars(runs))
    found = training_session().runs
    caches = [run.frames for run in found]
    stride = caches[0].stride
    step = reached(caches, asked // stride) * stride
    shown = Shown(**vars(runs), runs=tuple(found), step=step, asked=asked)
    _history_buttons(shown)
    write_past(found[0].film)
    return shown


def _history_buttons(shown: Shown) -> None:
    with st.container(horizontal=True, key="history", vertical_alignment="center"):
        st.button(_("Restart from the same weights"), key="restart", on_click=_restart)
        session = training_session()
        if session.earlier_on(shown.runs[0].frames.data):
            st.button(_("Forget earlier runs"), key="forget", on_click=session.earlier.clear)
        if shown.on_the_way:
            st.caption(
                _("On the way to step {asked}: the run has come to step {step}.").format(
                    asked=format_number(shown.asked, 0), step=format_number(shown.step, 0)
                )
            )


def _restart() -> None:
    """Go back to the first step; the present settings hold from there on."""
    training_session().restart()
    st.session_state[STEP] = 0.0
    put(PAST.key, None)


def film_controls() -> tuple[int, int, str]:
    """Draw the controls of the film; return steps a frame, epochs, and who races."""
    kind = menu(RIVAL, _("Race against"), rival_names())
    epochs = number(EPOCHS, _("Stop after epochs"))
    menu(GOAL, _("Stop at a training loss of"), [_("never"), *GOAL.options[1:]])
    pace = int(menu(PACE, _("Steps a frame"), list(PACE.options)))
    choice(MAP, _("Map"), [_("probability"), _("decision")])
    switch(LOG, _("Loss on a log scale"))
    menu(
        SMOOTHING,
        _("Smoothing of the losses"),
        [_("off"), *SMOOTHING.options[1:]],
        help=_(
            "Exponential average without bias, as in TensorBoard: each frame counts so many times "
            "as much as the one after it. Only the curves change; numbers and files stay raw."
        ),
    )
    return pace, epochs, kind


def rival_names() -> list[str]:
    """Return what the run beside the first one does otherwise."""
    return [
        _("nobody"),
        _("the other loss"),
        _("gradient descent (SGD)"),
        _("momentum"),
        _("Adam"),
        _("all points in a batch"),
        _("a tenth of the learning rate"),
        _("ten times the learning rate"),
    ]
