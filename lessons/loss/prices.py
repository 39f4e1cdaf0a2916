"""What one belief costs, for both labels, and by the squared error beside it."""

from functools import lru_cache
from typing import Any

import numpy as np
import streamlit as st

from charts import colors
from charts.marks import Frames
from core.binary import logit, sigmoid
from core.losses import (
    binary_cross_entropy,
    binary_cross_entropy_gradient,
    squared_error,
    squared_error_gradient,
    surprisal_of_success,
)
from lessons.loss.charts import prices as charts
from ui.controls import choice, drawn_above, slider, switch
from ui.glossary import explained
from ui.language import _
from ui.language import gettext_noop as message
from ui.live_figure import Handle, Readout, Sweep, live_figure
from ui.live_figure.multiples import multiples
from ui.live_figure.shared import shared
from ui.live_words import live_words
from ui.numbers import significant
from ui.parameters import Choice, Slider, Switch
from ui.questions import AskNumber, seeded, waiting
from ui.scenes import Fold, Scene, bench

Y = Choice("y", ("1", "0"), "1")
Z = Slider("z", -8.0, 8.0, 0.05, 0.0, 2)
OVER = Choice("over", charts.VIEWS, "probability")
SQUARED = Switch("squared", False)
WHERE = {"probability": "probability", "logit": "score"}  # what a view has along its axis
IN_WORDS = ("other_bce", "squared_error_gradient", "score")  # the last stands at its slider
OTHER_LABEL = {1: 0, 0: 1}
BELIEFS = (0.01, 0.1, 0.5, 0.9)
FAR = 40.0  # a score whose probability has been rounded to 1


def prices() -> None:
    controls, chart = bench()
    with controls:
        y, z, view, squared = _controls()
    with chart:
        _figure(z, y, view, squared=squared)


def _controls() -> tuple[int, float, str, bool]:
    with st.container(horizontal=True, gap="small"):
        y = choice(Y, _("Label y"), ["1", "0"])
        view = choice(OVER, _("Horizontal axis"), [_("probability"), _("score")])
    z = slider(Z, _("Score z: what the machine says"))
    if not drawn_above("beliefs"):
        with st.container(horizontal=True, gap="small", vertical_alignment="center"):
            st.markdown("q =", width="content")
            for belief in BELIEFS:
                st.button(f"{belief:g}", key=f"q_{belief:g}", on_click=_set_belief, args=(belief,))
    return int(y), z, view, switch(SQUARED, _("Show the squared error too"))


def _set_belief(belief: float) -> None:
    st.session_state[Z.key] = float(logit(belief))


def _predict_quarter() -> AskNumber:
    key, halvings = seeded("predict_quarter", 2, (3, 4, 5))
    share = 0.5**halvings
    loss, half = float(surprisal_of_success(share)), float(surprisal_of_success(0.5))
    said = {"n": halvings, "all": 2**halvings, "half": significant(half), "loss": significant(loss)}
    return AskNumber(
        key,
        _(
            "The loss is −ln of the probability given to the true label; −ln ½ = {half}. The "
            "machine gave it **1/{all}**. What is the loss?"
        ).format(**said),
        loss,
        hint=_("1/{all} is ½, {n} times over. What does the logarithm make of a product?").format(
            **said
        ),
        explanation=_(
            "−ln 1/{all} = {n} × {half} = {loss}: as surprising as {n} heads in a row with a fair "
            "coin."
        ).format(**said),
        tolerance=0.01,
        replies={
            1 - share: _(
                "That is the probability it gave to the wrong label. The loss is the logarithm."
            ),
            half / halvings: _("You divided the price. A smaller probability costs more."),
            float(surprisal_of_success(1 - share)): _(
                "That is −ln of what the wrong label got, the loss if the label were the other one."
            ),
            -loss: _("Mind the sign: −ln of a number below 1 is positive."),
        },
    )


def _why() -> str:
    return _(
        "The loss is the **surprisal** of the label that turned out to be true: −ln q for label 1, "
        "−ln(1−q) for label 0; in one line the **binary cross-entropy**. Certain and right costs "
        "0. As q of a true label goes to 0, the loss grows without bound, so no run of right "
        "answers makes up for a certain error."
    )


def _details() -> None:
    explained(
        _(
            "Computed from the score, $\\text{{softplus}}(z) - y\\,z$ is the same number and stays "
            "accurate even where q has been rounded to 0 or 1 (z = {far}, label 0: {loss}). The "
            "natural logarithm counts in **nats**; bits come two lessons on."
        ).format(far=f"{FAR:g}", loss=f"{binary_cross_entropy(FAR, 0):g}")
    )


