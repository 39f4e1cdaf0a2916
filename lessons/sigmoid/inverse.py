"""From the score back to the probability: the sigmoid undoes the logit."""

import streamlit as st

from charts import colors
from charts.frames import drawn_frames
from core.binary import complement, logit, sigmoid
from lessons.sigmoid.charts import inverse as charts
from ui.controls import slider
from ui.derivation import derivation
from ui.glossary import explained
from ui.language import _
from ui.language import gettext_noop as message
from ui.live_figure import Handle, Readout, Sweep, live_figure
from ui.live_figure.shared import shared
from ui.numbers import plain, significant
from ui.parameters import Slider
from ui.questions import AskNumber, seeded, waiting
from ui.scenes import Fold, Scene, bench

MIRROR = Slider("mirror", -3.0, 3.0, 0.1, 1.0, 1)


def inverse() -> None:
    controls, chart = bench()
    with controls:
        score = slider(MIRROR, _("Score z"))
        st.caption(_("The dotted line always crosses the mirror at a right angle."))
    with chart:
        _figure(score)


def _predict_opposite() -> AskNumber:
    key, z = seeded("predict_opposite", 2.0, (0.5, 1.0, 1.5, 2.5, 3.0))
    there, opposite = float(sigmoid(z)), float(sigmoid(-z))
    known = significant(there)
    return AskNumber(
        key,
        _("σ({z}) = {known}. What is **σ(−{z})**?").format(z=f"{z:g}", known=known),
        opposite,
        hint=_("Flipping the sign of a logit swaps the event and its opposite."),
        explanation=_("σ(−z) = 1 − σ(z): 1 − {known} = {opposite}.").format(
            known=known, opposite=significant(opposite)
        ),
        tolerance=0.001,
        replies={
            -there: _("σ gives probabilities: never below 0."),
            there: _("Opposite scores belong to opposite events, not to the same one."),
            1 / there: _(
                "1/{known} is above 1. Swapping inverts the odds, not the probability."
            ).format(known=known),
        },
    )


def _why() -> str:
    return _(
        "Solve $\\ln\\frac{q}{1-q} = z$ for q and you get $q = \\frac{1}{1+e^{-z}}$, the sigmoid. "
        "The two undo each other, so their graphs are mirror images in the line y = x. The "
        "**logit** takes a probability and returns a score; the **sigmoid** takes a score and "
        "returns a probability."
    )


def _steps() -> list[tuple[str, str]]:
    return [
        (
            r"\ln\frac{q}{1-q} = z",
            _("We are given a score: the logit z of an unknown probability q."),
        ),
        (
            r"\frac{q}{1-q} = e^{z}",
            _("The exponential undoes the logarithm: these are the odds."),
        ),
        (
            r"\frac{1-q}{q} = \frac{1}{q} - 1 = e^{-z}",
            _("Take the reciprocal and split the fraction: now q occurs only once."),
        ),
        (
            r"\frac{1}{q} = 1 + e^{-z}",
            _("Add 1 on both sides."),
        ),
        (
            r"q = \frac{1}{1+e^{-z}} = \sigma(z)",
            _("Take the reciprocal once more: the sigmoid."),
        ),
    ]


def _derivation() -> None:
    derivation("sigmoid_steps", _steps())


def _names() -> None:
    coin = 0.3
    explained(
        _(
            "“The logit function outputs a probability” is a common slip: σ does. "
            "σ(logit({coin})) = σ({score}) = {coin}. Later, raw outputs of a machine with many "
            "classes will also be called logits, although there only their differences are "
            "log-odds."
        ).format(coin=plain(coin), score=significant(logit(coin)))
    )


@shared
def _figure(score: float) -> None:
    scores, every = MIRROR.values, sigmoid(MIRROR.values)
    here = sigmoid(score)
    figure = charts.mirror_images(score, here, (scores, every), _labels())
    if waiting():
        figure = charts.lone_point(figure)
    live_figure(
        figure,
        key="mirror_figure",
        name=_("Sigmoid and logit, mirror images of each other in the line y = x"),
        summary=_("The sigmoid of {z} is {q}, and the logit of {q} is {z}.").format(
            z=plain(score), q=significant(here)
        ),
        readouts=[
            Readout("mirrored", "q = σ(z)", here, color=colors.PROBABILITY),
            Readout("mirrored_back", "logit(q)", logit(here), color=colors.LOGIT),
        ],
        sweeps=[
            Sweep(
                MIRROR.key,
                scores,
                drawn_frames(charts.mirror_frames(scores, every), figure),
                {"mirrored": every, "mirrored_back": logit(every)},
                label="z",
                digits=MIRROR.digits,
                at=score,
            )
        ],
        handles=[Handle(MIRROR.key, one) for one in charts.HANDLES if one in figure["data"]],
        narrow={"height": 21},
        height=24,
    )


def _labels() -> dict[str, str]:
    return {
        "sigmoid": _("sigmoid<br>score → probability"),
        "logit": _("logit<br>probability → score"),
        "mirror": _("mirror y = x"),
        "input": _("goes in"),
        "output": _("comes out"),
    }


SCENE = Scene(
    key="inverse",
    name=message("Way back"),
    question=message("Which function undoes the logit?"),
    task=message("Drag either point to z = 2. What does the other curve give back?"),
    draw=inverse,
    why=_why,
    controls=(MIRROR,),
    ask=_predict_opposite,
    folds=(
        Fold("derivation", message("The sigmoid, line by line"), _derivation),
        Fold("names", message("Which name is which"), _names),
    ),
    functions=(sigmoid, logit, complement),
)
