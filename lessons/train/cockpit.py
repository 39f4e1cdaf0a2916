"""The cockpit: data, network and settings, the film of the run, and the network in it."""

import streamlit as st

from core.information import surprisal
from core.training import initial_state, readable, unit_maps, units
from lessons.train import controls, data, model
from lessons.train.alerts import alerts
from lessons.train.answers import answers
from lessons.train.belief import PLAYER, belief, losses
from lessons.train.controls import STEP
from lessons.train.follow import go_on, played, tell_the_way
from lessons.train.lesson import lesson_question, open_lesson, tell_lesson
from lessons.train.looked import AT, weight_field
from lessons.train.network import meaning, network
from lessons.train.pictures import picture_style
from lessons.train.presets import NONE, PRESET, cards
from lessons.train.race import verdict
from lessons.train.session import training_session
from lessons.train.settings import feature_pills, history_buttons, settings_row
from lessons.train.shape import layers_row, units_row
from lessons.train.staged import scores_at
from ui.address import value_of
from ui.code import chosen_source
from ui.language import _
from ui.language import gettext_noop as message
from ui.numbers import significant
from ui.questions import (
    Answer,
    AskNumber,
    ChooseOne,
    Question,
    asked,
    draw_outcome,
    draw_question,
    waiting,
)
from ui.scenes import Fold, Scene, controls_in


def cockpit() -> None:
    notices, band = st.container(), st.container()
    lessons = st.container(key="settings_place", gap="small")
    lesson = open_lesson()
    training_session().staged = lesson is not None
    if waiting():
        left, network_place, right = st.columns([3.2, 4, 4], gap="medium")
        controls_place = controls_in(left)
        settings_place, data_place, features_place = (controls_place,) * 3
    else:
        settings_place = lessons
        places = st.columns([2.3, 0.85, 4.5, 4.4], gap="small")
        data_place, features_place, network_place, right = places
    network_column = network_place.container(key="network_column")
    with network_column:
        layers_row()  # first of all: other settings ask how many layers there are
    with lessons if lesson else settings_place:
        cards()
    with settings_place:
        history = settings_row()
    with data_place, st.container(key="data_panel", gap="small"):
        picture_style()
        data.data_controls()
    with features_place:
        feature_pills()
    data.tell_refusal()
    shown = played("cockpit", notices)
    if history:
        with history:
            history_buttons(shown)
    given = answers(shown)
    with network_column:
        if given.drawable:
            weight_field(given)
            network(shown, given, below=PLAYER)
        else:
            st.info(_("The weights have grown too large for a drawing of the network."))
        units_row()
    with right, st.container(key="belief_column", gap=None):
        if len(shown.runs) > 1:
            with st.container(key="race", gap=None):
                st.container(key="verdict").markdown(verdict(shown))
                belief(shown)
        else:
            belief(shown)
        losses(shown)
    if lesson:
        with band:
            tell_lesson(lesson, shown.step, round(shown.steps[-1]))
    tell_the_way(shown)
    if question := asked():
        draw_outcome(question)
    alerts(shown)
    go_on(whole=False)


def _ask() -> Question | None:
    """Return what the open lesson asks, or else what is asked of the loss."""
    if value_of(PRESET) != NONE:
        return lesson_question(round(st.session_state.get(STEP, value_of(controls.ASKED_STEP))))
    return _predict_loss_curve()


def _predict_loss_curve() -> ChooseOne:
    at = {step: significant(scores_at(step).train_loss) for step in (0, 100, 300, 1000)}
    coin = significant(surprisal(0.5))
    return ChooseOne(
        "predict_loss_curve",
        _("The loss starts at {start}. How does it go on until step 1,000?").format(start=at[0]),
        [
            Answer(
                _("in a straight line down"),
                _(
                    "Equal steps do not buy equal progress: slopes change on the way. It is {a} at "
                    "step 100, {b} at step 300 and {c} at step 1,000."
                ).format(a=at[100], b=at[300], c=at[1000]),
            ),
            Answer(
                _("at once down, then level"),
                _("Not yet: first the hidden units must turn; until then four corners look alike."),
            ),
            Answer(
                _("slowly at first, then steeply, then level"),
                _(
                    "{a} at step 100, {b} at step 300, {c} at step 1,000: first the hidden units "
                    "must turn."
                ).format(a=at[100], b=at[300], c=at[1000]),
                right=True,
            ),
            Answer(
                _("it stays near {coin}").format(coin=coin),
                _("It falls to {c}, far under the coin flip's {coin}.").format(
                    c=at[1000], coin=coin
                ),
            ),
        ],
        hint=_(
            "Guessing 50:50 costs ln 2 = {coin}. How long might the loss stay near that?"
        ).format(coin=coin),
    )


def _why() -> str:
    return _(
        "Each step shows the network ten points, sees how surprised it is by their labels, and "
        "moves every weight a little against its slope. At first little seems to happen: the "
        "hidden units are still looking for useful directions. Between steps 200 and 300 the "
        "border bends and the loss falls. Nothing else happens, a thousand times."
    )


def _drawing() -> None:
    st.markdown(meaning())


def _readable() -> None:
    st.markdown(
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


def _first_loss() -> None:
    draw_question(
        AskNumber(
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
        )
    )


SCENE = Scene(
    key="cockpit",
    name=message("Cockpit"),
    question=message("How does it learn from being wrong?"),
    task=message(
        "Predict the training loss first. Then press play, and find where the map starts to bend "
        "into four corners."
    ),
    draw=cockpit,
    why=_why,
    controls=(PRESET, *data.CONTROLS, *model.CONTROLS, *controls.CONTROLS, AT),
    ask=_ask,
    folds=(
        Fold("drawing", message("How to read the drawing"), _drawing),
        Fold("readable", message("The network, written to be read"), _readable),
        Fold("first", message("One more question"), _first_loss),
    ),
    functions=(initial_state, units, unit_maps),
)
