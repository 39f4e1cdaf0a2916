"""Where floats run out of digits, by the stable and by the naive formula."""

from typing import Any

import numpy as np
import streamlit as st

from core.binary import complement, sigmoid
from core.floats import (
    failure_surprisal,
    first_saturated_logit,
    naive_failure_surprisal,
    naive_sigmoid,
)
from lessons.sigmoid.charts import saturation as charts
from ui.controls import slider
from ui.language import _
from ui.layout import section, workbench
from ui.live_figure import Handle, Readout, Sweep, live_figure
from ui.numbers import format_number
from ui.parameters import Slider
from ui.run_queue import fragment

FAR = Slider("far", 0.0, 45.0, 0.5, 30.0, 1)
CONTROLS = (FAR,)
DIGITS = {"saturated": 17}  # tells the float64 numbers below 1 apart


def _remains(z: Any) -> charts.Rows:
    """Return 1 - σ(z) and -ln(1 - σ(z)), each stable and as the formula is written."""
    naive = complement(naive_sigmoid(z))
    return sigmoid(np.negative(z)), naive, failure_surprisal(z), naive_failure_surprisal(z)


def _labels() -> dict[str, str]:
    return {
        "z": _("score z"),
        "rest": _("1 − σ(z), probability"),
        "price": _("−ln(1 − σ(z)), nats"),
        "saturated": _("σ(z) as written"),
        "stable_rest": _("σ(−z), stable"),
        "naive_rest": _("1 − σ(z) as written"),
        "stable_price": _("softplus(z), stable"),
        "naive_price": _("−ln(1 − σ(z)) as written"),
        "zero": _("as written:<br>exactly 0"),
        "infinite": _("as written:<br>∞"),
    }


@fragment
def saturation() -> None:
    with section("saturation", _("Where floats run out of digits")):
        controls, chart = workbench()
        with controls:
            z = slider(FAR, _("Score z, far out"))
            st.markdown(_words())
        with chart:
            _figure(z)


def _words() -> str:
    return _(
        "On paper σ(z) never reaches 1. Computed as $1/(1+e^{{-z}})$ in float64 it is exactly 1 "
        "from $z = {double}$ on (in float32 from {single}): $1 + e^{{-z}}$ rounds to 1. This "
        "belongs to the formula: the float nearest to the true σ({double}) is $1 - 2^{{-53}}$. "
        "The stable form never makes that 1: $-\\ln(1-\\sigma(z)) = \\ln(1+e^z)$, the softplus."
    ).format(
        double=first_saturated_logit(),
        single=first_saturated_logit(dtype=np.float32),
    )


def _readouts(z: Any) -> dict[str, Any]:
    """Return the readouts in their order: as the formulas are written, then the stable ones."""
    rest, naive_rest, price, naive_price = _remains(z)
    return {
        "saturated": naive_sigmoid(z),
        "naive_rest": naive_rest,
        "naive_price": naive_price,
        "stable_rest": rest,
        "stable_price": price,
    }


def _figure(z: float) -> None:
    labels = _labels()
    here, every = _readouts(z), _readouts(FAR.values)
    live_figure(
        charts.saturation_zoom(
            z, _remains(z), _remains(charts.ZOOM), first_saturated_logit(), labels
        ),
        key="saturation_figure",
        name=_("What is left of 1 − σ(z), and its logarithm, by the stable and the naive formula"),
        summary=_("At z = {z} the naive price is {naive}, the stable one {stable}.").format(
            z=format_number(z, 1),
            naive=format_number(here["naive_price"], 6),
            stable=format_number(here["stable_price"], 6),
        ),
        readouts=[
            Readout(name, labels[name], value, DIGITS.get(name, 6), charts.HUES[name])
            for name, value in here.items()
        ],
        sweeps=[
            Sweep(
                FAR.key,
                FAR.values,
                charts.saturation_frames(FAR.values, _remains(FAR.values)),
                every,
                label="z",
                digits=FAR.digits,
                at=z,
            )
        ],
        handles=[Handle(FAR.key, trace) for trace in charts.HANDLES],
        narrow=charts.PANELS.narrow(),
        height=20,
    )
