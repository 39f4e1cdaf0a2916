"""The sigmoid: from a score on a straight line back to a probability."""

from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np
import streamlit as st

from charts import colors
from charts import latent as latent_charts
from charts import mirror as mirror_charts
from charts import saturation as saturation_charts
from charts import sigmoid as charts
from core.binary import (
    affine_score,
    complement,
    logit,
    midpoint,
    normal_cdf,
    sigmoid,
    sigmoid_derivative,
    softplus,
)
from core.estimator import normal_density
from core.numerics import (
    failure_surprisal,
    first_saturated_logit,
    naive_failure_surprisal,
    naive_sigmoid,
    probit_logit_gap,
)
from core.sampling import latent_score_share
from ui.challenges import challenge
from ui.code import code_that_ran, sources
from ui.controls import Choice, Control, Number, Slider, Switch, choice, number, slider, switch
from ui.derivation import derivation
from ui.formula import live_formula
from ui.language import _
from ui.layout import lesson_at, page_foot, page_head, section, workbench
from ui.live_figure import Handle, Readout, Sweep, live_figure
from ui.numbers import format_number

LESSON = lesson_at("sigmoid")
W = Slider("w", -5.0, 5.0, 0.1, 1.0, 1)
B = Slider("b", -5.0, 5.0, 0.1, 0.0, 1)
X = Slider("x", -5.0, 5.0, 0.1, 0.0, 1)
OVERLAYS = {name: Switch(name) for name in ("derivative", "probit", "scaled")}
MIRROR = Slider("mirror", -3.0, 3.0, 0.1, 1.0, 1)
FAR = Slider("far", 0.0, 45.0, 0.5, 30.0, 1)
SCORE = Slider("score", -4.0, 4.0, 0.1, 1.0, 1)
NOISE = Choice("noise", ("normal", "logistic"), "normal")
SEED = Number("seed", 1, 9999, 1)
CONTROLS: tuple[Control, ...] = (W, B, X, *OVERLAYS.values(), MIRROR, FAR, SCORE, NOISE, SEED)

SCALE = 1.702  # the sigmoid squeezed to look like the normal curve
CURVES = {
    "sigmoid": sigmoid,
    "derivative": sigmoid_derivative,
    "probit": normal_cdf,
    "scaled": lambda score: sigmoid(affine_score(score, weight=SCALE, bias=0)),
}
DENSITIES: dict[str, Callable[[Any], Any]] = {
    "normal": partial(normal_density, mean=0, standard_deviation=1),
    "logistic": sigmoid_derivative,
}
GRID = W.values  # and those of b and x: sliders of one range, whose values are sent once
FINE = np.linspace(-8, 8, 321)
NODES = charts.score_nodes(FINE, [curve(FINE) for curve in CURVES.values()])
COPIES = 1000
DIGITS = {"saturated": 17}  # tells the float64 numbers below 1 apart
widest_gap = st.cache_data(probit_logit_gap)


def reading(x: Any, w: Any, b: Any) -> dict[str, Any]:
    """Return the score at an input, its probability, and the slope of the sigmoid there."""
    z = affine_score(x, weight=w, bias=b)
    return {"z": z, "probability": sigmoid(z), "slope": sigmoid_derivative(z)}


def line_ends(w: Any, b: Any) -> np.ndarray:
    ends = [affine_score(end, weight=w, bias=b) for end in charts.INPUT_SPAN]
    return np.stack(np.broadcast_arrays(*ends), axis=-1)


def panel_sweeps(x: float, w: float, b: float, shown: list[str]) -> list[Sweep]:
    along = reading(GRID, w, b)
    frames = charts.point_frames(GRID, along, shown)
    return [
        line_sweep(W, x, GRID, b, shown),
        line_sweep(B, x, w, GRID, shown),
        Sweep(X.key, GRID, frames, along, label=X.key, digits=X.digits),
    ]


def line_sweep(control: Slider, x: float, w: Any, b: Any, shown: list[str]) -> Sweep:
    along = reading(x, w, b)
    frames = charts.line_frames(w, b, line_ends(w, b), NODES, heights(b, shown), along)
    return Sweep(control.key, GRID, frames, along, label=control.key, digits=control.digits)


def heights(score: Any, shown: list[str]) -> dict[str, Any]:
    return {name: CURVES[name](score) for name in shown}


