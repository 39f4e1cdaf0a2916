"""A hidden score with noise on it: where S-curves come from."""

from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np
import streamlit as st

from charts import colors
from core.binary import normal_cdf, sigmoid, sigmoid_derivative
from core.likelihood import latent_score_share, normal_density
from lessons.sigmoid.charts import latent as charts
from lessons.sigmoid.curves import FINE, gap_sentence
from ui.controls import choice, slider
from ui.language import _
from ui.layout import section, workbench
from ui.live_figure import Handle, Readout, Sweep, live_figure
from ui.numbers import format_number
from ui.parameters import Choice, Slider
from ui.run_queue import fragment
from ui.seed import SEED, seed_field

SCORE = Slider("score", -4.0, 4.0, 0.1, 1.0, 1)
NOISE = Choice("error_law", ("normal", "logistic"), "normal")
CONTROLS = (SCORE, NOISE, SEED)
DENSITIES: dict[str, Callable[[Any], Any]] = {
    "normal": partial(normal_density, mean=0, standard_deviation=1),
    "logistic": sigmoid_derivative,
}
COPIES = 1000


@fragment
def latent() -> None:
    with section("latent", _("Where S-curves come from")):
        controls, chart = workbench()
        with controls:
            score = slider(SCORE, _("Score z"))
            noise = choice(NOISE, _("Noise on the score"), [_("normal"), _("logistic")])
            seed = seed_field(
                _("The same seed gives the same noise."), again=_("Draw again"), key="draw"
            )
        with chart:
            _figure(score, noise, seed)
        st.markdown(_words())


def _words() -> str:
    words = _(
        "Fechner's idea: an answer depends on a hidden score **plus noise**, and is “yes” where "
        "$y = \\text{{score}} + \\text{{noise}} > 0$. It is the **noise** that has a distribution: "
        "normal noise turns the score $z$ into $\\Phi(z)$ (the probit model), logistic noise into "
        "$\\sigma(z)$ (the logit model). At score 1 that is $\\Phi(1) = {normal}$ against "
        "$\\sigma(1) = {logistic}$. The two curves differ in scale more than in shape."
    ).format(normal=format_number(normal_cdf(1), 6), logistic=format_number(sigmoid(1), 6))
    return f"{words} {gap_sentence()}"


def _hump(scores: Any, noise: str) -> charts.Hump:
    density = DENSITIES[noise]
    nodes = charts.noise_nodes(FINE, density(FINE))
    above = charts.noise_above(nodes, scores)
    return charts.Hump(nodes, density(nodes), above, density(above))


def _labels() -> dict[str, str]:
    return {
        "latent": _("score + noise"),
        "density": _("density"),
        "score": _("score z"),
        "share": _("share above zero"),
        "above": _("above zero: “yes” →"),
        "normal": "Φ(z)",
        "logistic": "σ(z)",
    }


def _figure(score: float, noise: Any, seed: int) -> None:
    scores = SCORE.values
    shares = latent_score_share(scores, n=COPIES, rng=np.random.default_rng(seed), noise=noise)
    normal, logistic = normal_cdf(scores), sigmoid(scores)
    here = scores.searchsorted(score)
    curves = {"score": scores, "normal": normal, "logistic": logistic}
    live_figure(
        charts.latent_panels(
            score,
            shares[here],
            _hump(score, noise),
            {**curves, "at": scores[::4], "shares": shares[::4]},
            _labels(),
            noise=noise,
        ),
        key="latent_figure",
        name=_("A score with noise, and the share of the noisy scores that lie above zero"),
        summary=_("At score {score}, {share} of {copies} noisy copies lie above zero.").format(
            score=format_number(score, 1), share=format_number(shares[here], 3), copies=COPIES
        ),
        readouts=[
            Readout("share", _("simulated share"), shares[here], 3, charts.COLORS[noise]),
            Readout("normal_cdf", "Φ(z)", normal[here], 6, colors.CONTRAST),
            Readout("logistic_cdf", "σ(z)", logistic[here], 6, colors.PROBABILITY),
        ],
        sweeps=[
            Sweep(
                SCORE.key,
                scores,
                charts.latent_frames(scores, shares, _hump(scores, noise)),
                {"share": shares, "normal_cdf": normal, "logistic_cdf": logistic},
                label="z",
                digits=SCORE.digits,
                at=score,
            )
        ],
        handles=[Handle(SCORE.key, trace) for trace in charts.HANDLES],
        narrow=charts.PANELS.narrow(),
        height=20,
    )
