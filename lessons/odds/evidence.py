"""Signs of a dog that add up on the logit scale."""

from functools import lru_cache
from typing import Any

import numpy as np
import streamlit as st

from charts import colors
from charts.frames import changing
from charts.marks import Frames
from core.binary import (
    complement,
    likelihood_ratio,
    logit,
    logit_step,
    odds_ratio,
    posterior_logit,
    weigh_evidence,
)
from lessons.odds.charts import evidence as charts
from ui.controls import slider, stepped
from ui.derivation import derivation
from ui.glossary import explained
from ui.language import _, current_language
from ui.language import gettext_noop as message
from ui.live_figure import Handle, Readout, Sweep, live_figure
from ui.live_figure.shared import shared
from ui.numbers import plain, significant
from ui.parameters import Slider, one_two_five
from ui.questions import Axis, Misplaced, PlacePoint, draw_board
from ui.scenes import Fold, Scene, bench

PRIOR = Slider("prior", 0.01, 0.99, 0.01, 0.3, 2)
SIGNS = EARS, TONGUE, PUPILS = tuple(
    one_two_five(key, 0.05, 20.0, usual)
    for key, usual in (("ears", 2.0), ("tongue", 5.0), ("pupils", 1.0))
)
USUAL = np.array([one.default for one in SIGNS])
SCALE = np.array([0.01, 0.05, 0.1, 0.3, 0.5, 0.7, 0.9, 0.95, 0.99])
EARS_SEEN = (0.6, 0.3)  # shares of the pictures of dogs and of cats that show floppy ears
FACTORS_ADDED, BEYOND = 7.0, 5.5  # 2 + 5, and where −0.847 + 2 + 5 leads: both are wrong
PLACES = np.round(np.linspace(-6, 6, 241), 2)


def evidence() -> None:
    controls, chart = bench()
    with controls:
        prior = slider(PRIOR, _("Dogs among all pictures"))
        names = _labels()["signs"]
        ratios = [stepped(one, f"{name} ×") for one, name in zip(SIGNS, names, strict=True)]
        st.caption(_("× 2: dogs show the sign twice as often as cats."))
    with chart:
        if not draw_board():
            _figure(prior, np.array(ratios))


def _place_evidence() -> PlacePoint:
    found = weigh_evidence(PRIOR.default, USUAL[:2])
    parts = [found.places[0], *found.steps, found.logit]
    start, ears, tongue, after = map(significant, parts)
    reveal = _("{start} + {ears} + {tongue} = {after}: odds 30/7, p = {p}.").format(
        start=start, ears=ears, tongue=tongue, after=after, p=significant(found.probability)
    )
    return PlacePoint(
        "place_evidence",
        _(
            "3 of 10 pictures show dogs (logit {start}). This one shows floppy ears "
            "(× 2 = +{ears}) and a tongue (× 5 = +{tongue}). Place the point where the belief ends."
        ).format(start=start, ears=ears, tongue=tongue),
        Axis(_("logit of “dog”"), PLACES, range(-6, 7)),
        float(found.logit),
        hint=_("Begin at {start} and lay the two arrows end to end.").format(start=start),
        explanation=reveal,
        tolerance=0.15,
        misplaced=[
            Misplaced(
                float(found.total),
                _(
                    "You added the signs but started at 0. Before looking, a dog was less likely "
                    "than a cat."
                ),
                reach=0.15,
            ),
            Misplaced(
                float(posterior_logit(PRIOR.default, [FACTORS_ADDED])),
                _("2 + 5 = 7 is not the factor: factors multiply, so the odds grow tenfold."),
                reach=0.15,
            ),
            Misplaced(
                BEYOND,
                _(
                    "You added the factors themselves. On this scale a factor counts with its "
                    "logarithm."
                ),
                reach=0.5,
                name=_("beyond 5"),
            ),
        ],
    )


def _why() -> str:
    return _(
        "Odds after = odds before × how much more often dogs show the sign than cats: "
        "3/7 × 2 × 5 = 30/7. In logits × becomes +: signs add up like weights. Slit pupils "
        "(× 0.1) undo both: 2 × 5 × 0.1 = 1. This is Bayes' rule; for a given animal the signs "
        "must be independent."
    )


def _derivation() -> None:
    lines = [
        (
            r"P(\text{dog}\mid s) = \frac{P(\text{dog})\,P(s\mid\text{dog})}{P(s)}",
            _("Bayes' rule for a sign s; for the cat alike."),
        ),
        (
            r"\frac{P(\text{dog}\mid s)}{P(\text{cat}\mid s)} = "
            r"\frac{P(\text{dog})}{P(\text{cat})}\cdot"
            r"\frac{P(s\mid\text{dog})}{P(s\mid\text{cat})}",
            _("Divide the two: P(s) cancels. Odds after = odds before × likelihood ratio."),
        ),
        (
            r"\text{logit}_{\text{after}} = \text{logit}_{\text{before}} + "
            r"\ln\frac{P(s\mid\text{dog})}{P(s\mid\text{cat})}",
            _("The logarithm turns the product into a sum."),
        ),
        (
            r"\dots + \ln\frac{P(t\mid\text{dog})}{P(t\mid\text{cat})}",
            _(
                "A second sign t adds its own term if, given the animal, it does not depend on "
                "the first."
            ),
        ),
    ]
    derivation("evidence_steps", lines)


