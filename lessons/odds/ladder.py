"""Equal steps in logit, equal factors in odds."""

import numpy as np

from charts import colors
from core.binary import logit_ladder, odds_factor
from lessons.odds.charts import ladder as charts
from lessons.odds.rulers import scale_names
from ui.controls import choice, slider
from ui.language import _
from ui.language import gettext_noop as message
from ui.live_figure import Handle, Readout, Sweep, live_figure
from ui.numbers import format_number
from ui.parameters import Choice, Slider
from ui.scenes import Scene, bench

START = Slider("start", -3.0, 3.0, 0.1, -1.0, 1)
STEP = Choice("rung", ("e", "two"), "e")
STEPS = {"e": 1.0, "two": np.log(2.0)}
RUNGS = 5


def ladder() -> None:
    controls, chart = bench()
    with controls:
        start = slider(START, _("Lowest rung (logit)"))
        step = choice(STEP, _("Step on the logit scale"), ["1", "ln 2"])
    with chart:
        _figure(start, STEPS[step])


def _why() -> str:
    return _(
        "Equal steps in logit multiply the odds by equal factors. "
        "The same steps move the probability less and less as it nears 0 or 1."
    )


def _figure(start: float, step: float) -> None:
    here = logit_ladder(start, step=step, rungs=RUNGS)
    every = logit_ladder(START.values, step=step, rungs=RUNGS)
    live_figure(
        charts.ladder(here, scale_names()),
        key="ladder",
        name=_("Odds and probability on the rungs of a logit ladder"),
        summary=_("From odds {low} to odds {high} in equal steps of the logit.").format(
            low=format_number(here.odds[0], 3), high=format_number(here.odds[-1], 3)
        ),
        readouts=[
            Readout("ladder_factor", _("factor of each step"), odds_factor(step), 6),
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
                at=start,
            )
        ],
        handles=[Handle(START.key, trace) for trace in charts.HANDLES],
        narrow=charts.PANELS.narrow(),
        height=17,
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
    functions=(logit_ladder, odds_factor),
)
