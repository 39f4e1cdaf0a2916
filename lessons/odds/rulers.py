"""One belief on three rulers."""

import numpy as np
import streamlit as st

from charts import colors
from core.binary import complement, logit, odds, probability_from_odds, sigmoid
from lessons.odds.charts import rulers as charts
from ui.controls import choice, slider
from ui.formula import live_formula
from ui.language import _
from ui.language import gettext_noop as message
from ui.live_figure import Handle, Readout, Sweep, live_figure
from ui.numbers import plain, significant
from ui.parameters import Choice, Slider
from ui.questions import AskNumber
from ui.scenes import Fold, Scene, bench

P = Slider("p", 0.001, 0.999, 0.001, 0.3, 3)
RULER = Choice("ruler", ("log", "linear"), "log")
CURVE = sigmoid(np.linspace(*charts.LOGIT_SPAN, 141))


def rulers() -> None:
    controls, chart = bench()
    with controls:
        p = slider(P, _("Probability of heads, p"))
        ruler = choice(RULER, _("Ruler of the odds"), [_("logarithmic"), _("even")])
    with chart:
        _figure(p, odds_log=ruler == "log")


def _predict_odds() -> AskNumber:
    return AskNumber(
        "predict_odds",
        _("The odds **in favour of** a team are **4 to 1**. What is its probability of winning?"),
        probability_from_odds(4),
        hint=_("Four parts for, one part against. How many parts are there in all?"),
        explanation=_("Four of five parts: 4/(4+1) = {p}.").format(
            p=plain(probability_from_odds(4))
        ),
        replies={
            0.75: _(
                "Three of four would be odds of 3 to 1. The one part against comes on top of the "
                "four."
            ),
            0.25: _(
                "That is losing over winning: the odds against. We ask for a share of all parts."
            ),
            4.0: _("4 is the odds. A probability never exceeds 1."),
            0.2: _("That is the probability of losing."),
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
    st.markdown(
        _(
            "Probability and odds are not two words for one number: p = 0.75 is odds of {odds}. "
            "Probability runs from 0 to 1, odds from 0 to ∞, the logit from −∞ to ∞; p = 0 and "
            "p = 1 themselves have no finite logit."
        ).format(odds=plain(odds(0.75)))
    )


def _figure(p: float, *, odds_log: bool) -> None:
    labels = _labels()
    grid, grid_odds, grid_logits = P.values, odds(P.values), logit(P.values)
    other = P.nearest(complement(p))
    live_figure(
        charts.three_rulers(
            (p, odds(p), logit(p)),
            (other, odds(other), logit(other)),
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
            Readout("odds_against", _("odds of tails"), odds(other), color=colors.ODDS),
            Readout("logit", labels["logit"], logit(p), color=colors.LOGIT),
        ],
        formula=live_formula(
            r"\text{odds} = \frac{p}{1-p} = \frac{@probability}{1-@probability} = @odds"
        )
        + live_formula(r"\text{logit} = \ln(@odds) = @logit"),
        sweeps=[
            Sweep(
                P.key,
                grid,
                charts.ruler_frames((grid, grid_odds, grid_logits)),
                {
                    "probability": grid,
                    "odds": grid_odds,
                    "odds_against": grid_odds[::-1],
                    "logit": grid_logits,
                },
                label="p",
                digits=P.digits,
                at=p,
            )
        ],
        handles=[Handle(P.key, trace) for trace in charts.HANDLES],
        narrow=charts.narrow_rulers(odds_log=odds_log),
        height=26,
    )


def scale_names() -> dict[str, str]:
    """Return what each of the three scales is called."""
    return {"probability": _("probability"), "odds": _("odds"), "logit": _("logit")}


def _labels() -> dict[str, str]:
    return {
        **scale_names(),
        "event": _("heads"),
        "other": _("tails"),
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
