"""The cockpit: data, network and settings, the film of the run, and the network in it."""

import streamlit as st

from core.information import surprisal
from core.training import initial_state, readable, unit_maps, units
from lessons.train import controls, data, model
from lessons.train.alerts import alerts
from lessons.train.answers import answers
from lessons.train.follow import go_on, history_buttons, played
from lessons.train.network import network
from lessons.train.presets import PRESET, presets
from lessons.train.staged import scores_at
from ui.code import chosen_source
from ui.language import _
from ui.language import gettext_noop as message
from ui.numbers import significant
from ui.questions import Answer, AskNumber, ChooseOne, draw_question
from ui.scenes import Fold, Scene, bench


def cockpit() -> None:
    presets()
    left, beside = bench()
    more = st.columns(4, gap="medium")
    data.data_controls(left, more[0])
    with left:
        model.first_controls()
        st.caption(
            _(
                "Filled points train, hollow ones test; a grey ring marks a misclassified point. "
                "A step is one minibatch."
            )
        )
    with more[1]:
        model.network_controls()
    with more[2]:
        model.learning_controls()
    with more[3]:
        controls.film_controls()
    data.tell_refusal()
    with beside:
        shown = played("cockpit")
        history_buttons(shown)
        alerts(shown)
    given = answers(shown)
    if given.drawable:
        network(shown, given)
    else:
        st.info(_("The weights have grown too large for a drawing of the network."))
    go_on(whole=False)


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
    controls=(PRESET, *data.CONTROLS, *model.CONTROLS, *controls.CONTROLS),
    ask=_predict_loss_curve,
    folds=(
        Fold("readable", message("The network, written to be read"), _readable),
        Fold("first", message("One more question"), _first_loss),
    ),
    functions=(initial_state, units, unit_maps),
)
