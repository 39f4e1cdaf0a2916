"""Belief minus target: the slope of the loss along the logits, a step at a time."""

from typing import Any

import numpy as np
import streamlit as st

from charts.marks import Frames
from core.information import entropy
from core.softmax import softmax_cross_entropy_gradient
from lessons.cross_entropy.charts import beliefs as hues
from lessons.cross_entropy.charts import gradient as charts
from lessons.cross_entropy.curvature import curvature
from lessons.cross_entropy.distributions import PRESETS
from lessons.cross_entropy.walk import (
    AIM,
    ETA,
    LASTS,
    STARTS,
    STEPS,
    TAKEN,
    Chosen,
    Others,
    Walk,
    other_walks,
    walked,
)
from ui.controls import choice, slider, stepped
from ui.language import _
from ui.layout import section, workbench
from ui.live_figure import Handle, Readout, Sweep, live_figure
from ui.live_figure.multiples import multiples
from ui.numbers import format_number
from ui.parameters import Steps
from ui.run_queue import fragment

NAMES = ("loss", "slope_1", "slope_2", "slope_3")


def _go(steps: float) -> None:
    st.session_state[TAKEN.key] = steps


def _steps() -> int:
    """Draw what sets the steps taken, and return them."""
    taken = round(stepped(TAKEN, _("Steps taken")))
    last = STEPS[-1]
    onward = STEPS[min(STEPS.index(taken) + 1, len(STEPS) - 1)]
    if onward - taken > 1:
        text = _("Take {n} steps").format(n=onward - taken)
    else:
        text = _("Take one step")
    over = taken == last
    why = _("The walk is followed for {n} steps.").format(n=last) if over else None
    with st.container(horizontal=True, gap="small"):
        st.button(text, key="step_on", on_click=_go, args=(float(onward),), disabled=over, help=why)
        st.button(_("Back to the start"), key="step_start", on_click=_go, args=(TAKEN.low,))
    return taken


def _controls() -> Chosen:
    aim = choice(AIM, _("Target y"), [_("one-hot"), _("soft label")])
    taken = _steps()
    rate = stepped(ETA, _("Learning rate η"))
    start = [slider(one, f"o({name})") for one, name in zip(STARTS, hues.SYMBOLS, strict=True)]
    return Chosen(np.array(start), PRESETS[aim], rate, taken)


@fragment
def gradient() -> None:
    with section("gradient", _("Which way is cheaper?")):
        st.markdown(
            _(
                "Let Q be a softmax of logits $o$. Then the slope of the cross-entropy along each "
                "logit is **belief minus target**, $\\text{softmax}(o) - y$, for one-hot and for "
                "soft labels alike. A step goes the other way: it lifts the logit of what was "
                "believed too little and lowers the others; their sum stays."
            )
        )
        place, chart = workbench()
        with place:
            chosen = _controls()
        walk = walked(chosen.start, chosen.target, chosen.rate)
        others = other_walks(chosen)
        with chart:
            _figure(chosen, walk, others)
            st.caption(_floor(chosen.target))
            curvature(chosen, walk, others)


def _floor(target: np.ndarray) -> str:
    floor = entropy(target)
    if floor > 0:
        return _(
            "The loss falls to the entropy of the label, {floor} nats, and no further: there the "
            "belief is the label, and every arrow has length 0."
        ).format(floor=format_number(floor, 6))
    return _(
        "With a one-hot label the loss falls towards 0 and never gets there: the arrows grow "
        "shorter, and the logits drift apart without end."
    )


def _labels() -> dict[str, str]:
    return {
        "logit": _("logit o"),
        "probability": _("probability"),
        "loss": _("loss (nats)"),
        "steps": _("steps"),
        "belief": "softmax(o)",
        "target": _("target y"),
        "arrow": _("4 × (y − softmax(o))"),
        "start": _("start"),
    }


def _numbers(logits: np.ndarray, losses: np.ndarray, target: np.ndarray) -> dict[str, Any]:
    slopes = np.moveaxis(softmax_cross_entropy_gradient(logits, target), -1, 0)
    return dict(zip(NAMES, (losses, *slopes), strict=True))


def _sweeps(chosen: Chosen, walk: Walk, others: Others, every: dict[str, Any]) -> list[Sweep]:
    sweeps = [_step_sweep(chosen, walk, every)]
    for control, values, other in others:
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


def _figure(chosen: Chosen, walk: Walk, others: Others) -> None:
    every = _numbers(walk.logits, walk.losses, chosen.target)
    here = {name: row[chosen.place] for name, row in every.items()}
    live_figure(
        charts.walk_to_target(*walk, chosen.target, _seen(chosen), _labels()),
        key="steps",
        name=_("Logits with arrows against the gradient, the belief beside its target, the loss"),
        summary=_("After {n} steps the loss is {loss} nats.").format(
            n=chosen.taken, loss=format_number(here["loss"], 6)
        ),
        readouts=_readouts(here),
        sweeps=_sweeps(chosen, walk, others, every),
        handles=[
            Handle(TAKEN.key, charts.HERE),
            *(Handle(one.key, charts.STARTS, i) for i, one in enumerate(STARTS)),
        ],
        narrow=charts.PANELS.narrow(),
        height=18,
    )


def _readouts(here: dict[str, Any]) -> list[Readout]:
    slopes = [
        Readout(name, _("slope along o({name})").format(name=symbol), here[name], 6, hues.TRUTH)
        for name, symbol in zip(NAMES[1:], hues.SYMBOLS, strict=True)
    ]
    return [Readout("loss", _("loss −Σ y ln softmax(o)"), here["loss"], 6, hues.BELIEF), *slopes]
