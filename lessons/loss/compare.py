"""Cross-entropy beside squared error: loss, slope and curvature."""

from typing import Any

import streamlit as st

from charts import colors
from core.losses import (
    binary_cross_entropy,
    binary_cross_entropy_curvature,
    binary_cross_entropy_gradient,
    slope_ratio,
    squared_error,
    squared_error_curvature,
    squared_error_gradient,
    squared_error_inflection,
)
from lessons.loss.charts import compare as panel_charts
from lessons.loss.charts import prices as charts
from ui.controls import choice, slider
from ui.language import _
from ui.layout import section, workbench
from ui.live_figure import Handle, Readout, Sweep, live_figure
from ui.numbers import format_number
from ui.parameters import Choice, Slider
from ui.run_queue import fragment

LABEL = Choice("label", ("1", "0"), "1")
SCORE = Slider("compared", -8.0, 8.0, 0.1, -5.0, 1)
CONTROLS = (LABEL, SCORE)


def _looks(z, y: int) -> tuple[Any, ...]:
    """Return loss, slope and curvature, each by cross-entropy and by squared error."""
    return (
        binary_cross_entropy(z, y),
        squared_error(z, y),
        binary_cross_entropy_gradient(z, y),
        squared_error_gradient(z, y),
        binary_cross_entropy_curvature(z, y),
        squared_error_curvature(z, y),
    )


def _labels() -> dict[str, str]:
    return {
        "z": _("score z"),
        "loss": _("loss"),
        "slope": _("slope (gradient)"),
        "curvature": _("curvature"),
        "cross_entropy": _("cross-entropy"),
        "squared_error": _("squared error"),
        "cap": _("squared error not convex: curvature below 0"),
        "vanishes": _("wrong, and yet<br>almost no slope"),
    }


def _readouts(z: float, here: tuple[Any, ...]) -> list[Readout]:
    blue, pink = charts.CROSS_ENTROPY, charts.SQUARED_ERROR
    slope, bend = _("slope, cross-entropy"), _("curvature, cross-entropy")
    flat, cap = _("slope, squared error"), _("curvature, squared error")
    return [
        Readout("look_bce_gradient", slope, here[2], 6, blue),
        Readout("look_squared_error_gradient", flat, here[3], 7, pink),
        Readout(
            "slope_ratio",
            _("cross-entropy: so many times as steep"),
            slope_ratio(z),
            1,
            colors.NEUTRAL,
        ),
        Readout("bce_curvature", bend, here[4], 6, blue),
        Readout("squared_error_curvature", cap, here[5], 6, pink),
    ]


@fragment
def compare() -> None:
    with section("compare", _("Why not simply the squared error?")):
        controls, chart = workbench()
        with controls:
            y = int(choice(LABEL, _("Label y"), ["1", "0"]))
            z = slider(SCORE, _("Score z"))
            st.markdown(
                _(
                    "The cross-entropy is a **cup everywhere** (convex): downhill leads to the "
                    "bottom, and the more wrong the belief, the steeper the way. The squared "
                    "error of a sigmoid has a **cap** (shaded) beyond z = {bend}. There its slope "
                    "**vanishes exactly where it is most wrong**: the factor σ′(z) comes in."
                ).format(bend=format_number(squared_error_inflection(y), 6))
            )
        with chart:
            _figure(z, y)


def _figure(z: float, y: int) -> None:
    here, every = _looks(z, y), _looks(SCORE.values, y)
    readouts = _readouts(z, here)
    swept = (every[2], every[3], slope_ratio(SCORE.values), every[4], every[5])
    names = [readout.name for readout in readouts]
    live_figure(
        panel_charts.three_panels(
            z,
            here,
            _looks(panel_charts.NODES, y),
            float(squared_error_inflection(y)),
            _labels(),
            y=y,
        ),
        key="looks",
        name=_("Loss, slope and curvature of cross-entropy and squared error over the score"),
        summary=_(
            "At z = {z} with label {y} the slope is {steep} for the cross-entropy and {flat} for "
            "the squared error."
        ).format(
            z=format_number(z, 1),
            y=y,
            steep=format_number(here[2], 6),
            flat=format_number(here[3], 7),
        ),
        readouts=readouts,
        sweeps=[
            Sweep(
                SCORE.key,
                SCORE.values,
                panel_charts.panel_frames(SCORE.values, every),
                dict(zip(names, swept, strict=True)),
                label="z",
                digits=SCORE.digits,
                at=z,
            )
        ],
        handles=[Handle(SCORE.key, trace) for trace in panel_charts.HANDLES],
        narrow=panel_charts.narrow_panels(_labels(), y=y),
        height=19,
    )