def panel_labels() -> dict[str, str]:
    return {
        "x": _("input x"),
        "z": _("score z (logits)"),
        "q": _("probability q"),
        "line": _("z = w x + b, a straight line"),
        "sigmoid": "σ(z)",
        "derivative": "σ′(z)",
        "probit": "Φ(z)",
        "scaled": f"σ({SCALE} z)",
    }


def panel_controls() -> tuple[float, float, float, list[str]]:
    w = slider(W, _("Weight w: steepness and direction"))
    b = slider(B, _("Bias b: the score at x = 0"))
    x = slider(X, _("Input x"))
    names = {
        "derivative": _("Slope σ′(z)"),
        "probit": _("Normal curve Φ(z)"),
        "scaled": _("Squeezed sigmoid σ({scale} z)").format(scale=SCALE),
    }
    on = [name for name, control in OVERLAYS.items() if switch(control, names[name])]
    st.caption(
        _("Drag a filled point to move x, or an open diamond, the midpoint −b/w, to move b.")
    )
    if "scaled" in on or "probit" in on:
        st.caption(gap_sentence())
    return w, b, x, ["sigmoid", *on]


def gap_sentence() -> str:
    gap = widest_gap(SCALE)
    return _(
        "σ({scale} z) and Φ(z) are nowhere more than {gap} apart (at z = ±{where}), "
        "less than one percentage point."
    ).format(scale=SCALE, gap=format_number(gap.value, 5), where=format_number(gap.where, 2))


def panel_formulas() -> str:
    latex = (
        r"z = w\,x + b = @z",
        r"q = \sigma(z) = \frac{1}{1+e^{-(@z)}} = @probability",
        r"\sigma'(z) = q\,(1-q) = @slope",
    )
    return "".join(live_formula(line) for line in latex)


def panel_summary(x: float, w: float, b: float, here: dict[str, Any]) -> str:
    parts = {"x": format_number(x, 1), "z": format_number(here["z"], 3)}
    parts["q"] = format_number(here["probability"], 6)
    parts["w"], parts["b"] = format_number(w, 1), format_number(b, 1)
    if not w:
        return _(
            "Bias {b}. At x = {x} the score is {z}, the probability {q}. The weight is 0: both "
            "curves are flat, and there is no midpoint."
        ).format(**parts)
    return _(
        "Weight {w}, bias {b}. At x = {x} the score is {z}, the probability {q}. "
        "The midpoint lies at x = {middle}."
    ).format(**parts, middle=format_number(midpoint(weight=w, bias=b), 3))


@st.fragment
def panels() -> None:
    controls, chart = workbench()
    with controls:
        w, b, x, shown = panel_controls()
    here = reading(x, w, b)
    numbers = charts.numbered(shown)
    with chart:
        live_figure(
            charts.linked_panels(
                {"x": x, "w": w, "b": b, **here},
                line_ends(w, b),
                NODES,
                heights(NODES, shown),
                heights(b, shown),
                panel_labels(),
            ),
            key="panels",
            name=_("A straight line on the logit axis, beside it the S-curve of the probability"),
            summary=panel_summary(x, w, b, here),
            readouts=[
                Readout("z", _("score z"), here["z"], 3, colors.LOGIT),
                Readout(
                    "probability",
                    _("probability q = σ(z)"),
                    here["probability"],
                    6,
                    colors.PROBABILITY,
                ),
                Readout("slope", _("slope dq/dz = σ′(z)"), here["slope"], 6, colors.NEUTRAL),
            ],
            formula=panel_formulas(),
            sweeps=panel_sweeps(x, w, b, shown),
            handles=[
                Handle(X.key, numbers["probability"]),
                Handle(X.key, numbers["score"]),
                Handle(B.key, numbers["middle"]),
                Handle(B.key, numbers["middle_score"]),
            ],
            narrow=charts.narrow_panels(),
            height=26,
        )


def meaning() -> None:
    with section("meaning", _("A straight line, seen on two scales")):
        columns = st.columns(3, gap="medium")
        columns[0].markdown(
            _(
                "**On the logit axis it is a straight line**, $z = wx + b$. That is all that "
                "logistic *regression* is: a linear regression of the **logit**. Seen as a "
                "probability the same line is an S-curve."
            )
        )
        columns[1].markdown(
            _(
                "**The weight** $w$ sets steepness and direction: each unit of $x$ adds $w$ to the "
                "logit and multiplies the odds by $e^w$. **The midpoint** $x = -b/w$ is where "
                "$z = 0$ and $q = \\frac12$. With $w = 0$ the input says nothing."
            )
        )
        columns[2].markdown(
            _(
                "**The slope** $\\sigma'(z) = \\sigma(z)\\,(1-\\sigma(z))$ is greatest at the "
                "midpoint and fades on both sides; along $x$ it is $w\\,\\sigma'(z)$. The curve is "
                "symmetric: $\\sigma(-z) = 1 - \\sigma(z)$."
            )
        )


