"""The step that all scenes of the lesson look at: its slider, and the film that plays it."""

from contextlib import nullcontext
from dataclasses import dataclass

import numpy as np
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from lessons.train import controls, data, model
from lessons.train.by_hand import write_by_hand
from lessons.train.controls import STEP
from lessons.train.film import asked_for, film_figure
from lessons.train.frame_cache import reached
from lessons.train.history import PAST, write_past
from lessons.train.runs import Runs, Shown, chosen_runs
from lessons.train.session import training_session
from ui.address import is_whole_run, note, put, touched, value_of
from ui.controls import current_value, drawn_above
from ui.language import _
from ui.numbers import format_number
from ui.parameters import Slider, refusal
from ui.questions import waiting
from ui.run_queue import fragment
from ui.state import kept, move_control
from ui.view import global_controls


@dataclass
class Looking:
    """What a visitor looks at: the slider of the film as it was drawn last, and what it showed."""

    control: Slider | None = None
    shown: Shown | None = None  # by the scenes of this run of the page


def forget_shown() -> None:
    """Begin a run of the page, in which no scene has shown a step yet."""
    kept(Looking).shown = None


def go_on(*, whole: bool) -> None:
    """Run the page again, or the scene alone, as long as the runs are on the way to the step."""
    shown = kept(Looking).shown
    if shown is None or not shown.on_the_way or whole != is_whole_run():
        return
    if whole:
        st.rerun()
    st.rerun(scope="fragment")


def _outside() -> list[object]:
    """Tell for which settings the film is drawn, and what the pen has been refused."""
    own = (*data.CONTROLS, *model.CONTROLS, *controls.CONTROLS)
    return [*map(current_value, (*global_controls(), *own)), training_session().refused]


_played = fragment(film_figure, waits=asked_for, outside=_outside)


def played(scene: str, notices: DeltaGenerator | None = None) -> Shown:
    """Draw the slider of the film and the film itself, and return what it shows.

    Where a scene above has drawn them, nothing is drawn again. What of the address is refused is
    said in the place of ``notices``, or here.
    """
    looking = kept(Looking)
    if drawn_above(STEP) and looking.shown:
        return looking.shown
    with notices or nullcontext():
        runs = chosen_runs()
        control = _settled_step(runs)
    with st.container(key="waiting-film" if waiting() else "transport"):
        player, line = _places(scene)
        with line:
            asked = _step_slider(control)
        with player:
            _played(**vars(runs), scene=scene)
    found = training_session().runs
    caches = [run.frames for run in found]
    stride = caches[0].stride
    step = reached(caches, asked // stride) * stride
    looking.shown = Shown(**vars(runs), runs=tuple(found), step=step, asked=asked)
    write_past(found[0].film)
    write_by_hand(found[0].film)
    return looking.shown


def _places(scene: str) -> tuple[DeltaGenerator, DeltaGenerator]:
    """Return the places of the player and of its slider: in the cockpit beside each other."""
    if scene == "cockpit":
        player, line = st.columns([7, 4], gap="medium", vertical_alignment="center")
        return player, line
    line = st.container()
    return st.container(), line


def _settled_step(runs: Runs) -> Slider:
    """Return the slider of the film; what the address asks for is taken, or refused in words.

    A run that begins anew is seen from its first step on.
    """
    steps = runs.steps
    control = Slider(STEP, 0.0, float(steps[-1]), float(steps[1] - steps[0]), 0.0, 0)
    state = st.session_state
    if STEP not in state:
        asked = str(value_of(controls.ASKED_STEP))
        broken = control.rule(asked)
        state[STEP] = 0.0 if broken else float(asked)
        if broken:
            st.warning(refusal(STEP, asked, broken))
    elif training_session().begins_anew(runs.experiment, runs.lanes[0]):
        state[STEP] = 0.0
    nearest = float(steps[np.abs(steps - state[STEP]).argmin()])
    looking = kept(Looking)
    if looking.control == control:
        move_control(STEP, nearest)
    else:  # to Streamlit a slider with other ends is a new one
        state[STEP] = nearest
    looking.control = control
    return control


def _step_slider(control: Slider) -> int:
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


def tell_the_way(shown: Shown) -> None:
    """Say how far the runs have come where they have yet to reach the step that is asked for."""
    if shown.on_the_way:
        st.caption(
            _("On the way to step {asked}: the run has come to step {step}.").format(
                asked=format_number(shown.asked, 0), step=format_number(shown.step, 0)
            )
        )


def restart() -> None:
    """Go back to the first step; the present settings hold from there on."""
    training_session().restart()
    st.session_state[STEP] = 0.0
    put(PAST.key, None)
