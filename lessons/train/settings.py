"""The settings of a run: six in sight, the rest in a fold that says what it holds."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from lessons.train import controls, data, model
from lessons.train.activations import activation_menu, layer_menus
from lessons.train.follow import restart
from lessons.train.network import WRITTEN
from lessons.train.runs import Shown
from lessons.train.session import training_session
from ui.address import text_of, value_of
from ui.controls import choice, menu, number, several, switch
from ui.language import _
from ui.parameters import Parameter
from ui.seed import next_seed_button
from ui.view import current_view

TOLD = 1  # settings that the fold names when they are not at their defaults


def settings_row() -> DeltaGenerator | None:
    """Draw the settings that are most often changed, and the fold with the others.

    Returned is the place in the open fold for what depends on the runs, which have yet to be made.
    """
    layers = len(model.read_layers(value_of(model.LAYERS)))
    with st.container(key="settings"):
        places = st.columns([0.8, 0.95, 0.8, 1.15, 1.45, 1.45, 1.8], gap="small")
        with places[0]:
            menu(model.LR, _("Learning rate"), list(model.LR.options), help=_rate_help())
        with places[1]:
            activation_menu(layers, help=_bend_help())
        with places[2]:
            number(model.BATCH, _("Batch size"), help=_batch_help())
        with places[3]:
            names = model.optimizer_names()
            menu(model.OPTIMIZER, _("Optimizer"), names, help=_optimizer_help())
        with places[4]:
            menu(model.LOSS, _("Loss"), model.loss_names(), help=_loss_help())
        with places[5]:
            menu(controls.RIVAL, _("Race against"), controls.rival_names())
        with places[6]:
            return _more()


def feature_pills() -> None:
    """Draw the features that can be read, below each other."""
    several(model.FEATURE, _("Features"), list(WRITTEN))


def _more() -> DeltaGenerator | None:
    """Draw the fold; what it holds is drawn where it is open, or where all scenes are.

    What is not at its default stands beside its title, which stays: another one would close it.
    """
    if current_view() == "all":
        return _others()
    with st.container(horizontal=True, vertical_alignment="center", gap="small", wrap=False):
        fold = st.popover(_("More settings"), key=controls.MORE, on_change="rerun")
        told = st.empty()
    found = None
    if fold.open:
        with fold:
            found = _others()
    told.markdown(" · ".join(["", *_told()]).strip())
    return found


def _others() -> DeltaGenerator:
    with st.container(key="more"):
        left, middle, right = st.columns(3, gap="medium")
    with left:
        _of_data()
    with middle:
        _of_learning()
    with right:
        _of_the_film()
        return st.container(key="history")


def _told() -> list[str]:
    """Say which settings in the fold are not at their defaults."""
    named: dict[Parameter, str] = {
        model.L2: "L2",
        model.L1: "L1",
        model.SCALE: _("initial scale"),
        data.SPLIT: _("train share"),
        model.WEIGHTS: _("weight seed"),
        controls.EPOCHS: _("epochs"),
        controls.GOAL: _("goal"),
        controls.PACE: _("steps per frame"),
        controls.MAP: _("map"),
        controls.LOG: _("log scale"),
        controls.SMOOTHING: _("smoothing"),
    }
    changed = [
        f"{name} = {text}" for one, name in named.items() if (text := text_of(one.key)) is not None
    ]
    if "," in str(value_of(model.ACTIVATION)):
        changed.insert(0, _("activation of each layer"))
    rest = len(changed) - TOLD
    return changed if rest <= 0 else [*changed[:TOLD], f"+{rest}"]


def _of_data() -> None:
    shares = [_("{share} %").format(share=f"{100 * float(one):.0f}") for one in data.SPLIT.options]
    menu(data.SPLIT, _("Share for training"), shares, help=_share_help())
    next_seed_button(_("New data"), key="new_data")
    menu(
        model.SCALE,
        _("Scale of the initial weights"),
        list(model.SCALE.options),
        help=_scale_help(),
    )
    number(
        model.WEIGHTS,
        _("Weight seed"),
        help=_("Fixes the initial weights and every shuffle."),
    )
    st.button(_("New initial weights"), key="new_weights", on_click=model.draw_weights_anew)


def _of_learning() -> None:
    layer_menus(len(model.read_layers(value_of(model.LAYERS))))
    menu(model.L2, _("L2 penalty"), list(model.L2.options), help=_l2_help())
    menu(model.L1, _("L1 penalty"), list(model.L1.options), help=_l1_help())
    number(controls.EPOCHS, _("Stop after (epochs)"), help=_epoch_help())
    goals = [_("never"), *controls.GOAL.options[1:]]
    menu(controls.GOAL, _("Stop at a training loss of"), goals)


def _of_the_film() -> None:
    menu(controls.PACE, _("Steps per frame"), list(controls.PACE.options))
    choice(controls.MAP, _("Map"), [_("probability"), _("decision")])
    switch(controls.LOG, _("Loss on a log scale"))
    menu(
        controls.SMOOTHING,
        _("Smoothing of the losses"),
        [_("off"), *controls.SMOOTHING.options[1:]],
        help=_(
            "Exponential average without bias, as in TensorBoard: each frame counts so many times "
            "as much as the one after it. Only the curves change; numbers and files stay raw."
        ),
    )


def history_buttons(shown: Shown) -> None:
    """Draw the way back to the first step, and what lets go of the runs before this one."""
    st.button(_("Restart from the same weights"), key="restart", on_click=restart)
    session = training_session()
    if session.earlier_on(shown.runs[0].frames.data):
        st.button(_("Forget earlier runs"), key="forget", on_click=session.earlier.clear)


def _rate_help() -> str:
    return _(
        "How far one step goes against the slope: too small crawls, too large jumps over the "
        "valley."
    )


def _bend_help() -> str:
    return _(
        "How a unit bends its sum; with linear, any number of layers is still one straight border."
    )


def _batch_help() -> str:
    return _(
        "How many points one slope is averaged over: few are cheap and noisy, all are exact and "
        "dear."
    )


def _optimizer_help() -> str:
    return "\n\n".join(
        [
            _(
                "**Momentum** keeps .9 of its last velocity, so steady slopes add up, to ten times "
                "the step at most, and zigzags cancel."
            ),
            _(
                "**Adam** divides each averaged slope by its own recent size, so every weight "
                "moves at about the learning rate."
            ),
            _(
                "**RMSProp** divides each slope by its own recent size like Adam, but averages no "
                "direction."
            ),
        ]
    )


def _loss_help() -> str:
    return _(
        "What being wrong costs: squared error hardly punishes confident mistakes, cross-entropy "
        "does."
    )


def _share_help() -> str:
    return _(
        "How many points teach; the others only examine, and the fewer they are, the rougher the "
        "mark."
    )


def _scale_help() -> str:
    return _(
        "How large the first weights are: 0 leaves all units alike, very large ones make it sure "
        "before it has learnt. It is the standard deviation times the square root of the number of "
        "inputs of the unit."
    )


def _l2_help() -> str:
    return _(
        "Pulls every weight towards 0 in proportion to its size, so the border stays smoother and "
        "beliefs milder."
    )


def _l1_help() -> str:
    return _(
        "Charges each weight for its size at a constant rate: weights that help little are driven "
        "to about 0."
    )


def _epoch_help() -> str:
    return _(
        "One look at every training point; more epochs mean more steps, and at some time more "
        "memorising."
    )