def steps() -> list[tuple[str, str]]:
    return [
        (
            r"\ln\frac{q}{1-q} = \ell",
            _("Given is a score: the logit $\\ell$ of an unknown probability $q$."),
        ),
        (
            r"\frac{q}{1-q} = e^{\ell}",
            _("The exponential undoes the logarithm: these are the odds."),
        ),
        (
            r"\frac{1-q}{q} = \frac{1}{q} - 1 = e^{-\ell}",
            _("Turn both sides over, and divide by $q$: only one $q$ is left."),
        ),
        (
            r"\frac{1}{q} = 1 + e^{-\ell}",
            _("Add 1 on both sides."),
        ),
        (
            r"q = \frac{1}{1+e^{-\ell}} = \sigma(\ell)",
            _("Turn over once more: this is the **sigmoid**, the inverse of the logit."),
        ),
    ]


def naming() -> None:
    with st.container(border=True):
        st.markdown(
            _(
                "**Which name is which?** Many notes mix them up.\n\n"
                "- The **logit** maps a probability to a score, $(0,1) \\to (-\\infty,\\infty)$.\n"
                "- The function that **outputs a probability** is the **sigmoid** $\\sigma$, "
                "the inverse logit.\n"
                "- The **probit** $\\Phi^{-1}$ also maps a probability to a score; "
                "its inverse $\\Phi$, the normal curve, outputs a probability."
            )
        )


@st.fragment
def mirror() -> None:
    with section("mirror", _("Mirror images")):
        controls, chart, names = st.columns([1, 1.7, 1.3], gap="medium")
        with controls:
            score = slider(MIRROR, _("Score z"))
            st.caption(
                _(
                    "Swap what goes in and what comes out, and each curve becomes the other. "
                    "Drag either point: the dotted line always crosses the mirror at a right angle."
                )
            )
        with names:
            naming()
        with chart:
            mirror_figure(score)


def mirror_figure(score: float) -> None:
    scores, every = MIRROR.values, sigmoid(MIRROR.values)
    here = sigmoid(score)
    live_figure(
        mirror_charts.mirror_images(score, here, (scores, every), mirror_labels()),
        key="mirror_figure",
        name=_("Sigmoid and logit, mirror images of each other in the line y = x"),
        summary=_("The sigmoid of {z} is {q}, and the logit of {q} is {z}.").format(
            z=format_number(score, 1), q=format_number(here, 6)
        ),
        readouts=[
            Readout("mirrored", "q = σ(z)", here, 6, colors.PROBABILITY),
            Readout("mirrored_back", "logit(q)", logit(here), 6, colors.LOGIT),
        ],
        sweeps=[
            Sweep(
                MIRROR.key,
                scores,
                mirror_charts.mirror_frames(scores, every),
                {"mirrored": every, "mirrored_back": logit(every)},
                label="z",
                digits=MIRROR.digits,
            )
        ],
        handles=[Handle(MIRROR.key, trace) for trace in mirror_charts.HANDLES],
        narrow={"height": 21},
        height=24,
    )


def mirror_labels() -> dict[str, str]:
    return {
        "sigmoid": _("sigmoid<br>score → probability"),
        "logit": _("logit<br>probability → score"),
        "mirror": _("mirror y = x"),
        "input": _("goes in"),
        "output": _("comes out"),
    }


def remains(z: Any) -> saturation_charts.Rows:
    """Return 1 - σ(z) and -ln(1 - σ(z)), each stable and as the formula is written."""
    naive = complement(naive_sigmoid(z))
    return sigmoid(np.negative(z)), naive, failure_surprisal(z), naive_failure_surprisal(z)


def saturation_labels() -> dict[str, str]:
    return {
        "z": _("score z"),
        "rest": _("1 − σ(z), probability"),
        "price": _("−ln(1 − σ(z)), nats"),
        "saturated": _("σ(z) as written"),
        "stable_rest": _("σ(−z), stable"),
        "naive_rest": _("1 − σ(z) as written"),
        "stable_price": _("softplus(z), stable"),
        "naive_price": _("−ln(1 − σ(z)) as written"),
        "zero": _("as written:<br>exactly 0"),
        "infinite": _("as written:<br>∞"),
    }


