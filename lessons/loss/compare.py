"""Cross-entropy beside squared error: loss, slope and curvature."""

from functools import lru_cache
from typing import Any

import numpy as np
import streamlit as st

from charts.marks import Frames
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
from ui.glossary import explained
from ui.language import _
from ui.language import gettext_noop as message
from ui.live_figure import Handle, Readout, Sweep, live_figure
from ui.live_figure.shared import shared
from ui.live_words import live_words
from ui.numbers import significant
from ui.parameters import Choice, Slider
from ui.questions import AskNumber, Axis, Misdrawn, SketchCurve, draw_board, upright
from ui.scenes import Fold, Scene, bench

LABEL = Choice("label", ("1", "0"), "1")
SCORE = Slider("compared", -8.0, 8.0, 0.1, -5.0, 1)
SKETCHED = np.linspace(SCORE.low, SCORE.high, 33)


def compare() -> None:
    controls, chart = bench()
    with controls:
        y = int(choice(LABEL, _("Label y"), ["1", "0"]))
        z = slider(SCORE, _("Score z"))
        st.caption(
            _(
                "Shaded: the squared error is not convex, beyond z = {bend}. For the "
                "cross-entropy downhill always leads towards the lowest loss (one example alone "
                "has none: the loss only approaches 0)."
            ).format(bend=significant(squared_error_inflection(y)))
        )
    with chart:
        if not draw_board():
            _figure(z, y)


def _sketch_squared() -> SketchCurve:
    truth = squared_error(SKETCHED, 1)
    return SketchCurve(
        "sketch_squared",
        _("Sketch the squared error ½(σ(z) − 1)² over the score z, for label 1."),
        Axis(_("score z"), SKETCHED, range(-8, 9, 2), digits=1),
        upright(_("loss"), 0, 1, (0, 0.25, 0.5, 0.75, 1)),
        truth,
        answer=_("two plateaus: almost ½ on the left, almost 0 on the right"),
        hint=_("What are the values at z = −8, 0 and 8?"),
        explanation=_("Almost ½, then {middle} at z = 0, then almost 0: flat at both ends.").format(
            middle=significant(squared_error(0, 1))
        ),
        tolerance=0.07,
        misdrawn=[
            Misdrawn(
                _("still rising at the left end"),
                _("A parabola in q, yes. But far left q hardly moves, so neither does its error."),
                lambda drawn: drawn.at(-8) - drawn.at(-5) > 0.12,
                np.where(SKETCHED < 0, SKETCHED**2 / 64, 0),
            ),
            Misdrawn(
                _("below 0.3 at the left end"),
                _("There the machine is sure of the wrong label: q is almost 0."),
                lambda drawn: drawn.at(-8) < 0.3,
                0.5 * np.exp(-(SKETCHED**2) / 8),
            ),
            Misdrawn(
                _("above 0.15 at the right end"),
                _("There the machine is sure of the right label: q is almost 1."),
                lambda drawn: drawn.at(8) > 0.15,
                np.full(len(SKETCHED), 0.5),
            ),
        ],
        otherwise=_(
            "Both ends are right. Between them nearly all of the fall happens from z = −4 to z = 2."
        ),
    )


def _predict_slope() -> AskNumber:
    return AskNumber(
        "predict_loss_slope",
        _(
            "The machine knows nothing, **z = 0**, and the label is **1**. The slope of the "
            "cross-entropy is q − y. What is it?"
        ),
        float(binary_cross_entropy_gradient(0, 1)),
        hint=_("What is σ(0)?"),
        explanation=_("Prediction minus label, $\\frac12 - 1$: a larger z costs less."),
        replies={
            0.5: _("Prediction minus label, not label minus prediction: a larger z costs *less*."),
            -1.0: _("That would be right if q were 0."),
        },
    )


def _why() -> str:
    return _(
        "The slope of the cross-entropy is q − y: the more wrong, the steeper, up to almost 1 in "
        "size. The squared error multiplies it by q(1−q), which vanishes at both ends: at z = −5 "
        "its slope is {ratio} times smaller, just where a push is needed most. Cross-entropy is "
        "**convex** in z; the squared error is not."
    ).format(ratio=significant(slope_ratio(SCORE.default)))


def _details() -> None:
    explained(
        _("Convex means: the chord between two points of the curve never lies below the curve.")
    )


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


@lru_cache(maxsize=2)
def _curves(y: int) -> tuple[Any, ...]:
    return _looks(panel_charts.NODES, y)


@lru_cache(maxsize=2)
def _swept(y: int) -> tuple[Frames, dict[str, Any]]:
    """Return what the slider changes: marks, and numbers."""
    every = _looks(SCORE.values, y)
    numbers = {
        "look_bce_gradient": every[2],
        "look_squared_error_gradient": every[3],
        "slope_ratio": slope_ratio(SCORE.values),
        "bce_curvature": every[4],
        "squared_error_curvature": every[5],
    }
    return panel_charts.panel_frames(SCORE.values, every), numbers


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
    rows = [
        ("look_bce_gradient", _("slope, cross-entropy"), here[2], blue),
        ("look_squared_error_gradient", _("slope, squared error"), here[3], pink),
        ("bce_curvature", _("curvature, cross-entropy"), here[4], blue),
        ("squared_error_curvature", _("curvature, squared error"), here[5], pink),
    ]
    shown = [Readout(name, text, value, color=hue) for name, text, value, hue in rows]
    return [*shown, Readout("slope_ratio", "", slope_ratio(z), shown=False)]


@shared
def _figure(z: float, y: int) -> None:
    here, (frames, numbers) = _looks(z, y), _swept(y)
    drawn = panel_charts.three_panels(
        z,
        here,
        _curves(y),
        float(squared_error_inflection(y)),
        _labels(),
        y=y,
    )
    live_figure(
        drawn,
        key="looks",
        name=_("Loss, slope and curvature of cross-entropy and squared error over the score"),
        summary=_(
            "At z = {z} with label {y} the slope is {steep} for the cross-entropy and {flat} for "
            "the squared error."
        ).format(z=significant(z), y=y, steep=significant(here[2]), flat=significant(here[3])),
        readouts=_readouts(z, here),
        formula=live_words(_("Cross-entropy is steeper by a factor of @slope_ratio.")),
        sweeps=[
            Sweep(
                SCORE.key,
                SCORE.values,
                frames,
                numbers,
                label="z",
                digits=SCORE.digits,
                at=z,
            )
        ],
        handles=[Handle(SCORE.key, trace) for trace in panel_charts.HANDLES],
        narrow=panel_charts.narrow_panels(_labels(), y=y),
        height=19,
    )


SCENE = Scene(
    key="compare",
    name=message("Two losses"),
    question=message("Why not simply the squared error?"),
    task=message("Label 1. Drag z from 0 down to −5. What happens to the two slopes?"),
    draw=compare,
    why=_why,
    controls=(LABEL, SCORE),
    ask=_sketch_squared,
    folds=(
        Fold("one_more", message("One more question"), ask=_predict_slope),
        Fold("details", message("Details"), _details),
    ),
    functions=(
        binary_cross_entropy_gradient,
        squared_error_gradient,
        slope_ratio,
        squared_error_curvature,
    ),
)
