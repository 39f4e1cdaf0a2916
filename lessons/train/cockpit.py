"""The cockpit: data, network and settings, the film of the run, and the network in it."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from core.information import surprisal
from core.training import initial_state, readable, unit_maps, units
from lessons.train import controls, data, model
from lessons.train.alerts import alerts
from lessons.train.answers import Answers, answers
from lessons.train.belief import PLAYER, belief, losses
from lessons.train.controls import STEP
from lessons.train.follow import (
    controls_now,
    go_on,
    last_shown,
    player,
    player_knows,
    stepped,
    tell_the_way,
)
from lessons.train.lesson import lesson_question, lesson_starts, open_lesson, tell_lesson
from lessons.train.looked import AT, weight_field
from lessons.train.loss_curve import predict_loss_curve
from lessons.train.network import meaning, network
from lessons.train.pictures import picture_style
from lessons.train.presets import NONE, PRESET, cards
from lessons.train.race import verdict
from lessons.train.runs import Shown
from lessons.train.session import training_session
from lessons.train.settings import feature_pills, history_buttons, settings_row
from lessons.train.shape import layers_row, units_row
from ui.address import value_of
from ui.code import chosen_source
from ui.glossary import explained
from ui.language import _
from ui.language import gettext_noop as message
from ui.questions import (
    AskNumber,
    Question,
    asked,
    asking,
    board_waits,
    draw_board,
    draw_outcome,
    draw_way_back,
    waiting,
)
from ui.run_queue import fragment, runs_alone
from ui.scenes import Fold, Scene, controls_in
from ui.state import held
from ui.view import current_view


def cockpit() -> None:
    """Draw what is set, and in its own part what follows the film's step, into one grid."""
    lesson = open_lesson()
    training_session().staged = lesson is not None
    with st.container(key="cells", gap=None):
        history = _controls(in_lesson=lesson is not None)
        draw = _along_the_film if current_view() == "all" else _part
        draw(asked())
        shown = last_shown()
        if shown is None:
            return
        with st.container(key="waiting-player" if waiting() else "player"):
            player(shown, "cockpit")
    if history:
        with history:
            history_buttons(shown)
    data.tell_refusal()  # after what runs alone, which has the page run once there is none any more
    go_on(whole=False)


def _controls(*, in_lesson: bool) -> DeltaGenerator | None:
    """Draw the controls in which the step has no part; return the place of `settings_row`."""
    above = st.container(key="settings_place", gap="small")
    # What stands below keeps its place when the question is answered, and is not drawn anew.
    data_place = st.container(key="question_cell" if waiting() else "data_cell")
    features = st.container(key="features_cell")
    settings = above
    if board_waits():
        with st.container(key="board_cell"):
            draw_board()
    if waiting():
        settings = data_place = features = controls_in(data_place)
    with st.container(key="shape"):
        layers_row()  # first of all: other settings ask how many layers there are
        units_row()
    with above if in_lesson else settings:
        cards(_way_back)
    with settings:
        history = settings_row()
    with data_place, st.container(key="data_panel", gap="small"):
        picture_style()
        data.data_controls()
    with features:
        feature_pills()
    return history


def _way_back() -> None:
    if question := asked():
        draw_way_back(question)


def _along_the_film(question: Question | None) -> None:
    """Draw all that the step changes: the film, and what it shows of network and run."""
    with asking(question):
        notices, band = st.container(key="notices"), st.container(key="band")
        network_column = st.container(key="network_column")
        belief_column = st.container(key="belief_column", gap=None)
        shown = stepped(notices)
        given = answers(shown)
        if not board_waits():  # the board stands there
            with network_column:
                _network(shown, given)
        with belief_column:
            _belief(shown)
        if lesson := open_lesson():
            with band:
                tell_lesson(lesson, shown.step, round(shown.steps[-1]))
        with st.container(key="told"):
            tell_the_way(shown)
            if question:
                draw_outcome(question)
            alerts(shown)
    if runs_alone() and not player_knows(shown):
        st.rerun()


def _network(shown: Shown, given: Answers) -> None:
    if given.drawable:
        weight_field(given)
        network(shown, given, below=PLAYER)
    else:
        st.info(_("The weights have grown too large for a drawing of the network."))


def _belief(shown: Shown) -> None:
    if len(shown.runs) > 1:
        with st.container(key="race", gap=None):
            st.container(key="verdict").markdown(verdict(shown))
            belief(shown)
    else:
        belief(shown)
    losses(shown)


def _around_the_film() -> list[object]:
    """Tell what is set, and what is asked: the step can bring a question."""
    question = _ask() if value_of(PRESET) != NONE else None
    return [*controls_now(), question and question.key]


_part = fragment(_along_the_film, outside=_around_the_film)


def _ask() -> Question | None:
    """Return what the open lesson asks, or else what is asked of the loss."""
    if value_of(PRESET) != NONE:
        return lesson_question(round(held(STEP, value_of(controls.ASKED_STEP))))
    return predict_loss_curve()


def _why() -> str:
    return _(
        "Each step shows the network ten points, sees how surprised it is by their labels, and "
        "moves every weight a little against its slope. At first little seems to happen: the "
        "hidden units are still looking for useful directions. Between steps 200 and 300 the "
        "border bends and the loss falls. Nothing else happens, a thousand times."
    )


def _drawing() -> None:
    explained(meaning())


def _readable() -> None:
    explained(
        _(
            "The network on this page is trained by a faster engine. These functions do the "
            "same computation, written to be read. An automatic test trains both and holds "
            "that they agree."
        )
    )
    functions = (
        readable.forward,
        readable.mean_loss,
        readable.gradient,
        readable.update,
        readable.train,
    )
    chosen_source("readable", _("Choose a function to read it."), functions)


def _first_loss() -> AskNumber:
    return AskNumber(
        "predict_first_loss",
        _(
            "Three classes, and all weights are 0: every class gets the same probability. "
            "What is the mean cross-entropy before the first step?"
        ),
        float(surprisal(1 / 3)),
        hint=_("What does a label cost that was given a third?"),
        explanation=_(
            "$-\\ln\\frac13 = \\ln 3$. A run that begins far above it is sure and wrong."
        ),
        replies={
            1 / 3: _("That is the probability of the true class; the loss is what it costs."),
            float(surprisal(1 / 2)): _("That is −ln ½: it would be right for two classes."),
        },
    )


SCENE = Scene(
    key="cockpit",
    name=message("Cockpit"),
    question=message("How does it learn from being wrong?"),
    task=message(
        "Sketch the training loss first. Then press play, and find where the map starts to bend "
        "into four corners."
    ),
    draw=cockpit,
    why=_why,
    controls=(PRESET, *data.CONTROLS, *model.CONTROLS, *controls.CONTROLS, AT),
    ask=_ask,
    asks_in=lesson_starts,
    folds=(
        Fold("drawing", message("How to read the drawing"), _drawing),
        Fold("readable", message("The network, written to be read"), _readable),
        Fold("first", message("One more question"), ask=_first_loss),
    ),
    functions=(initial_state, units, unit_maps),
)