@st.fragment
def saturation() -> None:
    with section("saturation", _("Where floats run out of digits")):
        controls, chart = workbench()
        with controls:
            z = slider(FAR, _("Score z, far out"))
            st.markdown(saturation_words())
        with chart:
            saturation_figure(z)


def saturation_words() -> str:
    return _(
        "On paper σ(z) never reaches 1. Computed as $1/(1+e^{{-z}})$ in float64 it is exactly 1 "
        "from $z = {double}$ on (in float32 from {single}): $1 + e^{{-z}}$ rounds to 1. This "
        "belongs to the formula: the float nearest to the true σ({double}) is $1 - 2^{{-53}}$. "
        "The stable form never makes that 1: $-\\ln(1-\\sigma(z)) = \\ln(1+e^z)$, the softplus."
    ).format(
        double=first_saturated_logit(),
        single=first_saturated_logit(dtype=np.float32),
    )


def saturation_readouts(z: Any) -> dict[str, Any]:
    """Return the readouts in their order: as the formulas are written, then the stable ones."""
    rest, naive_rest, price, naive_price = remains(z)
    return {
        "saturated": naive_sigmoid(z),
        "naive_rest": naive_rest,
        "naive_price": naive_price,
        "stable_rest": rest,
        "stable_price": price,
    }


def saturation_figure(z: float) -> None:
    labels = saturation_labels()
    here, every = saturation_readouts(z), saturation_readouts(FAR.values)
    live_figure(
        saturation_charts.saturation_zoom(
            z, remains(z), remains(saturation_charts.ZOOM), first_saturated_logit(), labels
        ),
        key="saturation_figure",
        name=_("What is left of 1 − σ(z), and its logarithm, by the stable and the naive formula"),
        summary=_("At z = {z} the naive price is {naive}, the stable one {stable}.").format(
            z=format_number(z, 1),
            naive=format_number(here["naive_price"], 6),
            stable=format_number(here["stable_price"], 6),
        ),
        readouts=[
            Readout(name, labels[name], value, DIGITS.get(name, 6), saturation_charts.HUES[name])
            for name, value in here.items()
        ],
        sweeps=[
            Sweep(
                FAR.key,
                FAR.values,
                saturation_charts.saturation_frames(FAR.values, remains(FAR.values)),
                every,
                label="z",
                digits=FAR.digits,
            )
        ],
        handles=[Handle(FAR.key, trace) for trace in saturation_charts.HANDLES],
        narrow=saturation_charts.narrow_saturation(),
        height=20,
    )


def another_seed() -> None:
    st.session_state[SEED.key] = st.session_state[SEED.key] % SEED.high + 1


@st.fragment
def latent() -> None:
    with section("latent", _("Where S-curves come from")):
        controls, chart = workbench()
        with controls:
            score = slider(SCORE, _("Score z"))
            noise = choice(NOISE, _("Noise on the score"), [_("normal"), _("logistic")])
            seed = number(SEED, _("Seed"), help=_("The same seed gives the same noise."))
            st.button(_("Draw again"), key="draw", on_click=another_seed)
        with chart:
            latent_figure(score, noise, seed)
        st.markdown(latent_words())


def latent_words() -> str:
    words = _(
        "Fechner's idea: an answer depends on a hidden score **plus noise**, and is “yes” where "
        "$y = \\text{{score}} + \\text{{noise}} > 0$. It is the **noise** that has a distribution: "
        "normal noise turns the score $z$ into $\\Phi(z)$ (the probit model), logistic noise into "
        "$\\sigma(z)$ (the logit model). At score 1 that is $\\Phi(1) = {normal}$ against "
        "$\\sigma(1) = {logistic}$. The two curves differ in scale more than in shape."
    ).format(normal=format_number(normal_cdf(1), 6), logistic=format_number(sigmoid(1), 6))
    return f"{words} {gap_sentence()}"


def hump(scores: Any, noise: str) -> latent_charts.Hump:
    density = DENSITIES[noise]
    nodes = latent_charts.noise_nodes(FINE, density(FINE))
    above = latent_charts.noise_above(nodes, scores)
    return latent_charts.Hump(nodes, density(nodes), above, density(above))


