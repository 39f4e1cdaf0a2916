"""The soft maximum, of which softmax is the slope."""

from functools import cache, lru_cache
from typing import Any

import numpy as np
import streamlit as st

from charts import colors
from charts.marks import Frames
from core.softmax import (
    log_sum_exp,
    real_softmax,
    real_softmax_gap,
    real_softmax_slope,
    real_softmin,
)
from lessons.softmax.charts import soft_maximum as charts
from lessons.softmax.logits import KEPT, Values
from ui.controls import slider, stepped
from ui.glossary import explained
from ui.language import _
from ui.language import gettext_noop as message
from ui.live_figure import Handle, Readout, Sweep, live_figure
from ui.live_figure.shared import shared
from ui.numbers import format_number, significant
from ui.parameters import Slider, one_two_five
from ui.questions import Answer, AskNumber, ChooseOne
from ui.scenes import Fold, Scene, bench

FIRST = Slider("soft_first", -4.0, 4.0, 0.1, 2.0, 1)
SHARPNESS = one_two_five("sharpness", 0.2, 50, 1)
OTHER = 1.0
PAIR = (2.0, 1.0)  # of which more is asked
# More of them where the curves bend; a sharp one bends within a tenth.
NODES = OTHER + 0.3 * np.sinh(np.linspace(np.arcsinh(-17.0), np.arcsinh(10.0), 61))
NODES = np.union1d(NODES, OTHER)  # where the gap has its peak


def soft_maximum() -> None:
    controls, chart = bench()
    with controls:
        first = FIRST.nearest(slider(FIRST, _("First score; the second is 1")))
        sharpness = stepped(SHARPNESS, _("Sharpness λ = 1/T"))
    with chart:
        _figure(first, sharpness)


def _predict_lse() -> AskNumber:
    right = log_sum_exp([101, 102, 103])
    return AskNumber(
        "predict_lse",
        _("LSE(1, 2, 3) = 3.408. And LSE(101, 102, 103)?"),
        float(right),
        hint=_("Take e¹⁰⁰ out of the sum."),
        explanation=_("Exactly 100 more: {lse}.").format(lse=format_number(right, 3)),
        replies={
            103.0: _("That is the maximum; LSE lies above it."),
            3.408: _("That is how softmax behaves: it does not notice a constant."),
            303.408: _("You counted the constant once for each class."),
        },
    )


def _predict_gap() -> ChooseOne:
    near, far = (float(real_softmax_gap([apart, 0.0])) for apart in (0.0, 10.0))
    return ChooseOne(
        "predict_gap",
        _("ln(eᵃ + eᵇ) against the larger of a and b: how small can the difference be?"),
        [
            Answer(
                _("not below ln 2 = {most}").format(most=significant(near)),
                _("That is the most it can be, for a = b. Draw the two apart."),
            ),
            Answer(
                _("0, once they are far apart"),
                _("At a distance of 10 the difference is still {far}.").format(
                    far=significant(far)
                ),
            ),
            Answer(
                _("as small as you like, never 0"),
                _(
                    "It is ln(1 + e⁻ᵈ) at a distance d: {most} at 0, {far} at 10, above 0 always."
                ).format(most=significant(near), far=significant(far)),
                right=True,
            ),
            Answer(
                _("even below 0"),
                _("Two powers sum to more than the larger of them, and ln keeps the order."),
            ),
        ],
        hint=_("Take the larger one out: what is left is ln(1 + e⁻ᵈ)."),
    )


def _predict_sharper() -> AskNumber:
    sharp, plain = (float(real_softmax(PAIR, sharpness=one)) for one in (10.0, 1.0))
    return AskNumber(
        "predict_sharper",
        _("ln(e² + e¹) = {plain}. What is a tenth of ln(e²⁰ + e¹⁰), to two decimals?").format(
            plain=significant(plain)
        ),
        sharp,
        hint=_("Take e²⁰ out of the sum. How much is left?"),
        explanation=_(
            "{sharp}: at most ln 2/λ above the maximum, so with λ → ∞ nothing is left but the "
            "maximum."
        ).format(sharp=format_number(sharp, 8)),
        replies={
            plain: _("That is λ = 1. A sharper one lies nearer to the maximum."),
            10 * sharp: _("Divide by λ = 10 as well."),
        },
    )


def _predict_softmin() -> AskNumber:
    least, most = float(real_softmin(PAIR)), float(real_softmax(PAIR))
    return AskNumber(
        "predict_softmin",
        _("ln(e² + e¹) = {most} lies above 2. What is the soft minimum, −ln(e⁻² + e⁻¹)?").format(
            most=significant(most)
        ),
        least,
        hint=_("The minimum of 2 and 1 is −max(−2, −1). Take e⁻¹ out of the sum."),
        explanation=_("{least}: as far below 1 as the soft maximum lies above 2.").format(
            least=significant(least)
        ),
        replies={
            1.0: _("That is the minimum itself; the soft one lies below it."),
            -least: _("Mind the sign in front of the logarithm."),
            2 - least: _("The gap is taken from the smaller number, 1."),
            most: _("That is the soft maximum of the two."),
        },
    )


def _why() -> str:
    return _(
        "Softmax says which; log-sum-exp, $\\frac1\\lambda \\ln\\sum e^{\\lambda x}$, says how "
        "much. It exceeds the maximum by at most $\\ln K/\\lambda$, reached when all scores tie. "
        "It is convex, and its slope along each score is that score's softmax (of $\\lambda x$). "
        "Adding a constant to every score adds the same constant to it."
    )


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


