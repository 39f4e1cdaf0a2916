"""The distributions behind the two losses, drawn and derived line by line."""

from functools import lru_cache
from typing import Any

import numpy as np

from charts import colors
from charts.marks import Frames
from core.information import surprisal
from core.likelihood import bernoulli_probability, normal_density
from core.losses import gaussian_surprisal
from lessons.loss.charts import assumptions as charts
from lessons.loss.prices import Y
from ui.controls import choice, slider
from ui.derivation import derivation
from ui.formula import live_formula
from ui.language import _
from ui.language import gettext_noop as message
from ui.live_figure import Handle, Readout, Sweep, live_figure
from ui.live_figure.shared import shared
from ui.numbers import significant
from ui.parameters import Choice, Slider
from ui.questions import Answer, ChooseOne
from ui.scenes import Fold, Scene, bench

Q = Slider("q", 0.01, 0.99, 0.01, 0.5, 2)
DISTRIBUTION = Choice("distribution", charts.KINDS, "bernoulli")
BELL = normal_density(charts.AROUND, mean=0, standard_deviation=1)
GRID = np.linspace(0.0, 1.0, 129)[1:-1]


def assumptions() -> None:
    controls, chart = bench()
    with controls:
        kind = choice(DISTRIBUTION, _("Distribution"), [_("Bernoulli"), _("Gaussian")])
        q = slider(Q, _("Probability q"))
        y = int(choice(Y, _("Label y"), ["1", "0"]))
    with chart:
        _figure(kind, q, y)


def _predict_assumption() -> ChooseOne:
    return ChooseOne(
        "predict_assumption",
        _("The squared error, up to a constant, is −ln of which distribution of y?"),
        (
            Answer(
                _("Bernoulli with q"),
                _("That gives the cross-entropy: −ln of q or of 1 − q."),
            ),
            Answer(
                _("Gaussian around q"),
                _("The exponent −½(y − q)² comes down when the logarithm is taken."),
                right=True,
            ),
            Answer(
                _("uniform"),
                _(
                    "Its logarithm is constant inside the range: no error would cost more than "
                    "another."
                ),
            ),
        ),
        hint=_("Which density has a square in its exponent?"),
    )


def _why() -> str:
    return _(
        "Both losses here are negative log-likelihoods: Bernoulli gives cross-entropy, Gaussian "
        "with fixed spread gives squared error. A label is 0 or 1, which is what Bernoulli "
        "describes; the Gaussian is made for measurements with noise. (Not every loss comes from "
        "a distribution.)"
    )


def _heights(kind: str, q) -> tuple[Any, Any]:
    """Return how high a distribution is at the labels 0 and 1."""
    if kind == "bernoulli":
        return bernoulli_probability(0, q), bernoulli_probability(1, q)
    return (
        normal_density(0, mean=q, standard_deviation=1),
        normal_density(1, mean=q, standard_deviation=1),
    )


def _cost(kind: str, q, y: int) -> Any:
    if kind == "bernoulli":
        return surprisal(bernoulli_probability(y, q))
    return gaussian_surprisal(y, mean=q)


def _labels(kind: str, least: float) -> dict[str, str]:
    bernoulli = kind == "bernoulli"
    return {
        "outcome": _("outcome y"),
        "height": _("probability") if bernoulli else _("density"),
        "q": _("probability q"),
        "price": _("−ln of the height at y"),
        "distribution": _("Bernoulli with q") if bernoulli else _("Gaussian around q"),
        "loss": _("cross-entropy") if bernoulli else _("squared error + constant"),
        "constant": f"½ ln 2π = {significant(least)}",
    }


def _formula(kind: str, y: int, least: float) -> str:
    if kind == "bernoulli":
        loss = (r"-\ln P(0) = -\ln(1-@assumed_q)", r"-\ln P(1) = -\ln(@assumed_q)")[y]
    else:
        loss = rf"-\ln p({y}) = \frac12({y}-@assumed_q)^2 + {significant(least)}"
    return live_formula(f"{loss} = @assumed_loss")


def _numbers(kind: str, q, y: int) -> dict[str, Any]:
    return {
        "assumed_height": _heights(kind, q)[y],
        "assumed_loss": _cost(kind, q, y),
        "assumed_q": np.asarray(q),
    }


def _least(kind: str, y: int) -> float:
    return float(gaussian_surprisal(y, mean=y)) if kind == "gaussian" else 0.0


@lru_cache(maxsize=4)
def _curve(kind: str, y: int) -> np.ndarray:
    return np.asarray(_cost(kind, GRID, y))


@lru_cache(maxsize=4)
def _swept(kind: str, y: int) -> tuple[Frames, dict[str, Any]]:
    """Return what the slider changes: marks, and numbers."""
    numbers = _numbers(kind, Q.values, y)
    heights, least = _heights(kind, Q.values), _least(kind, y)
    prices = numbers["assumed_loss"]
    return charts.assumed_frames(Q.values, heights, prices, y=y, kind=kind, least=least), numbers


