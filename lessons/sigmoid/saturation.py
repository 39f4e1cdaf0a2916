"""Where floats run out of digits, by the stable and by the naive formula."""

from typing import Any

import numpy as np

from charts.frames import drawn_frames
from core.binary import complement, odds_factor, sigmoid, softplus
from core.floats import (
    failure_surprisal,
    first_saturated_logit,
    naive_failure_surprisal,
    naive_sigmoid,
)
from lessons.sigmoid.charts import saturation as charts
from ui.controls import slider
from ui.glossary import explained
from ui.language import _
from ui.language import gettext_noop as message
from ui.live_figure import Handle, Readout, Sweep, live_figure
from ui.live_figure.shared import shared
from ui.numbers import format_number, plain, significant
from ui.parameters import Slider
from ui.questions import Answer, ChooseOne, waiting
from ui.scenes import Fold, Scene, bench

FAR = Slider("far", 0.0, 45.0, 0.5, 30.0, 1)
DIGITS = {"saturated": 17}  # tells the float64 numbers below 1 apart


def _remains(z: Any) -> charts.Rows:
    """Return 1 - σ(z) and -ln(1 - σ(z)), each stable and as the formula is written."""
    naive = complement(naive_sigmoid(z))
    return sigmoid(np.negative(z)), naive, failure_surprisal(z), naive_failure_surprisal(z)


def saturation() -> None:
    controls, chart = bench()
    with controls:
        z = slider(FAR, _("Score z, far out"))
    with chart:
        _figure(z)


def _predict_saturated() -> ChooseOne:
    return ChooseOne(
        "predict_saturated",
        _("A computer evaluates 1/(1 + e⁻⁴⁰) in float64. What does it get?"),
        [
            Answer(
                _("a number just below 1"),
                _("That is the truth on paper. But a float64 has only some 16 digits."),
            ),
            Answer(
                _("exactly 1"),
                _("1 + e⁻⁴⁰ is rounded to 1 before the division."),
                right=True,
            ),
            Answer(
                _("an error: overflow"),
                _("e⁻⁴⁰ is tiny, not huge. Nothing overflows here."),
            ),
        ],
        hint=_("e⁻⁴⁰ is about {size}.").format(size=significant(odds_factor(-40))),
    )


def _why() -> str:
    first = first_saturated_logit()
    return _(
        "On paper σ(z) stays strictly between 0 and 1. As written it is exactly 1 from z = {first} "
        "on: then 1 − σ is 0 and its −ln is ∞, although the true value is about {true}. The cure "
        "is another form: 1 − σ(z) = σ(−z), and −ln(1 − σ(z)) = ln(1 + eᶻ), the **softplus**."
    ).format(first=first, true=format_number(softplus(first), 0))


def _details() -> None:
    explained(
        _(
            "This is a flaw of the formula, not of the format: the float nearest to the true "
            "σ({double}) is $1 - 2^{{-53}}$. The stable form never goes through that 1. In float32 "
            "the formula gives exactly 1 from z = {single} on."
        ).format(double=first_saturated_logit(), single=first_saturated_logit(dtype=np.float32))
    )


def _readouts(z: Any) -> dict[str, Any]:
    """Return the readouts in their order: as the formulas are written, then the stable ones."""
    rest, naive_rest, price, naive_price = _remains(z)
    return {
        "saturated": naive_sigmoid(z),
        "naive_rest": naive_rest,
        "naive_price": naive_price,
        "stable_rest": rest,
        "stable_price": price,
    }


def _labels() -> dict[str, str]:
    return {
        "z": _("score z"),
        "rest": "1 − σ(z)",
        "price": "−ln(1 − σ(z))",
        "stable": _("stable form"),
        "written": _("as written"),
        "saturated": _("σ(z) as written"),
        "stable_rest": _("σ(−z), stable"),
        "naive_rest": _("1 − σ(z) as written"),
        "stable_price": _("softplus(z), stable"),
        "naive_price": _("−ln(1 − σ(z)) as written"),
        "zero": _("as written:<br>exactly 0"),
        "infinite": _("as written:<br>∞"),
    }


@shared
def _figure(z: float) -> None:
    labels, frames = _labels(), charts.saturation_frames(FAR.values, _remains(FAR.values))
    here, every = _readouts(z), _readouts(FAR.values)
    figure = charts.saturation_zoom(
        z, _remains(z), _remains(charts.ZOOM), first_saturated_logit(), labels
    )
    if waiting():
        figure = charts.on_paper(figure)
    live_figure(
        figure,
        key="saturation_figure",
        name=_("What is left of 1 − σ(z), and its logarithm, by the stable and the naive formula"),
        summary=_(
            "At z = {z}, −ln(1 − σ(z)) as written is {naive}, the stable form {stable}."
        ).format(
            z=plain(z),
            naive=significant(here["naive_price"]),
            stable=significant(here["stable_price"]),
        ),
        readouts=[
            Readout(name, labels[name], value, DIGITS.get(name), charts.HUES[name])
            for name, value in here.items()
        ],
        sweeps=[
            Sweep(
                FAR.key,
                FAR.values,
                drawn_frames(frames, figure),
                every,
                label="z",
                digits=FAR.digits,
                at=z,
            )
        ],
        handles=[Handle(FAR.key, trace) for trace in charts.HANDLES],
        narrow=charts.PANELS.narrow(),
        height=20,
    )


SCENE = Scene(
    key="saturation",
    name=message("Saturation"),
    question=message("Can a sigmoid reach exactly 1?"),
    task=message(
        "Drag z from 30 to 40. Where does 1 − σ(z) as written become 0, and what remains by the "
        "stable way?"
    ),
    draw=saturation,
    why=_why,
    controls=(FAR,),
    ask=_predict_saturated,
    folds=(Fold("details", message("Details"), _details),),
    functions=(naive_sigmoid, naive_failure_surprisal, failure_surprisal, softplus),
    deeper=True,
)