def _odds_ratio() -> None:
    seen = likelihood_ratio(*EARS_SEEN)
    missing = likelihood_ratio(*complement(EARS_SEEN))
    explained(
        _(
            "Suppose floppy ears are seen in 60% of dog pictures and 30% of cat pictures. Seeing "
            "them multiplies the odds by 0.6/0.3 = {seen}; looking and *not* finding them "
            "multiplies by 0.4/0.7 = {missing}. The quotient of the two odds, with the sign and "
            "without it, is the **odds ratio**: {seen}/{missing} = {ratio}. Its logarithm, "
            "{weight}, is what a weight will be in the next lesson."
        ).format(
            seen=plain(seen),
            missing=significant(missing),
            ratio=significant(odds_ratio(*EARS_SEEN)),
            weight=significant(logit_step(*EARS_SEEN[::-1])),
        )
    )


@shared
def _figure(prior: float, ratios: np.ndarray) -> None:
    labels, scale = _labels(), (SCALE, logit(SCALE))
    here = weigh_evidence(prior, ratios)
    weighed, __ = _swept(np.array([prior]), ratios)
    live_figure(
        charts.evidence(weighed, scale, labels),
        key="evidence",
        name=_("Signs of a dog as arrows on the logit scale"),
        summary=_("Before looking {before}, after looking {after}.").format(
            before=plain(prior), after=significant(here.probability)
        ),
        readouts=[
            _prior_readout(here.places[0]),
            Readout("evidence", _("sum of the arrows"), here.total, color=colors.LOGIT),
            Readout("posterior_logit", _("logit after"), here.logit, color=colors.LOGIT),
            Readout("posterior_odds", _("odds after"), here.odds, color=colors.ODDS),
            Readout("posterior", _("p after"), here.probability, color=colors.PROBABILITY),
        ],
        sweeps=[_prior_sweep(prior, ratios), *(_sign_sweep(i, prior, ratios) for i in range(3))],
        handles=[
            Handle(PRIOR.key, charts.BEFORE),
            *(Handle(one.key, charts.SIGNS, i) for i, one in enumerate(SIGNS)),
        ],
        narrow=charts.narrow_evidence(scale, labels),
        height=22,
    )


def _prior_sweep(prior: float, ratios: np.ndarray) -> Sweep:
    frames, numbers = _along(None, PRIOR.default, tuple(ratios.tolist()), current_language())
    return Sweep(
        PRIOR.key,
        PRIOR.values,
        frames,
        numbers,
        label=_("Dogs among all pictures"),
        digits=PRIOR.digits,
        at=prior,
    )


def _sign_sweep(sign: int, prior: float, ratios: np.ndarray) -> Sweep:
    control = SIGNS[sign]
    # What the sign itself says just now makes no difference to what it could say.
    others = tuple(1.0 if i == sign else one for i, one in enumerate(ratios.tolist()))
    frames, numbers = _along(sign, prior, others, current_language())
    return Sweep(
        control.key,
        control.values,
        frames,
        numbers,
        label=f"{_labels()['signs'][sign]} ×",
        by_index=True,
        at=ratios[sign],
    )


@lru_cache(128)
def _along(
    sign: int | None, prior: float, ratios: tuple[float, ...], _language: str
) -> tuple[Frames, dict[str, np.ndarray]]:
    """Return frames and numbers along one sign, or along the prior, while all else stays."""
    if sign is None:
        weighed, numbers = _swept(PRIOR.values, np.array(ratios))
        numbers = {"prior_logit": weighed.places[:, 0], **numbers}
    else:
        values = SIGNS[sign].values
        stops = np.tile(ratios, (len(values), 1))
        stops[:, sign] = values
        weighed, numbers = _swept(np.full(len(stops), prior), stops)
    return changing(charts.evidence_frames(weighed, _labels())), numbers


def _swept(prior: np.ndarray, ratios: np.ndarray) -> tuple[charts.Weighed, dict[str, np.ndarray]]:
    """Return what the figure shows of a row of priors, and the readouts that go with it."""
    found = weigh_evidence(prior, ratios)
    numbers = {
        "evidence": found.total,
        "posterior_logit": found.logit,
        "posterior_odds": found.odds,
        "posterior": found.probability,
    }
    factors = np.broadcast_to(ratios, found.steps.shape)
    return charts.Weighed(prior, factors, found.steps, found.places, found.probability), numbers


def _prior_readout(value: float) -> Readout:
    return Readout("prior_logit", _("logit before"), value, color=colors.LOGIT)


def _labels() -> dict[str, Any]:
    return {
        "axis": _("logit of “dog”"),
        "for": _("dog"),
        "against": _("cat"),
        "even": _("even chances"),
        "before": _("Before looking"),
        "after": _("After looking"),
        "signs": [_("Floppy ears"), _("Tongue out"), _("Slit pupils")],
        "silent": _("says nothing"),
        "prior": _("before"),
        "belief": _("p(dog)"),
    }


SCENE = Scene(
    key="evidence",
    name=message("Evidence"),
    question=message("How do signs of a dog add up?"),
    task=message("Drag the arrow of the slit pupils to × 0.1. Which probability do you end at?"),
    draw=evidence,
    why=_why,
    controls=(PRIOR, *SIGNS),
    ask=_place_evidence,
    folds=(
        Fold("derivation", message("Derivation"), _derivation),
        Fold("odds_ratio", message("Odds ratio"), _odds_ratio),
    ),
    functions=(weigh_evidence, logit, likelihood_ratio, odds_ratio),
)
