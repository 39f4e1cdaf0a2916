"""Prediction minus label: the slope of the loss along the logits, a step at a time."""

from typing import Any

import numpy as np
import streamlit as st

from charts import colors
from charts.marks import Frames
from core.information import entropy
from core.softmax import gradient_step, softmax_cross_entropy_gradient
from lessons.cross_entropy.charts import gradient as charts
from lessons.cross_entropy.charts.beliefs import SYMBOLS
from lessons.cross_entropy.derivations import slope
from lessons.cross_entropy.walk import (
    CONTROLS,
    LASTS,
    STARTS,
    TAKEN,
    Chosen,
    Walk,
    controls,
    other_walks,
    present_walk,
)
from ui.derivation import derivation
from ui.glossary import explained
from ui.language import _
from ui.language import gettext_noop as message
from ui.live_figure import Handle, Readout, Sweep, live_figure
from ui.live_figure.multiples import multiples
from ui.live_figure.shared import shared
from ui.numbers import significant
from ui.parameters import Steps
from ui.questions import AskNumber, seeded
from ui.scenes import Fold, Scene, bench

NAMES = ("loss", "slope_1", "slope_2", "slope_3")


def gradient() -> None:
    place, chart = bench()
    with place:
        chosen = controls()
        st.caption(_floor(chosen.target))
    with chart:
        _figure(chosen)


def _floor(target: np.ndarray) -> str:
    floor = entropy(target)
    if floor > 0:
        return _(
            "The loss falls to the entropy of the label, {floor} nats, and no further: there the "
            "prediction is the label, and every arrow has length 0."
        ).format(floor=significant(floor))
    return _(
        "With a one-hot label the loss falls towards 0 and never gets there: the arrows grow "
        "shorter, while the logits keep drifting apart for ever."
    )


def _predict_arrow() -> AskNumber:
    key, count = seeded("predict_arrow", 3, (4, 5, 8, 10))
    slopes = softmax_cross_entropy_gradient(np.zeros(count), np.eye(count)[0])
    along = float(slopes[0])
    return AskNumber(
        key,
        _(
            "{count} equal logits; the **first** class is the true one. What is the slope of the "
            "loss along the first logit?"
        ).format(count=count),
        along,
        hint=_("Prediction minus label."),
        explanation=_("Prediction minus label: $\\frac1{{{count}}} - 1$ = {slope}.").format(
            count=count, slope=significant(along)
        ),
        tolerance=0.01,
        replies={
            -along: _("Right size. But does raising the true class's logit raise the loss?"),
            float(slopes[1]): _("That is the slope along each of the others."),
            -1.0: _("That would need a belief of 0 in the true class."),
            -float(count): _("That is the slope along q, −1/q. We ask along the logit."),
        },
    )


def _why() -> str:
    return _(
        "Written in logits, cross-entropy is $\\ln \\sum e^{o} - \\sum y\\,o$. The slope of the "
        "first part is softmax, of the second $y$. So along every logit the slope is **prediction "
        "minus label**. A step raises logits that got too little probability and lowers those that "
        "got too much; their sum does not change."
    )


def _slope() -> None:
    derivation("slope_steps", slope())


def _details() -> None:
    explained(
        _(
            "The label may be any that sums to 1. With two classes the slope is q − y, as in "
            "lesson 4. Squared error would multiply it by the slope of softmax, which vanishes "
            "where the prediction is most wrong."
        )
    )


def _labels() -> dict[str, str]:
    return {
        "logit": _("logit o"),
        "probability": _("probability"),
        "loss": _("loss (nats)"),
        "steps": _("steps"),
        "belief": "softmax(o)",
        "target": _("label y"),
        "arrow": _("4 × (y − softmax(o))"),
        "start": _("start"),
    }


def _numbers(logits: np.ndarray, losses: np.ndarray, target: np.ndarray) -> dict[str, Any]:
    slopes = np.moveaxis(softmax_cross_entropy_gradient(logits, target), -1, 0)
    return dict(zip(NAMES, (losses, *slopes), strict=True))


def _sweeps(chosen: Chosen, walk: Walk, every: dict[str, Any]) -> list[Sweep]:
    sweeps = [_step_sweep(chosen, walk, every)]
    for control, values, other in other_walks(chosen):
        logits, losses = other.logits[chosen.place], other.losses[chosen.place]
        frames = charts.start_frames(*other, chosen.target, _seen(chosen))
        sweeps.append(
            Sweep(
                control.key,
                values,
                _thinned(frames),
                _numbers(logits, losses, chosen.target),
                layout={"yaxis3.range": charts.loss_ranges(other.losses)},
                label=control.key,
                digits=control.digits,
                by_index=isinstance(control, Steps),
                at=chosen.values[control],
            )
        )
    return sweeps


def _seen(chosen: Chosen) -> charts.Seen:
    return charts.Seen(TAKEN.values, chosen.place, chosen.last)


def _step_sweep(chosen: Chosen, walk: Walk, every: dict[str, Any]) -> Sweep:
    return Sweep(
        TAKEN.key,
        TAKEN.values,
        _thinned(charts.step_frames(*walk, chosen.target, TAKEN.values, LASTS)),
        every,
        layout=charts.step_layout(walk.losses, TAKEN.values, LASTS),
        label=_("steps"),
        digits=0,
        by_index=True,
        at=chosen.taken,
    )


def _thinned(frames: Frames) -> Frames:
    """Return the traces of a sweep with what can be sent in a byte or two a place."""
    few: Frames = {**frames}
    for unit, traces in charts.FINE.items():
        few |= multiples({trace: frames[trace] for trace in traces if trace in frames}, unit)
    return few


@shared
def _figure(chosen: Chosen) -> None:
    walk = present_walk(chosen)
    every = _numbers(walk.logits, walk.losses, chosen.target)
    here = {name: row[chosen.place] for name, row in every.items()}
    live_figure(
        charts.walk_to_target(*walk, chosen.target, _seen(chosen), _labels()),
        key="steps",
        name=_("Logits with arrows against the slope, the belief beside the label, the loss"),
        summary=_("After {n} steps the loss is {loss} nats.").format(
            n=chosen.taken, loss=significant(here["loss"])
        ),
        readouts=_readouts(here),
        sweeps=_sweeps(chosen, walk, every),
        handles=[
            Handle(TAKEN.key, charts.HERE),
            *(Handle(one.key, charts.STARTS, i) for i, one in enumerate(STARTS)),
        ],
        narrow=charts.PANELS.narrow(),
        height=18,
    )


def _readouts(here: dict[str, Any]) -> list[Readout]:
    slopes = [
        Readout(name, _("slope along o({name})").format(name=symbol), here[name], 3, colors.ERROR)
        for name, symbol in zip(NAMES[1:], SYMBOLS, strict=True)
    ]
    return [
        Readout("loss", _("loss −Σ y ln softmax(o)"), here["loss"], color=colors.BELIEF),
        *slopes,
    ]


SCENE = Scene(
    key="gradient",
    name=message("Gradient"),
    question=message("Which way is cheaper?"),
    task=message("Take ten steps. Then switch to the soft label: where do the arrows vanish?"),
    draw=gradient,
    why=_why,
    controls=CONTROLS,
    ask=_predict_arrow,
    folds=(
        Fold("slope", message("The slope in five lines"), _slope),
        Fold("details", message("Details"), _details),
    ),
    functions=(softmax_cross_entropy_gradient, gradient_step),
)