@shared
def _figure(kind: str, q: float, y: int) -> None:
    least = _least(kind, y)
    texts, here = _labels(kind, least), _numbers(kind, q, y)
    every: dict[str, Any] = {"kind": kind, "y": y, "least": least}
    hue = charts.HUES[kind]
    live_figure(
        charts.assumed(
            q,
            _heights(kind, q),
            here["assumed_loss"],
            (GRID, _curve(kind, y)),
            texts,
            bell=BELL if kind == "gaussian" else None,
            **every,
        ),
        key="assumed",
        name=_("A distribution of the label, and what the label costs under it"),
        summary=_("With q = {q} the label {y} costs {loss}.").format(
            q=significant(q), y=y, loss=significant(here["assumed_loss"])
        ),
        readouts=[
            Readout("assumed_height", texts["height"], here["assumed_height"], color=hue),
            Readout("assumed_loss", texts["price"], here["assumed_loss"], color=hue),
            Readout("assumed_q", "", q, color=colors.NEUTRAL, shown=False),
        ],
        formula=_formula(kind, y, least),
        sweeps=[
            Sweep(
                Q.key,
                Q.values,
                *_swept(kind, y),
                label="q",
                digits=Q.digits,
                at=q,
            )
        ],
        handles=[Handle(Q.key, trace) for trace in charts.HANDLES],
        narrow=charts.PANELS.narrow(),
        height=20,
    )


def _bernoulli() -> None:
    derivation(
        "bernoulli_steps",
        [
            (
                r"P(y) = q^{\,y}\,(1-q)^{1-y}",
                _(
                    "Assume a **Bernoulli** outcome: label 1 has probability $q$, label 0 has "
                    "$1-q$."
                ),
            ),
            (
                r"-\ln P(y) = -y\ln q - (1-y)\ln(1-q)",
                _("Its negative logarithm is the surprise at the label: this is the BCE."),
            ),
            (
                r"q = \sigma(z):\quad -\ln q = \ln(1+e^{-z}),\quad -\ln(1-q) = \ln(1+e^{z})",
                _("Put in the sigmoid: both prices become a softplus, $\\ln(1+e^{\\pm z})$."),
            ),
            (
                r"\ln(1+e^{-z}) = \ln(1+e^{z}) - z",
                _("Take $e^{-z}$ out of the bracket: the two prices differ by exactly $z$."),
            ),
            (
                r"\text{BCE} = \ln(1+e^{z}) - y\,z = \text{softplus}(z) - y\,z",
                _("So both labels fit in one line, and no probability is ever rounded to 0."),
            ),
            (
                r"\frac{d\,\text{BCE}}{dz} = \sigma(z) - y",
                _("Prediction minus label: the more wrong, the steeper."),
            ),
            (
                r"\frac{d^2\,\text{BCE}}{dz^2} = \sigma(z)\,(1-\sigma(z)) > 0",
                _("The curvature is never below 0: the BCE is **convex** in $z$."),
            ),
        ],
    )


def _gaussian() -> None:
    derivation(
        "gauss_steps",
        [
            (
                r"p(y) = \frac{1}{\sqrt{2\pi}}\,e^{-\frac12 (y-q)^2}",
                _("Assume a **Gaussian** outcome: $q$ plus noise of standard deviation 1."),
            ),
            (
                r"-\ln p(y) = \tfrac12 (y-q)^2 + \tfrac12\ln 2\pi",
                _("Its negative logarithm is the squared error and a constant."),
            ),
            (
                r"\ell = \tfrac12\,(\sigma(z)-y)^2",
                _("The constant does not move the minimum, so we drop it, and put in the sigmoid."),
            ),
            (
                r"\frac{d\ell}{dz} = (\sigma(z)-y)\;\sigma(z)\,(1-\sigma(z))",
                _("The chain rule brings in $\\sigma'(z)$, and that is almost 0 at both ends."),
            ),
            (
                r"y=1:\quad \frac{d^2\ell}{dz^2} = q\,(1-q)^2\,(3q-1)",
                _(
                    "Differentiate once more: below $q = \\frac13$, that is left of $z = -\\ln 2$, "
                    "it is negative. The loss is **not convex**."
                ),
            ),
        ],
    )


SCENE = Scene(
    key="assumptions",
    name=message("Assumptions"),
    question=message("What does each loss assume?"),
    task=message(
        "Choose a distribution, open its lines one by one, and drag q: which loss comes out?"
    ),
    draw=assumptions,
    why=_why,
    controls=(DISTRIBUTION, Q, Y),
    ask=_predict_assumption,
    folds=(
        Fold("bernoulli", message("Bernoulli → cross-entropy"), _bernoulli),
        Fold("gaussian", message("Gaussian → squared error"), _gaussian),
    ),
    functions=(bernoulli_probability, surprisal),
    deeper=True,
)