def _most(sharpness: Any) -> Any:
    """Return the largest gap that a sharpness allows: that of two equal scores."""
    equal = np.full((*np.shape(sharpness), 2), OTHER)
    given = np.asarray(sharpness, dtype=np.float64)[..., np.newaxis]
    return real_softmax_gap(equal, sharpness=given)


def _values(soft: charts.Extremes) -> Values:
    return {
        "real_softmax": soft.high,
        "real_softmax_gap": soft.gap,
        "real_softmax_slope": soft.slope,
        "real_softmin": soft.low,
    }


@lru_cache(maxsize=KEPT)
def _curve(sharpness: float) -> charts.Extremes:
    return _extremes(NODES, sharpness)


@lru_cache(maxsize=KEPT)
def _along_first(sharpness: float) -> tuple[Frames, Values]:
    every = _extremes(FIRST.values, sharpness)
    return charts.first_frames(every), _values(every)


@lru_cache(maxsize=KEPT)
def _along_sharpness(first: float) -> tuple[Frames, Values]:
    every = _extremes(first, SHARPNESS.values)
    return charts.sharpness_frames(every, _curves()), _values(every)


@cache
def _curves() -> charts.Extremes:
    return _extremes(NODES, SHARPNESS.values[:, np.newaxis])


@cache
def _axes() -> dict[str, np.ndarray]:
    return charts.sharpness_layout(_most(SHARPNESS.values))


def _first_sweep(first: float, sharpness: float) -> Sweep:
    frames, values = _along_first(sharpness)
    return Sweep(FIRST.key, FIRST.values, frames, values, label="x", digits=FIRST.digits, at=first)


def _sharpness_sweep(first: float, sharpness: float) -> Sweep:
    frames, values = _along_sharpness(first)
    named: dict[str, Any] = {"label": "λ", "digits": SHARPNESS.digits, "by_index": True}
    return Sweep(SHARPNESS.key, SHARPNESS.values, frames, values, _axes(), **named, at=sharpness)


@shared
def _figure(first: float, sharpness: float) -> None:
    here, curve = _extremes(first, sharpness), _curve(sharpness)
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
        charts.soft_extremes(here, curve, OTHER, _most(sharpness), labels),
        key="real_softmax_figure",
        name=_("The soft maximum and the soft minimum of two scores, beside the hard ones"),
        summary=_("The soft maximum of {x} and 1 is {high}, {gap} above the maximum.").format(
            x=format_number(first, 1),
            high=significant(here.high),
            gap=significant(here.gap),
        ),
        readouts=[
            Readout("real_softmax", "RealSoftMax", here.high, 7, charts.MAXIMUM),
            Readout("real_softmax_gap", _("gap to max"), here.gap, color=charts.FAR),
            Readout("real_softmax_slope", _("slope"), here.slope, color=colors.LOGIT),
            Readout("real_softmin", "softmin", here.low, color=charts.MINIMUM),
        ],
        sweeps=[_first_sweep(first, sharpness), _sharpness_sweep(first, sharpness)],
        handles=[
            Handle(FIRST.key, trace) for trace in (charts.ON_MAX, charts.ON_MIN, charts.ON_GAP)
        ],
        narrow=charts.narrow_extremes(labels),
        height=26,
    )


def _bounds() -> None:
    for latex in (
        r"e^{\lambda m} \le \sum_i e^{\lambda x_i} \le K e^{\lambda m}",
        r"\lambda m \le \ln\sum_i e^{\lambda x_i} \le \lambda m + \ln K",
        r"m \le \frac1\lambda\ln\sum_i e^{\lambda x_i} \le m + \frac{\ln K}{\lambda}",
    ):
        st.latex(latex)
    explained(
        _(
            "With the maximum m: the largest term is one of the sum's, and none of its K terms is "
            "larger; then logarithms, then division by λ."
        )
    )


def _slope() -> None:
    st.latex(
        r"\frac{\partial}{\partial x_j}\,\frac1\lambda\ln\sum_i e^{\lambda x_i}"
        r" = \frac{e^{\lambda x_j}}{\sum_i e^{\lambda x_i}}"
    )
    explained(
        _(
            "The slope along a score is its softmax, so the slopes sum to 1: "
            "$\\text{{LSE}}(1,2,3) = {one}$ and $\\text{{LSE}}(6,7,8) = {six}$, exactly 5 more. "
            "Each slope rises with its own score, so the curve is convex: it lies above every "
            "tangent."
        ).format(
            one=format_number(log_sum_exp([1, 2, 3]), 6),
            six=format_number(log_sum_exp([6, 7, 8]), 6),
        )
    )


SCENE = Scene(
    key="soft_maximum",
    name=message("Soft maximum"),
    question=message("Is there a soft maximum too?"),
    task=message(
        "Drag the first score past 1: where is the soft maximum farthest above the hard one?"
    ),
    draw=soft_maximum,
    why=_why,
    controls=(FIRST, SHARPNESS),
    ask=_predict_lse,
    folds=(
        Fold("bounds", message("How far above, in three lines"), _bounds),
        Fold("slope", message("Softmax is the slope of log-sum-exp"), _slope),
        Fold("gap", message("One more question"), ask=_predict_gap),
        Fold("sharper", message("And a sharper one?"), ask=_predict_sharper),
        Fold("softmin", message("And a soft minimum?"), ask=_predict_softmin),
    ),
    functions=(real_softmax, real_softmax_gap, real_softmax_slope, real_softmin, log_sum_exp),
    deeper=True,
)
