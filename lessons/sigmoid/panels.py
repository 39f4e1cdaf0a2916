"""A straight line on the logit axis, and the S-curve that it is as a probability."""

from typing import Any

import numpy as np
import streamlit as st

from charts import colors
from core.binary import affine_score, midpoint, normal_cdf, sigmoid, sigmoid_derivative
from lessons.sigmoid.charts import panels as charts
from lessons.sigmoid.curves import FINE, SCALE, gap_sentence
from ui.controls import slider, switch
from ui.formula import live_formula
from ui.language import _
from ui.layout import workbench
from ui.live_figure import Handle, Readout, Sweep, live_figure
from ui.numbers import format_number
from ui.parameters import Parameter, Slider, Switch
from ui.run_queue import fragment

W = Slider("w", -5.0, 5.0, 0.1, 1.0, 1)
B = Slider("b", -5.0, 5.0, 0.1, 0.0, 1)
X = Slider("x", -5.0, 5.0, 0.1, 0.0, 1)
OVERLAYS = {name: Switch(name) for name in ("derivative", "probit", "scaled")}
CONTROLS: tuple[Parameter, ...] = (W, B, X, *OVERLAYS.values())
CURVES = {
    "sigmoid": sigmoid,
    "derivative": sigmoid_derivative,
    "probit": normal_cdf,
    "scaled": lambda score: sigmoid(affine_score(score, weight=SCALE, bias=0)),
}
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
    frames = charts.point_frames(GRID, along, shown)
    return [
        _line_sweep(W, w, x, GRID, b, shown),
        _line_sweep(B, b, x, w, GRID, shown),
        Sweep(X.key, GRID, frames, along, label=X.key, digits=X.digits, at=x),
    ]


def _line_sweep(control: Slider, at: float, x: float, w: Any, b: Any, shown: list[str]) -> Sweep:
    along = _reading(x, w, b)
    frames = charts.line_frames(w, b, _line_ends(w, b), NODES, _heights(b, shown), along)
    named: dict[str, Any] = {"label": control.key, "digits": control.digits}
    return Sweep(control.key, GRID, frames, along, **named, at=at)


def _heights(score: Any, shown: list[str]) -> dict[str, Any]:
    return {name: CURVES[name](score) for name in shown}


def _labels() -> dict[str, str]:
    return {
        "x": _("input x"),
        "z": _("score z (logits)"),
        "q": _("probability q"),
        "line": _("z = w x + b, a straight line"),
        "sigmoid": "σ(z)",
        "derivative": "σ′(z)",
        "probit": "Φ(z)",
        "scaled": f"σ({SCALE} z)",
    }


def _controls() -> tuple[float, float, float, list[str]]:
    w = slider(W, _("Weight w: steepness and direction"))
    b = slider(B, _("Bias b: the score at x = 0"))
    x = slider(X, _("Input x"))
    names = {
        "derivative": _("Slope σ′(z)"),
        "probit": _("Normal curve Φ(z)"),
        "scaled": _("Squeezed sigmoid σ({scale} z)").format(scale=SCALE),
    }
    on = [name for name, control in OVERLAYS.items() if switch(control, names[name])]
    st.caption(
        _("Drag a filled point to move x, or an open diamond, the midpoint −b/w, to move b.")
    )
    if "scaled" in on or "probit" in on:
        st.caption(gap_sentence())
    return w, b, x, ["sigmoid", *on]


def _formulas() -> str:
    latex = (
        r"z = w\,x + b = @z",
        r"q = \sigma(z) = \frac{1}{1+e^{-(@z)}} = @probability",
        r"\sigma'(z) = q\,(1-q) = @slope",
    )
    return "".join(live_formula(line) for line in latex)


def _summary(x: float, w: float, b: float, here: dict[str, Any]) -> str:
    parts = {"x": format_number(x, 1), "z": format_number(here["z"], 3)}
    parts["q"] = format_number(here["probability"], 6)
    parts["w"], parts["b"] = format_number(w, 1), format_number(b, 1)
    if not w:
        return _(
            "Bias {b}. At x = {x} the score is {z}, the probability {q}. The weight is 0: both "
            "curves are flat, and there is no midpoint."
        ).format(**parts)
    return _(
        "Weight {w}, bias {b}. At x = {x} the score is {z}, the probability {q}. "
        "The midpoint lies at x = {middle}."
    ).format(**parts, middle=format_number(midpoint(weight=w, bias=b), 3))


@fragment
def panels() -> None:
    controls, chart = workbench()
    with controls:
        w, b, x, shown = _controls()
    with chart:
        _figure(x, w, b, shown)


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
            Readout("z", _("score z"), here["z"], 3, colors.LOGIT),
            Readout(
                "probability",
                _("probability q = σ(z)"),
                here["probability"],
                6,
                colors.PROBABILITY,
            ),
            Readout("slope", _("slope dq/dz = σ′(z)"), here["slope"], 6, colors.NEUTRAL),
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
