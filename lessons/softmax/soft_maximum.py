"""What softmax is a soft version of: the maximum; and a duel as a softmax of two."""

from typing import Any

import numpy as np
import streamlit as st

from charts import colors
from core.softmax import (
    log_sum_exp,
    real_softmax,
    real_softmax_gap,
    real_softmax_slope,
    real_softmin,
)
from lessons.softmax.charts import soft_maximum as charts
from ui.controls import slider, stepped
from ui.language import _
from ui.layout import section, workbench
from ui.live_figure import Handle, Readout, Sweep, live_figure
from ui.numbers import format_number
from ui.parameters import Slider, one_two_five
from ui.run_queue import fragment

FIRST = Slider("soft_first", -4.0, 4.0, 0.1, 2.0, 1)
SHARPNESS = one_two_five("sharpness", 0.2, 50, 1)
CONTROLS = (FIRST, SHARPNESS)
OTHER = 1.0
# More of them where the curves bend; a sharp one bends within a tenth.
NODES = OTHER + 0.3 * np.sinh(np.linspace(np.arcsinh(-17.0), np.arcsinh(10.0), 61))
NODES = np.union1d(NODES, OTHER)  # where the gap has its peak


@fragment
def soft_maximum() -> None:
    with section("real_softmax", _("The real soft maximum")):
        controls, chart = workbench()
        with controls:
            first = FIRST.nearest(slider(FIRST, _("First score; the second is 1")))
            sharpness = stepped(SHARPNESS, _("Sharpness λ = 1/T"))
            st.markdown(_words())
        with chart:
            _figure(first, sharpness)


def _extremes(first: Any, sharpness: Any) -> charts.Extremes:
    """Return the soft extremes of a first score and the second, or of many of them."""
    pair = np.stack(np.broadcast_arrays(first, OTHER), axis=-1)
    given = {"sharpness": np.asarray(sharpness, dtype=np.float64)[..., np.newaxis]}
    return charts.Extremes(
        first,
        real_softmax(pair, **given),
        real_softmax_gap(pair, **given),
        real_softmax_slope(pair, **given)[..., 0],
        real_softmin(pair, **given),
    )


def most(sharpness: Any) -> Any:
    """Return the largest gap that a sharpness allows: that of two equal scores."""
    equal = np.full((*np.shape(sharpness), 2), OTHER)
    given = np.asarray(sharpness, dtype=np.float64)[..., np.newaxis]
    return real_softmax_gap(equal, sharpness=given)


def _values(soft: charts.Extremes) -> dict[str, Any]:
    return {
        "real_softmax": soft.high,
        "real_softmax_gap": soft.gap,
        "real_softmax_slope": soft.slope,
        "real_softmin": soft.low,
    }


def _figure(first: float, sharpness: float) -> None:
    here, curve = _extremes(first, sharpness), _extremes(NODES, sharpness)
    firsts, sharps = _extremes(FIRST.values, sharpness), _extremes(first, SHARPNESS.values)
    curves = _extremes(NODES, SHARPNESS.values[:, np.newaxis])
    labels = {
        "first": _("first score x"),
        "value": _("value"),
        "max": "RealSoftMax(x, 1)",
        "min": "softmin(x, 1)",
        "hard": _("max and min"),
        "gap": _("gap to max"),
        "tangent": _("tangent: its slope is a softmax"),
    }
    live_figure(
        charts.soft_extremes(here, curve, OTHER, most(sharpness), labels),
        key="real_softmax_figure",
        name=_("The soft maximum and the soft minimum of two scores, beside the hard ones"),
        summary=_("The soft maximum of {x} and 1 is {high}, {gap} above the maximum.").format(
            x=format_number(first, 1),
            high=format_number(here.high, 6),
            gap=format_number(here.gap, 8),
        ),
        readouts=[
            Readout("real_softmax", "RealSoftMax", here.high, 8, charts.MAXIMUM),
            Readout("real_softmax_gap", _("gap to max"), here.gap, 8, colors.CONTRAST),
            Readout("real_softmax_slope", _("slope"), here.slope, 6, colors.LOGIT),
            Readout("real_softmin", "softmin", here.low, 6, charts.MINIMUM),
        ],
        sweeps=[
            Sweep(
                FIRST.key,
                FIRST.values,
                charts.first_frames(firsts),
                _values(firsts),
                label="x",
                digits=FIRST.digits,
                at=first,
            ),
            Sweep(
                SHARPNESS.key,
                SHARPNESS.values,
                charts.sharpness_frames(sharps, curves),
                _values(sharps),
                charts.sharpness_layout(most(SHARPNESS.values)),
                label="λ",
                digits=SHARPNESS.digits,
                by_index=True,
                at=sharpness,
            ),
        ],
        handles=[
            Handle(FIRST.key, trace) for trace in (charts.ON_MAX, charts.ON_MIN, charts.ON_GAP)
        ],
        narrow=charts.narrow_extremes(),
        height=26,
    )


def _words() -> str:
    return _(
        "Softmax is a soft **argmax**: it says *which*. The soft **maximum** is log-sum-exp, "
        "$\\frac1\\lambda\\ln\\sum_i e^{{\\lambda x_i}}$, and says *how much*: above the maximum "
        "by more than 0 and at most $\\ln K/\\lambda$. A constant goes straight through: "
        "$\\text{{LSE}}(1,2,3) = {one}$ and $\\text{{LSE}}(6,7,8) = {six}$, exactly 5 more. "
        "Softmax would not change at all."
    ).format(
        one=format_number(log_sum_exp([1, 2, 3]), 6), six=format_number(log_sum_exp([6, 7, 8]), 6)
    )