def _price(z, y: int) -> dict[str, Any]:
    """Return what a score costs under a label, by both losses, and how steeply."""
    return {
        "probability": sigmoid(z),
        "bce": binary_cross_entropy(z, y),
        "bce_gradient": binary_cross_entropy_gradient(z, y),
        "other_bce": binary_cross_entropy(z, OTHER_LABEL[y]),
        "squared_error": squared_error(z, y),
        "squared_error_gradient": squared_error_gradient(z, y),
        "score": np.asarray(z),
    }


def _labels(view: str) -> dict[str, str]:
    axes = {"probability": _("probability q of label 1"), "logit": _("score z (logits)")}
    return {
        "where": axes[view],
        "cost": _("loss"),
        "one": _("−ln q, if the label is 1"),
        "zero": _("−ln(1 − q), if the label is 0"),
        "squared": _("squared error ½(q − y)²"),
    }


def _words(y: int) -> str:
    other = _("If the label were {y}, it would cost @other_bce.").format(y=OTHER_LABEL[y])
    return live_words(other) + live_words(_("Slope of the squared error: @squared_error_gradient."))


def _readouts(here: dict[str, Any]) -> list[Readout]:
    blue, pink = charts.CROSS_ENTROPY, charts.SQUARED_ERROR
    rows = [
        ("probability", _("probability q"), colors.NEUTRAL),
        ("bce", _("cross-entropy"), blue),
        ("bce_gradient", _("its slope"), blue),
        ("squared_error", _("squared error"), pink),
    ]
    return [
        *(Readout(name, text, here[name], color=hue) for name, text, hue in rows),
        *(Readout(name, "", here[name], shown=False) for name in IN_WORDS),
    ]


@shared
def _figure(z: float, y: int, view: str, *, squared: bool) -> None:
    here, where = _price(z, y), WHERE[view]
    drawn = charts.loss_curves(
        _place(here, where),
        _curves(where, y),
        _labels(view),
        y=y,
        view=view,
        squared=squared,
        hidden=waiting(),
    )
    frames, every = _swept(view, y, squared)
    live_figure(
        drawn,
        key="prices",
        name=_("Loss of one example over the belief, for both labels"),
        summary=_(
            "With label {y} and probability {q} the cross-entropy is {bce}, "
            "the squared error {squared}."
        ).format(
            y=y,
            q=significant(here["probability"]),
            bce=significant(here["bce"]),
            squared=significant(here["squared_error"]),
        ),
        readouts=_readouts(here),
        formula=_words(y),
        sweeps=[
            Sweep(
                Z.key,
                Z.values,
                {trace: rows for trace, rows in frames.items() if trace in drawn["data"]},
                every,
                label="z",
                digits=Z.digits,
                at=z,
            )
        ],
        handles=[Handle(Z.key, trace) for trace in charts.HANDLES if trace in drawn["data"]],
        narrow=charts.narrow_curves(y=y, view=view, squared=squared),
        height=23,
    )


def _place(here: dict[str, Any], where: str) -> dict[str, float]:
    names = {"where": where, "price": "bce", "other": "other_bce", "squared": "squared_error"}
    return {name: here[quantity] for name, quantity in names.items()}


@lru_cache(maxsize=8)
def _curves(where: str, y: int) -> charts.Curves:
    grid = _price(charts.NODES, y)
    one, zero = (binary_cross_entropy(charts.NODES, label) for label in (1, 0))
    return grid[where], one, zero, grid["squared_error"]


@lru_cache(maxsize=16)
def _swept(view: str, y: int, squared: bool) -> tuple[Frames, dict[str, Any]]:
    """Return what the slider changes: marks, and numbers."""
    every = _price(Z.values, y)
    # What the other label would cost at z the chosen one costs at −z.
    every["other_bce"] = every["bce"][::-1]
    frames = charts.price_frames(
        every[WHERE[view]],
        every["bce"],
        every["other_bce"],
        every["squared_error"] if squared else None,
        charts.edges(view),
    )
    rounded = multiples({trace: frames[trace] for trace in charts.ROUNDED}, charts.FINE)
    return {**frames, **rounded}, every


SCENE = Scene(
    key="prices",
    name=message("Prices"),
    question=message("What does one belief cost?"),
    task=message("The label is 1. Drag q from 0.9 to 0.1, then to 0.01. How does the loss grow?"),
    draw=prices,
    why=_why,
    controls=(Y, Z, OVER, SQUARED),
    ask=_predict_quarter,
    folds=(Fold("details", message("Details"), _details),),
    functions=(surprisal_of_success, binary_cross_entropy, binary_cross_entropy_gradient),
)
