"""One belief about one picture alone: the Bernoulli probability in one line."""

import streamlit as st

from charts import colors
from core.likelihood import bernoulli_probability
from lessons.likelihood.charts import one_picture as charts
from ui.controls import choice, slider
from ui.formula import live_formula
from ui.language import _
from ui.layout import workbench
from ui.live_figure import Handle, Readout, Sweep, live_figure
from ui.live_figure.shared import shared
from ui.numbers import format_number
from ui.parameters import Choice, Slider

ANIMAL = Choice("animal", ("dog", "cat"), "dog")
Q = Slider("q", 0.0, 1.0, 0.01, 0.8, 2)


def one_picture() -> None:
    controls, chart = workbench()
    with controls:
        animal = choice(ANIMAL, _("The picture shows"), [_("a dog (y = 1)"), _("a cat (y = 0)")])
        q = slider(Q, _("The machine's belief in a dog, q"))
        st.caption(
            _(
                "Reward the machine by the probability it gave to what was there: q for a dog, "
                "1 − q for a cat. One of the exponents is always 0, so one line says both."
            )
        )
    with chart:
        _figure(animal, q)


@shared
def _figure(animal: str, q: float) -> None:
    y = (animal == ANIMAL.options[0]) * 1
    here, every = bernoulli_probability(y, q), bernoulli_probability(y, Q.values)
    labels = _labels()
    exponents = {1: "q^{1}\\,(1-q)^{0}", 0: "q^{0}\\,(1-q)^{1}"}
    live_figure(
        charts.one_picture(q, here, animal, labels),
        key="one_picture_figure",
        name=_("The probability that a belief gives to a dog and to a cat"),
        summary=_("With q = {q} the picture of a {animal} has the probability {value}.").format(
            q=format_number(q, 2), animal=labels[animal], value=format_number(here, 2)
        ),
        readouts=[
            Readout(
                "picture_likelihood",
                _("probability given to the picture"),
                here,
                2,
                colors.CLASSES[y],
            )
        ],
        formula=live_formula(rf"q^{{y}}\,(1-q)^{{1-y}} = {exponents[y]} = @picture_likelihood"),
        sweeps=[
            Sweep(
                Q.key,
                Q.values,
                charts.belief_frames(Q.values, every),
                {"picture_likelihood": every},
                label="q",
                digits=Q.digits,
                at=q,
            )
        ],
        handles=[Handle(Q.key, charts.HERE)],
        height=15,
        fills=False,
    )


def _labels() -> dict[str, str]:
    return {
        "dog": _("dog"),
        "cat": _("cat"),
        "belief": _("belief q that it is a dog"),
        "value": _("probability"),
    }
