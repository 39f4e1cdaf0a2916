"""A straight line in the score, and the S-curve that it is as a probability."""

from typing import Any

import numpy as np
import streamlit as st

from charts import colors
from core.binary import affine_score, midpoint, normal_cdf, sigmoid, sigmoid_derivative
from lessons.sigmoid.charts import panels as charts
from lessons.sigmoid.curves import FINE, SCALE, gap_sentence
from ui.controls import slider, switch
from ui.formula import live_formula
from ui.glossary import explained
from ui.language import _
from ui.language import gettext_noop as message
from ui.live_figure import Handle, Readout, Sweep, live_figure
from ui.live_figure.shared import shared
from ui.numbers import format_number, plain, significant
from ui.parameters import Slider, Switch
from ui.questions import Axis, Misplaced, PlacePoint, draw_board
from ui.scenes import Fold, Scene, bench

W = Slider("w", -5.0, 5.0, 0.1, 1.0, 1)
B = Slider("b", -5.0, 5.0, 0.1, 0.0, 1)
X = Slider("x", -5.0, 5.0, 0.1, 0.0, 1)
OVERLAYS = {name: Switch(name) for name in ("derivative", "probit", "scaled")}
CURVES = {
    "sigmoid": sigmoid,
    "derivative": sigmoid_derivative,
    "probit": normal_cdf,
    "scaled": lambda score: sigmoid(affine_score(score, weight=SCALE, bias=0)),
}
NEAR = 0.25  # of x, within which a place is one that was foreseen
GRID = W.values  # and those of b and x: sliders of one range, whose values are sent once
NODES = charts.score_nodes(FINE, [curve(FINE) for curve in CURVES.values()])


def _reading(x: Any, w: Any, b: Any) -> dict[str, Any]:
    """Return the score at an input, its probability, and the slope of the sigmoid there."""
    z = affine_score(x, weight=w, bias=b)
    return {"z": z, "probability": sigmoid(z), "slope": sigmoid_derivative(z)}


def _line_ends(w: Any, b: Any) -> np.ndarray:
    ends = [affine_score(end, weight=w, bias=b) for end in charts.INPUT_SPAN]
    return np.stack(np.broadcast_arrays(*ends), axis=-1)


def _sweeps(x: float, w: float, b: float, shown: list[str]) -> list[Sweep]:
    along = _reading(GRID, w, b)
    frames = charts.point_frames(GRID, w, along, shown)
    return [
        _line_sweep(W, w, x, GRID, b, shown),
        _line_sweep(B, b, x, w, GRID, shown),
        Sweep(X.key, GRID, frames, along, label=X.key, digits=X.digits, at=x),
    ]


def _line_sweep(control: Slider, at: float, x: float, w: Any, b: Any, shown: list[str]) -> Sweep:
    along = _reading(x, w, b)
    frames = charts.line_frames(x, w, b, _line_ends(w, b), NODES, _heights(b, shown), along)
    named: dict[str, Any] = {"label": control.key, "digits": control.digits}
    return Sweep(control.key, GRID, frames, along, **named, at=at)


def _heights(score: Any, shown: list[str]) -> dict[str, Any]:
    return {name: CURVES[name](score) for name in shown}


def _labels() -> dict[str, str]:
    return {
        "x": _("input x"),
        "z": _("score z"),
        "q": _("probability q"),
        "line": _("z = w x + b, a straight line"),
        "sigmoid": "σ(z)",
        "derivative": "σ′(z)",
        "probit": "Φ(z)",
        "scaled": f"σ({SCALE} z)",
    }


def controls_of_line() -> tuple[float, float, float]:
    """Draw the sliders of the line and return weight, bias and input."""
    w = slider(W, _("Weight w: steepness and direction"))
    b = slider(B, _("Bias b: the score at x = 0"))
    return w, b, slider(X, _("Input x"))


def _overlays() -> list[str]:
    """Draw the switches of further curves and return which are on."""
    names = {
        "derivative": _("Slope σ′(z)"),
        "probit": _("Normal cumulative curve (CDF) Φ(z)"),
        "scaled": _("Squeezed sigmoid σ({scale} z)").format(scale=SCALE),
    }
    with st.expander(_("More curves")):
        on = [name for name, control in OVERLAYS.items() if switch(control, names[name])]
        if "scaled" in on or "probit" in on:
            st.caption(gap_sentence())
    return on


def _formulas() -> str:
    latex = (
        r"z = w\,x + b = @z",
        r"q = \sigma(z) = \frac{1}{1+e^{-(@z)}} = @probability",
    )
    return "".join(live_formula(line) for line in latex)


