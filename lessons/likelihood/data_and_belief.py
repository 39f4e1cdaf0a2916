"""The data, a belief, and how well every belief explains the data."""

from typing import Any

import numpy as np
import streamlit as st

from charts import colors
from core.likelihood import (
    coin_rows,
    likelihood,
    log_likelihood,
    maximum_likelihood,
    mean_surprisal,
    relative_likelihood,
)
from lessons.likelihood.charts import data_and_belief as charts
from lessons.likelihood.coins import FLIPS, HEADS, ORDER, coin_row, first_coins, turn_drawn_coin
from ui.address import text_of
from ui.controls import slider
from ui.counts import Settled, counts, settle
from ui.formula import live_formula
from ui.language import _
from ui.layout import workbench
from ui.live_figure import Handle, Readout, Sweep, live_figure
from ui.numbers import format_number
from ui.parameters import Slider, literal
from ui.run_queue import fragment

PI = Slider("pi", 0.0, 1.0, 0.01, 0.5, 2)
CONTROLS = (HEADS, FLIPS, PI, ORDER)


def _labels() -> dict[str, str]:
    return {
        "coin": _("coin"),
        "heads": _("heads"),
        "tails": _("tails"),
        "turn": _("click a coin to turn it over"),
        "belief": _("belief π"),
        "share": _("L(π) as a share of its maximum"),
        "log": _("ln L(π) (nats)"),
        "best": _("maximum, π̂ = k/n"),
        "here": _("your π"),
    }


def _ignored_notice(asked: str, flips: int) -> None:
    rule = _("there cannot be more heads than flips, and there are {flips} flips").format(
        flips=flips
    )
    text = _("{parameter} = {value} was ignored: {rule}.")
    notice = text.format(parameter=HEADS.key, value=literal(asked), rule=rule)
    st.warning(notice, icon=":material/link_off:")


def _caption(settled: Settled, heads: int, flips: int, pi: float) -> str:
    if settled is Settled.LOWERED:
        return _("There cannot be more heads than flips, so the heads are now {flips} as well.")
    if settled is Settled.RAISED:
        return _("There cannot be more heads than flips, so the flips are now {flips} as well.")
    if (pi == 0 and heads > 0) or (pi == 1 and heads < flips):
        return _(
            "This belief calls impossible what has happened: its likelihood is 0, the logarithm −∞."
        )
    return _("Drag a point to move π, or a diamond to change the data.")


def _explained(belief, heads, flips) -> dict[str, Any]:
    """Return how well a belief explains the data, in every measure that is shown."""
    data = {"heads": heads, "flips": flips}
    return {
        "likelihood": likelihood(belief, **data),
        "log_likelihood": log_likelihood(belief, **data),
        "mean_bce": mean_surprisal(belief, **data),
    }


def _data_sweep(control: Slider, at: int, row: np.ndarray, pi: float, heads, flips) -> Sweep:
    data = {"heads": heads, "flips": flips}
    every = {name: np.asarray(data[name])[:, None] for name in data}
    best, along = maximum_likelihood(**data), _explained(pi, heads, flips)
    frames = charts.data_frames(
        coin_rows(row, **data),
        flips,
        (relative_likelihood(charts.NODES, **every), log_likelihood(charts.LOG_NODES, **every)),
        (best, log_likelihood(best, **data)),
        (pi, relative_likelihood(pi, **data), along["log_likelihood"]),
    )
    readouts = {**along, "mle": best}
    # There are never more heads than flips: the other slider gives way.
    other, gives_way = (FLIPS.key, flips) if control is HEADS else (HEADS.key, heads)
    named: dict[str, Any] = {"label": control.key, "digits": 0, "moves": {other: gives_way}}
    return Sweep(control.key, control.values, frames, readouts, **named, at=at)


def _belief_sweep(pi: float, heads: int, flips: int) -> Sweep:
    beliefs, along = PI.values, _explained(PI.values, heads, flips)
    shares = relative_likelihood(beliefs, heads=heads, flips=flips)
    frames = charts.belief_frames(beliefs, shares, along["log_likelihood"])
    return Sweep(PI.key, beliefs, frames, along, label="π", digits=PI.digits, at=pi)


def _controls(settled: Settled) -> tuple[np.ndarray, int, int, float]:
    row = coin_row()
    heads, flips = counts(HEADS, FLIPS, (_("Heads k"), _("Flips n")))
    pi = PI.nearest(slider(PI, _("Belief π: probability of heads")))
    st.caption(_caption(settled, heads, flips, pi).format(flips=flips))
    return row, heads, flips, pi


def _formula() -> str:
    return "".join(
        live_formula(latex)
        for latex in (
            r"L(\pi) = \pi^{k}\,(1-\pi)^{n-k} = @likelihood",
            r"\ln\,L(\pi) = k\,\ln\,\pi + (n-k)\,\ln(1-\pi) = @log_likelihood",
        )
    )


@fragment
def data_and_belief() -> None:
    asked = text_of(HEADS.key) or ""
    opened = HEADS.key not in st.session_state
    settled = settle(HEADS, FLIPS)
    if settled is Settled.IGNORED:
        _ignored_notice(asked, round(st.session_state[FLIPS.key]))
    if opened:
        first_coins()
    controls, chart = workbench()
    with controls:
        row, heads, flips, pi = _controls(settled)
    with chart:
        _figure(row, heads, flips, pi)


def _figure(row: np.ndarray, heads: int, flips: int, pi: float) -> None:
    data = {"heads": heads, "flips": flips}
    here, best = _explained(pi, heads, flips), maximum_likelihood(**data)
    live_figure(
        charts.row_and_curves(
            (row, flips),
            (
                relative_likelihood(charts.NODES, **data),
                log_likelihood(charts.LOG_NODES, **data),
            ),
            (best, log_likelihood(best, **data)),
            (pi, relative_likelihood(pi, **data), here["log_likelihood"]),
            _labels(),
        ),
        key="data_and_belief",
        name=_("A row of coins, and how well each belief explains it"),
        summary=_(
            "{heads} heads in {flips} flips. The belief {pi} has the log-likelihood {log}; the "
            "best belief is {best}."
        ).format(
            heads=heads,
            flips=flips,
            pi=format_number(pi, 2),
            log=format_number(here["log_likelihood"], 6),
            best=format_number(best, 6),
        ),
        readouts=_readouts(here, best),
        formula=_formula(),
        sweeps=[
            _belief_sweep(pi, heads, flips),
            _data_sweep(HEADS, heads, row, pi, HEADS.values, np.maximum(HEADS.values, flips)),
            _data_sweep(FLIPS, flips, row, pi, np.minimum(FLIPS.values, heads), FLIPS.values),
        ],
        handles=[
            *(Handle(PI.key, trace) for trace in charts.HANDLES),
            *(Handle(HEADS.key, trace) for trace in charts.BEST_HANDLES),
        ],
        on_draw=turn_drawn_coin,
        narrow=charts.PANELS.narrow(),
        height=23,
    )


def _readouts(here: dict[str, float], best: float) -> list[Readout]:
    return [
        Readout("likelihood", _("likelihood L(π)"), here["likelihood"], 6, colors.PROBABILITY),
        Readout("log_likelihood", "ln L(π)", here["log_likelihood"], 6, colors.LOGIT),
        Readout("mean_bce", _("mean BCE, −ln L(π) / n"), here["mean_bce"], 6, colors.CONTRAST),
        Readout("mle", _("best belief π̂ = k/n"), best, 6, colors.ODDS),
    ]
