"""The step that all scenes of the lesson look at: its slider, and the film that plays it."""

from dataclasses import dataclass

import numpy as np
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from lessons.train import controls, data, model
from lessons.train.by_hand import write_by_hand
from lessons.train.controls import STEP
from lessons.train.film import asked_for, film_figure, settled_runs
from lessons.train.frame_cache import reached
from lessons.train.history import PAST, write_past
from lessons.train.own_points import TABLE
from lessons.train.runs import Runs, Shown, chosen_runs
from lessons.train.session import training_session
from ui.address import (
    SCENE,
    is_whole_run,
    lasting_parameters,
    note,
    put,
    text_of,
    touched,
    value_of,
)
from ui.controls import current_value, drawn_above
from ui.language import _
from ui.numbers import format_number
from ui.parameters import Slider, refusal
from ui.questions import waiting
from ui.run_queue import fragment
from ui.scenes import open_folds
from ui.state import kept, move_control

# What is opened beside a film is drawn by the page, as is another scene.
UNFOLDED = (controls.MORE, TABLE)


@dataclass
class Looking:
    """What a visitor looks at: the slider of the film as it was drawn last, and what it showed."""

    control: Slider | None = None
    shown: Shown | None = None  # by the scenes of this run of the page
    played: tuple[str, ...] = ()  # names of the runs that the player has been told of


def forget_shown() -> None:
    """Begin a run of the page, in which no scene has shown a step yet."""
    kept(Looking).shown = None


def last_shown() -> Shown | None:
    """Return what the scenes of this run of the page have shown, if they have come to that."""
    return kept(Looking).shown


def go_on(*, whole: bool) -> None:
    """Run the page again, or the scene alone, as long as the runs are on the way to the step."""
    shown = last_shown()
    if shown is None or not shown.on_the_way or whole != is_whole_run():
        return
    if whole:
        st.rerun()
    st.rerun(scope="fragment")


def controls_now() -> list[object]:
    """Tell what the controls beside the step stand for, what is open, and what the pen may not."""
    own = (*data.CONTROLS, *model.CONTROLS, *controls.CONTROLS)
    around = [one for one in own if one is not controls.ASKED_STEP]
    opened = [*(st.session_state.get(key) for key in UNFOLDED), *open_folds()]
    page = [lasting_parameters(), text_of(SCENE), *opened]
    return [*map(current_value, around), *page, training_session().refused]


def _beside() -> list[object]:
    return [*controls_now(), current_value(controls.ASKED_STEP)]


def _unfollowed() -> list[object]:
    """Tell the same, and whether the step has moved on since the scene has shown it."""
    shown = last_shown()
    return [
        *controls_now(),
        shown is not None and current_value(controls.ASKED_STEP) != shown.asked,
    ]


_played = fragment(film_figure, waits=asked_for, outside=_beside)
_player = fragment(film_figure, waits=asked_for, outside=_unfollowed)


def player(shown: Shown, scene: str) -> None:
    """Draw the player of a film whose slider is drawn by `stepped`."""
    kept(Looking).played = _names(shown)
    _player(shown, scene)


def player_knows(shown: Shown) -> bool:
    """Tell whether the player, too, has been drawn for these runs, and for all of their steps."""
    return kept(Looking).played == _names(shown) and not shown.on_the_way


def _names(shown: Shown) -> tuple[str, ...]:
    return tuple(run.frames.run for run in shown.runs)


def played(scene: str) -> Shown:
    """Draw the slider of the film and the film itself, and return what it shows.

    Where a scene above has drawn them, nothing is drawn again.
    """
    if drawn_above(STEP) and (shown := last_shown()):
        return shown
    runs = chosen_runs()
    control = _settled_step(runs)
    with st.container(key="waiting-film" if waiting() else "transport"):
        film, line = st.container(), st.container()
        with line:
            asked = _step_slider(control)
        with film:
            _played(runs, scene)
    return _look(runs, asked, walk=False)


def stepped(notices: DeltaGenerator) -> Shown:
    """Draw the slider of the film alone, and return what is to be shown; the scene has a `player`.

    What of the address is refused is said in the place of ``notices``.
    """
    drawn_above(STEP)
    with notices:
        runs = chosen_runs()
        control = _settled_step(runs)
    with st.container(key="waiting-film" if waiting() else "line"):
        asked = _step_slider(control)
    return _look(runs, asked, walk=True)


def _look(runs: Runs, asked: int, *, walk: bool) -> Shown:
    """See to the frame that is asked for, or the nearest on the way, and note what is shown."""
    found = settled_runs(runs, asked, walk=walk)
    caches = [run.frames for run in found]
    stride = caches[0].stride
    frame = reached(caches, asked // stride)
    for cache in caches:
        cache.develop(frame, frame, shown=frame)
    shown = Shown(**vars(runs), runs=tuple(found), step=frame * stride, asked=asked)
    kept(Looking).shown = shown
    write_past(found[0].film)
    write_by_hand(found[0].film)
    return shown


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
        value=st.session_state[STEP],
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
