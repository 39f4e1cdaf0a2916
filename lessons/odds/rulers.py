"""One belief on three rulers."""

from functools import cache

import numpy as np

from charts import colors
from charts.marks import Frames
from core.binary import logit, odds, probability_from_odds, sigmoid
from lessons.odds.charts import rulers as charts
from ui.controls import choice, slider
from ui.formula import live_formula
from ui.glossary import explained
from ui.language import _
from ui.language import gettext_noop as message
from ui.live_figure import Handle, Readout, Sweep, live_figure
from ui.live_figure.multiples import Multiples
from ui.live_figure.shared import shared
from ui.numbers import plain, significant
from ui.parameters import Choice, Slider
from ui.questions import AskNumber, seeded
from ui.scenes import Fold, Scene, bench

P = Slider("p", 0.001, 0.999, 0.001, 0.3, 3)
RULER = Choice("ruler", ("log", "linear"), "log")
CURVE = sigmoid(np.linspace(*charts.LOGIT_SPAN, 141))


def rulers() -> None:
    controls, chart = bench()
    with controls:
        p = slider(P, _("Probability of heads, p"))
        ruler = choice(RULER, _("Ruler of the odds"), [_("logarithmic"), _("evenly spaced")])
    with chart:
        _figure(p, odds_log=ruler == "log")


def _predict_odds() -> AskNumber:
    key, favour = seeded("predict_odds", 4, (3, 5, 6, 7, 8, 9))
    winning = float(probability_from_odds(favour))
    parts = {"n": favour, "all": favour + 1, "less": favour - 1}
    fewer, against = probability_from_odds([parts["less"], 1 / favour])
    return AskNumber(
        key,
        _(
            "The odds **in favour of** a team are **{n} to 1**. What is its probability of winning?"
        ).format(**parts),
        winning,
        hint=_("Parts for: {n}, parts against: 1. How many parts are there in all?").format(
            **parts
        ),
        explanation=_("{n} of {all} parts: {n}/({n}+1) = {p}.").format(
            **parts, p=significant(winning)
        ),
        replies={
            float(fewer): _(
                "{less} of {n} would be odds of {less} to 1. The one part against comes on top."
            ).format(**parts),
            float(odds(against)): _(
                "That is losing over winning: the odds against. We ask for a share of all parts."
            ),
            float(favour): _("{n} is the odds. A probability never exceeds 1.").format(**parts),
            float(against): _("That is the probability of losing."),
        },
    )


def _why() -> str:
    return _(
        "Three names of one belief. **Probability** is a share of all cases, **odds** weigh the "
        "event against its opposite, $p/(1-p)$, and the **logit** is the logarithm of the odds. "
        "Even chances are p = 0.5, **odds 1** (not 0), logit 0. Heads of the bent coin: p = 0.3, "
        "odds 3/7, logit {logit}."
    ).format(logit=significant(logit(P.default)))


def _details() -> None:
    explained(
        _(
            "Probability and odds are not two words for one number: p = 0.75 is odds of {odds}. "
            "Probability runs from 0 to 1, odds from 0 to ∞, the logit from −∞ to ∞; p = 0 and "
            "p = 1 themselves have no finite logit."
        ).format(odds=plain(odds(0.75)))
    )


@shared
def _figure(p: float, *, odds_log: bool) -> None:
    labels = _labels()
    live_figure(
        charts.three_rulers(
            (p, odds(p), logit(p)),
            (CURVE, odds(CURVE), logit(CURVE)),
            labels,
            odds_log=odds_log,
        ),
        key="rulers",
        name=_("Probability, odds and logit of one event on three rulers"),
        summary=_("Probability {p}, odds {odds}, logit {logit}.").format(
            p=plain(p), odds=significant(odds(p)), logit=significant(logit(p))
        ),
        readouts=[
            Readout("probability", labels["probability"], p, color=colors.PROBABILITY),
            Readout("odds", labels["odds"], odds(p), color=colors.ODDS),
            Readout("logit", labels["logit"], logit(p), color=colors.LOGIT),
        ],
        formula=live_formula(r"\text{odds} = @probability/(1-@probability) = @odds")
        + live_formula(r"\text{logit} = \ln(@odds) = @logit"),
        sweeps=[_sweep(p, odds_log=odds_log)],
        handles=[Handle(P.key, trace) for trace in charts.handles(odds_log=odds_log)],
        narrow=charts.narrow_rulers(odds_log=odds_log),
        height=26,
    )


def _sweep(p: float, *, odds_log: bool) -> Sweep:
    scales = every_belief()
    numbers = dict(zip(charts.SCALES, scales, strict=True))
    frames = _frames(odds_log=odds_log)
    return Sweep(P.key, P.values, frames, numbers, label="p", digits=P.digits, at=p)


@cache
def every_belief() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return all probabilities that can be set, with their odds and logits."""
    return P.values, odds(P.values), logit(P.values)


@cache
def _frames(*, odds_log: bool) -> Frames:
    frames = charts.ruler_frames(every_belief(), odds_log=odds_log)
    guides = {guide: {"x": Multiples(frames[guide]["x"], charts.FINE)} for guide in charts.GUIDES}
    return {**frames, **guides}


def scale_names() -> dict[str, str]:
    """Return what each of the three scales is called."""
    return {"probability": _("probability"), "odds": _("odds"), "logit": _("logit")}


def _labels() -> dict[str, str]:
    return {
        **scale_names(),
        "event": _("heads"),
        "less": _("less likely than not"),
        "more": _("more likely than not"),
    }


SCENE = Scene(
    key="rulers",
    name=message("Rulers"),
    question=message("What is 0.3 on other scales?"),
    task=message("Drag p to 0.5, then to 0.8. Read the odds and the logit each time."),
    draw=rulers,
    why=_why,
    controls=(P, RULER),
    ask=_predict_odds,
    folds=(Fold("details", message("Details"), _details),),
    functions=(odds, probability_from_odds, logit),
)
