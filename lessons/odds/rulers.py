"""One belief on three rulers."""

import numpy as np
import streamlit as st

from charts import colors
from core.binary import complement, logit, odds, sigmoid
from lessons.odds.charts import rulers as charts
from ui.controls import choice, slider
from ui.formula import live_formula
from ui.language import _
from ui.layout import workbench
from ui.live_figure import Handle, Readout, Sweep, live_figure
from ui.numbers import format_number
from ui.parameters import Choice, Slider
from ui.run_queue import fragment

P = Slider("p", 0.001, 0.999, 0.001, 0.3, 3)
RULER = Choice("ruler", ("log", "linear"), "log")
CONTROLS = (P, RULER)
CURVE = sigmoid(np.linspace(*charts.LOGIT_SPAN, 141))


def _swap() -> None:
    st.session_state[P.key] = P.nearest(complement(st.session_state[P.key]))


@fragment
def rulers() -> None:
    controls, chart = workbench()
    with controls:
        p = slider(P, _("Probability of heads, p"))
        st.button(_("Swap heads and tails"), key="swap", on_click=_swap)
        ruler = choice(RULER, _("Ruler of the odds"), [_("logarithmic"), _("even")])
        st.caption(
            _(
                "Drag any filled point, or the slider: it is one belief on three scales. "
                "The open diamonds are the opposite event, tails."
            )
        )
    with chart:
        _figure(p, odds_log=ruler == "log")


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
