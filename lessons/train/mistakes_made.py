"""Which points the network gets wrong, how sure it is of them, and what each one costs."""

from functools import lru_cache, partial

import streamlit as st

from core.evaluation import Reliability, confusion_matrix, point_surprisals, reliability
from core.information import surprisal as surprise
from core.softmax import log_softmax
from core.training import Settings, units
from lessons.train.answers import answers, class_scores
from lessons.train.controls import ASKED_STEP
from lessons.train.errors import LINE, costly_line, errors
from lessons.train.follow import go_on, played
from lessons.train.presets import PRESET, PRESETS, begin_with, open_run
from lessons.train.staged import (
    SEED,
    Points,
    scores_at,
    state_at,
    training_data,
)
from lessons.train.surprisal import surprisal
from ui.address import value_of
from ui.glossary import explained
from ui.language import _
from ui.language import gettext_noop as message
from ui.numbers import plain, significant
from ui.questions import Answer, ChooseOne
from ui.scenes import Fold, Scene, bench, folded
from ui.view import current_view

PRESET_NAME, STEP = "noise", 1000
NOISY = Points("circles", 100, 1.2)
LARGE = Settings(hidden=(8, 8), learning_rate=0.1, batch=10, seed=SEED)


def mistakes_made() -> None:
    begin_with(PRESETS[PRESET_NAME].values, step=STEP, preset=PRESET_NAME)
    left, chart = bench()
    with left:
        shown = played("mistakes_made")
        line = costly_line()
        _way_to_the_noise()
    given = answers(shown)
    with chart:
        if given.drawable:
            errors(given, line)
            costs = _("The costliest points")
            folded("costs", costs, partial(surprisal, given), opened=current_view() == "all")
        else:
            st.info(_("The weights have grown too large for the views of the network."))
    go_on(whole=False)


def _way_to_the_noise() -> None:
    """Offer the run that the question and the explanation tell of, where another one is shown."""
    if value_of(PRESET) != PRESET_NAME:
        st.button(
            _("Open the noisy run at step {step}").format(step=STEP),
            key="open_noise",
            on_click=_open_noise,
        )


def _open_noise() -> None:
    open_run(PRESETS[PRESET_NAME].values, step=STEP, preset=PRESET_NAME)


@lru_cache(maxsize=1)
def _certainty() -> Reliability:
    """Return how sure the noisy run is of its test points, all in one bin, and how often right."""
    data, state = training_data(NOISY), state_at(STEP, NOISY, LARGE)
    found = class_scores(units(state, data.test_inputs, LARGE), LARGE)
    return reliability(log_softmax(found), data.test_labels, bins=1)


def _percent(share: float) -> str:
    return f"{share:.0%}"


def _predict_finished() -> ChooseOne:
    sure, right = _percent(_certainty().confidence[0]), _percent(_certainty().frequency[0])
    return ChooseOne(
        "predict_finished",
        _("The network now has every training point right. Is training finished?"),
        [
            Answer(
                _("Yes, better than all right is impossible"),
                _("All of these are points that it has learnt from."),
            ),
            Answer(
                _("Ask the points it has not seen"),
                _("They are {right} right, at a mean confidence of {sure}.").format(
                    right=right, sure=sure
                ),
                right=True,
            ),
            Answer(
                _("No, go on until the loss is 0"),
                _("With finite weights it never is."),
            ),
        ],
        hint=_("Who marked the exam: the pupil or somebody else?"),
    )


def _why() -> str:
    return _(
        "Accuracy asks only on which side of the border a point lies. The loss also asks how sure "
        "you were, so it can rise while accuracy stays. In the noisy run every training point is "
        "right, yet on new points the network is {sure} sure and {right} right. Only points it "
        "never learnt from can tell."
    ).format(sure=_percent(_certainty().confidence[0]), right=_percent(_certainty().frequency[0]))


def _bound() -> None:
    scores = scores_at(STEP, NOISY, LARGE)
    assert scores.test_loss is not None
    explained(
        _(
            "With two classes a wrong answer gave its label at most a half, so it costs at least "
            "ln 2 = {price} nats. The share of wrong points is therefore at most the mean loss "
            "divided by ln 2. In the noisy run at step {step} the test loss is {loss}."
        ).format(
            price=significant(surprise(0.5)), step=plain(STEP), loss=significant(scores.test_loss)
        )
    )


def _diagram() -> None:
    explained(
        _(
            "The confidence of a point is the probability of the class that is predicted. Points "
            "are grouped by it, in ten groups of equal width; each group is a circle, at its mean "
            "confidence and at the share of its points that are right; a larger circle means more "
            "points. On the diagonal the network is right as often as it says; below it is too "
            "sure of itself. The expected calibration error is the mean distance of the two, each "
            "group counted by its points."
        )
    )


SCENE = Scene(
    key="mistakes_made",
    name=message("Mistakes"),
    question=message("What does it get wrong, and know it?"),
    task=message(
        "Step from 295 to 1,000: circles sink below the diagonal. Then drag the line over the "
        "costliest points."
    ),
    draw=mistakes_made,
    why=_why,
    controls=(ASKED_STEP, PRESET, LINE),
    ask=_predict_finished,
    folds=(
        Fold("bound", message("At most how many are wrong"), _bound),
        Fold("diagram", message("How the reliability diagram is made"), _diagram),
    ),
    functions=(confusion_matrix, reliability, point_surprisals),
)
