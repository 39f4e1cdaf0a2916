"""Odds and logit: one belief on three scales."""

import numpy as np
import streamlit as st

from charts import colors
from charts import odds as charts
from core.binary import complement, logit, odds, probability_from_odds, sigmoid
from core.ladder import logit_ladder, odds_factor
from core.sampling import flip_coin, running_frequency, standard_error
from ui.challenges import challenge
from ui.code import code_that_ran, sources
from ui.controls import Choice, Number, Slider, choice, number, slider
from ui.derivation import derivation
from ui.formula import live_formula
from ui.language import _
from ui.layout import lesson_at, page_foot, page_head, section, workbench
from ui.live_figure import Handle, Readout, Sweep, live_figure
from ui.numbers import format_number

LESSON = lesson_at("odds")
P = Slider("p", 0.001, 0.999, 0.001, 0.3, 3)
RULER = Choice("ruler", ("log", "linear"), "log")
START = Slider("start", -3.0, 3.0, 0.1, -1.0, 1)
STEP = Choice("step", ("e", "two"), "e")
COIN = Slider("coin", 0.05, 0.95, 0.01, 0.3, 2)
SEED = Number("seed", 1, 9999, 1)

STEPS = {"e": 1.0, "two": np.log(2.0)}
RUNGS = 5
FLIPS = 10_000
LOOKS = np.unique(np.geomspace(1, FLIPS, 64).astype(int))  # after how many flips to look
BAND = np.geomspace(1, FLIPS, 13).astype(int)
CURVE = sigmoid(np.linspace(*charts.LOGIT_SPAN, 141))


def scales() -> dict[str, str]:
    return {"probability": _("probability"), "odds": _("odds"), "logit": _("logit")}


def swap() -> None:
    st.session_state[P.key] = P.nearest(complement(st.session_state[P.key]))


@st.fragment
def rulers() -> None:
    controls, chart = workbench()
    with controls:
        p = slider(P, _("Probability of heads, p"))
        st.button(_("Swap heads and tails"), key="swap", on_click=swap)
        ruler = choice(RULER, _("Ruler of the odds"), [_("logarithmic"), _("even")])
        st.caption(
            _(
                "Drag any filled point, or the slider: it is one belief on three scales. "
                "The open diamonds are the opposite event, tails."
            )
        )
    labels = {
        **scales(),
        "event": _("heads"),
        "other": _("tails"),
        "less": _("less likely than not"),
        "more": _("more likely than not"),
    }
    grid, grid_odds, grid_logits = P.values, odds(P.values), logit(P.values)
    other = P.nearest(complement(p))
    with chart:
        live_figure(
            charts.three_rulers(
                (p, odds(p), logit(p)),
                (other, odds(other), logit(other)),
                (CURVE, odds(CURVE), logit(CURVE)),
                labels,
                odds_log=ruler == "log",
            ),
            key="rulers",
            name=_("Probability, odds and logit of one event on three rulers"),
            summary=_("Probability {p}, odds {odds}, logit {logit}.").format(
                p=format_number(p, 3),
                odds=format_number(odds(p), 6),
                logit=format_number(logit(p), 6),
            ),
            readouts=[
                Readout("probability", labels["probability"], p, 3, colors.PROBABILITY),
                Readout("odds", labels["odds"], odds(p), 6, colors.ODDS),
                Readout("odds_against", _("odds of tails"), odds(other), 6, colors.ODDS),
                Readout("logit", labels["logit"], logit(p), 6, colors.LOGIT),
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
                )
            ],
            handles=[Handle(P.key, trace) for trace in charts.HANDLES],
            narrow=charts.narrow_rulers(odds_log=ruler == "log"),
            height=26,
        )


def meaning() -> None:
    with section("meaning", _("Three scales for one belief")):
        columns = st.columns(3, gap="medium")
        columns[0].markdown(
            _(
                "**Probability** runs from 0 to 1. It says how large a share of all cases an event "
                "takes. A bent coin that shows heads in 3 of 10 flips has $p = 0.3$."
            )
        )
        columns[1].markdown(
            _(
                "**Odds** run from 0 to ∞. They weigh an event against its opposite, "
                "$p/(1-p)$. Even chances are **odds of 1**, not 0: everything less likely than "
                "not is squeezed between 0 and 1, everything more likely stretches from 1 to ∞."
            )
        )
        columns[2].markdown(
            _(
                "**Logit** (log-odds) runs from −∞ to ∞ and is 0 at even chances. An event and its "
                "opposite lie equally far from 0. This is the scale on which a machine adds up "
                "evidence."
            )
        )


def steps() -> list[tuple[str, str]]:
    return [
        (
            r"\text{odds}(p) = \frac{p}{1-p}",
            _("Odds weigh the event against its opposite."),
        ),
        (
            r"\text{odds}(1-p) = \frac{1-p}{p} = \frac{1}{\text{odds}(p)}",
            _("Swapping heads and tails turns the fraction over: the odds are **inverted**."),
        ),
        (
            r"\text{logit}(p) = \ln\frac{p}{1-p} = \ln p - \ln(1-p)",
            _("The logarithm turns the ratio into a difference."),
        ),
        (
            r"\text{logit}(1-p) = \ln\frac{1}{\text{odds}(p)} = -\,\text{logit}(p)",
            _("So swapping only **flips the sign**: the scale has become symmetric."),
        ),
        (
            r"\text{logit} + \Delta \;\Longleftrightarrow\; \text{odds} \times e^{\Delta}",
            _("Adding on the logit scale multiplies the odds: +1 is × e, +ln 2 is × 2."),
        ),
    ]


