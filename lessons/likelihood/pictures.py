"""A row of pictures under one curve: each has a probability of its own, and they multiply."""

from functools import cache, lru_cache
from typing import Any

import numpy as np
import streamlit as st

from charts import colors
from charts.marks import Frames
from core.binary import affine_score, sigmoid
from core.likelihood import (
    bernoulli_probability,
    joint_likelihood,
    label_probability,
    likeliest_line,
)
from core.losses import cost, point_losses
from core.losses.points import cost_slope
from lessons.likelihood.cards import FRAME, cards, example_cards, loss_of, probability_of
from lessons.likelihood.charts import pictures as charts
from lessons.likelihood.charts.hidden import hide
from lessons.likelihood.derivations import no_formula
from lessons.likelihood.one_picture import ANIMAL, Q, one_picture
from ui.address import touched, value_of
from ui.controls import slider, switch
from ui.language import _
from ui.language import gettext_noop as message
from ui.live_figure import Handle, Readout, Sweep, live_figure
from ui.live_figure.multiples import Multiples
from ui.live_figure.shared import shared
from ui.numbers import plain, significant
from ui.parameters import Slider, Switch
from ui.questions import AskNumber, waiting
from ui.scenes import Fold, Scene, bench

WEIGHT = Slider("weight", -3.0, 3.0, 0.1, 0.0, 1)
BIAS = Slider("bias", -4.0, 4.0, 0.1, 0.0, 1)
LOWEST = Switch("lowest", default=False)
# Lengths of snouts, compared with the average, and whether the picture shows a dog.
X, Y = np.array([-3.0, -2.0, -1.0, 1.0, 2.0, 3.0]), np.array([0, 0, 1, 0, 1, 1])
DATA: dict[str, Any] = {"x": X, "y": Y}
COSTED: dict[str, Any] = {**DATA, "loss": "cross_entropy"}
EXAMPLES = ((1, 0.9), (0, 0.3))  # label and belief of the pictures that are asked about


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


@lru_cache(300)
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


@cache
def _best() -> tuple[np.ndarray, float]:
    """Return the heights of the best curve at the nodes, and its mean."""
    line = likeliest_line(X, Y)
    return _beliefs(charts.NODES, *line), float(cost(*line, **COSTED))


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


def pictures() -> None:
    controls, chart = bench()
    with controls:
        weight = WEIGHT.nearest(slider(WEIGHT, _("Weight w")))
        bias = BIAS.nearest(slider(BIAS, _("Bias b")))
        st.button(_("Back to 0"), key="pictures_zero", on_click=_to_zero)
        tried = (weight, bias) != (0.0, 0.0) or value_of(LOWEST)
        lowest = tried and switch(LOWEST, _("Show the lowest mean"))
    with chart:
        _figure(weight, bias, lowest=lowest)


def _predict_pictures() -> AskNumber:
    labels, beliefs = [y for y, _q in EXAMPLES], [q for _y, q in EXAMPLES]
    given = bernoulli_probability(labels, beliefs)
    mean = _("That is a mean. Independent events that both happen multiply.")
    total = _("A probability never exceeds 1. Multiply instead of adding.")
    return AskNumber(
        "predict_pictures",
        _(
            "q is the belief in *dog*. A dog got q = 0.9, a cat got q = 0.3. How much probability "
            "did the machine give to both labels together?"
        ),
        given.prod(),
        hint=_("First: how much did it give to a *cat* in the second picture?"),
        explanation=_("0.9 × (1 − 0.3) = {product}.").format(product=significant(given.prod())),
        replies={
            float(np.prod(beliefs)): _(
                "0.3 is the belief in a dog, but the second picture shows a cat."
            ),
            float(np.mean(given)): mean,
            float(np.mean(beliefs)): mean,
            float(np.sum(given)): total,
            float(np.sum(beliefs)): total,
        },
    )


def _why() -> str:
    return _(
        "Each picture has its own $q_i$; the factors $q_i$ (dog) or $1-q_i$ (cat) multiply. −ln of "
        "the product is a sum, and its mean is the next lesson's **cost**. Knowing nothing costs "
        "ln 2 = {unknowing}. The coin was solved on paper. For w and b there is in general no "
        "formula: we go downhill in small steps."
    ).format(unknowing=significant(cost(0, 0, **COSTED)))


def _derivation() -> None:
    along_w, along_b = cost_slope(**COSTED, reduction="mean")(np.zeros(2))
    no_formula((along_w, along_b))


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
        "long": _("probability of the label: long is good"),
        "animals": (cat, dog),
        "grips": {"weight": _("moves w"), "bias": _("moves b")},
        "names": [cat, cat, _("dog, a pug"), _("cat, long snout"), dog, dog],
        "product": _("The probabilities given to the six labels, and their product"),
    }


def _formula(labels: dict[str, Any]) -> str:
    if waiting():
        names = (_("dog"), _("cat"))
        examples = [(y, q, name) for (y, q), name in zip(EXAMPLES, names, strict=True)]
        return example_cards(examples, _("Two pictures, and the belief in a dog for each"))
    return cards((X, Y), "pictures_product", labels)


@shared
def _figure(weight: float, bias: float, *, lowest: bool) -> None:
    labels, numbers = _labels(), _numbers(weight, bias)
    mean = numbers["pictures_mean"]
    best = _best()
    figure = charts.pictures(
        (X, Y),
        _heights(weight, bias),
        (point_losses(weight, bias, **COSTED), mean, cost(0, 0, **COSTED)),
        labels,
        best=best if lowest else None,
    )
    live_figure(
        hide(figure, charts.GIVING) if waiting() else figure,
        key="pictures_figure",
        name=_("Six pictures under one curve, and what each costs"),
        summary=_(
            "With w = {w} and b = {b} the labels have the probability {product} together; the "
            "mean of −ln is {mean}."
        ).format(
            w=plain(weight),
            b=plain(bias),
            product=significant(numbers["pictures_product"]),
            mean=significant(mean),
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
    rows = (
        (product, _("product L(w, b)"), colors.PROBABILITY),
        (total, _("sum = −ln L(w, b)"), colors.LOGIT),
        (mean, _("mean = sum / 6"), colors.CONTRAST),
    )
    shown = not waiting()
    return [
        *(Readout(name, text, numbers[name], color=hue, shown=shown) for name, text, hue in rows),
        *(Readout(name, "", float(numbers[name]), shown=False) for name in each),
    ]


SCENE = Scene(
    key="pictures",
    name=message("Pictures"),
    question=message("Which curve explains all six pictures?"),
    task=message(
        "Drag the two grips until the mean is as low as possible. Can you get down to 0.480?"
    ),
    draw=pictures,
    why=_why,
    controls=(WEIGHT, BIAS, LOWEST, ANIMAL, Q),
    ask=_predict_pictures,
    folds=(
        Fold("derivation", message("Why there is no formula"), _derivation),
        Fold("one", message("One picture alone"), one_picture, controls=(ANIMAL, Q)),
    ),
    functions=(
        *(label_probability, joint_likelihood, bernoulli_probability),
        *(point_losses, cost, likeliest_line),
    ),
)
