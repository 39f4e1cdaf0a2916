"""Points that the reader can change, and how their losses add up to the cost."""

from typing import Any

import numpy as np
import streamlit as st

from charts import colors
from charts.cost_ranges import cost_ranges
from charts.inputs import inputs_at
from core.binary import affine_score, sigmoid
from core.losses import Loss, Reduction, cost, cost_so_far
from lessons.loss.charts import points as charts
from ui.controls import choice, slider
from ui.language import _
from ui.layout import section, workbench
from ui.live_figure import Readout, Sweep, live_figure
from ui.numbers import format_number
from ui.parameters import Choice, Slider
from ui.point_editor import PointTable, point_table
from ui.run_queue import fragment

Data = tuple[np.ndarray, np.ndarray]  # x and labels
LOSSES: tuple[Loss, Loss] = ("cross_entropy", "squared_error")
DATASET = Choice("dataset", ("overlap", "separable", "one_class"), "overlap")
WEIGHT = Slider("weight", -3.0, 3.0, 0.1, 1.0, 1)
BIAS = Slider("bias", -4.0, 4.0, 0.1, 0.0, 1)
COST = Choice("cost", LOSSES, "cross_entropy")
REDUCTION = Choice("reduction", ("mean", "sum"), "mean")
POINTS = PointTable("points", -6.0, 6.0, 10)
CONTROLS = (DATASET, WEIGHT, BIAS, COST, REDUCTION, POINTS)
PRESETS = {
    "overlap": [(-3.0, 0), (-2.0, 0), (-1.0, 1), (1.0, 0), (2.0, 1), (3.0, 1)],
    "separable": [(0.0, 0), (1.0, 0), (2.0, 0), (3.0, 1), (4.0, 1), (5.0, 1)],
    "one_class": [(-2.0, 1), (-1.0, 1), (0.0, 1), (1.0, 1), (2.0, 1)],
}
FINE = np.linspace(-8, 8, 321)
CURVE = charts.curve_nodes(FINE, sigmoid(FINE))


def points() -> Data | None:
    """Draw the table of points and their losses; return the points, or None if there is none."""
    with section("data", _("Many examples: losses add up to the cost")):
        names = [_("overlapping"), _("separable"), _("one class")]
        dataset = choice(DATASET, _("Points"), names, on_change=POINTS.forget)
        table, chart = workbench()
        with table:
            st.space("small")  # for the toolbar, which the table shows above itself
            rows = point_table(POINTS, PRESETS[dataset], (_("x"), _("label y")))
            st.caption(_("Change a cell, add a row below, or mark rows and delete them."))
        with chart:
            if not rows:
                st.info(_("There is no point yet, so there is nothing to learn from. Add a row."))
                return None
            x, y = np.array(rows).T
            _costs(x, y)
            st.markdown(
                _(
                    "The **cost** is the **mean** of the losses. The sum is $n$ times the mean: it "
                    "has its lowest point in the same place, but every slope is $n$ times as "
                    "steep. With $n = 100$ points the same learning rate steps 100 times as far. "
                    "This course uses the mean everywhere."
                )
            )
    return x, y


def _labels(reduction: str) -> dict[str, str]:
    mean = reduction == "mean"
    return {
        "x": _("input x"),
        "belief": _("label, and belief q"),
        "point": _("point"),
        "points": _("point number"),
        "cost": _("share of the mean") if mean else _("share of the sum"),
        "total": _("mean") if mean else _("sum"),
        "curve": _("q = σ(w x + b)"),
        "one": _("label 1"),
        "zero": _("label 0"),
        "adds": _("each bar begins where the last one ended"),
    }


@fragment
def _costs(x: np.ndarray, y: np.ndarray) -> None:
    sliders, choices = st.columns([3, 2], gap="medium")
    with sliders:
        w = slider(WEIGHT, _("Weight w"))
        b = slider(BIAS, _("Bias b"))
    with choices:
        squared = choice(COST, _("Loss"), [_("cross-entropy"), _("squared error")]) != LOSSES[0]
        summed = choice(REDUCTION, _("Cost"), [_("mean"), _("sum")]) == "sum"
    _figure((x, y), (w, b), LOSSES[squared], "sum" if summed else "mean")


def _costs_along(data: Data, line: tuple, loss: Loss, reduction: Reduction) -> tuple[Any, ...]:
    """Return for a line, or many, the beliefs, the cost as it adds up, the mean and the sum."""
    x, y = data
    w, b = np.broadcast_arrays(*line)
    beliefs = sigmoid(affine_score(x, weight=w[..., np.newaxis], bias=b[..., np.newaxis]))
    given: dict[str, Any] = {"x": x, "y": y, "loss": loss}
    so_far = cost_so_far(w, b, **given, reduction=reduction)
    return (
        beliefs,
        so_far,
        cost(w, b, **given, reduction="mean"),
        cost(w, b, **given, reduction="sum"),
    )


def _figure(data: Data, line: tuple[float, float], loss: Loss, reduction: Reduction) -> None:
    beliefs, so_far, mean, total = _costs_along(data, line, loss, reduction)
    sweeps = []
    for control, at, lines in (
        (WEIGHT, line[0], (WEIGHT.values, line[1])),
        (BIAS, line[1], (line[0], BIAS.values)),
    ):
        swept = _costs_along(data, lines, loss, reduction)
        frames = charts.cost_frames(inputs_at(CURVE, *lines), data[1], swept[0], swept[1])
        numbers = {"cost_mean": swept[2], "cost_sum": swept[3]}
        sweeps.append(
            Sweep(
                control.key,
                control.values,
                frames,
                numbers,
                label=control.key,
                digits=control.digits,
                at=at,
                layout={"yaxis2.range": cost_ranges(swept[1][:, -1])},
            )
        )
    hue = charts.HUES[loss]
    live_figure(
        charts.points_and_costs(
            data,
            beliefs,
            (inputs_at(CURVE, *line), sigmoid(CURVE)),
            so_far,
            _labels(reduction),
            loss=loss,
        ),
        key="costs",
        name=_("Labelled points with the sigmoid curve, and their losses piled up to the cost"),
        summary=_("With {n} points the mean loss is {mean}, the sum {total}.").format(
            n=len(data[0]), mean=format_number(mean, 6), total=format_number(total, 6)
        ),
        readouts=[
            Readout("cost_mean", _("mean loss"), mean, 6, hue),
            Readout("cost_sum", _("sum of the losses"), total, 6, colors.NEUTRAL),
        ],
        sweeps=sweeps,
        narrow=charts.PANELS.narrow(),
        height=19,
    )
