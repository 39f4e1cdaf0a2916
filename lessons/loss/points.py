"""How the losses of the examples add up to the cost."""

from functools import lru_cache
from typing import Any

import numpy as np
import streamlit as st

from charts import colors
from charts.inputs import inputs_at
from core.binary import affine_score, sigmoid
from core.losses import Loss, Reduction, cost, cost_so_far, error_count, misclassified_points
from lessons.loss.charts import points as charts
from lessons.loss.examples import (
    DATASET,
    LOSSES,
    POINTS,
    PRESETS,
    Data,
    Rows,
    examples,
    pictures,
    rows_of,
)
from ui.address import value_of
from ui.controls import choice, menu, slider
from ui.language import _
from ui.language import gettext_noop as message
from ui.live_figure import Readout, Sweep, live_figure
from ui.live_figure.multiples import multiples
from ui.live_figure.shared import shared
from ui.numbers import significant
from ui.parameters import Choice, Slider
from ui.point_editor import point_table, points_of
from ui.questions import Answer, ChooseOne
from ui.scenes import Fold, Scene, bench

WEIGHT = Slider("weight", -3.0, 3.0, 0.1, 1.0, 1)
BIAS = Slider("bias", -4.0, 4.0, 0.1, 0.0, 1)
COST = Choice("cost", LOSSES, "cross_entropy")
REDUCTION = Choice("reduction", ("mean", "sum"), "mean")
FINE = np.linspace(-8, 8, 321)
CURVE = charts.curve_nodes(FINE, sigmoid(FINE))
STEEP = 3.0  # the weight up to which the task lets w be dragged


def points() -> None:
    controls, chart = bench()
    with controls:
        w = slider(WEIGHT, _("Weight w"))
        b = slider(BIAS, _("Bias b"))
        names = [_("overlapping"), _("separable"), _("one class")]
        menu(DATASET, _("Points"), names, on_change=POINTS.forget)
        squared = choice(COST, _("Loss"), [_("cross-entropy"), _("squared error")]) != LOSSES[0]
        summed = choice(REDUCTION, _("Cost"), [_("mean"), _("sum")]) == "sum"
    with chart:
        data = examples()
        if data is not None:
            _figure(data, (w, b), LOSSES[squared], "sum" if summed else "mean")


def _predict_accuracy() -> ChooseOne:
    given: dict[str, Any] = dict(zip("xy", pictures(), strict=True))
    before, after = (
        significant(cost(w, 0, **given, loss="cross_entropy")) for w in (WEIGHT.default, STEEP)
    )
    return ChooseOne(
        "predict_accuracy",
        _("Can the cost rise although exactly the same pictures stay right and wrong?"),
        (
            Answer(
                _("no: the cost counts the errors"),
                _("Accuracy counts errors. The cost also asks how sure the machine was."),
            ),
            Answer(
                _("yes"),
                _(
                    "From w = 1 to w = 3 two stay wrong, and the cost rises from {before} "
                    "to {after}."
                ).format(before=before, after=after),
                right=True,
            ),
            Answer(
                _("no: a steeper curve is always better"),
                _("For the four right ones it is. And for the two wrong ones?"),
            ),
        ),
        hint=_(
            "A wrong answer with q = 0.27, or one with q = 0.05 for the true label: which costs "
            "more?"
        ),
    )


def _why() -> str:
    return _(
        "The cost is the **mean** loss, $-\\frac1n\\sum_i[\\,y_i\\ln q_i + "
        "(1-y_i)\\ln(1-q_i)\\,]$. Sum and mean have their lowest point in the same place, but the "
        "sum's slopes are n times as steep: with n = 100 the same learning rate would step 100 "
        "times as far. This course always uses the mean."
    )


def _table() -> None:
    """Draw the table of points; what changes in it is shown by the whole page."""
    preset = PRESETS[value_of(DATASET)]
    before = points_of(POINTS, preset)
    st.caption(_("Change a cell, add a row below, or mark rows and delete them."))
    st.space("small")  # for the toolbar, which the table shows above itself
    if point_table(POINTS, preset, (_("x"), _("label y"))) != before:
        st.rerun()


def _labels(reduction: str, nothing: float) -> dict[str, str]:
    mean = reduction == "mean"
    return {
        "x": _("input x"),
        "belief": _("label, and probability q"),
        "point": _("point"),
        "points": _("point number"),
        "cost": _("share of the mean") if mean else _("share of the sum"),
        "total": _("mean") if mean else _("sum"),
        "curve": _("q = σ(w x + b)"),
        "one": _("label 1"),
        "zero": _("label 0"),
        "wrong": _("wrong"),
        "adds": _("each bar begins where the last one ended"),
        "nothing": _("knows nothing: {cost}").format(cost=significant(nothing)),
    }