@st.fragment
def ladder() -> None:
    with section("ladder", _("Equal steps, equal factors")):
        controls, chart = workbench()
        with controls:
            start = slider(START, _("Lowest rung (logit)"))
            step = choice(STEP, _("Step on the logit scale"), ["1", "ln 2"])
            st.caption(
                _(
                    "Equal steps in logit multiply the odds by equal factors. "
                    "The same steps move the probability less and less as it nears 0 or 1."
                )
            )
        here = logit_ladder(start, step=STEPS[step], rungs=RUNGS)
        every = logit_ladder(START.values, step=STEPS[step], rungs=RUNGS)
        with chart:
            live_figure(
                charts.ladder(here, scales()),
                key="ladder",
                name=_("Odds and probability on the rungs of a logit ladder"),
                summary=_("From odds {low} to odds {high} in equal steps of the logit.").format(
                    low=format_number(here.odds[0], 3), high=format_number(here.odds[-1], 3)
                ),
                readouts=[
                    Readout("ladder_factor", _("factor of each step"), odds_factor(STEPS[step]), 6),
                    Readout("ladder_low", _("odds, lowest rung"), here.odds[0], 3, colors.ODDS),
                    Readout("ladder_high", _("odds, highest rung"), here.odds[-1], 3, colors.ODDS),
                ],
                sweeps=[
                    Sweep(
                        START.key,
                        START.values,
                        charts.ladder_frames(every),
                        {"ladder_low": every.odds[:, 0], "ladder_high": every.odds[:, -1]},
                        label=_("Lowest rung (logit)"),
                        digits=START.digits,
                    )
                ],
                handles=[Handle(START.key, trace) for trace in charts.LADDER_HANDLES],
                narrow=charts.narrow_ladder(),
                height=17,
            )


def another_seed() -> None:
    st.session_state[SEED.key] = st.session_state[SEED.key] % SEED.high + 1


@st.fragment
def coin() -> None:
    with section("coin", _("What a probability promises")):
        controls, chart = workbench()
        with controls:
            p = slider(COIN, _("Probability of heads"))
            seed = number(SEED, _("Seed"), help=_("The same seed gives the same flips."))
            st.button(_("Flip again"), key="flip", on_click=another_seed)
            st.caption(
                _(
                    "One row of flips says little; the share of heads settles only slowly. "
                    "The band is two standard errors wide on either side of p."
                )
            )
        flips = flip_coin(COIN.values, FLIPS, rng=np.random.default_rng(seed))
        frequencies = running_frequency(flips)[:, LOOKS - 1]
        here = COIN.values.searchsorted(p)
        errors = standard_error(COIN.values[:, None], BAND)
        with chart:
            live_figure(
                charts.running_coin(
                    LOOKS, frequencies[here], p, (BAND, errors[here]), coin_labels()
                ),
                key="coin_figure",
                name=_("Share of heads after more and more flips"),
                summary=_("After {flips} flips the share of heads is {share}.").format(
                    flips=FLIPS, share=format_number(frequencies[here, -1], 4)
                ),
                readouts=[
                    Readout(
                        "frequency", _("share of heads"), frequencies[here, -1], 4, colors.ODDS
                    ),
                    Readout(
                        "standard_error", _("standard error"), errors[here, -1], 4, colors.NEUTRAL
                    ),
                ],
                sweeps=[
                    Sweep(
                        COIN.key,
                        COIN.values,
                        charts.coin_frames(COIN.values, frequencies, errors),
                        {"frequency": frequencies[:, -1], "standard_error": errors[:, -1]},
                        label="p",
                        digits=COIN.digits,
                    )
                ],
                height=17,
            )


def coin_labels() -> dict[str, str]:
    return {
        "flips": _("flips"),
        "frequency": _("share of heads"),
        "probability": _("probability"),
        "spread": _("two standard errors"),
    }


def predictions() -> None:
    with section("predict", _("Predict, then check")):
        left, right = st.columns(2, gap="medium")
        with left:
            challenge(
                "predict_odds",
                _("A bookmaker gives odds of **4 to 1 for** a team. What is its probability?"),
                probability_from_odds(4),
                _("Four parts for, one part against: four of five cases, $p = 4/(4+1)$."),
            )
        with right:
            three = logit(probability_from_odds(3))
            doubled = logit_ladder(three, step=three, rungs=2)
            challenge(
                "predict_doubled",
                _("The odds are **3**. Now the **logit doubles**. What are the odds?"),
                doubled.odds[1],
                _("The odds do not double. $e^{2\\ell} = (e^{\\ell})^2$: they are **squared**."),
            )


page_head(_(LESSON.title), _(LESSON.question), (P, RULER, START, STEP, COIN, SEED))
rulers()
meaning()
with section("derivation", _("Why the logit is symmetric")):
    derivation("odds_steps", steps())
ladder()
coin()
predictions()
code_that_ran(odds, probability_from_odds, logit, logit_ladder, running_frequency)
sources(
    (
        "Agresti, A. (2013). *Categorical Data Analysis*, 3rd ed. Wiley.",
        "Berkson, J. (1944). Application of the logistic function to bio-assay. *Journal of the "
        "American Statistical Association* 39, 357–365.",
        "Zhang, A., Lipton, Z. C., Li, M., Smola, A. J. *Dive into Deep Learning*, §4.1.",
    )
)
page_foot(LESSON)
