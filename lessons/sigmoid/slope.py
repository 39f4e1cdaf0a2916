"""What one more unit of x does: to the score and the odds always the same, to q never quite."""

from functools import lru_cache
from typing import Any

import numpy as np

from charts import colors
from charts.marks import Frames
from core.binary import (
    affine_score,
    input_slope,
    odds_factor,
    probability_change,
    sigmoid,
    sigmoid_derivative,
)
from lessons.sigmoid.charts import slope as charts
from lessons.sigmoid.charts.panels import score_nodes
from lessons.sigmoid.curves import FINE
from lessons.sigmoid.panels import GRID, B, W, X, controls_of_line
from ui.derivation import derivation
from ui.language import _
from ui.language import gettext_noop as message
from ui.live_figure import Handle, Readout, Sweep, live_figure
from ui.live_figure.multiples import Multiples
from ui.live_figure.shared import shared
from ui.numbers import plain, significant
from ui.parameters import Slider
from ui.questions import Answer, AskNumber, Axis, ChooseOne, Misdrawn, SketchCurve, upright
from ui.scenes import Fold, Scene, bench

NODES = score_nodes(FINE, [sigmoid(FINE), sigmoid_derivative(FINE)])
CURVE = sigmoid(NODES)
CONTROLS = {"x": X, "w": W, "b": B}
UNITS = {"x": 0.004, "y": 0.0005}  # of the places of a preview: less than the eye can see
NEAR, FAR = 0, 3  # inputs whose next units are compared


def slope() -> None:
    controls, chart = bench()
    with controls:
        w, b, x = controls_of_line()
    with chart:
        _figure(x, w, b)


def _step(x: int) -> float:
    """Return what one more unit of x adds to q for w = 1 and b = 0."""
    return float(probability_change(x, charts.onward(x)))


def _predict_same_step() -> ChooseOne:
    near, far = (significant(_step(x)) for x in (NEAR, FAR))
    return ChooseOne(
        "predict_same_step",
        _(
            "w = 1, b = 0. From x = 0 to x = 1, q grows by {near}. From x = 3 to x = 4 it grows "
            "by …"
        ).format(near=near),
        [
            Answer(
                _("the same: {near}").format(near=near),
                _("z grows by the same 1. q does not: it would pass 1 before long."),
            ),
            Answer(
                _("less: {far}").format(far=far),
                _("The same +1 in z, but out there the S is almost flat."),
                right=True,
            ),
            Answer(
                _("more: the odds are larger there"),
                _("The odds are indeed multiplied by e again. But can q, so near 1, follow?"),
            ),
        ],
        hint=_("q = {q} at x = 3. How much room is left?").format(q=significant(sigmoid(FAR))),
    )