def latent_labels() -> dict[str, str]:
    return {
        "latent": _("score + noise"),
        "density": _("density"),
        "score": _("score z"),
        "share": _("share above zero"),
        "above": _("above zero: “yes” →"),
        "normal": "Φ(z)",
        "logistic": "σ(z)",
    }


def latent_figure(score: float, noise: Any, seed: int) -> None:
    scores = SCORE.values
    shares = latent_score_share(scores, n=COPIES, rng=np.random.default_rng(seed), noise=noise)
    normal, logistic = normal_cdf(scores), sigmoid(scores)
    here = scores.searchsorted(score)
    curves = {"score": scores, "normal": normal, "logistic": logistic}
    live_figure(
        latent_charts.latent_panels(
            score,
            shares[here],
            hump(score, noise),
            {**curves, "at": scores[::4], "shares": shares[::4]},
            latent_labels(),
            noise=noise,
        ),
        key="latent_figure",
        name=_("A score with noise, and the share of the noisy scores that lie above zero"),
        summary=_("At score {score}, {share} of {copies} noisy copies lie above zero.").format(
            score=format_number(score, 1), share=format_number(shares[here], 3), copies=COPIES
        ),
        readouts=[
            Readout("share", _("simulated share"), shares[here], 3, latent_charts.COLORS[noise]),
            Readout("normal_cdf", "Φ(z)", normal[here], 6, colors.CONTRAST),
            Readout("logistic_cdf", "σ(z)", logistic[here], 6, colors.PROBABILITY),
        ],
        sweeps=[
            Sweep(
                SCORE.key,
                scores,
                latent_charts.latent_frames(scores, shares, hump(scores, noise)),
                {"share": shares, "normal_cdf": normal, "logistic_cdf": logistic},
                label="z",
                digits=SCORE.digits,
            )
        ],
        handles=[Handle(SCORE.key, trace) for trace in latent_charts.HANDLES],
        narrow=latent_charts.narrow_latent(),
        height=20,
    )


def predictions() -> None:
    with section("predict", _("Predict, then check")):
        columns = st.columns(3, gap="medium")
        with columns[0]:
            challenge(
                "predict_slope",
                _("How steep can the sigmoid get: what is the **greatest** $\\sigma'(z)$?"),
                sigmoid_derivative(0),
                _("$q(1-q)$ is greatest at $q = \\frac12$, at $z = 0$: there it is $\\frac14$."),
            )
        with columns[1]:
            challenge(
                "predict_midpoint",
                _("$w = 2$, $b = -3$. At which $x$ is $q = \\frac12$?"),
                midpoint(weight=2, bias=-3),
                _("$q = \\frac12$ where $z = 0$: $2x - 3 = 0$, so $x = -b/w$."),
            )
        with columns[2]:
            challenge(
                "predict_opposite",
                _("$\\sigma(2) = {probability}$. What is $\\sigma(-2)$?").format(
                    probability=format_number(sigmoid(2), 4)
                ),
                sigmoid(-2),
                _("The opposite score is the opposite event: $\\sigma(-z) = 1 - \\sigma(z)$."),
            )


page_head(_(LESSON.title), _(LESSON.question), CONTROLS)
panels()
meaning()
with section("derivation", _("From the score back to the probability")):
    derivation("sigmoid_steps", steps())
mirror()
saturation()
latent()
predictions()
code_that_ran(
    affine_score,
    midpoint,
    sigmoid,
    sigmoid_derivative,
    normal_cdf,
    probit_logit_gap,
    naive_failure_surprisal,
    softplus,
    latent_score_share,
)
sources(
    (
        "Bishop, C. M. (2006). *Pattern Recognition and Machine Learning*. Springer, §4.3.",
        "Fechner, G. T. (1860). *Elemente der Psychophysik*. Breitkopf und Härtel.",
        "Bliss, C. I. (1934). The method of probits. *Science* 79, 38–39.",
        "Bliss, C. I. (1935). The calculation of the dosage-mortality curve. *Annals of Applied "
        "Biology* 22, 134–167.",
        "Berkson, J. (1944). Application of the logistic function to bio-assay. *Journal of the "
        "American Statistical Association* 39, 357–365.",
        "Camilli, G. (1994). Origin of the scaling constant d = 1.7 in item response theory. "
        "*Journal of Educational and Behavioral Statistics* 19, 293–295.",
        "Goldberg, D. (1991). What every computer scientist should know about floating-point "
        "arithmetic. *ACM Computing Surveys* 23, 5–48.",
    )
)
page_foot(LESSON)
