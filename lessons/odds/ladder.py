"""Equal steps in logit are equal factors in odds."""

import numpy as np

from charts import colors
from core.binary import (
    logit,
    logit_ladder,
    logit_step,
    odds,
    odds_factor,
    odds_ratio,
    probability_from_odds,
)
from lessons.odds.charts import ladder as charts
from lessons.odds.rulers import scale_names
from ui.controls import choice, slider
from ui.language import _
from ui.language import gettext_noop as message
from ui.live_figure import Handle, Readout, Sweep, live_figure
from ui.live_figure.shared import shared
from ui.numbers import format_number, significant
from ui.parameters import Choice, Slider
from ui.questions import Answer, AskNumber, ChooseOne, waiting
from ui.scenes import Fold, Scene, bench

START = Slider("start", -3.0, 3.0, 0.1, -1.0, 1)
STEP = Choice("rung", ("e", "two"), "e")
STEPS = {"e": 1.0, "two": np.log(2.0)}
RUNGS = 5
NARROW, WIDE = (0.9, 0.99), (0.5, 0.6)  # the steps in probability that the question compares
TRIPLE = 3.0  # to one: the odds whose logit doubles


def ladder() -> None:
    controls, chart = bench()
    with controls:
        start = slider(START, _("Lowest rung (logit)"))
        step = choice(STEP, _("Step on the logit scale"), ["1", "ln 2"])
    with chart:
        _figure(start, STEPS[step])


def _predict_step() -> ChooseOne:
    narrow, wide = logit_step(*np.transpose([NARROW, WIDE]))
    right = _(
        "Odds {low} → {high}, a factor of {factor}, so +{step}; the other step is only +{other}."
    ).format(
        low=format_number(odds(NARROW[0]), 0),
        high=format_number(odds(NARROW[1]), 0),
        factor=format_number(odds_ratio(*NARROW[::-1]), 0),
        step=significant(narrow),
        other=significant(wide),
    )
    return ChooseOne(
        "predict_step",
        _("p rises from 0.5 to 0.6, or from 0.9 to 0.99. Which is the bigger step in logit?"),
        [
            Answer(
                "0.5 → 0.6",
                _("It is the wider step in p. But the odds grow only from 1 to 1.5."),
            ),
            Answer("0.9 → 0.99", right, right=True),
            Answer(
                _("they are about equal"),
                _("In p nearly so, 0.1 and 0.09. But the logit asks by what factor the odds grow."),
            ),
        ],
        hint=_("Write the odds of all four probabilities."),
    )


def _predict_doubled() -> AskNumber:
    three = logit(probability_from_odds(TRIPLE))
    squared = logit_ladder(three, step=three, rungs=2).odds[1]
    said = _("That doubles the odds, which adds only ln 2 to the logit.")
    return AskNumber(
        "predict_doubled",
        _("The odds are **3**. Now the **logit doubles**. What are the odds?"),
        squared,
        hint=_("ln 3 + ln 3 is the logarithm of what?"),
        explanation=_("3 × 3 = {squared}: doubling a logit squares the odds.").format(
            squared=significant(squared)
        ),
        tolerance=0.05,
        replies={6.0: said},
    )


def _why() -> str:
    return _(
        "Adding on the logit scale multiplies the odds: +1 is × e = × {e}, and +ln 2 is × 2. "
        "Doubling a logit squares the odds. In probability the same step is widest around 0.5 and "
        "shrinks towards 0 and 1: from 0.9 to 0.99 looks small, but it takes eleven times the odds."
    ).format(e=significant(odds_factor(STEPS["e"])))


@shared
def _figure(start: float, step: float) -> None:
    here = logit_ladder(start, step=step, rungs=RUNGS)
    figure = charts.ladder(here, odds_factor(step), scale_names())
    shut = waiting()
    readouts = [
        Readout("ladder_factor", _("factor of each step"), odds_factor(step)),
        Readout("ladder_low", _("odds, lowest rung"), here.odds[0], color=colors.ODDS),
        Readout("ladder_high", _("odds, highest rung"), here.odds[-1], color=colors.ODDS),
    ]
    live_figure(
        charts.without_steps(figure) if shut else figure,
        key="ladder",
        name=_("Odds and probability on the rungs of a logit ladder"),
        summary=_("From odds {low} to odds {high} in equal steps of the logit.").format(
            low=significant(here.odds[0]), high=significant(here.odds[-1])
        ),
        readouts=[] if shut else readouts,
        sweeps=[] if shut else [_sweep(start, step)],
        handles=[Handle(START.key, trace, rung) for trace in charts.RUNGS for rung in range(RUNGS)],
        narrow=charts.NARROW,
        height=20,
    )


def _sweep(start: float, step: float) -> Sweep:
    every = logit_ladder(START.values, step=step, rungs=RUNGS)
    numbers = {"ladder_low": every.odds[:, 0], "ladder_high": every.odds[:, -1]}
    name = _("Lowest rung (logit)")
    frames = charts.ladder_frames(every)
    return Sweep(
        START.key, START.values, frames, numbers, label=name, digits=START.digits, at=start
    )


SCENE = Scene(
    key="ladder",
    name=message("Ladder"),
    question=message("Which of the steps are equal?"),
    task=message(
        "Drag the lowest rung from −1 up to 3. Which steps stay equal: in logit, in odds, or in p?"
    ),
    draw=ladder,
    why=_why,
    controls=(START, STEP),
    ask=_predict_step,
    folds=(Fold("doubled", message("One more question"), ask=_predict_doubled),),
    functions=(logit_ladder, odds_factor, logit_step),
)