def _sketch_slope() -> SketchCurve:
    places = X.values[:: len(X.values) // 40]
    truth = sigmoid_derivative(places)
    return SketchCurve(
        "sketch_slope",
        _("Sketch how steep the S is at every x (w = 1, b = 0)."),
        Axis(_("input x"), places, range(-5, 6), digits=1),
        upright(_("slope"), -0.1, 0.5, (-0.1, 0, 0.1, 0.2, 0.3, 0.4, 0.5)),
        truth,
        answer=_("a hill, ¼ high at x = 0 and near 0 at both ends"),
        hint=_("Where is the S steepest, where is it flat?"),
        explanation=_("The S is steepest at q = ½ and almost flat at both ends."),
        tolerance=0.04,
        fits=lambda drawn: abs(drawn.highest) <= 0.75,
        misdrawn=[
            Misdrawn(
                _("highest at an end"),
                _("At the ends the S is flat: its slope is near 0."),
                lambda drawn: abs(drawn.highest) >= 4,
                np.linspace(0, 0.4, len(places)),
            ),
            Misdrawn(
                _("below 0"),
                _("The S never falls here, so its slope is never below 0."),
                lambda drawn: drawn.lowest < -0.02,
                truth - 0.1,
            ),
            Misdrawn(
                _("a hill that is too high"),
                _(
                    "The shape is right, but too high: from x = −1 to 1 the S rises by only {rise}."
                ).format(rise=significant(np.ptp(sigmoid([-1.0, 1.0])))),
                lambda drawn: drawn.top > 0.35,
                1.9 * truth,
            ),
        ],
        otherwise=_("Look at three places: both ends and the middle."),
    )


def _predict_slope() -> AskNumber:
    return AskNumber(
        "predict_slope",
        _("What is the **greatest** value of q(1 − q)?"),
        sigmoid_derivative(0),
        hint=_("Try q = 0.1, 0.5 and 0.9."),
        explanation=_("½ · ½ = {peak}, at q = ½.").format(peak=plain(sigmoid_derivative(0))),
        replies={
            0.5: _("That is the q at which the product is greatest, not the product."),
            1.0: _("q and 1 − q cannot both be 1."),
        },
    )


def _why() -> str:
    return _(
        "One more x always adds w to the score and multiplies the odds by $e^w$, the odds ratio. "
        "What it adds to q depends on where you stand: the slope along x is $w\\,q(1-q)$, at most "
        "$w/4$ (for w > 0), at q = ½. So no step of 1 changes q by more than a quarter of w."
    )


def _steps() -> list[tuple[str, str]]:
    return [
        (r"q=(1+e^{-z})^{-1}", _("The sigmoid, written as a power.")),
        (
            r"\frac{dq}{dz}=-(1+e^{-z})^{-2}\cdot(-e^{-z})=\frac{e^{-z}}{(1+e^{-z})^2}",
            _("Chain rule: the outer power, then the inner exponential."),
        ),
        (
            r"=\frac{1}{1+e^{-z}}\cdot\frac{e^{-z}}{1+e^{-z}}",
            _("Split the fraction in two."),
        ),
        (
            r"\frac{e^{-z}}{1+e^{-z}}=1-\frac{1}{1+e^{-z}}=1-q",
            _("The second factor is what is left to 1."),
        ),
        (r"\sigma'(z)=q(1-q)", _("The slope is known as soon as q is known.")),
        (
            r"q(1-q)=\tfrac14-(q-\tfrac12)^2\le\tfrac14",
            _("Greatest at q = ½, that is at z = 0."),
        ),
        (
            r"\frac{dq}{dx}=w\,q(1-q)",
            _("Chain rule with z = wx + b: in size at most |w|/4."),
        ),
    ]


def _derivation() -> None:
    derivation("slope_steps", _steps(), ask=_predict_slope(), after=5)


def _cases(x: Any, w: Any, b: Any) -> charts.Steps:
    """Return one more unit of x in every case, of which x, w and b are one number or n."""
    x, w, b = (np.atleast_1d(one) for one in np.broadcast_arrays(x, w, b))
    before, after = (affine_score(at, weight=w, bias=b) for at in (x, charts.onward(x)))
    slopes, line = w[:, np.newaxis], b[:, np.newaxis]
    under = affine_score(charts.area_inputs(x), weight=slopes, bias=line)
    return charts.Steps(
        x=x,
        weight=w,
        bias=b,
        score=before,
        score_next=after,
        probability=sigmoid(before),
        probability_next=sigmoid(after),
        step=probability_change(before, after),
        slope=input_slope(before, weight=w),
        steepest=input_slope(0, weight=w),
        level=sigmoid(b),
        slopes=input_slope(NODES, weight=slopes),
        area=input_slope(under, weight=slopes),
    )


def _readings(at: charts.Steps) -> dict[str, Any]:
    return {
        "probability": at.probability,
        charts.SLOPE_READOUT: at.slope,
        charts.STEP_READOUT: at.step,
        charts.ODDS_READOUT: odds_factor(at.weight),
        charts.WEIGHT_READOUT: at.weight,
    }


def _sweep(key: str, line: dict[str, float]) -> Sweep:
    control: Slider = CONTROLS[key]
    others = {name: value for name, value in line.items() if name != key}
    frames, readings = _along(key, **others)
    axes = {"yaxis2.range": charts.slope_range(GRID)} if control is W else {}
    return Sweep(
        control.key,
        GRID,
        frames,
        readings,
        axes,
        label=control.key,
        digits=control.digits,
        at=line[key],
    )


@lru_cache(maxsize=128)  # a class looks at the same thing, and one of the three stays
def _along(key: str, **others: float) -> tuple[Frames, dict[str, Any]]:
    """Return frames and readouts along one of x, w and b, the others being one number each."""
    cases = _cases(**others, **{key: GRID})
    moved = {name: rows for name, rows in _readings(cases).items() if np.ptp(rows)}
    return _sent(charts.step_frames(cases, NODES)), moved


def _sent(frames: Frames) -> Frames:
    """Return frames as they are sent: places as multiples of a unit, where all are numbers."""
    return {
        trace: {
            part: rows
            if isinstance(rows, list) or not np.all(np.isfinite(rows))
            else Multiples(rows, UNITS[part])
            for part, rows in parts.items()
        }
        for trace, parts in frames.items()
    }


def _labels() -> dict[str, str]:
    return {
        "x": _("input x"),
        "q": _("probability q"),
        "z": _("score z"),
        "odds": _("odds"),
        "slopes": _("slope of q along x"),
        "curve": "q = σ(wx + b)",
        "area": _("area = step in q"),
    }


def _readouts(here: dict[str, Any]) -> list[Readout]:
    named = [
        Readout(name, label, here[name][0], color=color)
        for name, label, color in (
            ("probability", _("probability q"), colors.PROBABILITY),
            (charts.SLOPE_READOUT, _("slope dq/dx"), colors.NEUTRAL),
            (charts.STEP_READOUT, _("step in q"), charts.STEP_COLOR),
            (charts.ODDS_READOUT, _("odds factor eʷ"), colors.ODDS),
        )
    ]
    # It stands beside its arrow alone.
    return [
        *named,
        Readout(charts.WEIGHT_READOUT, "w", here[charts.WEIGHT_READOUT][0], shown=False),
    ]


def _summary(x: float, w: float, here: dict[str, Any]) -> str:
    return _(
        "At x = {x} one more x adds {w} to the score, multiplies the odds by {factor} and changes "
        "the probability by {step}."
    ).format(
        x=plain(x),
        w=plain(w),
        factor=significant(here[charts.ODDS_READOUT][0]),
        step=significant(here[charts.STEP_READOUT][0]),
    )


@shared
def _figure(x: float, w: float, b: float) -> None:
    labels, line = _labels(), {"x": x, "w": w, "b": b}
    at = _cases(**line)
    here = _readings(at)
    moved = {X: charts.X_HANDLES, B: charts.B_HANDLES, W: charts.W_HANDLES}
    live_figure(
        charts.slope_panels(at, NODES, CURVE, labels),
        key="slope_figure",
        name=_("One more unit of x on the S-curve, under its slope, and on the ruler of the score"),
        summary=_summary(x, w, here),
        readouts=_readouts(here),
        sweeps=[_sweep(key, line) for key in CONTROLS],
        handles=[
            Handle(control.key, trace) for control, traces in moved.items() for trace in traces
        ],
        narrow=charts.narrow_panels(),
        height=26,
    )


SCENE = Scene(
    key="slope",
    name=message("Slope"),
    question=message("What does one more x do?"),
    task=message(
        "Drag the point from x = 0 to x = 3. Watch the step in q, the area, and the arrow of z."
    ),
    draw=slope,
    why=_why,
    controls=(W, B, X),
    ask=_predict_same_step,
    folds=(
        Fold("derivation", message("The slope, line by line"), _derivation, ask=_predict_slope),
        Fold("more", message("One more question"), ask=_sketch_slope),
    ),
    functions=(input_slope, sigmoid_derivative, probability_change, odds_factor),
)