def _costs_along(rows: Rows, line: tuple, loss: Loss, reduction: Reduction) -> dict[str, Any]:
    """Return for a line, or many, beliefs, what is wrong, and the cost as it adds up."""
    x, y = rows
    w, b = np.broadcast_arrays(*line)
    given: dict[str, Any] = {"x": x, "y": y, "loss": loss}
    return {
        "beliefs": sigmoid(affine_score(x, weight=w[..., np.newaxis], bias=b[..., np.newaxis])),
        "wrong": misclassified_points(w, b, x=x, y=y),
        "so_far": cost_so_far(w, b, **given, reduction=reduction),
        "numbers": {
            "cost_mean": cost(w, b, **given, reduction="mean"),
            "cost_sum": cost(w, b, **given, reduction="sum"),
            "wrong": error_count(w, b, x=x, y=y),
        },
    }


@lru_cache(maxsize=64)
def _parts(
    rows: Rows, w: float | None, b: float | None, loss: Loss, reduction: Reduction
) -> dict[str, Any]:
    """Return what the slider of the weight or of the bias changes: the one that is None."""
    lines = (WEIGHT.values if w is None else w, BIAS.values if b is None else b)
    swept = _costs_along(rows, lines, loss, reduction)
    labels, so_far = np.array(rows[1]), swept["so_far"]
    curves = inputs_at(CURVE, *lines)
    frames = charts.cost_frames(curves, labels, swept["beliefs"], so_far, wrong=swept["wrong"])
    axes = charts.cost_axes(so_far[:, -1], _nothing(rows, loss, reduction))
    return {
        "traces": multiples(frames, charts.FINE),
        "readouts": swept["numbers"],
        "layout": {"yaxis2.range": axes},
    }


def _nothing(rows: Rows, loss: Loss, reduction: Reduction) -> float:
    return float(cost(0, 0, x=rows[0], y=rows[1], loss=loss, reduction=reduction))


def _sweep(control: Slider, at: float, parts: dict[str, Any]) -> Sweep:
    named: dict[str, Any] = {"label": control.key, "digits": control.digits, "at": at}
    return Sweep(control.key, control.values, **parts, **named)


@shared
def _figure(data: Data, line: tuple[float, float], loss: Loss, reduction: Reduction) -> None:
    rows, (w, b) = rows_of(data), line
    here = _costs_along(rows, line, loss, reduction)
    nothing = _nothing(rows, loss, reduction)
    numbers = here["numbers"]
    live_figure(
        charts.points_and_costs(
            data,
            here["beliefs"],
            (inputs_at(CURVE, *line), sigmoid(CURVE)),
            here["so_far"],
            _labels(reduction, nothing),
            loss=loss,
            wrong=here["wrong"],
            nothing=nothing,
        ),
        key="costs",
        name=_("Labelled points with the sigmoid curve, and their losses piled up to the cost"),
        summary=_("With {n} points the mean loss is {mean}, the sum {total}.").format(
            n=len(data[0]),
            mean=significant(numbers["cost_mean"]),
            total=significant(numbers["cost_sum"]),
        ),
        readouts=[
            Readout(
                "cost_mean", _("cost: mean loss"), numbers["cost_mean"], color=charts.HUES[loss]
            ),
            Readout("cost_sum", _("sum of the losses"), numbers["cost_sum"], color=colors.NEUTRAL),
            Readout(
                "wrong",
                _("wrong, of {n}").format(n=len(data[0])),
                numbers["wrong"],
                0,
                colors.ODDS,
            ),
        ],
        sweeps=[
            _sweep(WEIGHT, w, _parts(rows, None, b, loss, reduction)),
            _sweep(BIAS, b, _parts(rows, w, None, loss, reduction)),
        ],
        narrow=charts.PANELS.narrow(),
        height=19,
    )


SCENE = Scene(
    key="points",
    name=message("Cost"),
    question=message("How do losses become one cost?"),
    task=message("Drag w from 1 to 3. Count the wrong pictures, and watch bars 3 and 4."),
    draw=points,
    why=_why,
    controls=(WEIGHT, BIAS, DATASET, POINTS, COST, REDUCTION),
    ask=_predict_accuracy,
    folds=(Fold("table", message("The points as a table"), _table),),
    functions=(cost, cost_so_far, misclassified_points, error_count),
)
