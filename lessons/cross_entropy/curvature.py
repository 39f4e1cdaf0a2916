"""How the slope changes: the second derivatives of the cross-entropy along the logits."""

from typing import Any

import numpy as np

from charts import colors
from core.softmax import hessian_eigenvalues, softmax_cross_entropy_hessian
from lessons.cross_entropy.charts import curvature as charts
from lessons.cross_entropy.charts.beliefs import SYMBOLS
from lessons.cross_entropy.walk import (
    CONTROLS,
    TAKEN,
    Chosen,
    controls,
    other_walks,
    present_walk,
)
from ui.language import _
from ui.language import gettext_noop as message
from ui.live_figure import Readout, Sweep, live_figure
from ui.live_figure.multiples import multiples
from ui.live_figure.shared import shared
from ui.numbers import significant
from ui.parameters import Slider, Steps
from ui.questions import Answer, AskNumber, ChooseOne
from ui.scenes import Fold, Scene, bench

OUTCOMES = np.array([0.2, 0.3, 0.5])  # whose variance is asked for
NAMES = ("variance_1", "variance_2", "variance_3", "eigenvalue_1", "eigenvalue_2", "eigenvalue_3")


def curvature() -> None:
    place, chart = bench()
    with place:
        chosen = controls()
    with chart:
        _figure(chosen)


def _predict_flat() -> ChooseOne:
    return ChooseOne(
        "predict_flat",
        _("Along which change of the logits is the loss perfectly flat?"),
        (
            Answer(
                _("all doubled"),
                _("Doubling doubles the differences, and the belief sharpens."),
            ),
            Answer(
                _("only the true class up"),
                _("That lowers the loss: its slope is q − 1."),
            ),
            Answer(
                _("all up by the same amount"),
                _("Softmax sees differences alone, and they stay."),
                right=True,
            ),
            Answer(
                _("two of them swapped"),
                _("Only where the true class is neither of the two; else its price changes."),
            ),
        ),
        hint=_("What does softmax not notice?"),
    )


def _predict_curvature() -> AskNumber:
    second = softmax_cross_entropy_hessian(np.log(OUTCOMES))
    first = float(OUTCOMES[0])
    return AskNumber(
        "predict_curvature",
        _(
            "Softmax gives 0.2, 0.3, 0.5. What is the second derivative of the cross-entropy along "
            "the first logit?"
        ),
        float(second[0, 0]),
        hint=_("The slope is softmax − y, and y is constant. How fast does the first share grow?"),
        explanation=_(
            "0.2 × 0.8 = {variance}, whatever the label: the variance of an outcome that is 1 with "
            "probability 0.2. A variance is never negative, so the loss, and log-sum-exp in it, is "
            "convex."
        ).format(variance=significant(second[0, 0])),
        tolerance=0.001,
        replies={
            first: _("That is the share itself: the slope of log-sum-exp, not how it changes."),
            first - 1: _("That is the slope where the first class is the label."),
            -float(second[0, 0]): _("Mind the sign: raising a logit raises its own share."),
            first**2: _("That is the share squared: only one part of it."),
        },
    )


def _why() -> str:
    return _(
        "The second derivatives are $\\text{diag}(s) - s s^\\top$ with $s = \\text{softmax}(o)$, "
        "whatever the label: the variance of the one-hot outcome on the diagonal, its covariances "
        "elsewhere. No eigenvalue is negative, so the loss is convex in the logits. One is 0: "
        "raising all logits by the same amount changes nothing."
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


@shared
def _figure(chosen: Chosen) -> None:
    walk = present_walk(chosen)
    here = walk.logits[chosen.place]
    numbers = _numbers(here)
    sweeps = [_sweep(TAKEN, chosen.taken, TAKEN.values, walk.logits)]
    for control, values, other in other_walks(chosen):
        sweeps.append(_sweep(control, chosen.values[control], values, other.logits[chosen.place]))
    labels = [*(f"s({one})(1 − s({one}))" for one in SYMBOLS), "λ₁", "λ₂", "λ₃"]
    live_figure(
        charts.curvature_map(softmax_cross_entropy_hessian(here), _("logit o")),
        key="curvature",
        name=_("Second derivatives of the loss along pairs of logits, as a map"),
        summary=_("The eigenvalues are 0, {middle} and {largest}.").format(
            middle=significant(numbers["eigenvalue_2"]),
            largest=significant(numbers["eigenvalue_3"]),
        ),
        readouts=[
            Readout(name, label, numbers[name], 4, colors.NEUTRAL)
            for name, label in zip(NAMES, labels, strict=True)
        ],
        sweeps=sweeps,
        narrow=charts.NARROW,
        height=12,
    )


SCENE = Scene(
    key="curvature",
    name=message("Curvature"),
    question=message("How does the slope itself change?"),
    task=message(
        "Take steps and watch the map of second derivatives fade. Which eigenvalue never moves?"
    ),
    draw=curvature,
    why=_why,
    controls=CONTROLS,
    ask=_predict_flat,
    folds=(Fold("variance", message("One more question"), ask=_predict_curvature),),
    functions=(softmax_cross_entropy_hessian, hessian_eigenvalues),
    deeper=True,
)
