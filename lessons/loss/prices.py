"""What one belief costs, for both labels and by both losses."""

from typing import Any

import numpy as np
import streamlit as st

from charts import colors
from core.binary import logit, sigmoid
from core.losses import (
    binary_cross_entropy,
    binary_cross_entropy_gradient,
    squared_error,
    squared_error_gradient,
)
from lessons.loss.charts import prices as charts
from ui.controls import choice, slider
from ui.formula import live_formula
from ui.language import _
from ui.layout import workbench
from ui.live_figure import Handle, Readout, Sweep, live_figure
from ui.live_figure.multiples import multiples
from ui.numbers import format_number
from ui.parameters import Choice, Slider
from ui.run_queue import fragment

Y = Choice("y", ("1", "0"), "1")
Z = Slider("z", -8.0, 8.0, 0.05, 0.0, 2)
OVER = Choice("over", charts.VIEWS, "probability")
CONTROLS = (Y, Z, OVER)
OTHER_LABEL = {1: 0, 0: 1}
BELIEFS = (0.01, 0.1, 0.5, 0.9)


def _set_belief(belief: float) -> None:
    st.session_state[Z.key] = float(logit(belief))


def _price(z, y: int) -> dict[str, Any]:
    """Return what a score costs under a label, by both losses, and how steeply."""
    return {
        "score": np.asarray(z),
        "probability": sigmoid(z),
        "bce": binary_cross_entropy(z, y),
        "other_bce": binary_cross_entropy(z, OTHER_LABEL[y]),
        "squared_error": squared_error(z, y),
        "bce_gradient": binary_cross_entropy_gradient(z, y),
        "squared_error_gradient": squared_error_gradient(z, y),
    }


def _written(loss: float) -> str:
    return format_number(loss, 2)


def _labels(view: str) -> dict[str, str]:
    axes = {"probability": _("probability q of label 1"), "logit": _("score z (logits)")}
    return {
        "where": axes[view],
        "cost": _("loss"),
        "one": _("−ln q, if the label is 1"),
        "zero": _("−ln(1 − q), if the label is 0"),
        "squared": _("squared error ½(q − y)²"),
    }


def _formulas(y: int) -> str:
    surprisal = (r"-\ln(1-q) = -\ln(1-@probability)", r"-\ln q = -\ln(@probability)")[y]
    softplus = rf"\text{{softplus}}(z) - y\,z = \ln(1+e^{{@score}}) - {y}\cdot(@score)"
    return live_formula(rf"{surprisal} = @bce") + live_formula(rf"{softplus} = @bce")


def _readouts(here: dict[str, Any]) -> list[Readout]:
    blue, pink = charts.CROSS_ENTROPY, charts.SQUARED_ERROR
    rows = [
        ("score", _("score z"), 3, colors.NEUTRAL),
        ("probability", _("probability q"), 6, colors.NEUTRAL),
        ("bce", _("cross-entropy (BCE)"), 6, blue),
        ("other_bce", _("the other label would cost"), 6, colors.NEUTRAL),
        ("squared_error", _("squared error"), 6, pink),
        ("bce_gradient", _("slope of the BCE over z"), 6, blue),
        ("squared_error_gradient", _("slope of the squared error over z"), 6, pink),
    ]
    return [Readout(name, text, here[name], digits, hue) for name, text, digits, hue in rows]


def _controls() -> tuple[int, float, str]:
    y = choice(Y, _("Label y: what is true"), ["1", "0"])
    z = slider(Z, _("Score z: what the machine says"))
    st.caption(_("Or choose the probability q:"))
    with st.container(horizontal=True, gap="small"):
        for belief in BELIEFS:
            st.button(f"{belief:g}", key=f"q_{belief:g}", on_click=_set_belief, args=(belief,))
    view = choice(OVER, _("Seen over"), [_("probability"), _("logit")])
    st.caption(
        _("Drag the round point. The dotted curve is what the same belief costs if y is other.")
    )
    return int(y), z, view


@fragment
def prices() -> None:
    controls, chart = workbench()
    with controls:
        y, z, view = _controls()
    here, every = _price(z, y), _price(Z.values, y)
    where = {"probability": "probability", "logit": "score"}[view]
    at = {
        "where": here[where],
        "price": here["bce"],
        "other": here["other_bce"],
        "squared": here["squared_error"],
    }
    grid = _price(charts.NODES, y)
    curves = [binary_cross_entropy(charts.NODES, label) for label in (1, 0)]
    frames = charts.price_frames(
        every[where],
        every["bce"],
        every["other_bce"],
        every["squared_error"],
        charts.edges(view, _written),
    )
    frames |= multiples({trace: frames[trace] for trace in charts.ROUNDED}, charts.FINE)
    with chart:
        live_figure(
            charts.loss_curves(
                at,
                (grid[where], *curves, grid["squared_error"]),
                _labels(view),
                y=y,
                view=view,
                write=_written,
            ),
            key="prices",
            name=_("Loss of one example over the belief, for both labels"),
            summary=_(
                "With label {y} and probability {q} the cross-entropy is {bce}, "
                "the squared error {squared}."
            ).format(
                y=y,
                q=format_number(here["probability"], 6),
                bce=format_number(here["bce"], 6),
                squared=format_number(here["squared_error"], 6),
            ),
            readouts=_readouts(here),
            formula=_formulas(y),
            sweeps=[Sweep(Z.key, Z.values, frames, every, label="z", digits=Z.digits, at=z)],
            handles=[Handle(Z.key, trace) for trace in charts.HANDLES],
            narrow=charts.narrow_curves(y=y, view=view),
            height=23,
        )
