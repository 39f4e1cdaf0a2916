"""A hidden score with noise on it: where S-curves come from."""

from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np

from charts import colors
from charts.frames import drawn_frames
from core.binary import normal_cdf, sigmoid, sigmoid_derivative
from core.floats import probit_logit_gap
from core.likelihood import latent_score_share, normal_density
from lessons.sigmoid.charts import latent as charts
from lessons.sigmoid.curves import FINE, gap_sentence
from ui.controls import choice, slider
from ui.glossary import explained
from ui.language import _
from ui.language import gettext_noop as message
from ui.live_figure import Handle, Readout, Sweep, live_figure
from ui.live_figure.shared import shared
from ui.numbers import format_number, plain, significant
from ui.parameters import Choice, Slider
from ui.questions import Answer, ChooseOne, waiting
from ui.scenes import Fold, Scene, bench
from ui.seed import SEED, seed_field

SCORE = Slider("score", -4.0, 4.0, 0.1, 1.0, 1)
NOISE = Choice("error_law", ("normal", "logistic"), "normal")
DENSITIES: dict[str, Callable[[Any], Any]] = {
    "normal": partial(normal_density, mean=0, standard_deviation=1),
    "logistic": sigmoid_derivative,
}
COPIES = 1000


def latent() -> None:
    controls, chart = bench()
    with controls:
        score = slider(SCORE, _("Score z"))
        noise = choice(NOISE, _("Noise on the score"), [_("normal"), _("logistic")])
        seed = seed_field(
            _("The same seed gives the same noise."), again=_("Draw again"), key="draw"
        )
    with chart:
        _figure(score, noise, seed)


def _predict_latent() -> ChooseOne:
    return ChooseOne(
        "predict_latent",
        _(
            "The score is 1. Normal noise with mean 0 and standard deviation 1 is added. How "
            "likely is score + noise above 0?"
        ),
        [
            Answer(
                _("{half}: the noise is symmetric").format(half=plain(normal_cdf(0))),
                _("Symmetric around 0, but the score lifts the sum by 1."),
            ),
            Answer(
                significant(sigmoid(1)),
                _("That is σ(1). It is the answer for logistic noise, which spreads wider."),
            ),
            Answer(
                significant(normal_cdf(1)),
                _("The noise must exceed −1, and that has probability Φ(1)."),
                right=True,
            ),
            Answer(
                _("1: the score is above 0"),
                _("Noise below −1 pulls the sum under 0."),
            ),
        ],
        hint=_("Some 68% of normal noise lies within one standard deviation."),
    )


def _why() -> str:
    return _(
        "Think of a hidden score plus noise, symmetric around 0; the answer is “yes” if the sum is "
        "above 0. Its probability is the noise's distribution function at z: with normal noise "
        "Φ(z), with logistic noise σ(z). It is the **noise** that is normal, not the answer. The "
        "**probit** is Φ⁻¹: like the logit, it maps probabilities to scores."
    )


def _details() -> None:
    explained(gap_sentence())


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


@shared
def _figure(score: float, noise: Any, seed: int) -> None:
    scores = SCORE.values
    shares = latent_score_share(scores, n=COPIES, rng=np.random.default_rng(seed), noise=noise)
    normal, logistic = normal_cdf(scores), sigmoid(scores)
    here = scores.searchsorted(score)
    curves = {"score": scores, "normal": normal, "logistic": logistic}
    figure = charts.latent_panels(
        score,
        shares[here],
        _hump(score, noise),
        {**curves, "at": scores[::4], "shares": shares[::4]},
        _labels(),
        noise=noise,
    )
    if waiting():
        figure = charts.noise_alone(figure)
    frames = charts.latent_frames(scores, shares, _hump(scores, noise))
    live_figure(
        figure,
        key="latent_figure",
        name=_("A score with noise, and the share of the noisy scores that lie above zero"),
        summary=_summary(score, shares[here]),
        readouts=[
            Readout(key, label, every[here], 3, color, shown=not waiting())
            for key, label, every, color in (
                ("share", _("simulated share"), shares, charts.COLORS[noise]),
                ("normal_cdf", "Φ(z)", normal, colors.CONTRAST),
                ("logistic_cdf", "σ(z)", logistic, colors.PROBABILITY),
            )
        ],
        sweeps=[
            Sweep(
                SCORE.key,
                scores,
                drawn_frames(frames, figure),
                {"share": shares, "normal_cdf": normal, "logistic_cdf": logistic},
                label="z",
                digits=SCORE.digits,
                at=score,
            )
        ],
        handles=[Handle(SCORE.key, one) for one in charts.HANDLES if one in figure["data"]],
        narrow=charts.PANELS.narrow(),
        height=20,
    )


def _summary(score: float, share: float) -> str:
    if waiting():
        return _("The score is {score}.").format(score=plain(score))
    return _("At score {score}, {share} of {copies} noisy copies lie above zero.").format(
        score=plain(score), share=format_number(share, 3), copies=COPIES
    )


SCENE = Scene(
    key="latent",
    name=message("Probit"),
    question=message("Where do S-curves come from?"),
    task=message(
        "Drag the score from −2 to 2, with normal noise, then with logistic noise. Which curve do "
        "the dots follow?"
    ),
    draw=latent,
    why=_why,
    controls=(SCORE, NOISE, SEED),
    ask=_predict_latent,
    folds=(Fold("details", message("Details"), _details),),
    functions=(normal_cdf, sigmoid, latent_score_share, probit_logit_gap),
    deeper=True,
)
