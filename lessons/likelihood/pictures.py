"""A row of pictures under one curve: each has a probability of its own, and they multiply."""

from typing import Any

import numpy as np
import streamlit as st

from charts import colors
from charts.marks import Frames
from core.binary import affine_score, sigmoid
from core.likelihood import joint_likelihood, label_probability, likeliest_line
from core.losses import cost, point_losses
from lessons.likelihood.cards import FRAME, cards, loss_of, probability_of
from lessons.likelihood.charts import pictures as charts
from ui.address import touched
from ui.controls import slider, switch
from ui.formula import live_formula
from ui.language import _
from ui.layout import section, workbench
from ui.live_figure import Handle, Readout, Sweep, live_figure
from ui.live_figure.multiples import Multiples
from ui.numbers import format_number
from ui.parameters import Slider, Switch
from ui.run_queue import fragment

WEIGHT = Slider("weight", -3.0, 3.0, 0.1, 0.0, 1)
BIAS = Slider("bias", -4.0, 4.0, 0.1, 0.0, 1)
LOWEST = Switch("lowest", default=False)
CONTROLS = (WEIGHT, BIAS, LOWEST)
# Lengths of snouts, compared with the average, and whether the picture shows a dog.
X, Y = np.array([-3.0, -2.0, -1.0, 1.0, 2.0, 3.0]), np.array([0, 0, 1, 0, 1, 1])
DATA: dict[str, Any] = {"x": X, "y": Y}
COSTED: dict[str, Any] = {**DATA, "loss": "cross_entropy"}
BEST = likeliest_line(X, Y)


def _beliefs(x: Any, weight: Any, bias: Any) -> Any:
    w, b = (np.asarray(one, dtype=float)[..., np.newaxis] for one in (weight, bias))
    return sigmoid(affine_score(x, weight=w, bias=b))


def _heights(weight: Any, bias: Any) -> dict[str, Any]:
    """Return how high the curve stands at the nodes, the pictures and the grips."""
    grips = {one: _beliefs(x, weight, bias)[..., 0] for one, x in charts.GRIPS.items()}
    at_pictures = _beliefs(X, weight, bias)
    return {"curve": _beliefs(charts.NODES, weight, bias), "beliefs": at_pictures, **grips}


def _numbers(weight: Any, bias: Any) -> dict[str, Any]:
    """Return the live numbers: of all the pictures together, and of each."""
    given = label_probability(weight, bias, **DATA).astype(np.float32)
    frames = np.rint(point_losses(weight, bias, **COSTED) / FRAME) * FRAME
    return {
        "pictures_product": joint_likelihood(weight, bias, **DATA),
        "pictures_sum": cost(weight, bias, **COSTED, reduction="sum"),
        "pictures_mean": cost(weight, bias, **COSTED),
        **{probability_of(i): given[..., i] for i in range(len(X))},
        **{loss_of(i): frames[..., i] for i in range(len(X))},
    }


@st.cache_resource(max_entries=300)
def _along(control: str, other: float) -> tuple[dict, dict]:
    """Return the frames and the numbers along one control while the other stays."""
    weight, bias = (WEIGHT.values, other) if control == WEIGHT.key else (other, BIAS.values)
    losses, means = point_losses(weight, bias, **COSTED), cost(weight, bias, **COSTED)
    frames = charts.curve_frames(Y, _heights(weight, bias), (losses, means))
    numbers = _numbers(weight, bias)
    thick = {loss_of(i): Multiples(numbers[loss_of(i)], FRAME) for i in range(len(X))}
    return _few(frames), {**numbers, **thick}


def _few(frames: Frames) -> dict[str, dict[str, Any]]:
    """Return the frames with their places in a byte or two each."""
    return {
        trace: {
            part: rows if part == "text" else Multiples(rows, charts.FINE)
            for part, rows in changes.items()
        }
        for trace, changes in frames.items()
    }