def _flat() -> str:
    return _("The weight is 0: both curves are flat, and there is no midpoint.")


def _summary(x: float, w: float, b: float, here: dict[str, Any]) -> str:
    parts = {"w": plain(w), "b": plain(b), "x": plain(x)}
    parts |= {"z": significant(here["z"]), "q": significant(here["probability"])}
    if not w:
        words = _("Bias {b}. At x = {x} the score is {z}, the probability {q}.").format(**parts)
        return f"{words} {_flat()}"
    return _(
        "Weight {w}, bias {b}. At x = {x} the score is {z}, the probability {q}. "
        "The midpoint lies at x = {middle}."
    ).format(**parts, middle=significant(midpoint(weight=w, bias=b)))


def panels() -> None:
    controls, chart = bench()
    with controls:
        w, b, x = controls_of_line()
        shown = ["sigmoid", *_overlays()]
        if not w:
            st.caption(_flat())
    with chart:
        if not draw_board():
            _figure(x, w, b, shown)


def _predict_midpoint() -> PlacePoint:
    line = {"weight": 2, "bias": -3}
    middle = plain(midpoint(**line))
    return PlacePoint(
        "predict_midpoint",
        _("**w = 2, b = −3.** Place the point at the x where the machine is undecided, q = ½."),
        Axis(_("input x"), X.values, range(-5, 6), digits=1),
        midpoint(**line),
        hint=_("Which score belongs to q = ½?"),
        explanation=_("q = ½ where z = 0: 2x − 3 = 0, x = −b/w = {middle}.").format(middle=middle),
        tolerance=0.2,
        misplaced=[Misplaced(at, said, NEAR) for at, said in _midpoint_slips(line).items()],
    )


def _midpoint_slips(line: dict[str, int]) -> dict[float, str]:
    return {
        -1.5: _("There z = 2·(−1.5) − 3 = {z}. Mind the sign: 2x must make up for −3.").format(
            z=significant(affine_score(-1.5, **line))
        ),
        0.0: _("At x = 0 the score is b = −3, not 0."),
        0.67: _("You divided w by b. Solve 2x − 3 = 0."),
        3.0: _("There z = {z}: you went too far.").format(
            z=format_number(affine_score(3, **line), 0)
        ),
    }


def _why() -> str:
    return _(
        "The score $z = wx + b$ is an **affine** function of x: a straight line, shifted by b. The "
        "**sigmoid** $\\sigma$ bends it into an S between 0 and 1. w sets steepness and direction, "
        "$-b/w$ the midpoint. **Logistic regression** assumes just this: the logit is a straight "
        "line in x. How w and b are found comes next."
    )


def _details() -> None:
    explained(
        _(
            "Affine is not quite linear: a linear function sends 0 to 0, an affine one may add a "
            "constant. Least squares on logits would not work: labels 0 and 1 have the logits −∞ "
            "and ∞."
        )
    )


@shared
def _figure(x: float, w: float, b: float, shown: list[str]) -> None:
    here = _reading(x, w, b)
    live_figure(
        charts.linked_panels(
            {"x": x, "w": w, "b": b, **here},
            _line_ends(w, b),
            NODES,
            _heights(NODES, shown),
            _heights(b, shown),
            _labels(),
        ),
        key="panels",
        name=_("A straight line on the logit axis, beside it the S-curve of the probability"),
        summary=_summary(x, w, b, here),
        readouts=[
            Readout("z", _("score z"), here["z"], color=colors.LOGIT),
            Readout(
                "probability",
                _("probability q = σ(z)"),
                here["probability"],
                color=colors.PROBABILITY,
            ),
            Readout("slope", _("slope dq/dz = σ′(z)"), here["slope"], color=colors.NEUTRAL),
        ],
        formula=_formulas(),
        sweeps=_sweeps(x, w, b, shown),
        handles=[
            Handle(X.key, charts.PROBABILITY),
            Handle(X.key, charts.SCORE),
            Handle(B.key, charts.MIDDLE),
            Handle(B.key, charts.MIDDLE_SCORE),
        ],
        narrow=charts.PANELS.narrow(),
        height=26,
    )


SCENE = Scene(
    key="panels",
    name=message("Line and S"),
    question=message("How does a line become an S?"),
    task=message(
        "Drag the diamond to x = 2. Then make the curve steeper, and make it fall. "
        "Which slider did it?"
    ),
    draw=panels,
    why=_why,
    controls=(W, B, X, *OVERLAYS.values()),
    ask=_predict_midpoint,
    folds=(Fold("details", message("Details"), _details),),
    functions=(affine_score, midpoint, sigmoid, sigmoid_derivative, normal_cdf),
)
