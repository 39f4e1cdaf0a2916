"""How the slope changes: the second derivatives of the cross-entropy along the logits."""

from typing import Any

import numpy as np
import streamlit as st

from charts import colors
from core.softmax import hessian_eigenvalues, softmax_cross_entropy_hessian
from lessons.cross_entropy.charts import beliefs as hues
from lessons.cross_entropy.charts import curvature as charts
from lessons.cross_entropy.walk import TAKEN, Chosen, Others, Walk
from ui.language import _
from ui.live_figure import Readout, Sweep, live_figure
from ui.live_figure.multiples import multiples
from ui.numbers import format_number
from ui.parameters import Slider, Steps

NAMES = ("variance_1", "variance_2", "variance_3", "eigenvalue_1", "eigenvalue_2", "eigenvalue_3")


def curvature(chosen: Chosen, walk: Walk, others: Others) -> None:
    """Draw the second derivatives at the step that was taken, and say what they mean."""
    picture, words = st.columns([3, 2], gap="medium", vertical_alignment="center")
    with picture:
        _figure(chosen, walk, others)
    words.markdown(
        _(
            "**How the slope changes.** The second derivatives are $\\text{diag}(s) - s s^\\top$ "
            "with $s = \\text{softmax}(o)$, whatever the label: the **variance** of the one-hot "
            "outcome on the diagonal (blue), its covariances beside it (pink, below 0). No "
            "eigenvalue λ is negative, so the loss is a cup. One is 0: raise all logits alike, "
            "and nothing changes."
        )
    )


def _numbers(logits: np.ndarray) -> dict[str, Any]:
    variances = np.diagonal(softmax_cross_entropy_hessian(logits), axis1=-2, axis2=-1)
    rows = np.concatenate([variances, hessian_eigenvalues(logits)], axis=-1)
    return dict(zip(NAMES, np.moveaxis(rows, -1, 0), strict=True))


def _sweep(control: Slider, at: float, values: np.ndarray, logits: np.ndarray) -> Sweep:
    numbers = _numbers(logits)
    return Sweep(
        control.key,
        values,
        multiples(charts.map_frames(softmax_cross_entropy_hessian(logits)), charts.SHADE),
        # The smallest eigenvalue is 0, whatever the logits are.
        {name: numbers[name] for name in NAMES if name != "eigenvalue_1"},
        label=control.key,
        digits=control.digits,
        by_index=isinstance(control, Steps),
        at=at,
    )


def _figure(chosen: Chosen, walk: Walk, others: Others) -> None:
    here = walk.logits[chosen.place]
    numbers = _numbers(here)
    sweeps = [_sweep(TAKEN, chosen.taken, TAKEN.values, walk.logits)]
    for control, values, other in others:
        sweeps.append(_sweep(control, chosen.values[control], values, other.logits[chosen.place]))
    labels = [*(f"s({one})(1 − s({one}))" for one in hues.SYMBOLS), "λ₁", "λ₂", "λ₃"]
    live_figure(
        charts.curvature_map(softmax_cross_entropy_hessian(here), _("logit o")),
        key="curvature",
        name=_("Second derivatives of the loss along pairs of logits, as a map"),
        summary=_("The eigenvalues are 0, {middle} and {largest}.").format(
            middle=format_number(numbers["eigenvalue_2"], 5),
            largest=format_number(numbers["eigenvalue_3"], 5),
        ),
        readouts=[
            Readout(name, label, numbers[name], 4 if name.startswith("v") else 5, colors.NEUTRAL)
            for name, label in zip(NAMES, labels, strict=True)
        ],
        sweeps=sweeps,
        narrow=charts.NARROW,
        height=12,
    )