def _sweeps(weight: float, bias: float) -> list[Sweep]:
    sweeps = []
    for control, at, other, name in ((WEIGHT, weight, bias, "w"), (BIAS, bias, weight, "b")):
        frames, numbers = _along(control.key, other)
        sweeps.append(
            Sweep(
                *(control.key, control.values, frames, numbers),
                label=name,
                digits=control.digits,
                at=at,
            )
        )
    return sweeps


def _to_zero() -> None:
    touched()
    for control in (WEIGHT, BIAS):
        st.session_state[control.key] = 0.0


@fragment
def pictures() -> None:
    with section("pictures", _("Which curve explains all six pictures?")):
        controls, chart = workbench()
        with controls:
            weight = WEIGHT.nearest(slider(WEIGHT, _("Weight w")))
            bias = BIAS.nearest(slider(BIAS, _("Bias b")))
            st.button(_("Back to 0"), key="pictures_zero", on_click=_to_zero)
            lowest = switch(LOWEST, _("Show the lowest mean"))
        with chart:
            _figure(weight, bias, lowest=lowest)


def _labels() -> dict[str, Any]:
    cat, dog = _("cat"), _("dog")
    return {
        "x": _("snout length x (compared with the average)"),
        "belief": _("belief q in a dog"),
        "picture": _("picture"),
        "pictures": _("picture"),
        "loss": _("−ln of the probability given (nats)"),
        "mean": _("mean"),
        "unknowing": _("ln 2: knows nothing"),
        "lowest": _("lowest mean"),
        "curve": "q = σ(w x + b)",
        "long": _("probability given to the label: long is good"),
        "animals": (cat, dog),
        "grips": {"weight": _("moves w"), "bias": _("moves b")},
        "names": [cat, cat, _("dog, a pug"), _("cat, long snout"), dog, dog],
        "product": _("The probabilities given to the six labels, and their product"),
    }


def _formula(labels: dict[str, Any]) -> str:
    row = cards((X, Y), "pictures_product", labels)
    mean = rf"\text{{{_('mean')}}} = \frac{{@pictures_sum}}{{{len(X)}}} = @pictures_mean"
    return row + live_formula(mean)


def _figure(weight: float, bias: float, *, lowest: bool) -> None:
    labels, numbers = _labels(), _numbers(weight, bias)
    mean = numbers["pictures_mean"]
    best = (_beliefs(charts.NODES, *BEST), cost(*BEST, **COSTED)) if lowest else None
    live_figure(
        charts.pictures(
            (X, Y),
            _heights(weight, bias),
            (point_losses(weight, bias, **COSTED), mean, cost(0, 0, **COSTED)),
            labels,
            best=best,
        ),
        key="pictures_figure",
        name=_("Six pictures under one curve, and what each costs"),
        summary=_(
            "With w = {w} and b = {b} the labels have the probability {product} together; the "
            "mean of −ln is {mean}."
        ).format(
            w=format_number(weight, 1),
            b=format_number(bias, 1),
            product=format_number(numbers["pictures_product"], 4),
            mean=format_number(mean, 3),
        ),
        readouts=_readouts(numbers),
        formula=_formula(labels),
        sweeps=_sweeps(weight, bias),
        handles=[Handle(one, charts.grip(one)) for one in charts.GRIPS],
        narrow=charts.PANELS.narrow(),
        height=20,
    )


def _readouts(numbers: dict[str, Any]) -> list[Readout]:
    product, total, mean, *each = numbers
    return [
        Readout(product, _("product, L(w, b)"), numbers[product], 4, colors.PROBABILITY),
        Readout(total, _("sum, −ln L(w, b)"), numbers[total], 2, colors.LOGIT),
        Readout(mean, _("mean, −ln L(w, b) / 6"), numbers[mean], 3, colors.CONTRAST),
        *(Readout(name, name, float(numbers[name]), 3, shown=False) for name in each),
    ]
